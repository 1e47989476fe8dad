import type {
  CreateAccountRequestRecord,
  OrganizationAccountRecord,
  OrganizationRecord,
  OrganizationUnitRecord,
} from '../../store/organizations/organization-records.ts'
import { accountArn, organizationArn, rootArn, unitArn } from './arns.ts'
import type { OrganizationParts } from './targets.ts'

/** The structures that several operations answer. */

export function organizationView(organization: OrganizationRecord, managementEmail: string) {
  const { id, managementAccountId, featureSet } = organization
  return {
    Id: id,
    Arn: organizationArn(organization),
    FeatureSet: featureSet,
    MasterAccountArn: accountArn(organization, managementAccountId),
    MasterAccountId: managementAccountId,
    MasterAccountEmail: managementEmail,
    // Kept by AWS for old clients: what may be enabled in the root, not what is.
    AvailablePolicyTypes:
      featureSet === 'ALL' ? [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' } as const] : [],
  }
}

export function rootView(organization: OrganizationRecord, root: OrganizationUnitRecord) {
  return {
    Id: root.id,
    Arn: rootArn(organization, root.id),
    Name: root.name,
    PolicyTypes: organization.policyTypes.map((Type) => ({ Type, Status: 'ENABLED' as const })),
  }
}

/** `path`: of the unit, as {@link pathsOf} gives it. */
export function unitView(
  organization: OrganizationRecord,
  unit: OrganizationUnitRecord,
  path: string | undefined,
) {
  return { Id: unit.id, Arn: unitArn(organization, unit.id), Name: unit.name, Path: path }
}

/** What accounts and delegated administrators have in common. */
export function memberView(organization: OrganizationRecord, account: OrganizationAccountRecord) {
  return {
    Id: account.accountId,
    Arn: accountArn(organization, account.accountId),
    Email: account.email,
    Name: account.name,
    Status: account.status,
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
    State: account.status === 'SUSPENDED' ? ('CLOSED' as const) : ('ACTIVE' as const),
    JoinedMethod: account.joinedMethod,
    JoinedTimestamp: account.joinedAt,
  }
}

export function accountView(
  organization: OrganizationRecord,
  account: OrganizationAccountRecord,
  parentPath: string | undefined,
) {
  return {
    ...memberView(organization, account),
    Paths: parentPath === undefined ? [] : [`${parentPath}${account.accountId}/`],
  }
}

/** The paths of units by id: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`. */
export async function pathsOf(
  reads: OrganizationParts,
  { id }: OrganizationRecord,
  unitIds: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>()
  for (const unit of new Set(unitIds))
    paths.set(unit, `${[id, ...(await reads.organizationUnits.path(unit))].join('/')}/`)
  return paths
}

/** Accounts as lists show them. */
export async function accountViews(
  reads: OrganizationParts,
  organization: OrganizationRecord,
  accounts: readonly OrganizationAccountRecord[],
) {
  const paths = await pathsOf(
    reads,
    organization,
    accounts.map(({ parentId }) => parentId),
  )
  return accounts.map((account) => accountView(organization, account, paths.get(account.parentId)))
}

/** The account's id is shown when it is there. */
export function requestView(request: CreateAccountRequestRecord) {
  return {
    Id: request.id,
    AccountName: request.accountName,
    State: request.state,
    RequestedTimestamp: request.requestedAt,
    CompletedTimestamp: request.completedAt,
    AccountId: request.state === 'SUCCEEDED' ? request.accountId : undefined,
    FailureReason: request.failureReason as 'EMAIL_ALREADY_EXISTS' | 'INTERNAL_FAILURE' | undefined,
  }
}
