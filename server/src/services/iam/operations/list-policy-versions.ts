import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { policyTarget, requireCustomerPolicy } from '../policies/managed-policy.ts'
import { versionId } from '../policies/policy-views.ts'

/** Newest first. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html */
export const listPolicyVersions = iamOperation('ListPolicyVersions', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListPolicyVersions',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    const ofAws = managedPolicies.versions(input.PolicyArn)
    const { items, ...paging } =
      ofAws === undefined
        ? await ownVersions()
        : await page(input, async ({ after, limit }) => {
            const rest = after === undefined ? ofAws : ofAws.filter(({ version }) => version < Number(after))
            const shown = rest.slice(0, limit)
            return { items: shown, next: rest.length > limit ? String(shown.at(-1)!.version) : undefined }
          })
    return {
      Versions: items.map(({ version, isDefault, createdAt }) => ({
        VersionId: versionId(version),
        IsDefaultVersion: isDefault,
        CreateDate: createdAt,
      })),
      ...paging,
    }

    async function ownVersions() {
      const policy = await requireCustomerPolicy(store, accountId, input.PolicyArn)
      const listed = await page(input, (request) => store.policies.versions.list(policy.id, request))
      return {
        ...listed,
        items: listed.items.map((one) => ({ ...one, isDefault: one.version === policy.defaultVersion })),
      }
    }
  },
})
