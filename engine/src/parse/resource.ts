import type { JsonNode } from './json.ts'
import { PARTITIONS } from './rules.ts'
import { type Located, pathOf, readTexts, type Scope } from './scope.ts'
import { variablesAreWellFormed } from './variables.ts'

const ARN_SEGMENTS = 6
const WILDCARD = /[*?]/

/** AWS's message lists fewer types than there are; the root user, delegation requests, role
 * templates and context providers came later.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
const IAM_PATHS: readonly string[] = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
  'assumed-role/',
  'delegation-request/',
  'role-template/',
  'contextProvider/',
]

const IAM_PATH_MESSAGE =
  'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, ' +
  'mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.'

/**
 * Reads Resource or NotResource: ARNs, or `*`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function readResources(node: JsonNode, scope: Scope, path: string): readonly string[] | undefined {
  const texts = readTexts(node, scope, path)
  if (texts === undefined) return undefined
  for (const text of texts) checkResource(text, scope)
  return texts.map((text) => text.value)
}

function checkResource(text: Located, scope: Scope): void {
  const { value, offset } = text
  if (value === '*') return
  const invalid = (message: string, detail: string) =>
    scope.problems.add('resource-invalid', message, detail, offset, pathOf(text))
  if (!value.startsWith('arn:')) {
    invalid(`Resource ${value} must be in ARN format or "*".`, 'A resource is an ARN or *')
    return
  }
  if (scope.version === '2012-10-17' && value.includes('${') && !variablesAreWellFormed(value)) {
    scope.problems.add(
      'variable-invalid',
      'The policy failed legacy parsing',
      `A policy variable in ${JSON.stringify(value)} is not closed, has no name or a blank in its name`,
      offset,
      pathOf(text),
    )
    return
  }
  const segments = splitArn(value)
  const [, partition = '', service = '', region = '', account = ''] = segments
  if (!PARTITIONS.has(partition) && !WILDCARD.test(partition)) {
    // AWS shows the ARN with the parts that are missing filled in.
    const shown = [...segments, '*', '*', '*', '*']
      .slice(0, Math.max(ARN_SEGMENTS, segments.length))
      .join(':')
    invalid(
      `Partition "${partition}" is not valid for resource "${shown}".`,
      `${JSON.stringify(partition)} is not a partition of AWS`,
    )
    return
  }
  if (segments.length < ARN_SEGMENTS) {
    // A wildcard at the end stands for the parts behind it: AWS's own policies say `arn:aws:waf:*`.
    if (value.endsWith('*')) return
    scope.problems.add(
      'resource-incomplete',
      'The policy failed legacy parsing',
      `The ARN ${JSON.stringify(value)} has fewer than six parts`,
      offset,
      pathOf(text),
    )
    return
  }
  if (service === 'iam') checkIamResource(value, region, segments[5]!, invalid)
  // Access points and access grants are regional and always carry an account, buckets and objects have neither.
  else if (service === 's3' && region !== '' && account === '') {
    invalid(
      `Resource ${value} can not contain region information.`,
      'The ARN of a bucket or an object has no Region',
    )
  }
}

function checkIamResource(
  value: string,
  region: string,
  path: string,
  invalid: (message: string, detail: string) => void,
): void {
  if (region !== '') {
    invalid(`IAM resource ${value} cannot contain region information.`, 'IAM has no Regions')
  }
  if (path !== '*' && path !== 'root' && !IAM_PATHS.some((prefix) => path.startsWith(prefix))) {
    invalid(IAM_PATH_MESSAGE, `${JSON.stringify(path)} is not a type of IAM resource`)
  }
}

/** The first five parts, and all the rest as the sixth; colons within variables do not count. */
function splitArn(arn: string): string[] {
  const segments: string[] = []
  let from = 0
  let inVariable = false
  for (let at = 0; at < arn.length && segments.length < ARN_SEGMENTS - 1; at++) {
    const character = arn[at]
    if (character === '$' && arn[at + 1] === '{') inVariable = true
    else if (character === '}') inVariable = false
    else if (character === ':' && !inVariable) {
      segments.push(arn.slice(from, at))
      from = at + 1
    }
  }
  segments.push(arn.slice(from))
  return segments
}
