import {
  ACCOUNT,
  type Call,
  type Ids,
  type Need,
  type Row,
  type RowParts,
  row,
  Tags,
  type World,
} from './row.ts'

/**
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
 *
 * ARNs have the organization's id in them, which is known when it has been made; before, they are of none in particular.
 */
export const place = { organization: 'o-0000000000', root: 'r-0000', member: '' }

const arn = (resource: string) => `arn:aws:organizations::${ACCOUNT}:${resource}`
const inOrganization = (type: string, id: string) => arn(`${type}/${place.organization}/${id}`)

/** What a call names where it names nothing that is there. */
export const ABSENT_IDS = {
  Account: '000000000000',
  Unit: 'ou-0000-00000000',
  Policy: 'p-0000000000',
  Request: 'car-00000000',
} as const
const idOf = (kind: keyof typeof ABSENT_IDS, { ids }: Call) => ids[kind] ?? ABSENT_IDS[kind]

const accountArn = (call: Call) => inOrganization('account', idOf('Account', call))
const unitArn = (call: Call) => inOrganization('ou', idOf('Unit', call))
const policyArn = (call: Call) => inOrganization('policy', scpPath(idOf('Policy', call)))
const scpPath = (id: string) => `service_control_policy/${id}`
const rootArn = () => inOrganization('root', place.root)

/** The organization of the account, with a member account in it: made when it is first asked for. */
export async function organization({ organizations }: World): Promise<void> {
  const already = await organizations('DescribeOrganization', {}).catch(() => undefined)
  if (already === undefined) await organizations('CreateOrganization', {})
  const { Organization } = (await organizations('DescribeOrganization', {})) as { Organization: Ids }
  place.organization = Organization.Id!
  const { Roots } = (await organizations('ListRoots', {})) as { Roots: Ids[] }
  place.root = Roots[0]!.Id!
  const { Accounts } = (await organizations('ListAccounts', {})) as { Accounts: Ids[] }
  // Others come and go with the calls that are tested.
  const member = Accounts.find(({ Name }) => Name === MEMBER)
  place.member = member?.Id ?? (await makeAccount(organizations, MEMBER))
}

const MEMBER = 'member'

type Organizations = World['organizations']

async function makeAccount(organizations: Organizations, name: string): Promise<string> {
  const { CreateAccountStatus } = (await organizations('CreateAccount', {
    AccountName: name,
    Email: `${name}@example.com`,
  })) as { CreateAccountStatus: Ids }
  const { CreateAccountStatus: done } = (await organizations('DescribeCreateAccountStatus', {
    CreateAccountRequestId: CreateAccountStatus.Id,
  })) as { CreateAccountStatus: Ids }
  return done.AccountId!
}

const SCP = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})
const newPolicy = ({ name }: { readonly name: string }) => ({
  Name: name,
  Description: '',
  Type: 'SERVICE_CONTROL_POLICY',
  Content: SCP,
})

async function unit(world: World, name: string): Promise<Ids> {
  await organization(world)
  const { OrganizationalUnit } = (await world.organizations('CreateOrganizationalUnit', {
    ParentId: place.root,
    Name: name,
  })) as { OrganizationalUnit: Ids }
  return { Unit: OrganizationalUnit.Id! }
}

async function policy(world: World, name: string): Promise<Ids> {
  await organization(world)
  const { Policy } = (await world.organizations('CreatePolicy', newPolicy({ name }))) as {
    Policy: { PolicySummary: Ids }
  }
  return { Policy: Policy.PolicySummary.Id! }
}

async function attached(world: World, name: string): Promise<Ids> {
  const ids = { ...(await unit(world, name)), ...(await policy(world, name)) }
  await world.organizations('AttachPolicy', { PolicyId: ids.Policy, TargetId: ids.Unit })
  return ids
}

async function account(world: World, name: string): Promise<Ids> {
  await organization(world)
  return { Account: await makeAccount(world.organizations, name) }
}

/** The one member account, for what does not change it. */
async function member(world: World): Promise<Ids> {
  await organization(world)
  return { Account: place.member }
}

async function administrator(world: World): Promise<Ids> {
  await organization(world)
  const ServicePrincipal = 'config.amazonaws.com'
  await world.organizations('EnableAWSServiceAccess', { ServicePrincipal })
  return { Account: place.member }
}

async function none(world: World): Promise<undefined> {
  await organization(world)
}

const organizationsRow = (operation: string, parts: RowParts) =>
  row('organizations', operation, { make: none, ...parts })

/** Of an action without a resource. */
const anyRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  organizationsRow(operation, {
    input: () => input,
    needs: () => [{ action: `organizations:${operation}`, resource: '*' }],
    ...parts,
  })

