import type { ListEntitiesForPolicyRequest } from '../../../models/iam.gen.ts'
import type { PolicyHolderKind } from '../../../store/keys.ts'
import { noSuchPolicy } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { checkPolicyArn, policyExistsByArn, policyTarget } from '../policies/managed-policy.ts'

/** Which entities each filter lets through: managed policies, which it can also name, have no policies. */
const KINDS: Readonly<
  Record<NonNullable<ListEntitiesForPolicyRequest['EntityFilter']>, readonly PolicyHolderKind[]>
> = {
  User: ['user'],
  Group: ['group'],
  Role: ['role'],
  LocalManagedPolicy: [],
  AWSManagedPolicy: [],
}
const ALL_KINDS: readonly PolicyHolderKind[] = ['group', 'user', 'role']

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html */
export const listEntitiesForPolicy = iamOperation('ListEntitiesForPolicy', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:ListEntitiesForPolicy',
    ...(await policyTarget(store, caller.accountId, input.PolicyArn)),
  }),

  async handle({ input, caller: { accountId }, store, managedPolicies }) {
    const { PolicyArn: arn, EntityFilter, PathPrefix, PolicyUsageFilter } = input
    checkPolicyArn(arn)
    if (!(await policyExistsByArn(store, managedPolicies, accountId, arn))) throw noSuchPolicy(arn)
    const { items, ...paging } = await page(input, (request) =>
      store.policies.entitiesAttached({
        ...request,
        accountId,
        arn,
        kinds: EntityFilter === undefined ? ALL_KINDS : KINDS[EntityFilter],
        pathPrefix: PathPrefix,
        usage: PolicyUsageFilter,
      }),
    )
    const of = (kind: PolicyHolderKind) => items.filter((entity) => entity.kind === kind)
    return {
      PolicyGroups: of('group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('user').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...paging,
    }
  },
})
