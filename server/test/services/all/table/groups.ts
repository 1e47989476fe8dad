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
  type World,
} from './row.ts'

/** Recorded of GetGroup, AddUserToGroup, PutGroupPolicy, ListAttachedGroupPolicies: `group NAME`. */
const groupNeed = (operation: string) => (call: Call) => [
  { action: `iam:${operation}`, resource: pathArn('group', call), shown: `group ${call.name}` },
]

async function makeGroup({ iam }: World, GroupName: string): Promise<undefined> {
  await iam('CreateGroup', { GroupName, Path: PATH })
}

const groupRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: makeGroup,
    input: ({ name }) => ({ GroupName: name, ...input }),
    needs: groupNeed(operation),
    absent: 'NoSuchEntity',
    ...parts,
  })

const with_ = (further: (world: World, GroupName: string) => Promise<unknown>) => ({
  async make(world: World, name: string): Promise<Ids | undefined> {
    await makeGroup(world, name)
    await further(world, name)
    return undefined
  },
})

const attached = with_(({ iam }, GroupName) => iam('AttachGroupPolicy', { GroupName, PolicyArn: READ_ONLY }))
const withInline = with_(({ iam }, GroupName) =>
  iam('PutGroupPolicy', { GroupName, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
)
/** Members are named by the group's name with `-member`. */
const withUser = with_(({ iam }, name) => iam('CreateUser', { UserName: `${name}-member` }))
const withMember = with_(async ({ iam }, name) => {
  await iam('CreateUser', { UserName: `${name}-member` })
  await iam('AddUserToGroup', { GroupName: name, UserName: `${name}-member` })
})
const membership = ({ name }: Call) => ({ GroupName: name, UserName: `${name}-member` })

export const GROUP_ROWS: readonly Row[] = [
  iamRow('CreateGroup', {
    make: makeGroup,
    input: ({ name }) => ({ GroupName: name, Path: PATH }),
    needs: ({ name }) => [{ action: 'iam:CreateGroup', resource: arn(`group${PATH}${name}`) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  groupRow('GetGroup'),
  groupRow('UpdateGroup', {}, { variant: 'without a change' }),
  groupRow(
    'UpdateGroup',
    {},
    {
      variant: 'to another name',
      input: ({ name }) => ({ GroupName: name, NewGroupName: `${name}-new` }),
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_manage_rename.html
      needs: (call) => [
        ...groupNeed('UpdateGroup')(call),
        { action: 'iam:UpdateGroup', resource: `${pathArn('group', call)}-new` },
      ],
    },
  ),
  groupRow('DeleteGroup'),
  groupRow('AddUserToGroup', {}, { ...withUser, input: membership }),
  groupRow('RemoveUserFromGroup', {}, { ...withMember, input: membership }),
  groupRow('ListGroupPolicies'),
  groupRow('ListAttachedGroupPolicies'),
  groupRow('AttachGroupPolicy', { PolicyArn: READ_ONLY }),
  groupRow('DetachGroupPolicy', { PolicyArn: READ_ONLY }, attached),
  groupRow('PutGroupPolicy', { PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
  groupRow('GetGroupPolicy', { PolicyName: 'x' }, withInline),
  groupRow('DeleteGroupPolicy', { PolicyName: 'x' }, withInline),
]
