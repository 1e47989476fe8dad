import type { ListOrganizationsFeaturesResponse } from '../../../models/iam.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import type { OrganizationRecord } from '../../../store/organizations/organization-records.ts'
import { notManagementAccount } from '../errors.ts'
import { requireAdministrator } from './administrators.ts'

/**
 * What may be done centrally with the root users of member accounts: manage their credentials, and act as they in privileged tasks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management
 */
export type RootFeature = 'RootCredentialsManagement' | 'RootSessions'

const FEATURES: readonly RootFeature[] = ['RootCredentialsManagement', 'RootSessions']

type Context = Pick<OperationContext<unknown>, 'store' | 'caller'>

/** No error where it is on. Only the management account enables what then also its delegated administrators may use. */
export const enableFeature = (context: Context, feature: RootFeature) => switchFeature(context, feature, true)

/** No error where it is off. Sessions that there are go on for the minutes that they have left. */
export const disableFeature = (context: Context, feature: RootFeature) =>
  switchFeature(context, feature, false)

async function switchFeature({ store, caller: { accountId } }: Context, feature: RootFeature, on: boolean) {
  const { managementAccountId } = await requireAdministrator(store, accountId)
  return store.write(managementAccountId, async (tx) => {
    const organization = await requireAdministrator(tx, accountId)
    if (on && accountId !== organization.managementAccountId) throw notManagementAccount()
    const iamFeatures = FEATURES.filter((one) =>
      one === feature ? on : organization.iamFeatures.includes(one),
    )
    await tx.organizations.update(organization.id, { iamFeatures })
    return featuresView({ ...organization, iamFeatures })
  })
}

export function featuresView({
  id,
  iamFeatures,
}: Pick<OrganizationRecord, 'id' | 'iamFeatures'>): ListOrganizationsFeaturesResponse {
  return {
    OrganizationId: id,
    EnabledFeatures: FEATURES.filter((feature) => iamFeatures.includes(feature)),
  }
}
