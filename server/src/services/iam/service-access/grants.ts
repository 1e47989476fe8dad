import { compilePolicy, decide, type PolicyDocument, policySet, type Statement } from '@iamd/engine'

/**
 * What permissions policies let be asked for at all, whatever the resource and the circumstances: an Allow counts though it is under
 * a condition or for some resources only, a Deny counts where it is neither.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html
 */
export class Grants {
  readonly #allows: readonly ServiceScope[]
  readonly #denies: readonly ServiceScope[]
  readonly #unconditional: readonly PolicyDocument[]

  /** `denying`: further policies, of which only the Denies count. */
  constructor(documents: readonly PolicyDocument[], denying: readonly PolicyDocument[] = []) {
    const statements = documents.flatMap(({ statements }) => statements)
    const others = denying.flatMap(({ statements }) => statements)
    this.#allows = statements.filter(({ effect }) => effect === 'Allow').map(scopeOf)
    this.#denies = [...statements, ...others].filter(deniesAlways).map(scopeOf)
    this.#unconditional = documents.map(withoutConditions)
  }

  /** Whether some action of the service, `iam`, may be asked for. */
  service(prefix: string): boolean {
    return (
      this.#allows.some((allow) => reach(allow, prefix) !== 'none') &&
      !this.#denies.some((deny) => reach(deny, prefix) === 'all')
    )
  }

  /** Those of the actions, `iam:GetUser`, that may be asked for. */
  actions(actions: readonly string[]): readonly string[] {
    const identity = policySet(this.#unconditional.map(compilePolicy))
    return actions.filter((action) => decide({ ...QUESTION, action }, { identity }).allowed)
  }
}

/** Asked of policies without conditions, so that nobody in particular can ask. */
const QUESTION = {
  principal: { type: 'user', accountId: '000000000000', arn: 'arn:aws:iam::000000000000:user/', userId: '' },
  resource: '*',
  context: new Map<string, string>(),
} as const

function deniesAlways({ effect, conditions, resources }: Statement): boolean {
  return effect === 'Deny' && conditions.length === 0 && (resources?.includes('*') ?? false)
}

function withoutConditions(document: PolicyDocument): PolicyDocument {
  const statements = document.statements
    .filter((statement) => statement.effect === 'Allow' || deniesAlways(statement))
    .map((statement) => ({ ...statement, conditions: [], resources: ['*'], notResources: undefined }))
  return { ...document, statements }
}

/** Which services a statement speaks of; prefixes in lower case. */
interface ServiceScope {
  /** NotAction: of all services but those. */
  readonly except: boolean
  /** Services of which it names some action. */
  readonly some: ReadonlySet<string>
  /** Services of which it names every action. */
  readonly all: ReadonlySet<string>
  /** It names every action there is. */
  readonly everything: boolean
  /** It names some action of every service: `*:Get*`. */
  readonly someOfEverything: boolean
}

const ALL_ACTIONS = /^\*+$/

function scopeOf(statement: Statement): ServiceScope {
  const some = new Set<string>()
  const all = new Set<string>()
  let everything = false
  let someOfEverything = false
  for (const text of statement.actions ?? statement.notActions ?? []) {
    const [prefix = '', name] = text.toLowerCase().split(':')
    const whole = name === undefined || ALL_ACTIONS.test(name)
    if (prefix !== '*') (whole ? all : some).add(prefix)
    else if (whole) everything = true
    else someOfEverything = true
  }
  return { except: statement.notActions !== undefined, some, all, everything, someOfEverything }
}

function reach(scope: ServiceScope, prefix: string): 'none' | 'some' | 'all' {
  const named =
    scope.everything || scope.all.has(prefix)
      ? 'all'
      : scope.someOfEverything || scope.some.has(prefix)
        ? 'some'
        : 'none'
  if (!scope.except) return named
  return named === 'all' ? 'none' : named === 'none' ? 'all' : 'some'
}
