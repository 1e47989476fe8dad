import { iamOperation } from '../operation.ts'
import { excludesScps, exclusionOf } from '../simulation/exclusions.ts'
import { accountScps } from '../simulation/organization.ts'
import { boundaryInput, identityInputs } from '../simulation/policies.ts'
import { questionOf } from '../simulation/question.ts'
import { simulate } from '../simulation/simulate.ts'
import { policySource, sourceTarget } from '../simulation/source.ts'

/**
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 *
 * With the service control policies of the account's place in its organization, unless they are excluded.
 */
export const simulatePrincipalPolicy = iamOperation('SimulatePrincipalPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:SimulatePrincipalPolicy',
    ...(await sourceTarget(store, caller.accountId, input.PolicySourceArn)),
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    const excluded = exclusionOf(input.PolicyExclusionList)
    const source = await policySource({ store, managedPolicies }, accountId, input.PolicySourceArn)
    const kept = source.policies.filter(({ origin }) => !excluded(origin))
    const policies = {
      identity: [
        ...kept.filter(({ origin }) => origin.type !== 'permission-boundary'),
        ...identityInputs(input.PolicyInputList),
      ],
      boundary:
        boundaryInput(input.PermissionsBoundaryPolicyInputList) ??
        kept.find(({ origin }) => origin.type === 'permission-boundary'),
      organization: excludesScps(input.PolicyExclusionList)
        ? undefined
        : await accountScps({ store, managedPolicies }, accountId, excluded),
    }
    return simulate(questionOf(input, policies, source.entity, accountId), input)
  },
})
