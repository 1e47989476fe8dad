// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of policies writes its variables so
/**
 * The small pools that random policies and requests are drawn from. They are small on purpose: a policy and a request
 * that share few values would hardly ever meet, and a decision that is always "implicit deny" tests nothing.
 */
import type { Principal } from '../../src/types.ts'

export const HOME = '111122223333'
export const AWAY = '444455556666'

const user = (accountId: string, name: string, userId: string): Principal => ({
  type: 'user',
  accountId,
  arn: `arn:aws:iam::${accountId}:user/${name}`,
  userId,
})

const session = (accountId: string, path: string, role: string, id: string, name: string): Principal => ({
  type: 'assumed-role',
  accountId,
  arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${name}`,
  roleArn: `arn:aws:iam::${accountId}:role${path}${role}`,
  userId: `${id}:${name}`,
})

const federatedUser = (accountId: string, name: string, userArn: string): Principal => ({
  type: 'federated-user',
  accountId,
  arn: `arn:aws:sts::${accountId}:federated-user/${name}`,
  userArn,
  userId: `${accountId}:${name}`,
})

/** Callers with an account, the ones that most rules are about. */
export const SIGNED: readonly Principal[] = [
  user(HOME, 'alice', 'AIDAALICEALICEALICE11'),
  user(HOME, 'dev/bob', 'AIDABOBBOBBOBBOBBOB12'),
  user(AWAY, 'alice', 'AIDAOTHERALICEALICE13'),
  session(HOME, '/', 'worker', 'AROAWORKERWORKERWOR21', 'one'),
  session(HOME, '/', 'worker', 'AROAWORKERWORKERWOR21', 'two'),
  session(AWAY, '/app/', 'auditor', 'AROAAUDITORAUDITORA22', 'one'),
  { ...session(HOME, '/', 'linked', 'AROALINKEDLINKEDLIN23', 'svc'), serviceLinked: true } as Principal,
  {
    ...session(HOME, '/', 'worker', 'AROAWORKERWORKERWOR21', 'web'),
    federated: 'accounts.google.com',
  } as Principal,
  federatedUser(HOME, 'guest', `arn:aws:iam::${HOME}:user/alice`),
  federatedUser(AWAY, 'guest', `arn:aws:iam::${AWAY}:root`),
  { type: 'root', accountId: HOME, arn: `arn:aws:iam::${HOME}:root` },
  { type: 'root', accountId: AWAY, arn: `arn:aws:iam::${AWAY}:root` },
]

/** Callers without one. */
export const ACCOUNTLESS: readonly Principal[] = [
  { type: 'service', service: 'lambda.amazonaws.com' },
  { type: 'service', service: 'ec2.amazonaws.com' },
  { type: 'federated', provider: 'accounts.google.com' },
  { type: 'federated', provider: `arn:aws:iam::${HOME}:saml-provider/corp` },
  { type: 'anonymous' },
]

/** What `Principal` and `NotPrincipal` may list under `AWS`, `*` left out. */
export const AWS_NAMES: readonly string[] = [
  HOME,
  AWAY,
  `arn:aws:iam::${HOME}:root`,
  `arn:aws:iam::${AWAY}:root`,
  `arn:aws:iam::${HOME}:user/alice`,
  `arn:aws:iam::${HOME}:user/dev/bob`,
  `arn:aws:iam::${HOME}:user/Alice`,
  `arn:aws:iam::${AWAY}:user/alice`,
  'AIDAALICEALICEALICE11',
  'AIDABOBBOBBOBBOBBOB12',
  `arn:aws:iam::${HOME}:role/worker`,
  `arn:aws:iam::${AWAY}:role/app/auditor`,
  'AROAWORKERWORKERWOR21',
  `arn:aws:sts::${HOME}:assumed-role/worker/one`,
  `arn:aws:sts::${HOME}:assumed-role/worker/web`,
  `arn:aws:sts::${AWAY}:assumed-role/auditor/one`,
  `arn:aws:sts::${HOME}:federated-user/guest`,
  `arn:aws:sts::${AWAY}:federated-user/guest`,
]

export const SERVICE_NAMES = ['lambda.amazonaws.com', 'ec2.amazonaws.com'] as const
export const PROVIDER_NAMES = ['accounts.google.com', `arn:aws:iam::${HOME}:saml-provider/corp`] as const
export const CANONICAL_NAMES = ['79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'] as const

export const ACTIONS = [
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  'iam:CreateUser',
  'kms:Decrypt',
  'kms:RetireGrant',
] as const
export const ACTION_PATTERNS = [
  '*',
  's3:*',
  's3:Get*',
  's3:getobject',
  'S3:PUTOBJECT',
  's3:?etObject',
  's3:*Object',
  's3:*e*t',
  'iam:*User',
  'iam:CreateUser',
  'kms:De*',
  'kms:Re*',
  '*:Get*',
  '*:*',
] as const

/** The patterns of services that support resource control policies, `*` left out.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html */
export const RCP_PATTERNS = [
  ...ACTION_PATTERNS.filter((pattern) => /^(s3|kms):/i.test(pattern)),
  'sts:*',
  'sts:AssumeRole*',
  'sts:?agSession',
]

export const TRUST_ACTIONS = ['sts:AssumeRole', 'sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] as const
/** A trust policy "may only specify STS AssumeRole actions", each by its whole name. */
export const TRUST_PATTERNS = [
  'sts:AssumeRole',
  'sts:assumerole',
  'STS:AssumeRoleWithWebIdentity',
  'sts:TagSession',
] as const

export const RESOURCES = [
  'arn:aws:s3:::data',
  'arn:aws:s3:::Data',
  'arn:aws:s3:::data/alice/notes.txt',
  'arn:aws:s3:::data/bob/a:b',
  'arn:aws:s3:::data/*',
  'arn:aws:s3:::data/a?$b',
  `arn:aws:sqs:eu-west-1:${HOME}:jobs`,
  `arn:aws:iam::${HOME}:user/alice`,
  `arn:aws:kms:us-east-1:${HOME}:key/k1`,
  '*',
] as const

export const RESOURCE_PATTERNS = [
  '*',
  'arn:aws:s3:::data',
  'arn:aws:s3:::data*',
  'arn:aws:s3:::data/*',
  'arn:aws:s3:::?ata/*/*',
  'arn:aws:s3:::*a*b*',
  'arn:aws:s3:::data/${*}',
  'arn:aws:s3:::data/a${?}${$}b',
  'arn:aws:s3:::data/${aws:username}/*',
  'arn:aws:s3:::${s3:prefix}*',
  "arn:aws:s3:::data/${aws:PrincipalTag/Team, 'alice'}/*",
  "arn:aws:s3:::data/${aws:TagKeys, 'bob'}/*",
  'arn:aws:s3:::data/${aws:TagKeys}/*',
  `arn:aws:sqs:*:${HOME}:*`,
  'arn:aws:sqs:eu-*:*:j?bs',
  `arn:aws:sqs:*:${HOME}:j*s`,
  'arn:aws:iam::*:user/${AWS:UserName}',
  `arn:aws:kms:us-*:${HOME}:key/*`,
  'arn:*',
  'arn:aws:sqs:*',
  'arn:aws:*:::data',
] as const
