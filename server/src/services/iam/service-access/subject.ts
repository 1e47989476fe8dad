import type { PolicyDocument } from '@iamd/engine'
import { policyCompilerOf } from '../../../authorize/policy-compiler.ts'
import type { Environment } from '../../../environment.ts'
import type { EntityInfo } from '../../../models/iam.gen.ts'
import type { AccessCheck } from '../../../operation.ts'
import { policyArnParts } from '../../../store/keys.ts'
import { MAX_PAGE_ITEMS, type Page, type PageRequest } from '../../../store/page.ts'
import type { RoleRecord, UserRecord } from '../../../store/records.ts'
import { roleArn, userArn } from '../arns.ts'
import { noSuchPolicy } from '../errors.ts'
import { checkPolicyArn, policyExistsByArn, policyTarget } from '../policies/managed-policy.ts'
import { policySource, sourceTarget } from '../simulation/source.ts'

type Stored = Pick<Environment, 'store' | 'managedPolicies'>

/** What a report is about: the policies that count, and the users and roles that could have used them. */
export interface AccessSubject {
  readonly documents: readonly PolicyDocument[]
  readonly entities: readonly EntityInfo[]
}

/** How a report is authorized: by the ARN as given, with the tags of what it names. */
export async function subjectTarget(
  { store }: Pick<Environment, 'store'>,
  accountId: string,
  arn: string,
): Promise<Pick<AccessCheck, 'resource' | 'resourceTags' | 'resourceAccountId'>> {
  if (policyArnParts(arn) === undefined) return sourceTarget(store, accountId, arn)
  const { shownAs: _, ...target } = await policyTarget(store, accountId, arn)
  return target
}

/**
 * The subject of an ARN: a user with its groups' policies, a group and its members, a role, or a managed policy and all who have
 * it. Boundaries do not count.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 * @throws InvalidInput for an ARN of another kind or account; NoSuchEntity; PolicyEvaluation
 */
export async function accessSubject(stored: Stored, accountId: string, arn: string): Promise<AccessSubject> {
  if (policyArnParts(arn) !== undefined) {
    return {
      documents: [await policyDocument(stored, accountId, arn)],
      entities: await entitiesOfPolicy(stored, accountId, arn),
    }
  }
  const { entity, policies } = await policySource(stored, accountId, arn)
  const documents = policies
    .filter(({ origin }) => origin.type !== 'permission-boundary')
    .map(({ compiled }) => compiled.document)
  return { documents, entities: await entitiesOf(stored.store, accountId, entity.kind, entity.name) }
}

async function policyDocument(stored: Stored, accountId: string, arn: string): Promise<PolicyDocument> {
  const { store, managedPolicies } = stored
  checkPolicyArn(arn)
  if (!(await policyExistsByArn(store, managedPolicies, accountId, arn))) throw noSuchPolicy(arn)
  const customer = await store.policies.defaultDocument(arn)
  return policyCompilerOf(managedPolicies).managed(arn, customer?.document, 'identity').document
}

async function entitiesOf(
  store: Stored['store'],
  accountId: string,
  kind: 'user' | 'group' | 'role',
  name: string,
): Promise<readonly EntityInfo[]> {
  if (kind === 'user') return known(await store.users.byName(accountId, name), userInfo)
  if (kind === 'role') return known(await store.roles.byName(accountId, name), roleInfo)
  const group = await store.groups.byName(accountId, name)
  return group === undefined ? [] : membersOf(store, group.id)
}

/** Users and roles that have the policy attached, and users who have it through a group; each once. */
async function entitiesOfPolicy(
  { store }: Stored,
  accountId: string,
  arn: string,
): Promise<readonly EntityInfo[]> {
  const found = new Map<string, EntityInfo>()
  const add = (infos: readonly EntityInfo[]) => {
    for (const info of infos) found.set(info.Id, info)
  }
  for (const kind of ['user', 'role', 'group'] as const) {
    const holders = await everyPage((page) =>
      store.policies.entitiesAttached({ ...page, accountId, arn, kinds: [kind], usage: 'PermissionsPolicy' }),
    )
    for (const { name } of holders) add(await entitiesOf(store, accountId, kind, name))
  }
  return [...found.values()]
}

async function membersOf(store: Stored['store'], groupId: string): Promise<readonly EntityInfo[]> {
  return (await everyPage((page) => store.groups.members(groupId, page))).map(userInfo)
}

/** The quotas on users, groups and roles bound it. */
async function everyPage<T>(fetch: (page: PageRequest) => Promise<Page<T>>): Promise<readonly T[]> {
  const all: T[] = []
  let after: string | undefined
  do {
    const { items, next } = await fetch({ after, limit: MAX_PAGE_ITEMS })
    all.push(...items)
    after = next
  } while (after !== undefined)
  return all
}

function known<T>(record: T | undefined, info: (record: T) => EntityInfo): readonly EntityInfo[] {
  return record === undefined ? [] : [info(record)]
}

const userInfo = (user: UserRecord): EntityInfo => ({
  Arn: userArn(user),
  Name: user.name,
  Type: 'USER',
  Id: user.id,
  Path: user.path,
})

const roleInfo = (role: RoleRecord): EntityInfo => ({
  Arn: roleArn(role),
  Name: role.name,
  Type: 'ROLE',
  Id: role.id,
  Path: role.path,
})
