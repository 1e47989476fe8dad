import { MAX_RCP_SIZE, MAX_SCP_SIZE } from '@iamd/engine'
import { MAX_UNIT_DEPTH } from '../../store/keys.ts'
import type { OrganizationPolicyType } from '../../store/organizations/organization-records.ts'

/**
 * Quotas of AWS Organizations. Where AWS raises one on request, and for accounts its default would be ten, this is how far.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
export const QUOTAS = {
  /** Closed ones count. */
  Accounts: 10_000,
  Units: 2000,
  UnitDepth: MAX_UNIT_DEPTH,
  /** Requests for accounts in progress at a time. */
  CreatingAccounts: 5,
  TagsPerResource: 50,
} as const

/** Of one type of policy: how many an organization may have, and how many one root, unit or account, and characters of each. */
export const POLICY_QUOTAS: Readonly<
  Record<
    OrganizationPolicyType,
    { readonly inOrganization: number; readonly onTarget: number; readonly size: number }
  >
> = {
  SERVICE_CONTROL_POLICY: { inOrganization: 10_000, onTarget: 10, size: MAX_SCP_SIZE },
  RESOURCE_CONTROL_POLICY: { inOrganization: 1000, onTarget: 5, size: MAX_RCP_SIZE },
}
