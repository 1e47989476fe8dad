import type { PolicyDocument } from '@iamd/engine'
import { policyCompilerOf } from '../../../authorize/policy-compiler.ts'
import type { Environment } from '../../../environment.ts'
import { serviceNames } from '../../../service-reference/service-names.ts'
import { MAX_PAGE_ITEMS } from '../../../store/page.ts'
import type { Store } from '../../../store/store.ts'
import { findPolicy } from '../../organizations/policies.ts'
import { Grants } from './grants.ts'
import type { OrganizationEntity } from './organization-entity.ts'

/** Which services control policies let be asked for: by the prefix of their actions. */

type Stored = Pick<Environment, 'store' | 'managedPolicies'>

/** Those that the policies on each level from the root down to an entity allow; every one for the management account. */
export async function servicesOfEntity(
  stored: Stored,
  organizationId: string,
  { levels, isManagement }: OrganizationEntity,
): Promise<readonly string[]> {
  if (isManagement) return allServices()
  const documents: (readonly PolicyDocument[])[] = []
  for (const level of levels) documents.push(await documentsOn(stored, organizationId, level))
  // A Deny on one level takes away what another allows.
  const denying = documents.flat()
  const grants = documents.map((ofLevel) => new Grants(ofLevel, denying))
  return allServices().filter((prefix) => grants.every((level) => level.service(prefix)))
}

/** Those that one policy allows. */
export function servicesOfPolicy({ managedPolicies }: Stored, content: string): readonly string[] {
  const grants = new Grants([policyCompilerOf(managedPolicies).text(content, 'scp').document])
  return allServices().filter((prefix) => grants.service(prefix))
}

/** What a policy is attached to: ids. */
export async function targetsOf(
  store: Store,
  organizationId: string,
  policyId: string,
): Promise<ReadonlySet<string>> {
  const targets = new Set<string>()
  let after: string | undefined
  do {
    const page = { organizationId, policyId, after, limit: MAX_PAGE_ITEMS }
    const { items, next } = await store.organizationPolicies.targets(page)
    for (const { targetId } of items) targets.add(targetId)
    after = next
  } while (after !== undefined)
  return targets
}

const allServices = (): readonly string[] => [...serviceNames().keys()]

async function documentsOn(
  { store, managedPolicies }: Stored,
  organizationId: string,
  targetId: string,
): Promise<readonly PolicyDocument[]> {
  const ids = await store.organizationPolicies.attached(organizationId, targetId, 'SERVICE_CONTROL_POLICY')
  const documents: PolicyDocument[] = []
  for (const id of ids) {
    const policy = await findPolicy(store, organizationId, id)
    if (policy === undefined) throw new Error(`the policy ${id} is attached and not there`)
    documents.push(policyCompilerOf(managedPolicies).text(policy.content, 'scp').document)
  }
  return documents
}
