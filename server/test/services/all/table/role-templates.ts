import { accountRow, arn, type Call, iamRow, type Need, type Row, type World } from './row.ts'

const PREFIX = 'arn:aws:iam::aws:role-template'
const POWER = `${PREFIX}/iam.amazonaws.com/PowerUserRoleTemplate:1`
const ROTATION = `${PREFIX}/secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate:1`

/** Recorded of GetRoleTemplateVersion: `role-template ARN`; of AcquireRole: `role template ARN`. */
const readNeed = (resource: string, called: string): Need => ({
  action: 'iam:GetRoleTemplateVersion',
  resource,
  shown: `${called} ${resource}`,
})

const values = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { Values: [value] }]))

const powerUser = (RoleName: string) => ({
  TemplateArn: POWER,
  ReplacementValues: values({ RoleName, AWSServiceName: 'lambda.amazonaws.com' }),
})
const rotation = (RoleName: string) => ({
  TemplateArn: ROTATION,
  ReplacementValues: values({ RoleName, accountId: '1', region: 'us-east-1', resourceType: 'x' }),
})

/**
 * AcquireRole has no action of its own: it takes those that it does. Recorded of AWS: `role/PATH/NAME` is what they are on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-manager_enable-use.html
 */
const acquireRow = (
  variant: string,
  input: (name: string) => { readonly TemplateArn: string },
  path: string,
  put: 'AttachRolePolicy' | 'PutRolePolicy',
): Row =>
  iamRow('AcquireRole', {
    variant,
    async make({ iam }: World, name: string): Promise<undefined> {
      await iam('AcquireRole', input(name))
    },
    input: ({ name }) => input(name),
    needs({ name, isThere }: Call) {
      const resource = arn(`role${path}${name}`)
      const actions = isThere ? ['GetRole'] : ['CreateRole', put]
      return [
        readNeed(input(name).TemplateArn, 'role template'),
        ...actions.map((action) => ({ action: `iam:${action}`, resource, shown: `role${path}${name}` })),
      ]
    },
    absent: 'done',
  })

const LINKED = arn('role/aws-service-role/role-manager.iam.amazonaws.com/AWSServiceRoleForIAMRoleManager')
const roleManager = (enabled: string) => ({ Properties: { 'RoleManager/Enabled': enabled } })

export const ROLE_TEMPLATE_ROWS: readonly Row[] = [
  acquireRow('with managed policies', powerUser, '/', 'AttachRolePolicy'),
  acquireRow('with inline policies', rotation, '/service-role/', 'PutRolePolicy'),
  iamRow('GetRoleTemplateVersion', {
    input: () => ({ TemplateArn: POWER }),
    needs: () => [readNeed(POWER, 'role-template')],
  }),
  accountRow('GetAccountProperties'),
  accountRow('PutAccountProperties', roleManager('false')),
  iamRow('PutAccountProperties', {
    variant: 'turning role manager on',
    input: () => roleManager('true'),
    needs: () => [
      { action: 'iam:PutAccountProperties', resource: '*' },
      { action: 'iam:CreateServiceLinkedRole', resource: LINKED },
    ],
  }),
]
