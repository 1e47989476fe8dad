import type { Json, ParameterType, RoleTemplate } from '../../../service-reference/role-templates.ts'
import type { Tag } from '../../../store/records.ts'
import { iamError, parameterNotFound, templateNotRendered } from '../errors.ts'

/** Values by the name of the parameter. */
export type TemplateValues = ReadonlyMap<string, readonly string[]>

/** What a template makes of its parameters: a role that is to be. */
export interface RenderedRole {
  readonly name: string
  readonly path: string
  readonly description: string | undefined
  readonly trustPolicy: string
  readonly inlinePolicies: readonly { readonly name: string; readonly document: string }[]
  readonly managedPolicies: readonly string[]
  readonly boundaryArn: string | undefined
  readonly tags: readonly Tag[]
  /** Seconds. */
  readonly maxSessionDuration: number
}

/** Whether a parameter has any number of values, and what each must be. */
const TYPES: Readonly<Record<ParameterType, { readonly isList: boolean; readonly form?: RegExp }>> = {
  String: { isList: false },
  StringList: { isList: true },
  Number: { isList: false, form: /^-?\d+(?:\.\d+)?$/ },
  NumberList: { isList: true, form: /^-?\d+(?:\.\d+)?$/ },
  Arn: { isList: false, form: /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./ },
  ArnList: { isList: true, form: /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./ },
}

const PLACEHOLDER = /@\{([^{}]+)\}/g
const WHOLE_PLACEHOLDER = /^@\{([^{}]+)\}$/
/** The member of a statement that names the parameter it depends on. */
const ENABLED = '@Enabled'

/**
 * The role that a template and values give. A parameter is asked for where it stands, so that one which only a statement left out has
 * need not be given, whatever its definition says. Recorded of AWS; the wording of what it refuses too, where it is on record.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcquireRole.html
 * @throws ValidationError, InvalidInput
 */
export function renderRole(template: RoleTemplate, given: TemplateValues): RenderedRole {
  const renderer = new Renderer(template, given)
  return {
    name: renderer.text(template.roleName),
    path: renderer.text(template.rolePath ?? '/'),
    description: template.roleDescription && renderer.text(template.roleDescription),
    trustPolicy: JSON.stringify(renderer.document(template.trustPolicy)),
    inlinePolicies: template.inlinePolicies
      .map(({ name, document }) => ({ name: renderer.text(name), document: renderer.document(document) }))
      // One whose every statement is left out is left out with them.
      .filter(({ document }) => (document.Statement as readonly Json[]).length > 0)
      .map(({ name, document }) => ({ name, document: JSON.stringify(document) })),
    managedPolicies: template.managedPolicies.map((arn) => renderer.text(arn)),
    boundaryArn: template.boundaryArn && renderer.text(template.boundaryArn),
    tags: template.tags.map(({ key, value }) => ({ key: renderer.text(key), value: renderer.text(value) })),
    maxSessionDuration: template.maxSessionDuration,
  }
}

type Members = { readonly [member: string]: Json }

/** Puts values in the place of parameters, once: what a value brings along is never looked at again. */
class Renderer {
  readonly #parameters: ReadonlyMap<string, RoleTemplate['parameters'][number]>
  readonly #given: TemplateValues

  constructor(template: RoleTemplate, given: TemplateValues) {
    this.#parameters = new Map(template.parameters.map((parameter) => [parameter.name, parameter]))
    this.#given = given
    for (const { name, type } of template.parameters) checkValues(name, type, given.get(name) ?? [])
    for (const name of given.keys())
      if (!this.#parameters.has(name)) throw templateNotRendered(`Unrecognized parameter: ${name}`)
  }

  text(pattern: string): string {
    return pattern.replace(PLACEHOLDER, (_, name: string) => {
      const [value, ...more] = this.#values(name)
      if (more.length > 0) throw templateNotRendered(`Parameter '${name}' has more than one value.`)
      return value!
    })
  }

  /** A policy document without the statements that are not enabled. */
  document(document: Json): Members {
    const { Statement, ...rest } = document as Members
    const statements = (Statement as readonly Members[]).filter((statement) => this.#isEnabled(statement))
    return {
      ...(this.#value(rest) as Members),
      Statement: statements.map(({ [ENABLED]: _, ...statement }) => this.#value(statement)),
    }
  }

  #isEnabled({ [ENABLED]: name }: Members): boolean {
    if (name === undefined) return true
    const value = this.text(`@{${String(name)}}`).toLowerCase()
    if (value !== 'true' && value !== 'false')
      throw templateNotRendered(`Parameter '${String(name)}' must be True or False.`)
    return value === 'true'
  }

  #value(value: Json): Json {
    if (typeof value === 'string') return this.#isList(value) ?? this.text(value)
    if (Array.isArray(value)) return value.flatMap((item) => this.#value(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#value(item)]))
  }

  /** The values of a text that is nothing but a list's place. */
  #isList(text: string): readonly string[] | undefined {
    const name = WHOLE_PLACEHOLDER.exec(text)?.[1]
    if (name === undefined) return undefined
    const parameter = this.#parameters.get(name)
    return parameter !== undefined && TYPES[parameter.type].isList ? this.#values(name) : undefined
  }

  #values(name: string): readonly string[] {
    const given = this.#given.get(name)
    if (given !== undefined) return given
    const value = this.#parameters.get(name)?.default
    if (value === undefined) throw parameterNotFound(name)
    return [value]
  }
}

/** @throws ValidationError for other than one value where one is asked for; InvalidInput for one of another type */
function checkValues(name: string, type: ParameterType, values: readonly string[]): void {
  const { isList, form } = TYPES[type]
  if (!isList && values.length > 1) {
    throw iamError(
      'ValidationError',
      `${name} replacement value must contain exactly one value, got ${values.length}`,
    )
  }
  if (form !== undefined && !values.every((value) => form.test(value)))
    throw templateNotRendered(`Parameter '${name}' must be of type ${type}.`)
}