/** Of an action on one thing. */
const oneRow = (
  operation: string,
  make: Row['make'],
  input: (call: Call) => object,
  resource: (call: Call) => string,
  parts: Partial<RowParts> = {},
): Row =>
  organizationsRow(operation, {
    make,
    input,
    needs: (call) => [{ action: `organizations:${operation}`, resource: resource(call) }],
    ...parts,
  })

const unitInput = (call: Call) => ({ OrganizationalUnitId: idOf('Unit', call) })
const policyInput = (call: Call) => ({ PolicyId: idOf('Policy', call) })
const accountInput = (call: Call) => ({ AccountId: idOf('Account', call) })
const Filter = 'SERVICE_CONTROL_POLICY'
const ServicePrincipal = 'config.amazonaws.com'
const tagging = (resource: string): Need => ({ action: 'organizations:TagResource', resource })

const STRUCTURE: readonly Row[] = [
  anyRow(
    'CreateOrganization',
    { FeatureSet: 'CONSOLIDATED_BILLING' },
    { there: 'AlreadyInOrganizationException' },
  ),
  anyRow('DescribeOrganization'),
  anyRow('DeleteOrganization', {}, { there: 'OrganizationNotEmptyException' }),
  anyRow('LeaveOrganization', {}, { there: 'MasterCannotLeaveOrganizationException' }),
  anyRow('ListRoots'),
  oneRow(
    'CreateOrganizationalUnit',
    unit,
    (call) => ({ ParentId: idOf('Unit', call), Name: 'new' }),
    unitArn,
    { absent: 'ParentNotFoundException' },
  ),
  organizationsRow('CreateOrganizationalUnit', {
    variant: 'with tags',
    make: unit,
    input: (call) => ({ ParentId: idOf('Unit', call), Name: 'tagged', Tags }),
    needs: (call) => [
      { action: 'organizations:CreateOrganizationalUnit', resource: unitArn(call) },
      tagging(inOrganization('ou', 'ou-*')),
    ],
    absent: 'ParentNotFoundException',
  }),
  oneRow('DescribeOrganizationalUnit', unit, unitInput, unitArn, {
    absent: 'OrganizationalUnitNotFoundException',
  }),
  oneRow(
    'UpdateOrganizationalUnit',
    unit,
    (call) => ({ ...unitInput(call), Name: `${call.name}-2` }),
    unitArn,
    {
      absent: 'OrganizationalUnitNotFoundException',
    },
  ),
  oneRow('DeleteOrganizationalUnit', unit, unitInput, unitArn, {
    absent: 'OrganizationalUnitNotFoundException',
  }),
  oneRow('ListOrganizationalUnitsForParent', unit, (call) => ({ ParentId: idOf('Unit', call) }), unitArn, {
    absent: 'ParentNotFoundException',
  }),
  oneRow('ListAccountsForParent', unit, (call) => ({ ParentId: idOf('Unit', call) }), unitArn, {
    absent: 'ParentNotFoundException',
  }),
  oneRow('ListChildren', unit, (call) => ({ ParentId: idOf('Unit', call), ChildType: 'ACCOUNT' }), unitArn, {
    absent: 'ParentNotFoundException',
  }),
  oneRow('ListParents', member, (call) => ({ ChildId: idOf('Account', call) }), accountArn, {
    absent: 'ChildNotFoundException',
  }),
]

const ACCOUNTS: readonly Row[] = [
  anyRow('CreateAccount', { AccountName: 'new', Email: 'new@example.com' }),
  organizationsRow('CreateAccount', {
    variant: 'with tags',
    input: ({ name }) => ({ AccountName: name, Email: `${name}@example.com`, Tags }),
    needs: () => [
      { action: 'organizations:CreateAccount', resource: '*' },
      tagging(inOrganization('account', '*')),
    ],
  }),
  anyRow(
    'DescribeCreateAccountStatus',
    { CreateAccountRequestId: ABSENT_IDS.Request },
    { there: 'CreateAccountStatusNotFoundException' },
  ),
  anyRow('ListCreateAccountStatus'),
  anyRow('ListAccounts'),
  oneRow('DescribeAccount', member, accountInput, accountArn, { absent: 'AccountNotFoundException' }),
  organizationsRow('MoveAccount', {
    make: async (world, name) => ({ ...(await account(world, name)), ...(await unit(world, name)) }),
    input: (call) => ({
      ...accountInput(call),
      SourceParentId: place.root,
      DestinationParentId: idOf('Unit', call),
    }),
    needs: (call) =>
      [accountArn(call), rootArn(), unitArn(call)].map((resource) => ({
        action: 'organizations:MoveAccount',
        resource,
      })),
    absent: 'AccountNotFoundException',
  }),
  oneRow('RemoveAccountFromOrganization', account, accountInput, accountArn, {
    absent: 'AccountNotFoundException',
  }),
  oneRow('CloseAccount', account, accountInput, accountArn, { absent: 'AccountNotFoundException' }),
]

