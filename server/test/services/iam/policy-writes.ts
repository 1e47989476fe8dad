// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import {
  ALLOW,
  ELEMENTS,
  GRAMMAR,
  ISSUES,
  identity,
  LEGACY,
  malformed,
  OPERATORS,
  PRINCIPAL,
  QUOTAS,
  resource,
  SYNTAX,
  taken,
  text,
  UG,
  VARIABLES,
  VENDOR,
  VERSION,
  type Written,
} from './written.ts'

/** Of permissions policies, inline or managed. */
export const PERMISSIONS: readonly Written[] = [
  malformed('no JSON', 'allow', SYNTAX, GRAMMAR),
  malformed('JSON that ends too early', '{"Version":', SYNTAX, GRAMMAR),
  malformed('a comma too many', `{"Version":"2012-10-17","Statement":[${text(ALLOW)},]}`, SYNTAX, GRAMMAR),
  malformed('no object', '[]', SYNTAX, GRAMMAR),
  malformed('no statement', text(VERSION), SYNTAX, `${ELEMENTS}_statement.html`),
  malformed(
    'an empty list of statements',
    text({ ...VERSION, Statement: [] }),
    SYNTAX,
    `${ELEMENTS}_statement.html`,
  ),
  malformed('an unknown element', text({ ...VERSION, Statement: [ALLOW], Extra: 1 }), SYNTAX, GRAMMAR),
  malformed('an unknown element of a statement', identity({ Extra: 1 }), SYNTAX, GRAMMAR),
  malformed('no effect', identity({ Effect: undefined }), SYNTAX, `${ELEMENTS}_effect.html`),
  malformed('an effect in small letters', identity({ Effect: 'allow' }), SYNTAX, `${ELEMENTS}_effect.html`),
  malformed('Action and NotAction', identity({ NotAction: 's3:*' }), SYNTAX, GRAMMAR),
  malformed('Resource and NotResource', identity({ NotResource: '*' }), SYNTAX, GRAMMAR),
  malformed(
    'an operator that is none',
    identity({ Condition: { Equals: { 'a:b': 'c' } } }),
    SYNTAX,
    OPERATORS,
  ),
  malformed(
    'a key without an operator',
    identity({ Condition: { 'aws:SourceIp': '1.2.3.4' } }),
    SYNTAX,
    OPERATORS,
  ),
  malformed('a Sid that is a number', identity({ Sid: 1 }), SYNTAX, `${ELEMENTS}_sid.html`),
  malformed(
    'a version that is none',
    text({ Version: '2012-10-18', Statement: [ALLOW] }),
    'The policy must contain a valid version string',
    `${ELEMENTS}_version.html`,
  ),
  malformed(
    'a principal',
    identity({ Principal: '*' }),
    'Policy document should not specify a principal.',
    PRINCIPAL,
  ),
  malformed(
    'a NotPrincipal',
    identity({ NotPrincipal: { AWS: '123456789012' } }),
    'Policy document should not specify a principal.',
    `${ELEMENTS}_notprincipal.html`,
  ),
  malformed(
    'no action',
    identity({ Action: undefined }),
    'Policy statement must contain actions.',
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'no actions',
    identity({ Action: [] }),
    'Policy statement must contain actions.',
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'no resource',
    identity({ Resource: undefined }),
    'Policy statement must contain resources.',
    `${ELEMENTS}_resource.html`,
  ),
  malformed(
    'no resources',
    resource([]),
    'Policy statement must contain resources.',
    `${ELEMENTS}_resource.html`,
  ),
  malformed(
    'an action without service',
    identity({ Action: 'GetObject' }),
    VENDOR,
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'an action with two colons',
    identity({ Action: 's3:Get:Object' }),
    'Actions/Condition can contain only one colon.',
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'an action with a space',
    identity({ Action: 's 3:Get' }),
    'Vendor s 3 is not valid',
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'an action that is only a service',
    identity({ Action: 's3:' }),
    LEGACY,
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'a condition key without service',
    identity({ Condition: { Bool: { MFA: 'true' } } }),
    VENDOR,
    OPERATORS,
  ),
  malformed('a Boolean that is none', identity({ Condition: { Bool: { 'a:b': 'yes' } } }), LEGACY, OPERATORS),
  malformed(
    'an address that is none',
    identity({ Condition: { IpAddress: { 'a:b': '300.1.1.1' } } }),
    LEGACY,
    OPERATORS,
  ),
  malformed(
    'a date that is none',
    identity({ Condition: { DateLessThan: { 'a:b': 'soon' } } }),
    LEGACY,
    OPERATORS,
  ),
  malformed(
    'a number that is none',
    identity({ Condition: { NumericEquals: { 'a:b': 'ten' } } }),
    LEGACY,
    OPERATORS,
  ),
  malformed(
    'a Sid with a space',
    identity({ Sid: 'a b' }),
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    `${ELEMENTS}_sid.html`,
  ),
  malformed(
    'a Sid given twice',
    text({
      ...VERSION,
      Statement: [
        { ...ALLOW, Sid: 'a' },
        { ...ALLOW, Sid: 'a' },
      ],
    }),
    'Statement IDs (SID) in a single policy must be unique.',
    `${ELEMENTS}_sid.html`,
  ),
  malformed(
    'a bucket by its name',
    resource('bucket'),
    'Resource bucket must be in ARN format or "*".',
    `${ELEMENTS}_resource.html`,
  ),
  malformed(
    'another partition',
    resource('arn:azure:s3:::b'),
    'Partition "azure" is not valid for resource "arn:azure:s3:::b".',
    `${UG}reference-arns.html`,
  ),
  malformed('an ARN with a colon too few', resource('arn:aws:s3::b'), LEGACY, `${UG}reference-arns.html`),
  malformed(
    'a bucket in a Region',
    resource('arn:aws:s3:us-east-1::b'),
    'Resource arn:aws:s3:us-east-1::b can not contain region information.',
    `${UG}reference-arns.html`,
  ),
  malformed(
    'a user in a Region',
    resource('arn:aws:iam:us-east-1:123456789012:user/a'),
    'IAM resource arn:aws:iam:us-east-1:123456789012:user/a cannot contain region information.',
    `${UG}reference_identifiers.html#identifiers-arns`,
  ),
  malformed(
    'a type that IAM does not have',
    resource('arn:aws:iam::123456789012:users/a'),
    'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
    `${UG}reference_identifiers.html#identifiers-arns`,
  ),
  malformed('a variable that does not end', resource('arn:aws:s3:::b/${aws:username'), LEGACY, VARIABLES),
  malformed(
    'a variable for the account',
    resource('arn:aws:iam::${aws:PrincipalAccount}:user/a'),
    LEGACY,
    `${VARIABLES}#policy-vars-wheretouse`,
  ),
  malformed(
    'a variable for the Region',
    resource('arn:aws:sqs:${aws:RequestedRegion}:123456789012:q'),
    LEGACY,
    `${ISSUES}serverless/serverless/issues/8512`,
  ),
  malformed(
    'a placeholder for the account',
    resource('arn:aws:sqs:us-east-1:ACCOUNT_ID:q'),
    LEGACY,
    `${UG}reference-arns.html`,
  ),
  malformed(
    'an account with hyphens',
    resource('arn:aws:sqs:us-east-1:1234-5678-9012:q'),
    LEGACY,
    `${UG}reference-arns.html`,
  ),
  malformed(
    'NotResource with a placeholder',
    identity({ Resource: undefined, NotResource: 'arn:aws:sqs:*:<ID>:q' }),
    LEGACY,
    `${UG}reference-arns.html`,
  ),
  {
    what: 'a letter beyond Latin-1',
    document: identity({ Resource: 'arn:aws:s3:::Ωmega' }),
    refused: [
      'ValidationError',
      'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    ],
    source: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html',
  },
  taken(
    'an action that no service has',
    identity({ Action: 's3:FetchEverything' }),
    `${ELEMENTS}_action.html`,
  ),
  taken('one statement outside of a list', text({ ...VERSION, Statement: ALLOW }), GRAMMAR),
  taken('an Id', text({ ...VERSION, Id: 'x y', Statement: [ALLOW] }), `${ELEMENTS}_id.html`),
  taken('a variable in the resource part', resource('arn:aws:s3:::b/${aws:username}/*'), VARIABLES),
  taken(
    'any account, no account, AWS’s account',
    resource(['arn:aws:sqs:*:*:q', 'arn:aws:s3:::b', 'arn:aws:iam::aws:policy/*']),
    `${UG}reference-arns.html`,
  ),
  taken(
    'an operator with a quantifier',
    identity({ Condition: { 'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a*'] } } }),
    OPERATORS,
  ),
]

