import { readFileSync } from 'node:fs'

/** The form of the file; raised with every change to it. */
const FORMAT = 1

const FILE = new URL('../../data/service-linked-roles.json', import.meta.url)
const SERVICE_DOMAIN = '.amazonaws.com'
const ROLE_PREFIX = 'AWSServiceRoleFor'
const POLICY_PREFIX = 'arn:aws:iam::aws:policy/aws-service-role/'

/** What the service-linked role of a service is like; `name` is without CustomSuffix. */
export interface ServiceLinkedTemplate {
  readonly name: string
  readonly policyArn: string
  /** What a role is described with that the service makes itself; CreateServiceLinkedRole leaves it out. */
  readonly description: string | undefined
  /** Whether the account may have several, told apart by CustomSuffix. */
  readonly customSuffix: boolean
}

/** The service principal, the role's name and its policy's, without what all have in common. */
type Row = readonly [
  service: string,
  role: string,
  policy: string,
  more?: { readonly customSuffix?: boolean; readonly description?: string },
]

let templates: ReadonlyMap<string, ServiceLinkedTemplate> | undefined

/**
 * The templates by service principal, which are case-sensitive. Read on first use.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
export function serviceLinkedTemplates(): ReadonlyMap<string, ServiceLinkedTemplate> {
  templates ??= load()
  return templates
}

function load(): ReadonlyMap<string, ServiceLinkedTemplate> {
  const data = JSON.parse(readFileSync(FILE, 'utf8')) as { format: number; roles: readonly Row[] }
  if (data.format !== FORMAT)
    throw new Error(`service-linked-roles.json has form ${data.format}, not ${FORMAT}`)
  return new Map(
    data.roles.map(([service, role, policy, { customSuffix = false, description } = {}]) => [
      service + SERVICE_DOMAIN,
      { name: ROLE_PREFIX + role, policyArn: POLICY_PREFIX + policy, description, customSuffix },
    ]),
  )
}
