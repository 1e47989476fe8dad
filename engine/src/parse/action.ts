import type { JsonNode } from './json.ts'
import { RCP_SERVICES } from './rules.ts'
import { type Located, pathOf, readTexts, type Scope } from './scope.ts'

/** Service prefixes are letters, digits and hyphens; `*` alone stands for all services. */
const VENDOR = /^(?:[A-Za-z0-9-]+|\*)$/

/** What a trust policy may allow, in lower case.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html */
const TRUST_ACTIONS: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:setcontext',
  'sts:setsourceidentity',
  'sts:tagsession',
])

/**
 * Reads Action or NotAction. Names of actions are not checked against any list: AWS accepts names that do not exist.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function readActions(node: JsonNode, scope: Scope, path: string): readonly string[] | undefined {
  const texts = readTexts(node, scope, path)
  if (texts === undefined) return undefined
  for (const text of texts) checkAction(text, scope)
  return texts.map((text) => text.value)
}

function checkAction(text: Located, scope: Scope): void {
  const { value } = text
  const problem = (message: string, detail: string) =>
    scope.problems.add('action-invalid', message, detail, text.offset, pathOf(text))
  const colon = value.indexOf(':')
  const vendor = value.slice(0, Math.max(colon, 0))
  if (value !== '*') {
    if (colon < 0) {
      problem(
        'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
        `The action ${JSON.stringify(value)} has no service prefix, as in iam:GetUser`,
      )
      return
    }
    if (value.includes(':', colon + 1)) {
      problem(
        'Actions/Condition can contain only one colon.',
        `The action ${JSON.stringify(value)} has more than one colon`,
      )
      return
    }
    if (!VENDOR.test(vendor)) {
      problem(
        `Vendor ${vendor} is not valid`,
        `The service prefix of ${JSON.stringify(value)} is not made of letters, digits and hyphens`,
      )
      return
    }
    if (colon === value.length - 1) {
      problem('The policy failed legacy parsing', `The action ${JSON.stringify(value)} names no action`)
      return
    }
  }
  if (scope.type === 'trust' && !TRUST_ACTIONS.has(value.toLowerCase())) {
    problem(
      'AssumeRole policy may only specify STS AssumeRole actions.',
      `A trust policy cannot speak of ${JSON.stringify(value)}`,
    )
  }
  // `*` is left to the statement, because the policy RCPFullAWSAccess may hold it.
  if (scope.type === 'rcp' && value !== '*' && !RCP_SERVICES.has(vendor.toLowerCase())) {
    problem(
      '',
      `${JSON.stringify(value)} is not an action of a service that supports resource control policies`,
    )
  }
}
