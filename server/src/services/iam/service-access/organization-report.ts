import type { Environment } from '../../../environment.ts'
import type { AccessDetail, ErrorDetails } from '../../../models/iam.gen.ts'
import { serviceNames } from '../../../service-reference/service-names.ts'
import type { OrganizationRecord } from '../../../store/organizations/organization-records.ts'
import type { AccountServiceUse } from '../../../store/use/account-service-uses.ts'
import { findPolicy } from '../../organizations/policies.ts'
import {
  accountsIn,
  entityOfPath,
  type OrganizationEntity,
  type PlacedAccount,
} from './organization-entity.ts'
import { servicesOfEntity, servicesOfPolicy, targetsOf } from './organization-services.ts'
import { TRACKING_MILLISECONDS } from './report.ts'

/**
 * A report on the services that control policies let an entity of an organization use, and on which of its accounts last did. It shows the
 * moment it was made.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOrganizationsAccessReport.html
 */
export interface OrganizationReportContent {
  readonly createdAt: number
  readonly completedAt: number
  /** In the order of their prefixes. */
  readonly details: readonly AccessDetail[]
  /** Why there is no report. */
  readonly error?: ErrorDetails
}

/** What is asked for, by whose organization and when. */
export interface OrganizationQuestion {
  readonly organization: OrganizationRecord
  readonly path: string
  readonly policyId: string | undefined
  readonly now: number
}

type Stored = Pick<Environment, 'store' | 'managedPolicies'>

/**
 * Makes the report. Uses noted in memory must have been stored before. What is wrong with the question is said in the report: the operation
 * has no errors for it.
 */
export async function organizationReport(
  stored: Stored,
  question: OrganizationQuestion,
): Promise<OrganizationReportContent> {
  const { now: createdAt } = question
  const found = await detailsOf(stored, question)
  const times = { createdAt, completedAt: createdAt }
  return 'Code' in found ? { ...times, details: [], error: found } : { ...times, details: found }
}

async function detailsOf(
  stored: Stored,
  { organization, path, policyId, now }: OrganizationQuestion,
): Promise<readonly AccessDetail[] | ErrorDetails> {
  const { store } = stored
  if (!organization.policyTypes.includes('SERVICE_CONTROL_POLICY'))
    return { Code: 'InvalidInput', Message: 'Service control policies are not enabled in the organization.' }
  const entity = await entityOfPath(store, organization, path)
  if (entity === undefined)
    return { Code: 'NoSuchEntity', Message: `The entity ${path} cannot be found in the organization.` }
  const notBefore = now - TRACKING_MILLISECONDS
  // The management account is limited by no policy, so none is looked at.
  if (policyId === undefined || entity.isManagement) {
    const services = await servicesOfEntity(stored, organization.id, entity)
    return details(services, organization, await usesIn(stored, organization, entity, notBefore, () => true))
  }
  const policy = await findPolicy(store, organization.id, policyId)
  if (policy?.type !== 'SERVICE_CONTROL_POLICY')
    return { Code: 'NoSuchEntity', Message: `The service control policy ${policyId} cannot be found.` }
  const targets = await targetsOf(store, organization.id, policyId)
  const isLimited = ({ levels }: PlacedAccount) => levels.some((id) => targets.has(id))
  const uses = await usesIn(stored, organization, entity, notBefore, isLimited)
  return details(servicesOfPolicy(stored, policy.content), organization, uses)
}

/** The last use of a service, and how many accounts used it. */
interface Used {
  last: AccountServiceUse
  levels: readonly string[]
  accounts: number
}

async function usesIn(
  { store }: Stored,
  organization: OrganizationRecord,
  entity: OrganizationEntity,
  notBefore: number,
  counts: (account: PlacedAccount) => boolean,
): Promise<ReadonlyMap<string, Used>> {
  const byService = new Map<string, Used>()
  for await (const portion of accountsIn(store, organization, entity)) {
    const levels = new Map(portion.filter(counts).map((account) => [account.accountId, account.levels]))
    for (const use of await store.accountServiceUses.ofAccounts([...levels.keys()], notBefore)) {
      const known = byService.get(use.service)
      const own = levels.get(use.accountId)!
      if (known === undefined) {
        byService.set(use.service, { last: use, levels: own, accounts: 1 })
        continue
      }
      known.accounts++
      if (use.at > known.last.at) Object.assign(known, { last: use, levels: own })
    }
  }
  return byService
}

function details(
  services: readonly string[],
  { id }: OrganizationRecord,
  uses: ReadonlyMap<string, Used>,
): readonly AccessDetail[] {
  const names = serviceNames()
  return services.map((prefix) => {
    const used = uses.get(prefix)
    return {
      ServiceName: names.get(prefix)!,
      ServiceNamespace: prefix,
      ...(used && {
        Region: used.last.region,
        EntityPath: [id, ...used.levels].join('/'),
        LastAuthenticatedTime: used.last.at,
      }),
      TotalAuthenticatedEntities: used?.accounts ?? 0,
    }
  })
}