const BIG = 6144 - identity({ Resource: '' }).length
const padded = (length: number) => resource(`arn:aws:s3:::${'x'.repeat(length - 13)}`)

/** Of managed policies alone. */
export const MANAGED: readonly Written[] = [
  malformed(
    'no version',
    text({ Statement: [ALLOW] }),
    'Policy document must be version 2012-10-17 or greater.',
    `${ELEMENTS}_version.html`,
  ),
  malformed(
    'the old version',
    text({ Version: '2008-10-17', Statement: [ALLOW] }),
    'Policy document must be version 2012-10-17 or greater.',
    `${ELEMENTS}_version.html`,
  ),
  {
    what: 'a character too many',
    document: padded(BIG + 1),
    refused: ['LimitExceeded', 'Cannot exceed quota for PolicySize: 6144'],
    source: QUOTAS,
  },
  taken('as many characters as may be', padded(BIG), QUOTAS),
  taken('white space, which does not count', padded(BIG).replaceAll(',', ' ,\n\t '), QUOTAS),
]

/** Of inline policies alone. */
export const INLINE: readonly Written[] = [
  taken('no version', text({ Statement: [ALLOW] }), `${ELEMENTS}_version.html`),
  taken('the old version', text({ Version: '2008-10-17', Statement: [ALLOW] }), `${ELEMENTS}_version.html`),
]

/** Of session policies. */
export const SESSION: readonly Written[] = [
  malformed(
    'no JSON',
    'allow',
    'The policy is not in the valid JSON format.',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ),
  malformed(
    'no action',
    identity({ Action: undefined }),
    'Policy statement must contain actions.',
    `${ELEMENTS}_action.html`,
  ),
  malformed(
    'a principal',
    identity({ Principal: '*' }),
    'Policy document should not specify a principal.',
    PRINCIPAL,
  ),
  malformed('an unknown element', identity({ Extra: 1 }), SYNTAX, GRAMMAR),
  taken('no version', text({ Statement: [ALLOW] }), `${ELEMENTS}_version.html`),
]
