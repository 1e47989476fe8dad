import type { Principal } from '@iamd/engine'
import { parseIamArn } from '../arns.ts'
import type { SimulatedContext } from './context.ts'
import { unclearEntity } from './errors.ts'

/** A user, group or role by its ARN. */
export interface EntityName {
  readonly arn: string
  readonly kind: 'user' | 'group' | 'role'
  readonly accountId: string
  readonly path: string
  readonly name: string
}

const KINDS: ReadonlyMap<string, EntityName['kind']> = new Map([
  ['user', 'user'],
  ['group', 'group'],
  ['role', 'role'],
])

const ACCOUNT_ID = /^[0-9]{12}$/

/** @throws InvalidInput for an ARN that is not a user's, group's or role's */
export function entityOf(arn: string): EntityName {
  const parts = parseIamArn(arn)
  const kind = KINDS.get(parts?.type ?? '')
  if (parts === undefined || kind === undefined || parts.name === '' || !ACCOUNT_ID.test(parts.accountId)) {
    throw unclearEntity(arn)
  }
  return { arn, kind, accountId: parts.accountId, path: parts.path, name: parts.name }
}

/** A simulated caller has no unique id and no session name. What stands for them is in no valid policy. */
const NOBODY = ''
const ANY_SESSION = '*'
const SERVICE_LINKED_PATH = '/aws-service-role/'

/** The caller as policies name it. Nobody in particular, of the account that asks, where no CallerArn is given. */
export function principalOf(caller: EntityName | undefined, accountId: string): Principal {
  if (caller === undefined) {
    return { type: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/`, userId: NOBODY }
  }
  if (caller.kind !== 'role') {
    return { type: 'user', accountId: caller.accountId, arn: caller.arn, userId: NOBODY }
  }
  return {
    type: 'assumed-role',
    accountId: caller.accountId,
    arn: `arn:aws:sts::${caller.accountId}:assumed-role/${caller.name}/${ANY_SESSION}`,
    roleArn: caller.arn,
    userId: `${NOBODY}:${ANY_SESSION}`,
    serviceLinked: caller.path.startsWith(SERVICE_LINKED_PATH),
  }
}

/**
 * The condition keys that the caller's ARN tells. All others, the caller's tags among them, are the business of ContextEntries, and
 * MissingContextValues names them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function callerContext(caller: EntityName | undefined): SimulatedContext {
  if (caller === undefined || caller.kind === 'group') return new Map()
  const context = new Map([
    ['aws:principalarn', caller.arn],
    ['aws:principalaccount', caller.accountId],
    ['aws:principaltype', caller.kind === 'user' ? 'User' : 'AssumedRole'],
  ])
  if (caller.kind === 'user') context.set('aws:username', caller.name)
  return context
}
