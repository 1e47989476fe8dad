import { ALLOW_ALL, READ_ONLY } from '../table/row.ts'
import {
  app,
  big,
  does,
  inTurn,
  jane,
  type Ladder,
  makeJane,
  makeP,
  makePolicies,
  malformed,
  NO_POLICY,
  noGroup,
  noRole,
  noUser,
  P,
  policyOf,
  type Rung,
  staff,
  Tags,
  times,
  twice,
} from './ladder.ts'

/** An operation that attaches to an owner, up to its quota. */
const attaching = (kind: 'User' | 'Group' | 'Role', owner: object, noOwner: Rung): Ladder => ({
  operation: `Attach${kind}Policy`,
  input: { ...owner, PolicyArn: 'arn:aws:iam::123456789012:nonsense' },
  rungs: [
    noOwner,
    { code: 'InvalidInput', says: 'is not valid', cure: { PolicyArn: NO_POLICY } },
    {
      code: 'NoSuchEntity',
      says: 'does not exist or is not attachable',
      cure: inTurn(
        makePolicies,
        times(10, (index) => does(`Attach${kind}Policy`, { ...owner, PolicyArn: policyOf(index) })),
        does('CreatePolicy', { PolicyName: 'none', PolicyDocument: ALLOW_ALL }),
      ),
    },
    { code: 'LimitExceeded', says: `PoliciesPer${kind}: 10`, cure: { PolicyArn: policyOf(0) } },
  ],
})

const putting = (kind: 'User' | 'Group' | 'Role', owner: object, noOwner: Rung): Ladder => ({
  operation: `Put${kind}Policy`,
  input: { ...owner, PolicyName: 'x', PolicyDocument: '{' },
  rungs: [
    { ...malformed, cure: { PolicyDocument: big(11_000) } },
    noOwner,
    { code: 'LimitExceeded', says: 'Maximum policy size', cure: { PolicyDocument: ALLOW_ALL } },
  ],
})

export const POLICY_LADDERS: readonly Ladder[] = [
  attaching('User', jane, noUser),
  attaching('Group', staff, noGroup),
  attaching('Role', app, noRole),
  putting('User', jane, noUser),
  putting('Group', staff, noGroup),
  putting('Role', app, noRole),
  {
    operation: 'PutUserPermissionsBoundary',
    input: { ...jane, PermissionsBoundary: NO_POLICY },
    rungs: [noUser, { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } }],
  },
  {
    operation: 'PutRolePermissionsBoundary',
    input: { ...app, PermissionsBoundary: NO_POLICY },
    rungs: [noRole, { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } }],
  },
  {
    operation: 'CreatePolicy',
    setup: makeP,
    input: { PolicyName: 'P', PolicyDocument: '{', Tags },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { ...malformed, cure: { PolicyDocument: ALLOW_ALL } },
      { code: 'EntityAlreadyExists', says: 'P', cure: { PolicyName: 'q' } },
    ],
  },
  {
    operation: 'CreatePolicyVersion',
    input: { PolicyArn: P, PolicyDocument: '{' },
    rungs: [
      { ...malformed, cure: { PolicyDocument: ALLOW_ALL } },
      {
        code: 'NoSuchEntity',
        says: P,
        cure: inTurn(
          makeP,
          times(4, () => does('CreatePolicyVersion', { PolicyArn: P, PolicyDocument: ALLOW_ALL })),
        ),
      },
      {
        code: 'LimitExceeded',
        says: 'up to 5 versions',
        cure: does('DeletePolicyVersion', { PolicyArn: P, VersionId: 'v2' }),
      },
    ],
  },
  {
    operation: 'DeletePolicy',
    setup: inTurn(
      makeP,
      makeJane,
      does('AttachUserPolicy', { ...jane, PolicyArn: P }),
      does('CreatePolicyVersion', { PolicyArn: P, PolicyDocument: ALLOW_ALL }),
    ),
    input: { PolicyArn: P },
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'attached to entities',
        cure: does('DetachUserPolicy', { ...jane, PolicyArn: P }),
      },
      {
        code: 'DeleteConflict',
        says: 'more than one version',
        cure: does('DeletePolicyVersion', { PolicyArn: P, VersionId: 'v2' }),
      },
    ],
  },
  {
    operation: 'DeletePolicyVersion',
    input: { PolicyArn: P, VersionId: 'v9' },
    rungs: [
      { code: 'NoSuchEntity', says: `Policy ${P} was not found`, cure: makeP },
      { code: 'NoSuchEntity', says: 'version v9', cure: { VersionId: 'v1' } },
      { code: 'DeleteConflict', says: 'default version' },
    ],
  },
]
