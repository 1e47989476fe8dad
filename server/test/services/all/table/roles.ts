import {
  ALLOW_ALL,
  arn,
  type Call,
  type Ids,
  iamRow,
  PATH,
  pathArn,
  READ_ONLY,
  type Row,
  type RowParts,
  TagKeys,
  Tags,
  TRUST,
  type World,
} from './row.ts'

/** Recorded of GetRole, PutRolePolicy, UpdateAssumeRolePolicy, ListRoleTags: `role NAME`; of CreateRole and PassRole: the ARN. */
const roleNeed = (operation: string) => (call: Call) => [
  { action: `iam:${operation}`, resource: pathArn('role', call), shown: `role ${call.name}` },
]

export async function makeRole({ iam }: World, RoleName: string): Promise<undefined> {
  await iam('CreateRole', { RoleName, Path: PATH, AssumeRolePolicyDocument: TRUST })
}

const roleRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: makeRole,
    input: ({ name }) => ({ RoleName: name, ...input }),
    needs: roleNeed(operation),
    absent: 'NoSuchEntity',
    ...parts,
  })

const with_ = (further: (world: World, RoleName: string) => Promise<unknown>) => ({
  async make(world: World, name: string): Promise<Ids | undefined> {
    await makeRole(world, name)
    await further(world, name)
    return undefined
  },
})

const attached = with_(({ iam }, RoleName) => iam('AttachRolePolicy', { RoleName, PolicyArn: READ_ONLY }))
const withInline = with_(({ iam }, RoleName) =>
  iam('PutRolePolicy', { RoleName, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
)

/** The ARN of a role that is to be: its path is the request's. */
const newRole = ({ name }: Call) => arn(`role${PATH}${name}`)
const created = ({ name }: Call) => ({ RoleName: name, Path: PATH, AssumeRolePolicyDocument: TRUST })

/** Recorded of GetInstanceProfile, AddRoleToInstanceProfile, RemoveRoleFromInstanceProfile: `instance profile NAME`. */
const profileNeed = (operation: string) => (call: Call) => [
  {
    action: `iam:${operation}`,
    resource: pathArn('instance-profile', call),
    shown: `instance profile ${call.name}`,
  },
]

async function makeProfile({ iam }: World, InstanceProfileName: string): Promise<undefined> {
  await iam('CreateInstanceProfile', { InstanceProfileName, Path: PATH })
}

const profileRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: makeProfile,
    input: ({ name }) => ({ InstanceProfileName: name, ...input }),
    needs: profileNeed(operation),
    absent: 'NoSuchEntity',
    ...parts,
  })

const newProfile = ({ name }: Call) => arn(`instance-profile${PATH}${name}`)
const both = ({ name }: Call) => ({ InstanceProfileName: name, RoleName: name })

const SERVICE = 'autoscaling.amazonaws.com'
const linkedName = (name: string) => `AWSServiceRoleForAutoScaling_${name}`
const linkedArn = (name: string) => arn(`role/aws-service-role/${SERVICE}/${linkedName(name)}`)
async function makeLinked({ iam }: World, CustomSuffix: string): Promise<undefined> {
  await iam('CreateServiceLinkedRole', { AWSServiceName: SERVICE, CustomSuffix })
}
const NO_TASK = 'f0f0f0f0-0000-4000-8000-000000000000'

