import { requireReader } from '../membership.ts'
import { organizationsOperation } from '../operation.ts'
import { page } from '../paging.ts'

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAWSServiceAccessForOrganization.html */
export const listAwsServiceAccessForOrganization = organizationsOperation(
  'ListAWSServiceAccessForOrganization',
  {
    authorize: () => ({ action: 'organizations:ListAWSServiceAccessForOrganization', resource: '*' }),

    async handle({ input, caller, store }) {
      const { id: organizationId } = await requireReader(store, caller)
      const { items, NextToken } = await page(input, (request) =>
        store.organizationServices.listTrusted({ organizationId, ...request }),
      )
      return {
        EnabledServicePrincipals: items.map(({ servicePrincipal, enabledAt }) => ({
          ServicePrincipal: servicePrincipal,
          DateEnabled: enabledAt,
        })),
        NextToken,
      }
    },
  },
)
