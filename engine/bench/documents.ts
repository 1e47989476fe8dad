/** Policy documents as accounts have them: exact and wildcard actions and ARNs, 30 % conditions, 10 % Deny. */
import type { Random } from './random.ts'

export const ACCOUNT = '111122223333'
export const REGION = 'eu-central-1'
const TEAMS = ['payments', 'search', 'platform', 'data', 'mobile', 'risk', 'growth', 'ops'] as const
const VERBS = [
  'Get',
  'List',
  'Describe',
  'Create',
  'Update',
  'Delete',
  'Put',
  'Tag',
  'Untag',
  'Start',
  'Stop',
] as const

interface Service {
  readonly name: string
  readonly nouns: readonly string[]
  /** The ARN of a resource up to its name. */
  readonly arn: string
}

const regional = (service: string, path: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${path}`

export const SERVICES: readonly Service[] = [
  {
    name: 's3',
    nouns: ['Object', 'Bucket', 'BucketPolicy', 'ObjectAcl', 'ObjectTagging'],
    arn: 'arn:aws:s3:::',
  },
  {
    name: 'ec2',
    nouns: ['Instance', 'Instances', 'Volume', 'Snapshot', 'SecurityGroup', 'Vpc'],
    arn: regional('ec2', 'instance/'),
  },
  {
    name: 'iam',
    nouns: ['User', 'Role', 'Policy', 'Group', 'AccessKey'],
    arn: `arn:aws:iam::${ACCOUNT}:role/`,
  },
  { name: 'dynamodb', nouns: ['Item', 'Table', 'Backup', 'Stream'], arn: regional('dynamodb', 'table/') },
  { name: 'sqs', nouns: ['Message', 'Queue', 'QueueAttributes'], arn: regional('sqs', '') },
  { name: 'sns', nouns: ['Topic', 'Subscription', 'TopicAttributes'], arn: regional('sns', '') },
  {
    name: 'lambda',
    nouns: ['Function', 'Alias', 'Layer', 'FunctionConfiguration'],
    arn: regional('lambda', 'function:'),
  },
  { name: 'kms', nouns: ['Key', 'Alias', 'Grant', 'KeyPolicy'], arn: regional('kms', 'key/') },
  { name: 'logs', nouns: ['LogGroup', 'LogStream', 'LogEvents'], arn: regional('logs', 'log-group:') },
  {
    name: 'secretsmanager',
    nouns: ['SecretValue', 'Secret', 'ResourcePolicy'],
    arn: regional('secretsmanager', 'secret:'),
  },
  { name: 'ecr', nouns: ['Image', 'Repository', 'LifecyclePolicy'], arn: regional('ecr', 'repository/') },
  { name: 'cloudwatch', nouns: ['MetricData', 'Dashboard', 'Alarm'], arn: regional('cloudwatch', 'alarm:') },
]

export function action(random: Random, service: Service): string {
  return `${service.name}:${random.pick(VERBS)}${random.pick(service.nouns)}`
}

function actionPattern(random: Random, service: Service): string {
  const kind = random.next()
  if (kind < 0.7) return action(random, service)
  if (kind < 0.9) return `${service.name}:${random.pick(VERBS)}*`
  if (kind < 0.95) return `${service.name}:*${random.pick(service.nouns)}`
  return `${service.name}:*`
}

export function resourceName(random: Random): string {
  return `${random.pick(TEAMS)}-${random.below(40)}`
}

function resourcePattern(random: Random, service: Service): string {
  const kind = random.next()
  if (kind < 0.35) return `${service.arn}${resourceName(random)}`
  if (kind < 0.65) return `${service.arn}${resourceName(random)}/*`
  if (kind < 0.8) return `${service.arn}${random.pick(TEAMS)}-*`
  if (kind < 0.85) return `${service.arn}*-${random.below(40)}/*`
  if (kind < 0.88) return `${service.arn}\${aws:username}/*`
  return '*'
}

function list(random: Random, most: number, one: () => string): string | string[] {
  const length = 1 + random.below(most)
  return length === 1 ? one() : Array.from({ length }, one)
}

function condition(random: Random): object {
  const team = random.pick(TEAMS)
  switch (random.below(8)) {
    case 0:
      return { StringEquals: { 'aws:ResourceTag/team': team } }
    case 1:
      return { StringEquals: { 'aws:PrincipalTag/team': [team, random.pick(TEAMS)] } }
    case 2:
      return { IpAddress: { 'aws:SourceIp': [`10.${random.below(8)}.0.0/16`, '192.0.2.0/24'] } }
    case 3:
      return { DateLessThan: { 'aws:CurrentTime': `20${24 + random.below(5)}-06-01T00:00:00Z` } }
    case 4:
      return { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    case 5:
      return { StringLike: { 'aws:RequestTag/env': ['prod-*', 'stage'] } }
    case 6:
      return {
        NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
        Bool: { 'aws:SecureTransport': 'true' },
      }
    default:
      return { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'env', 'owner'] } }
  }
}

function statement(random: Random): object {
  const service = random.pick(SERVICES)
  return {
    Effect: random.chance(0.1) ? 'Deny' : 'Allow',
    Action: list(random, 4, () => actionPattern(random, service)),
    Resource: list(random, 3, () => resourcePattern(random, service)),
    ...(random.chance(0.3) ? { Condition: condition(random) } : {}),
  }
}

/** The text of a document of so many statements. */
export function documentText(random: Random, statements: number): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, () => statement(random)),
  })
}

/** The context of a request, each its own. */
export function context(random: Random, username: string): Map<string, string | readonly string[]> {
  const values = new Map<string, string | readonly string[]>([
    ['aws:username', username],
    ['aws:sourceip', `10.${random.below(16)}.${random.below(256)}.${random.below(256)}`],
    ['aws:currenttime', `2026-0${1 + random.below(9)}-1${random.below(10)}T0${random.below(10)}:00:00Z`],
    ['aws:securetransport', random.chance(0.95) ? 'true' : 'false'],
    ['aws:principalaccount', ACCOUNT],
    ['aws:principalarn', `arn:aws:iam::${ACCOUNT}:user/${username}`],
    ['aws:principaltag/team', random.pick(TEAMS)],
    ['aws:requestedregion', REGION],
  ])
  if (random.chance(0.6)) values.set('aws:resourcetag/team', random.pick(TEAMS))
  if (random.chance(0.5)) {
    values.set('aws:multifactorauthpresent', random.chance(0.8) ? 'true' : 'false')
    values.set('aws:multifactorauthage', String(random.below(7200)))
  }
  if (random.chance(0.3)) {
    values.set('aws:requesttag/env', random.pick(['prod-eu', 'prod-us', 'stage', 'dev']))
    values.set('aws:tagkeys', random.pick([['team'], ['team', 'env'], ['team', 'cost-center']]))
  }
  return values
}