const SERVICES: readonly Row[] = [
  anyRow('EnableAWSServiceAccess', { ServicePrincipal: 'ssm.amazonaws.com' }),
  anyRow('DisableAWSServiceAccess', { ServicePrincipal: 'ssm.amazonaws.com' }),
  anyRow('ListAWSServiceAccessForOrganization'),
  anyRow('ListDelegatedAdministrators'),
  oneRow(
    'RegisterDelegatedAdministrator',
    administrator,
    (call) => ({ ...accountInput(call), ServicePrincipal }),
    accountArn,
    { absent: 'AccountNotFoundException' },
  ),
  oneRow('ListDelegatedServicesForAccount', administrator, accountInput, accountArn, {
    absent: 'AccountNotFoundException',
  }),
  oneRow(
    'DeregisterDelegatedAdministrator',
    administrator,
    (call) => ({ ...accountInput(call), ServicePrincipal }),
    accountArn,
    { absent: 'AccountNotFoundException' },
  ),
]

const POLICIES: readonly Row[] = [
  oneRow('EnablePolicyType', none, () => ({ RootId: place.root, PolicyType: Filter }), rootArn, {
    there: 'PolicyTypeAlreadyEnabledException',
  }),
  oneRow(
    'DisablePolicyType',
    none,
    () => ({ RootId: place.root, PolicyType: 'RESOURCE_CONTROL_POLICY' }),
    rootArn,
    { there: 'PolicyTypeNotEnabledException' },
  ),
  oneRow('CreatePolicy', policy, newPolicy, () => inOrganization('policy', scpPath('p-*')), {
    there: 'DuplicatePolicyException',
    absent: 'done',
  }),
  organizationsRow('CreatePolicy', {
    variant: 'with tags',
    make: policy,
    input: (call) => ({ ...newPolicy(call), Tags }),
    needs: () => {
      const resource = inOrganization('policy', scpPath('p-*'))
      return [{ action: 'organizations:CreatePolicy', resource }, tagging(resource)]
    },
    there: 'DuplicatePolicyException',
    absent: 'done',
  }),
  oneRow('DescribePolicy', policy, policyInput, policyArn, { absent: 'PolicyNotFoundException' }),
  oneRow('UpdatePolicy', policy, (call) => ({ ...policyInput(call), Description: 'x' }), policyArn, {
    absent: 'PolicyNotFoundException',
  }),
  oneRow('DeletePolicy', policy, policyInput, policyArn, { absent: 'PolicyNotFoundException' }),
  oneRow('ListTargetsForPolicy', policy, policyInput, policyArn, { absent: 'PolicyNotFoundException' }),
  anyRow('ListPolicies', { Filter }),
  oneRow('ListPoliciesForTarget', unit, (call) => ({ TargetId: idOf('Unit', call), Filter }), unitArn, {
    absent: 'TargetNotFoundException',
  }),
  ...['AttachPolicy', 'DetachPolicy'].map((operation) =>
    organizationsRow(operation, {
      make: attached,
      input: (call) => ({ ...policyInput(call), TargetId: idOf('Unit', call) }),
      needs: (call) =>
        [policyArn(call), unitArn(call)].map((resource) => ({
          action: `organizations:${operation}`,
          resource,
        })),
      there: operation === 'AttachPolicy' ? 'DuplicatePolicyAttachmentException' : 'done',
      absent: 'PolicyNotFoundException',
    }),
  ),
]

const TAGS: readonly Row[] = (
  [
    ['TagResource', { Tags }],
    ['UntagResource', { TagKeys: ['team'] }],
    ['ListTagsForResource', {}],
  ] as const
).flatMap(([operation, input]) => [
  oneRow(operation, unit, (call) => ({ ResourceId: idOf('Unit', call), ...input }), unitArn, {
    variant: 'of a unit',
    absent: 'TargetNotFoundException',
  }),
  oneRow(operation, policy, (call) => ({ ResourceId: idOf('Policy', call), ...input }), policyArn, {
    variant: 'of a policy',
    absent: 'TargetNotFoundException',
  }),
])

export const ORGANIZATIONS_ROWS: readonly Row[] = [
  ...STRUCTURE,
  ...ACCOUNTS,
  ...SERVICES,
  ...POLICIES,
  ...TAGS,
]
