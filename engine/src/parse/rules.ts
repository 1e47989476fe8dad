import type { PolicyType } from '../types.ts'

/**
 * Which words AWS uses. `iam`: CreatePolicy and its kin, which answer most faults with "Syntax errors in policy.".
 * `resource`: the policies that services attach to resources, trust policies among them, whose messages name the
 * element. `organizations`: one message for every fault.
 */
export type Wording = 'iam' | 'resource' | 'organizations'

/** What the grammar asks of one type of policy, beyond what all types share. */
export interface Rules {
  readonly wording: Wording
  /** AWS's answer to a text that is not JSON. */
  readonly invalidJson: string
  /** `everyone`: required, and nothing but `"*"`. */
  readonly principal: 'forbidden' | 'required' | 'everyone'
  readonly notPrincipal: 'forbidden' | 'deny-only'
  readonly notAction: 'forbidden' | 'allowed'
  readonly resource: 'forbidden' | 'optional' | 'required'
  /** Whether Sids are held to letters and digits. */
  readonly sid: 'alphanumeric' | 'any'
  /** Whether Version must be there and be 2012-10-17. */
  readonly version: 'optional' | '2012-10-17'
}

export const SYNTAX_ERRORS = 'Syntax errors in policy.'
const JSON_INVALID = 'This policy contains invalid Json'

/** AWS Organizations' answer to a document that does not follow the grammar of SCPs or RCPs. */
export const ORGANIZATIONS_ERROR =
  'The provided policy document does not meet the requirements of the specified policy type.'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html#policies-grammar-notes */
const IDENTITY: Rules = {
  wording: 'iam',
  invalidJson: SYNTAX_ERRORS,
  principal: 'forbidden',
  notPrincipal: 'forbidden',
  notAction: 'allowed',
  resource: 'required',
  sid: 'alphanumeric',
  version: 'optional',
}

/** Resource stays optional: repository policies of ECR and others have none, they speak of what they are attached to. */
const RESOURCE: Rules = {
  ...IDENTITY,
  wording: 'resource',
  invalidJson: JSON_INVALID,
  principal: 'required',
  notPrincipal: 'deny-only',
  resource: 'optional',
  sid: 'any',
}

export const RULES: Readonly<Record<PolicyType, Rules>> = {
  identity: IDENTITY,
  boundary: IDENTITY,
  // STS words the one fault it finds itself; the document is then held to the rules of identity policies.
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html "MalformedPolicyDocument"
  session: { ...IDENTITY, invalidJson: 'The policy is not in the valid JSON format.' },
  resource: RESOURCE,
  // https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
  'vpc-endpoint': { ...RESOURCE, resource: 'required' },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html#notprincipal-key-points
  trust: {
    ...RESOURCE,
    notPrincipal: 'forbidden',
    notAction: 'forbidden',
    resource: 'forbidden',
    sid: 'alphanumeric',
  },
  // Since September 2025 SCPs have the language of IAM policies but for principals.
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
  scp: { ...IDENTITY, wording: 'organizations', version: '2012-10-17' },
  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
  rcp: {
    ...IDENTITY,
    wording: 'organizations',
    principal: 'everyone',
    notAction: 'forbidden',
    version: '2012-10-17',
  },
}

/**
 * Service prefixes that RCPs may name.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
export const RCP_SERVICES: ReadonlySet<string> = new Set(
  `aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data
  codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend comprehendmedical
  compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public events firehose fis fms gamelift health
  inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch pca-connector-ad
  personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin sqs sts support
  swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray`.split(/\s+/),
)

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html "partition" */
export const PARTITIONS: ReadonlySet<string> = new Set([
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
])
