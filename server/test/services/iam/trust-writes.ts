import {
  ELEMENTS,
  GRAMMAR,
  ISSUES,
  malformed,
  OPERATORS,
  PRINCIPAL,
  QUOTAS,
  STS_ONLY,
  taken,
  text,
  trust,
  UG,
  VERSION,
  type Written,
} from './written.ts'

const GITHUB = 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'
const github = (Condition: unknown) =>
  trust({ Principal: { Federated: GITHUB }, Action: 'sts:AssumeRoleWithWebIdentity', Condition })
const SUB = 'token.actions.githubusercontent.com:sub'
const WORKFLOW = 'token.actions.githubusercontent.com:job_workflow_ref'
/** Newer than the answer in the thread, which names `sub` alone. */
const NOT_SCOPED = `Trust policy with trusted principal ${GITHUB} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${SUB} or ${WORKFLOW} which is not scoped to all.`
const GITHUB_ISSUE = `${ISSUES}unfunco/terraform-aws-oidc-github/issues/57`

/** Of trust policies. */
export const TRUST: readonly Written[] = [
  malformed(
    'no JSON',
    'trust',
    'This policy contains invalid Json',
    `${ISSUES}aws-samples/aws-microservices-deploy-options/issues/118`,
  ),
  malformed('no statement', text(VERSION), 'Missing required field Statement', `${ELEMENTS}_statement.html`),
  malformed('no principal', trust({ Principal: undefined }), 'Missing required field Principal', PRINCIPAL),
  malformed(
    'no principals',
    trust({ Principal: {} }),
    'Missing required field Principal cannot be empty!',
    PRINCIPAL,
  ),
  malformed(
    'a principal that is a text',
    trust({ Principal: 'ec2.amazonaws.com' }),
    'Principal must be a JSON object.',
    PRINCIPAL,
  ),
  malformed(
    'no effect',
    trust({ Effect: undefined }),
    'Missing required field Effect',
    `${ELEMENTS}_effect.html`,
  ),
  malformed(
    'an effect in small letters',
    trust({ Effect: 'allow' }),
    'Invalid effect: allow',
    `${ELEMENTS}_effect.html`,
  ),
  malformed(
    'no action',
    trust({ Action: undefined }),
    'Missing required field Action',
    `${ELEMENTS}_action.html`,
  ),
  malformed('an unknown element', trust({ Extra: 1 }), 'Unknown field Extra', GRAMMAR),
  malformed(
    'a resource',
    trust({ Resource: '*' }),
    'Has prohibited field Resource',
    `${ISSUES}devopsacademyau/academy/pull/1368`,
  ),
  malformed(
    'an action of another service',
    trust({ Action: 's3:GetObject' }),
    STS_ONLY,
    `${UG}id_roles_create_for-custom.html`,
  ),
  malformed(
    'another action of STS',
    trust({ Action: 'sts:GetCallerIdentity' }),
    STS_ONLY,
    `${UG}id_roles_create_for-custom.html`,
  ),
  malformed(
    'every action of STS',
    trust({ Action: 'sts:*' }),
    STS_ONLY,
    `${UG}id_roles_create_for-custom.html`,
  ),
  malformed('every action', trust({ Action: '*' }), STS_ONLY, `${UG}id_roles_create_for-custom.html`),
  malformed(
    'a service that is none',
    trust({ Principal: { Service: 'not-a-service' } }),
    'Invalid principal in policy: "SERVICE":"not-a-service"',
    `${UG}id_roles_create_role-template.html`,
  ),
  malformed(
    'a user who is not there',
    trust({ Principal: { AWS: 'arn:aws:iam::123456789012:user/nobody' } }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:user/nobody"',
    PRINCIPAL,
  ),
  malformed(
    'a group',
    trust({ Principal: { AWS: 'arn:aws:iam::123456789012:group/g' } }),
    'Invalid principal in policy: "AWS":"arn:aws:iam::123456789012:group/g"',
    PRINCIPAL,
  ),
  malformed(
    'an account with a digit too few',
    trust({ Principal: { AWS: '12345678901' } }),
    'Invalid principal in policy: "AWS":"12345678901"',
    PRINCIPAL,
  ),
  malformed(
    'a NotPrincipal with Allow',
    trust({ Principal: undefined, NotPrincipal: { AWS: '*' } }),
    'Allow with NotPrincipal is not allowed.',
    `${ELEMENTS}_notprincipal.html`,
  ),
  malformed(
    'an operator that is none',
    trust({ Condition: { Equals: {} } }),
    'Invalid Condition type : Equals',
    OPERATORS,
  ),
  malformed(
    'Cognito without a condition',
    trust({
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
    }),
    'A condition block must be present for the Cognito provider',
    'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
  ),
  malformed(
    'everybody’s GitHub workflows',
    github({ StringEquals: { [SUB.replace('sub', 'aud')]: 'sts.amazonaws.com' } }),
    NOT_SCOPED,
    GITHUB_ISSUE,
  ),
  malformed('workflows of any repository', github({ StringLike: { [SUB]: '*' } }), NOT_SCOPED, GITHUB_ISSUE),
  malformed(
    'one repository, told by a claim that does not count',
    github({ StringEquals: { [SUB.replace('sub', 'repository')]: 'o/r' } }),
    NOT_SCOPED,
    GITHUB_ISSUE,
  ),
  malformed(
    'one repository or any',
    github({ StringLike: { [SUB]: ['repo:o/r:*', '*:main'] } }),
    NOT_SCOPED,
    GITHUB_ISSUE,
  ),
  malformed(
    'workflows where there is a claim',
    github({ StringLikeIfExists: { [SUB]: 'repo:o/r:*' } }),
    NOT_SCOPED,
    GITHUB_ISSUE,
  ),
  malformed(
    'workflows of all others',
    github({ StringNotLike: { [SUB]: 'repo:o/r:*' } }),
    NOT_SCOPED,
    GITHUB_ISSUE,
  ),
  {
    what: 'a character too many',
    document: trust({ Sid: 'x'.repeat(2049 - trust({ Sid: '' }).length) }),
    refused: ['LimitExceeded', 'Cannot exceed quota for ACLSizePerRole: 2048'],
    source: QUOTAS,
  },
  taken('as many characters as may be', trust({ Sid: 'x'.repeat(2048 - trust({ Sid: '' }).length) }), QUOTAS),
  taken(
    'all six actions',
    trust({
      Action: [
        'sts:AssumeRole',
        'sts:AssumeRoleWithSAML',
        'sts:AssumeRoleWithWebIdentity',
        'sts:SetContext',
        'sts:SetSourceIdentity',
        'sts:TagSession',
      ],
    }),
    `${UG}id_session-tags.html`,
  ),
  taken('everybody', trust({ Principal: '*' }), PRINCIPAL),
  taken(
    'workflows of one repository',
    github({ StringLike: { [SUB]: 'repo:o/r:*' } }),
    `${UG}id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub`,
  ),
  taken(
    'one workflow, wherever it is called from',
    github({ StringEquals: { [WORKFLOW]: 'o/r/.github/workflows/w.yml@refs/heads/main' } }),
    GITHUB_ISSUE,
  ),
  // Everybody's subject begins so, yet AWS takes it: it looks at how the value is written.
  taken('workflows of every repository', github({ StringLike: { [SUB]: 'repo:*' } }), GITHUB_ISSUE),
  taken(
    'GitHub, denied',
    trust({ Effect: 'Deny', Principal: { Federated: GITHUB }, Action: 'sts:AssumeRoleWithWebIdentity' }),
    `${UG}id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub`,
  ),
]