export const ROLE_ROWS: readonly Row[] = [
  iamRow('CreateRole', {
    make: makeRole,
    input: created,
    needs: (call) => [{ action: 'iam:CreateRole', resource: newRole(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreateRole', {
    variant: 'with tags',
    make: makeRole,
    input: (call) => ({ ...created(call), Tags }),
    needs: (call) => [
      { action: 'iam:CreateRole', resource: newRole(call) },
      { action: 'iam:TagRole', resource: newRole(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  roleRow('GetRole'),
  roleRow('UpdateRole'),
  roleRow('UpdateRoleDescription', { Description: 'x' }),
  roleRow('UpdateAssumeRolePolicy', { PolicyDocument: TRUST }),
  roleRow('DeleteRole'),
  roleRow('TagRole', { Tags }),
  roleRow('UntagRole', { TagKeys }),
  roleRow('ListRoleTags'),
  roleRow('ListRolePolicies'),
  roleRow('ListAttachedRolePolicies'),
  roleRow('ListInstanceProfilesForRole'),
  roleRow('AttachRolePolicy', { PolicyArn: READ_ONLY }),
  roleRow('DetachRolePolicy', { PolicyArn: READ_ONLY }, attached),
  roleRow('PutRolePolicy', { PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
  roleRow('GetRolePolicy', { PolicyName: 'x' }, withInline),
  roleRow('DeleteRolePolicy', { PolicyName: 'x' }, withInline),
  roleRow('PutRolePermissionsBoundary', { PermissionsBoundary: READ_ONLY }),
  roleRow('DeleteRolePermissionsBoundary'),

  iamRow('CreateInstanceProfile', {
    make: makeProfile,
    input: ({ name }) => ({ InstanceProfileName: name, Path: PATH }),
    needs: (call) => [{ action: 'iam:CreateInstanceProfile', resource: newProfile(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreateInstanceProfile', {
    variant: 'with tags',
    make: makeProfile,
    input: ({ name }) => ({ InstanceProfileName: name, Path: PATH, Tags }),
    needs: (call) => [
      { action: 'iam:CreateInstanceProfile', resource: newProfile(call) },
      { action: 'iam:TagInstanceProfile', resource: newProfile(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  profileRow('GetInstanceProfile'),
  profileRow('DeleteInstanceProfile'),
  profileRow('TagInstanceProfile', { Tags }),
  profileRow('UntagInstanceProfile', { TagKeys }),
  profileRow('ListInstanceProfileTags'),
  profileRow(
    'AddRoleToInstanceProfile',
    {},
    {
      async make(world, name) {
        await makeProfile(world, name)
        return makeRole(world, name)
      },
      input: both,
      // "The caller of this operation must be granted the PassRole permission on the IAM role":
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
      needs: (call) => [
        ...profileNeed('AddRoleToInstanceProfile')(call),
        { action: 'iam:PassRole', resource: pathArn('role', call) },
      ],
    },
  ),
  profileRow(
    'RemoveRoleFromInstanceProfile',
    {},
    {
      async make(world, name) {
        await makeProfile(world, name)
        await makeRole(world, name)
        await world.iam('AddRoleToInstanceProfile', { InstanceProfileName: name, RoleName: name })
        return undefined
      },
      input: both,
    },
  ),

  iamRow('CreateServiceLinkedRole', {
    make: makeLinked,
    input: ({ name }) => ({ AWSServiceName: SERVICE, CustomSuffix: name }),
    needs: ({ name }) => [{ action: 'iam:CreateServiceLinkedRole', resource: linkedArn(name) }],
    there: 'InvalidInput',
    absent: 'done',
  }),
  iamRow('DeleteServiceLinkedRole', {
    make: makeLinked,
    input: ({ name }) => ({ RoleName: linkedName(name) }),
    needs: ({ name, isThere }) => [
      {
        action: 'iam:DeleteServiceLinkedRole',
        resource: isThere ? linkedArn(name) : arn(`role/${linkedName(name)}`),
        shown: `role ${linkedName(name)}`,
      },
    ],
    absent: 'NoSuchEntity',
  }),
  iamRow('GetServiceLinkedRoleDeletionStatus', {
    async make(world, name) {
      await makeLinked(world, name)
      const { DeletionTaskId } = await world.iam('DeleteServiceLinkedRole', { RoleName: linkedName(name) })
      return { uuid: (DeletionTaskId as string).split('/').at(-1)! }
    },
    input: ({ name, ids: { uuid = NO_TASK } }) => ({
      DeletionTaskId: `task/aws-service-role/${SERVICE}/${linkedName(name)}/${uuid}`,
    }),
    needs: ({ name }) => [{ action: 'iam:GetServiceLinkedRoleDeletionStatus', resource: linkedArn(name) }],
    absent: 'NoSuchEntity',
    idAbsent: 'NoSuchEntity',
  }),
]
