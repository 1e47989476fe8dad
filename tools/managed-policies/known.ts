/**
 * Facts about AWS managed policies that the source package lacks: the unique id that AWS gave the policy and the
 * description that GetPolicy answers, by ARN. Only facts seen in recorded answers of AWS or in the AWS Managed Policy
 * Reference (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html) belong here.
 */
export interface KnownFacts {
  readonly id?: string
  readonly description?: string
}

const POLICY = 'arn:aws:iam::aws:policy'

export const KNOWN_FACTS: ReadonlyMap<string, KnownFacts> = new Map<string, KnownFacts>([
  [
    `${POLICY}/AdministratorAccess`,
    { id: 'ANPAIWMBCKSKIEE64ZLYK', description: 'Provides full access to AWS services and resources.' },
  ],
  [
    `${POLICY}/PowerUserAccess`,
    {
      id: 'ANPAJYRXTHIB4FOVS3ZXS',
      description:
        'Provides full access to AWS services and resources, but does not allow management of Users and groups.',
    },
  ],
  [
    `${POLICY}/ReadOnlyAccess`,
    { id: 'ANPAILL3HVNFSB6DCOWYQ', description: 'Provides read-only access to AWS services and resources.' },
  ],
  [
    `${POLICY}/AmazonS3FullAccess`,
    {
      id: 'ANPAIFIR6V6BVTRAHWINE',
      description: 'Provides full access to all buckets via the AWS Management Console.',
    },
  ],
  [
    `${POLICY}/AmazonS3ReadOnlyAccess`,
    {
      id: 'ANPAIZTJ4DXE7G6AGAE6M',
      description: 'Provides read only access to all buckets via the AWS Management Console.',
    },
  ],
  [
    `${POLICY}/IAMFullAccess`,
    {
      id: 'ANPAI7XKCFMBPM3QQRRVQ',
      description: 'Provides full access to IAM via the AWS Management Console.',
    },
  ],
  [
    `${POLICY}/service-role/AWSLambdaBasicExecutionRole`,
    { id: 'ANPAJNCQGXC42545SKXIK', description: 'Provides write permissions to CloudWatch Logs.' },
  ],
  [`${POLICY}/service-role/AWSLambdaVPCAccessExecutionRole`, { id: 'ANPAJVTME3YLVNL72YR2K' }],
  [`${POLICY}/service-role/AmazonECSTaskExecutionRolePolicy`, { id: 'ANPAJG4T4G4PV56DE72PY' }],
  [`${POLICY}/service-role/AmazonEC2RoleforSSM`, { id: 'ANPAI6TL3SMY22S4KMMX6' }],
  [`${POLICY}/service-role/AWSCloudHSMRole`, { id: 'ANPAI7QIUU4GC66SF26WE' }],
  [`${POLICY}/CloudWatchReadOnlyAccess`, { id: 'ANPAJN23PDQP7SZQAE3QE' }],
  [`${POLICY}/AmazonSNSReadOnlyAccess`, { id: 'ANPAIZGQCQTFOFPMHSB6W' }],
  [`${POLICY}/AWSKeyManagementServicePowerUser`, { id: 'ANPAJNPP7PPPPMJRV2SA4' }],
  [`${POLICY}/ResourceGroupsandTagEditorFullAccess`, { id: 'ANPAJNOS54ZFXN4T2Y34A' }],
  [`${POLICY}/aws-service-role/AWSSupportServiceRolePolicy`, { id: 'ANPAJ7W6266ELXF5MISDS' }],
  [`${POLICY}/aws-service-role/AWSEC2SpotServiceRolePolicy`, { id: 'ANPAIZJJBQNXQYVKTEXGM' }],
  [
    `${POLICY}/AmazonAPIGatewayAdministrator`,
    {
      description:
        'Provides full access to create/edit/delete APIs in Amazon API Gateway via the AWS Management Console.',
    },
  ],
])
