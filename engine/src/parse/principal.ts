import type { PrincipalEntry } from '../document.ts'
import type { JsonNode } from './json.ts'
import { PARTITIONS, SYNTAX_ERRORS } from './rules.ts'
import { type Located, pathOf, readTexts, type Scope, syntaxProblem } from './scope.ts'

type NamedKind = Exclude<PrincipalEntry['kind'], 'everyone'>

const KINDS: ReadonlyMap<string, NamedKind> = new Map([
  ['AWS', 'AWS'],
  ['Service', 'Service'],
  ['Federated', 'Federated'],
  ['CanonicalUser', 'CanonicalUser'],
])

const ACCOUNT_ID = /^\d{12}$/
/** Users and roles; ids of other things are no principals.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const UNIQUE_ID = /^(?:AIDA|AROA)[A-Z0-9]{1,124}$/
/** Names of users, roles and sessions; a path before the name may hold other visible characters. */
const NAME = /^[\w+=,.@-]{1,128}$/
const PATH = /^(?:[!-)+->@-~]*\/)?$/
const DOMAIN = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/
/** Of an account, and of a CloudFront origin access identity, whose id is recorded to be half as long again.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CloudFrontOriginAccessIdentity.html "S3CanonicalUserId" */
const CANONICAL_ID = /^(?:[0-9a-f]{64}|[0-9a-f]{96})$/
const ORIGIN_ACCESS_IDENTITY = /^user\/CloudFront Origin Access Identity [A-Z0-9]{1,32}$/
const PROVIDER = /^(?:saml-provider|oidc-provider)\/[\w+=,.@:/-]{1,255}$/

/** AWS's message for a principal that is malformed, or well formed but not known to exist. */
export function invalidPrincipalMessage(entry: PrincipalEntry): string {
  const kind = entry.kind === 'everyone' ? 'AWS' : entry.kind.toUpperCase()
  return `Invalid principal in policy: "${kind}":"${entry.value}"`
}

/**
 * Reads Principal or NotPrincipal. The form of each principal is checked, not whether it exists.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function readPrincipals(
  node: JsonNode,
  scope: Scope,
  element: 'Principal' | 'NotPrincipal',
  path: string,
): readonly PrincipalEntry[] | undefined {
  if (node.type === 'string' && node.value === '*') return [{ kind: 'everyone', value: '*' }]
  if (node.type !== 'object') {
    const detail = `${element} is "*" or an object such as {"AWS": "..."}`
    syntaxProblem(scope, 'element-type', `${element} must be a JSON object.`, detail, node.start, path)
    return undefined
  }
  const entries: PrincipalEntry[] = []
  for (const member of node.members) {
    const place = `${path}.${member.key}`
    const kind = KINDS.get(member.key)
    if (kind === undefined) {
      const detail = `${JSON.stringify(member.key)} is not a kind of principal: AWS, Service, Federated, CanonicalUser`
      syntaxProblem(scope, 'element-unknown', `Unknown field ${member.key}`, detail, member.start, place)
      continue
    }
    for (const text of readTexts(member.value, scope, place) ?? []) {
      const entry: PrincipalEntry = { kind, value: text.value }
      checkPrincipal(entry, text, scope)
      entries.push(entry)
    }
  }
  if (node.members.every(({ value }) => value.type === 'array' && value.items.length === 0)) {
    const message =
      scope.rules.wording === 'resource'
        ? `Missing required field ${element} cannot be empty!`
        : SYNTAX_ERRORS
    scope.problems.add('principal-missing', message, `${element} names nobody`, node.start, path)
  }
  return entries
}

function checkPrincipal(entry: PrincipalEntry, text: Located, scope: Scope): void {
  if (isPrincipal(entry, scope)) return
  const message =
    entry.kind === 'Federated' && scope.type === 'trust'
      ? 'Federated principals must be valid domain names or SAML metadata ARNs'
      : invalidPrincipalMessage(entry)
  const detail = `${JSON.stringify(entry.value)} does not have the form of a principal of kind ${entry.kind}`
  scope.problems.add('principal-invalid', message, detail, text.offset, pathOf(text))
}

function isPrincipal({ kind, value }: PrincipalEntry, scope: Scope): boolean {
  switch (kind) {
    case 'everyone':
      return true
    case 'AWS':
      return value === '*' || ACCOUNT_ID.test(value) || UNIQUE_ID.test(value) || isPrincipalArn(value)
    case 'Service':
      return DOMAIN.test(value)
    case 'Federated':
      return DOMAIN.test(value) || isProviderArn(value)
    case 'CanonicalUser':
      return scope.type !== 'trust' && CANONICAL_ID.test(value)
  }
}

/** Splits an ARN of IAM or STS, both of which have no Region; `undefined` where the text is none. */
function parseArn(arn: string): { service: string; account: string; resource: string } | undefined {
  const [prefix, partition = '', service = '', region, account = '', ...rest] = arn.split(':')
  if (prefix !== 'arn' || region !== '' || rest.length === 0 || !PARTITIONS.has(partition)) return undefined
  return { service, account, resource: rest.join(':') }
}

function isPrincipalArn(value: string): boolean {
  const arn = parseArn(value)
  if (arn === undefined) return false
  const { service, account, resource } = arn
  if (service === 'iam') {
    if (account === 'cloudfront') return ORIGIN_ACCESS_IDENTITY.test(resource)
    if (!ACCOUNT_ID.test(account)) return false
    if (resource === 'root') return true
    const type = resource.slice(0, resource.indexOf('/') + 1)
    const name = resource.lastIndexOf('/') + 1
    return (
      (type === 'user/' || type === 'role/') &&
      PATH.test(resource.slice(type.length, name)) &&
      NAME.test(resource.slice(name))
    )
  }
  if (service !== 'sts' || !ACCOUNT_ID.test(account)) return false
  const [type, ...names] = resource.split('/')
  const wanted = type === 'assumed-role' ? 2 : type === 'federated-user' ? 1 : 0
  return names.length === wanted && wanted > 0 && names.every((name) => NAME.test(name))
}

function isProviderArn(value: string): boolean {
  const arn = parseArn(value)
  return arn?.service === 'iam' && ACCOUNT_ID.test(arn.account) && PROVIDER.test(arn.resource)
}
