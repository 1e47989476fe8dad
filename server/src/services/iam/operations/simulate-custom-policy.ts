import { iamOperation } from '../operation.ts'
import { boundaryInput, identityInputs, organizationInputs } from '../simulation/policies.ts'
import { questionOf } from '../simulation/question.ts'
import { simulate } from '../simulation/simulate.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
export const simulateCustomPolicy = iamOperation('SimulateCustomPolicy', {
  authorize: () => ({ action: 'iam:SimulateCustomPolicy', resource: '*' }),

  async handle({ input, caller: { accountId } }) {
    const { OrderedOrganizationPolicyInputList: levels } = input
    const policies = {
      identity: identityInputs(input.PolicyInputList),
      boundary: boundaryInput(input.PermissionsBoundaryPolicyInputList),
      // An empty list is no organization.
      organization: levels === undefined || levels.length === 0 ? undefined : organizationInputs(levels),
    }
    return simulate(questionOf(input, policies, undefined, accountId), input)
  },
})
