import type { PolicyGrantingServiceAccess } from '../../../models/iam.gen.ts'
import { serviceNames } from '../../../service-reference/service-names.ts'
import { policyArnParts } from '../../../store/keys.ts'
import { unknownServiceNamespace } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { pageByPlace } from '../paging.ts'
import { Grants } from '../service-access/grants.ts'
import type { StoredOrigin } from '../simulation/exclusions.ts'
import { policySource, sourceTarget } from '../simulation/source.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html */
export const listPoliciesGrantingServiceAccess = iamOperation('ListPoliciesGrantingServiceAccess', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListPoliciesGrantingServiceAccess',
    ...(await sourceTarget(store, caller.accountId, input.Arn)),
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    for (const name of input.ServiceNamespaces) {
      if (!serviceNames().has(name)) throw unknownServiceNamespace(name)
    }
    // Boundaries are no permissions policies: neither their Allows nor their Denies count.
    const source = await policySource({ store, managedPolicies }, accountId, input.Arn)
    const kept = source.policies.filter(({ origin }) => origin.type !== 'permission-boundary')
    const documents = kept.map(({ compiled }) => compiled.document)
    const policies = kept.map((policy, place) => ({
      view: viewOf(policy.origin),
      grants: new Grants([documents[place]!], documents),
    }))
    const namespaces = [...new Set(input.ServiceNamespaces)]
    const { items, ...paging } = await pageByPlace({ Marker: input.Marker }, namespaces)
    return {
      PoliciesGrantingServiceAccess: items.map((name) => ({
        ServiceNamespace: name,
        Policies: policies.filter(({ grants }) => grants.service(name)).map(({ view }) => view),
      })),
      ...paging,
    }
  },
})

const OWNER_TYPES = { user: 'USER', group: 'GROUP', role: 'ROLE' } as const

function viewOf(origin: StoredOrigin): PolicyGrantingServiceAccess {
  if (origin.type === 'inline') {
    return {
      PolicyName: origin.name,
      PolicyType: 'INLINE',
      EntityType: OWNER_TYPES[origin.owner],
      EntityName: origin.ownerName,
    }
  }
  return {
    PolicyName: policyArnParts(origin.arn)?.name ?? origin.arn,
    PolicyType: 'MANAGED',
    PolicyArn: origin.arn,
  }
}
