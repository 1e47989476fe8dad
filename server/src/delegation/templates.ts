/**
 * Policy templates: policies with places for values that the request for access gives.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html
 */

/** A value for the places of one name. */
export interface TemplateParameter {
  readonly name: string
  readonly type: 'string' | 'stringList'
  readonly values: readonly string[]
}

/** A template, or the values given to one, that gives no policy; the message is for whoever gave it. */
export class TemplateError extends Error {}

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }
type JsonObject = { readonly [name: string]: Json }

const PLACE = /@\{([^{}]*)\}/g
/** A name as the API takes it. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyParameter.html */
const NAME = /^[ -~]{5,256}$/
/** The directive that says whether a statement is there at all. */
const ENABLED = '@Enabled'
/** The account that is asked; it need not be given. */
export const ACCOUNT_PARAMETER = 'AccountId'
const ACCOUNT_PLACE = `@{${ACCOUNT_PARAMETER}}`
/** Entries that one text of a list may become; a policy has no room for as many. */
const MAX_ENTRIES = 500

/**
 * A template as it is registered: a policy document in JSON, with places `@{name}` in the values of its statements.
 * @throws TemplateError
 */
export function checkTemplate(template: unknown): void {
  for (const statement of statementsOf(template as Json)) {
    const enabled = statement[ENABLED]
    if (enabled !== undefined && (typeof enabled !== 'string' || !NAME.test(enabled.replace(/^!/, ''))))
      throw new TemplateError(`${ENABLED} is not the name of a parameter`)
    checkNames(statement)
  }
}

function checkNames(value: Json): void {
  if (typeof value === 'string') {
    for (const [, name = ''] of value.matchAll(PLACE))
      if (!NAME.test(name))
        throw new TemplateError(`'${name}' is not a parameter's name of 5 to 256 characters`)
    if (value.replace(PLACE, '').includes('@{'))
      throw new TemplateError(`'${value}' has a place that does not end`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      if (name.includes('@{')) throw new TemplateError(`'${name}' is a place where no value can stand`)
      checkNames(inner)
    }
  }
}

/**
 * The policy of a template and values for its parameters, as compact JSON. `accountId`, the account that is asked, stands for
 * `@{AccountId}` where no value is given for that; not known yet, the place stays for {@link withAccount}.
 * @throws TemplateError for a value that is missing or not asked for
 */
export function renderTemplate(
  template: unknown,
  parameters: readonly TemplateParameter[],
  accountId: string | undefined,
): string {
  const values = new Values(parameters, accountId)
  const { Statement: _, ...rest } = template as JsonObject
  const statements = statementsOf(template as Json).flatMap((statement) => {
    const { [ENABLED]: enabled, ...without } = statement
    return values.areEnabled(enabled as string | undefined) ? [rendered(without, values)] : []
  })
  if (statements.length === 0) throw new TemplateError('no statement of the template is enabled')
  const unused = values.unused(template as Json)
  if (unused !== undefined) throw new TemplateError(`the template has no parameter ${unused}`)
  return JSON.stringify({ ...rest, Statement: statements })
}

/** A rendered policy with the account in the places that were left for it. */
export function withAccount(policy: string, accountId: string): string {
  return policy.replaceAll(ACCOUNT_PLACE, accountId)
}

/** Whether the account is still to be filled in. */
export function lacksAccount(policy: string): boolean {
  return policy.includes(ACCOUNT_PLACE)
}

function statementsOf(template: Json): readonly JsonObject[] {
  const statement = isObject(template) ? template.Statement : undefined
  const list = Array.isArray(statement) ? (statement as readonly Json[]) : [statement ?? null]
  if (!list.every(isObject)) throw new TemplateError('the template is not a policy document with statements')
  return list
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function rendered(value: Json, values: Values): Json {
  if (typeof value === 'string') {
    const [first = '', ...more] = values.fill(value)
    return more.length === 0 ? first : [first, ...more]
  }
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item): readonly Json[] =>
      typeof item === 'string' ? values.fill(item) : [rendered(item, values)],
    )
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rendered(inner, values)]))
    : value
}

class Values {
  readonly #given = new Map<string, readonly string[]>()
  readonly #accountId: string | undefined

  constructor(parameters: readonly TemplateParameter[], accountId: string | undefined) {
    this.#accountId = accountId
    for (const { name, type, values } of parameters) {
      if (this.#given.has(name)) throw new TemplateError(`parameter ${name} is given twice`)
      if (values.length === 0 || (type === 'string' && values.length > 1))
        throw new TemplateError(`parameter ${name} of type ${type} cannot have ${values.length} values`)
      // Such a value would be a place itself.
      if (values.some((value) => value.includes('@{')))
        throw new TemplateError(`a value of parameter ${name} has '@{' in it`)
      this.#given.set(name, values)
    }
  }

  areEnabled(enabled: string | undefined): boolean {
    if (enabled === undefined) return true
    const negated = enabled.startsWith('!')
    const [value] = this.#of(negated ? enabled.slice(1) : enabled)
    return (value === 'True') !== negated
  }

  /** The texts that a text becomes: one for each combination of the values of its lists. */
  fill(text: string): readonly string[] {
    const [before = '', ...pieces] = text.split(PLACE)
    let texts: readonly string[] = [before]
    for (let i = 0; i < pieces.length; i += 2) {
      const values = this.#of(pieces[i]!)
      if (texts.length * values.length > MAX_ENTRIES)
        throw new TemplateError('the policy has too many entries')
      texts = texts.flatMap((start) => values.map((value) => start + value + pieces[i + 1]!))
    }
    return texts
  }

  #of(name: string): readonly string[] {
    const given = this.#given.get(name)
    if (given !== undefined) return given
    if (name === ACCOUNT_PARAMETER) return [this.#accountId ?? ACCOUNT_PLACE]
    throw new TemplateError(`parameter ${name} is missing`)
  }

  /** A parameter that was given and that the template does not have. */
  unused(template: Json): string | undefined {
    const names = new Set(statementsOf(template).flatMap((statement) => [...namesIn(statement)]))
    return [...this.#given.keys()].find((name) => !names.has(name))
  }
}

function* namesIn(value: Json): Generator<string> {
  if (typeof value === 'string') for (const [, name = ''] of value.matchAll(PLACE)) yield name
  else if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* namesIn(item)
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === ENABLED) yield String(inner).replace(/^!/, '')
      else yield* namesIn(inner)
    }
  }
}
