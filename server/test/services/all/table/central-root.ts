import { organization, place } from './organizations.ts'
import {
  ACCOUNT,
  accountRow,
  arn,
  iamRow,
  type Need,
  type Row,
  type RowParts,
  stsRow,
  type World,
} from './row.ts'

/** Centralized root access, and reports on an organization: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html */

/** An organization that trusts IAM, with both features. */
async function rootAccess(world: World): Promise<undefined> {
  await organization(world)
  await world.organizations('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' })
  await world.iam('EnableOrganizationsRootCredentialsManagement', {})
  await world.iam('EnableOrganizationsRootSessions', {})
}

async function policy(world: World, name: string) {
  await rootAccess(world)
  const { Policy } = (await world.organizations('CreatePolicy', {
    Name: name,
    Description: '',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }],
    }),
  })) as { Policy: { PolicySummary: { Id: string } } }
  return { Policy: Policy.PolicySummary.Id }
}

const FEATURES = [
  'EnableOrganizationsRootCredentialsManagement',
  'DisableOrganizationsRootCredentialsManagement',
  'EnableOrganizationsRootSessions',
  'DisableOrganizationsRootSessions',
  'ListOrganizationsFeatures',
]

const EntityPath = () => `${place.organization}/${place.root}`
const inOrganization = (type: string, id: string) =>
  `arn:aws:organizations::${ACCOUNT}:${type}/${place.organization}/${id}`

/** The reference's dependent actions of GenerateOrganizationsAccessReport. */
const reading = (action: string, resource: string): Need => ({
  action: `organizations:${action}`,
  resource,
  askedBy: 'iam',
})
const ofRoot = (): readonly Need[] => [
  { action: 'iam:GenerateOrganizationsAccessReport', resource: arn(`access-report/${EntityPath()}`) },
  reading('ListRoots', '*'),
  reading('ListChildren', inOrganization('root', place.root)),
  reading('ListPoliciesForTarget', inOrganization('root', place.root)),
]

const reportRow = (parts: Partial<RowParts> = {}): Row =>
  iamRow('GenerateOrganizationsAccessReport', {
    make: rootAccess,
    input: () => ({ EntityPath: EntityPath() }),
    needs: ofRoot,
    ...parts,
  })

export const CENTRAL_ROOT_ROWS: readonly Row[] = [
  ...FEATURES.map((operation) => accountRow(operation, {}, '*', { make: rootAccess })),
  reportRow(),
  reportRow({
    variant: 'on a policy',
    make: policy,
    input: ({ ids: { Policy = 'p-00000000' } }) => ({
      EntityPath: EntityPath(),
      OrganizationsPolicyId: Policy,
    }),
    needs: ({ ids: { Policy = 'p-00000000' } }) => {
      const resource = inOrganization('policy', `service_control_policy/${Policy}`)
      return [...ofRoot(), reading('DescribePolicy', resource), reading('ListTargetsForPolicy', resource)]
    },
  }),
  reportRow({
    variant: 'on an account',
    input: () => ({ EntityPath: `${EntityPath()}/${member()}` }),
    needs: () => [
      {
        action: 'iam:GenerateOrganizationsAccessReport',
        resource: arn(`access-report/${EntityPath()}/${member()}`),
      },
      reading('ListRoots', '*'),
      reading('ListParents', inOrganization('account', member())),
      reading('ListPoliciesForTarget', inOrganization('account', member())),
    ],
  }),
  iamRow('GetOrganizationsAccessReport', {
    async make(world) {
      await rootAccess(world)
      const { JobId } = await world.iam('GenerateOrganizationsAccessReport', { EntityPath: EntityPath() })
      return { JobId: JobId as string }
    },
    input: ({ ids: { JobId = '0'.repeat(36) } }) => ({ JobId }),
    needs: () => [{ action: 'iam:GetOrganizationsAccessReport', resource: '*' }],
    absent: 'NoSuchEntity',
  }),
  stsRow('AssumeRoot', {
    make: rootAccess,
    input: () => ({
      TargetPrincipal: member(),
      TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    }),
    needs: () => [{ action: 'sts:AssumeRoot', resource: `arn:aws:iam::${member()}:root` }],
  }),
]

/** The member account, known when the organization has been made. */
function member(): string {
  return place.member === '' ? '000000000000' : place.member
}
