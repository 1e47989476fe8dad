import type { Caller } from '../../authenticate/caller.ts'
import type { AccessCheck } from '../../operation.ts'
import { arnOfPolicy, policyArn } from '../../service-reference/organization-policies.ts'
import type {
  OrganizationPolicyType,
  OrganizationRecord,
} from '../../store/organizations/organization-records.ts'
import type { Tag } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { accountArn, targetArn, unitArn } from './arns.ts'
import { findPolicy } from './policies.ts'
import { findTarget } from './targets.ts'

/**
 * The resources that operations authorize. An account outside of any organization has none to name: nothing but a policy for `*` then
 * lets the call on to the answer that Organizations is not in use.
 */
type Resource = Pick<AccessCheck, 'resource' | 'resourceTags' | 'context'>

const NO_RESOURCE: Resource = { resource: '*' }

export const ofCaller = async (store: Store, caller: Caller): Promise<OrganizationRecord | undefined> =>
  (await store.organizations.ofAccount(caller.accountId))?.organization

/** A root, an organizational unit or an account. */
export async function targetResource(store: Store, caller: Caller, id: string): Promise<Resource> {
  const organization = await ofCaller(store, caller)
  if (organization === undefined) return NO_RESOURCE
  const target = await findTarget(store, organization.id, id)
  return { resource: targetArn(organization, id), ...(target && { resourceTags: target.tags }) }
}

/** A policy, with organizations:PolicyType. One that is not there is asked about as a service control policy. */
export async function policyResource(store: Store, caller: Caller, id: string): Promise<Resource> {
  const organization = await ofCaller(store, caller)
  if (organization === undefined) return NO_RESOURCE
  const policy = await findPolicy(store, organization.id, id)
  if (policy === undefined) return { resource: policyArn(organization, 'SERVICE_CONTROL_POLICY', id) }
  return {
    resource: arnOfPolicy(organization, policy),
    resourceTags: policy.tags,
    context: ofType(policy.type),
  }
}

/** Of an action on a type of policy. */
export const ofType = (type: string) => ({ 'organizations:PolicyType': type })

/** Of an action for a service. */
export const ofService = (principal: string | undefined) => ({ 'organizations:ServicePrincipal': principal })

/** What a new account, unit or policy will be: its id is not known yet. */
export async function newResource(
  store: Store,
  caller: Caller,
  kind: 'account' | 'unit' | OrganizationPolicyType,
): Promise<string> {
  const organization = await ofCaller(store, caller)
  if (organization === undefined) return '*'
  if (kind === 'account') return accountArn(organization, '*')
  return kind === 'unit' ? unitArn(organization, 'ou-*') : policyArn(organization, kind, 'p-*')
}

/**
 * To make something with tags, organizations:TagResource must be allowed besides.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html
 */
export function withTagging(create: AccessCheck, made: string, tags: readonly Tag[]): readonly AccessCheck[] {
  const check = { ...create, requestTags: tags }
  if (tags.length === 0) return [check]
  const { context } = create
  return [
    check,
    { action: 'organizations:TagResource', resource: made, requestTags: tags, ...(context && { context }) },
  ]
}
