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
  type World,
} from './row.ts'

/** AWS's denials of operations on a user name it, never its ARN: recorded of GetUser, CreateAccessKey, ListAttachedUserPolicies, ... */
export const userNeed = (operation: string) => (call: Call) => [
  { action: `iam:${operation}`, resource: pathArn('user', call), shown: `user ${call.name}` },
]

export async function makeUser({ iam }: World, UserName: string): Promise<undefined> {
  await iam('CreateUser', { UserName, Path: PATH })
}

/** A row of an operation on a user that it names. */
export const userRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: makeUser,
    input: ({ name }) => ({ UserName: name, ...input }),
    needs: userNeed(operation),
    absent: 'NoSuchEntity',
    ...parts,
  })

/** A user with something further. */
const with_ = (further: (world: World, UserName: string) => Promise<unknown>) => ({
  async make(world: World, name: string): Promise<Ids | undefined> {
    await makeUser(world, name)
    await further(world, name)
    return undefined
  },
})

const attached = with_(({ iam }, UserName) => iam('AttachUserPolicy', { UserName, PolicyArn: READ_ONLY }))
const withInline = with_(({ iam }, UserName) =>
  iam('PutUserPolicy', { UserName, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
)

/** The ARN of a user that is to be: its path is the request's. */
const newUser = ({ name }: Call) => arn(`user${PATH}${name}`)

export const USER_ROWS: readonly Row[] = [
  iamRow('CreateUser', {
    make: makeUser,
    input: ({ name }) => ({ UserName: name, Path: PATH }),
    needs: (call) => [{ action: 'iam:CreateUser', resource: newUser(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreateUser', {
    variant: 'with tags',
    make: makeUser,
    input: ({ name }) => ({ UserName: name, Path: PATH, Tags }),
    needs: (call) => [
      { action: 'iam:CreateUser', resource: newUser(call) },
      { action: 'iam:TagUser', resource: newUser(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  userRow('GetUser'),
  iamRow('GetUser', {
    variant: 'of the caller',
    self: true,
    input: () => ({}),
    needs: ({ caller }) => [
      { action: 'iam:GetUser', resource: arn(`user/${caller}`), shown: `user ${caller}` },
    ],
  }),
  userRow('UpdateUser', {}, { variant: 'without a change' }),
  userRow(
    'UpdateUser',
    {},
    {
      variant: 'to another name',
      input: ({ name }) => ({ UserName: name, NewUserName: `${name}-new` }),
      // Both the user as it is and as it is to be: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_renaming.html
      needs: (call) => [
        ...userNeed('UpdateUser')(call),
        { action: 'iam:UpdateUser', resource: `${pathArn('user', call)}-new` },
      ],
    },
  ),
  userRow('DeleteUser'),
  userRow('TagUser', { Tags }),
  userRow('UntagUser', { TagKeys }),
  userRow('ListUserTags'),
  userRow('ListGroupsForUser'),
  userRow('ListUserPolicies'),
  userRow('ListAttachedUserPolicies'),
  userRow('AttachUserPolicy', { PolicyArn: READ_ONLY }),
  userRow('DetachUserPolicy', { PolicyArn: READ_ONLY }, attached),
  userRow('PutUserPolicy', { PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
  userRow('GetUserPolicy', { PolicyName: 'x' }, withInline),
  userRow('DeleteUserPolicy', { PolicyName: 'x' }, withInline),
  userRow('PutUserPermissionsBoundary', { PermissionsBoundary: READ_ONLY }),
  userRow('DeleteUserPermissionsBoundary'),
]
