import { notAResource, notAResourceOwner, unclearEntity, unequalResources } from './errors.ts'

/** What stands for all resources. */
export const EVERY_RESOURCE = '*'

/**
 * ResourceArns; `*` where none are given.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html (ResourceArns)
 * @throws InvalidInput for what is no ARN, and for `*` among others
 */
export function resourcesOf(given: readonly string[] = []): readonly string[] {
  if (given.length === 0 || (given.length === 1 && given[0] === EVERY_RESOURCE)) return [EVERY_RESOURCE]
  for (const arn of given) if (partsOf(arn) === undefined) throw notAResource(arn)
  return given
}

interface ArnParts {
  readonly service: string
  readonly account: string
  readonly resource: string
}

/** The parts of an ARN; undefined where the text is none. */
export function partsOf(arn: string): ArnParts | undefined {
  const [scheme, partition, service, , account, ...resource] = arn.split(':')
  const rest = resource.join(':')
  if (scheme !== 'arn' || !partition || !service || account === undefined || rest === '') return undefined
  return { service, account, resource: rest }
}

const OWNER_ARN = /^arn:[a-z-]+:iam::([0-9]{12}):root$/
const ACCOUNT_ID = /^[0-9]{12}$/

/** The account that ResourceOwner names. @throws InvalidInput for what is not the ARN of an account */
export function ownerOf(resourceOwner: string | undefined): string | undefined {
  if (resourceOwner === undefined) return undefined
  const account = OWNER_ARN.exec(resourceOwner)?.[1]
  if (account === undefined) throw notAResourceOwner(resourceOwner)
  return account
}

/** The account that owns a resource: the one in its ARN, else ResourceOwner's. */
export function accountOf(resource: string, owner: string | undefined): string | undefined {
  const account = partsOf(resource)?.account ?? ''
  return ACCOUNT_ID.test(account) ? account : owner
}

/** How a policy on a resource takes part, as the engine's PolicyLayers say it. */
export type ResourceKind = 'resource' | 'trust' | 'kms-key'

/**
 * What ResourcePolicy is to the resources; it must be the same to all of them.
 * @throws InvalidInput for `*`, which has no policy, and for resources of different kinds
 */
export function resourceKindOf(resources: readonly string[]): ResourceKind {
  const kinds = new Set(resources.map(kindOf))
  if (kinds.size !== 1) throw unequalResources()
  return [...kinds][0]!
}

function kindOf(arn: string): ResourceKind {
  const parts = partsOf(arn)
  if (parts === undefined) throw unclearEntity(arn)
  if (parts.service === 'iam' && parts.resource.startsWith('role/')) return 'trust'
  if (parts.service === 'kms' && parts.resource.startsWith('key/')) return 'kms-key'
  return 'resource'
}
