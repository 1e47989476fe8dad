import {
  type CompiledPolicy,
  compilePolicy,
  decide,
  type PolicyDocument,
  policySet,
  type Statement,
} from '@iamd/engine'
import {
  actionsOfService,
  resourceTemplatesOf,
  templatesOfService,
} from '../../../service-reference/action-resources.ts'
import { bestTemplate } from '../simulation/resource-types.ts'

/** One action on one resource that a permission policy asks for. */
export interface Question {
  readonly action: string
  readonly resource: string
  /** True where the resource stands for many: what is denied of some of them may be denied of none that are there. */
  readonly isSample: boolean
  /** True for an action that no service has, which stands for those that the reference does not list. */
  readonly isMadeUp: boolean
}

/** Stands for any name; no policy has it by chance. */
const ANY_NAME = 'iamd-any-name'
const ANY_ACTION = 'AnyAction'
/** The service of it stands for every service. */
const ANY_SERVICE = 'iamd-any-service'
const WILD = /[*?]/
const ACCOUNT_FIELD = 4

/**
 * What a permission policy asks for, action by action and resource by resource: where it has wildcards, the actions that they cover, and
 * one resource for each pattern. Conditions are left aside, and so is what the policy denies: it asks for that much less.
 */
export function* questionsOf(document: PolicyDocument, accountId: string): Generator<Question> {
  for (const statement of document.statements) {
    if (statement.effect === 'Deny') continue
    const resources = statement.resources ?? ['*']
    for (const { action, isMadeUp } of actionsOf(document, statement)) {
      const samples = resources.flatMap((resource) => samplesOf(action, resource, accountId))
      const fitting = isMadeUp ? samples : samples.filter(({ resource }) => fits(action, resource))
      for (const { resource, isSample } of fitting.length > 0 ? fitting : samples)
        yield { action, resource, isSample, isMadeUp }
    }
  }
}

function* actionsOf(
  document: PolicyDocument,
  statement: Statement,
): Generator<Pick<Question, 'action' | 'isMadeUp'>> {
  const patterns = statement.actions ?? ['*']
  let covers: ((action: string) => boolean) | undefined
  for (const pattern of patterns) {
    if (!WILD.test(pattern)) {
      yield { action: pattern, isMadeUp: false }
      continue
    }
    const [service = '', name = '*'] = pattern.split(':')
    if (WILD.test(service)) {
      yield { action: `${ANY_SERVICE}:${ANY_ACTION}`, isMadeUp: false }
      continue
    }
    yield { action: `${service}:${name.replaceAll(/[*?]+/g, ANY_ACTION)}`, isMadeUp: true }
    covers ??= coveredBy(document, statement)
    for (const known of actionsOfService(service)) {
      const action = `${service}:${known}`
      if (covers(action)) yield { action, isMadeUp: false }
    }
  }
}

/** Whether a statement is about an action: the engine says it, as for any request. */
function coveredBy(document: PolicyDocument, statement: Statement): (action: string) => boolean {
  const everywhere: Statement = { ...statement, resources: ['*'], notResources: undefined, conditions: [] }
  const compiled: CompiledPolicy = compilePolicy({ ...document, statements: [everywhere] })
  const identity = policySet([compiled])
  const principal = { type: 'user', accountId: '', arn: '', userId: '' } as const
  const context = new Map<string, string>()
  return (action) => decide({ principal, action, resource: '*', context }, { identity }).allowed
}

function samplesOf(
  action: string,
  pattern: string,
  accountId: string,
): Pick<Question, 'resource' | 'isSample'>[] {
  if (pattern !== '*') {
    const isSample = WILD.test(pattern) || pattern.includes('${')
    return [{ resource: isSample ? sampleOf(pattern, accountId) : pattern, isSample }]
  }
  const templates = resourceTemplatesOf(action)
  if (templates.length === 0) return [{ resource: '*', isSample: false }]
  return templates.map((template) => ({ resource: filled(template, accountId), isSample: true }))
}

/** A resource that a pattern covers; where it leaves the account open, one of the account's. */
function sampleOf(pattern: string, accountId: string): string {
  return pattern
    .split(':')
    .map((field, at) =>
      at === ACCOUNT_FIELD && WILD.test(field)
        ? accountId
        : field.replaceAll(/\$\{[^}]*\}|\*+/g, ANY_NAME).replaceAll('?', 'x'),
    )
    .join(':')
}

function filled(template: string, accountId: string): string {
  return template
    .replaceAll('${Partition}', 'aws')
    .replaceAll('${Account}', accountId)
    .replaceAll(/\$\{[^}]*\}|\*/g, ANY_NAME)
}

/** Whether a resource is of a type that the action works on; statements often list actions and resources that are each other's in part. */
function fits(action: string, resource: string): boolean {
  const own = resourceTemplatesOf(action)
  if (own.length === 0) return resource === '*'
  const type = bestTemplate(templatesOfService(action.split(':')[0]!), resource)
  return type !== undefined && own.includes(type)
}
