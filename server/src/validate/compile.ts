import type { MemberModel, ServiceModel, Shape, StructureShape } from '../wire/model.ts'
import { type Constraint, constraintsOf, quickTest } from './constraints.ts'
import { type Failure, type Fault, MAX_REPORTED_FAILURES } from './message.ts'

/**
 * The validator of a shape. Valid values pay for `holds` alone; `report` finds what is wrong with the others.
 */
export interface Validator {
  readonly holds: (value: unknown) => boolean
  /** Adds every constraint that the value at `path` does not satisfy. */
  readonly report: (value: unknown, path: string, failures: Failure[]) => void
}

type ListShape = Extract<Shape, { readonly type: 'list' }>
type MapShape = Extract<Shape, { readonly type: 'map' }>

/**
 * Validators are made once per shape, on first use, and live as long as the model. Undefined: nothing to
 * check.
 */
const compiled = new WeakMap<ServiceModel, Map<string, Validator | undefined>>()

/** The validator of a shape of the model; undefined where it takes every value of its type. */
export function validatorOf(model: ServiceModel, name: string): Validator | undefined {
  let validators = compiled.get(model)
  if (!validators) compiled.set(model, (validators = new Map()))
  if (validators.has(name)) return validators.get(name)
  let validator: Validator | undefined
  // A shape that contains itself meets this stand-in while it is being compiled.
  validators.set(name, {
    holds: (value) => validator?.holds(value) ?? true,
    report: (value, path, failures) => validator?.report(value, path, failures),
  })
  validator = compile(model, model.shapes[name]!)
  validators.set(name, validator)
  return validator
}

function compile(model: ServiceModel, shape: Shape): Validator | undefined {
  switch (shape.type) {
    case 'structure':
      return structureValidator(model, shape)
    case 'list':
      return listValidator(model, shape)
    case 'map':
      return mapValidator(model, shape)
    default:
      return ownConstraints(shape, isSensitive(shape))
  }
}

function isSensitive(shape: Shape): boolean {
  return 'sensitive' in shape && shape.sensitive === true
}

/** A shape whose members have constraints of their own, each reported where it is. */
function isNested(shape: Shape): boolean {
  return shape.type === 'structure' || shape.type === 'list' || shape.type === 'map'
}

/** Checks a value against the shape's own constraints. */
function ownConstraints(shape: Shape, sensitive: boolean): Validator | undefined {
  const holds = quickTest(shape)
  if (!holds) return undefined
  const constraints = constraintsOf(shape)
  return {
    holds,
    report(value, path, failures) {
      for (const constraint of constraints) {
        if (constraint.holds(value)) continue
        const shown = sensitive ? undefined : display(value)
        add(failures, { path, shown, text: constraint.text, fault: faultOf(constraint) })
      }
    },
  }
}

function faultOf({ kind, bound }: Constraint): Fault {
  return kind === 'length' || kind === 'range' ? `${kind}-${bound ?? 'max'}` : kind
}

function add(failures: Failure[], failure: Failure): void {
  if (failures.length < MAX_REPORTED_FAILURES) failures.push(failure)
}

/**
 * A value as AWS's messages show it. What Java would print of a structure says nothing, so it is left out.
 */
function display(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return `[${value.join(', ')}]`
  return undefined
}

/** `UserName` is shown as `userName`. */
function shownName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

interface MemberCheck {
  readonly name: string
  readonly shown: string
  readonly required: boolean
  readonly sensitive: boolean
  readonly validator: Validator | undefined
}

function structureValidator(model: ServiceModel, shape: StructureShape): Validator | undefined {
  const checks = Object.entries(shape.members)
    .map(([name, member]): MemberCheck => {
      const sensitive = member.sensitive === true || isSensitive(model.shapes[member.shape]!)
      const required = shape.required?.includes(name) ?? false
      return { name, shown: shownName(name), required, sensitive, validator: memberValidator(model, member) }
    })
    .filter((check) => check.required || check.validator !== undefined)
  if (checks.length === 0) return undefined
  return {
    holds(value) {
      for (const { name, required, validator } of checks) {
        const given = (value as Record<string, unknown>)[name]
        if (given === undefined || given === null) {
          if (required) return false
        } else if (validator !== undefined && !validator.holds(given)) return false
      }
      return true
    },
    report(value, path, failures) {
      const prefix = path === '' ? '' : `${path}.`
      for (const { name, shown, required, sensitive, validator } of checks) {
        const given = (value as Record<string, unknown>)[name]
        if (given !== undefined && given !== null) validator?.report(given, prefix + shown, failures)
        else if (required) {
          const text = 'Member must not be null'
          add(failures, {
            path: prefix + shown,
            shown: sensitive ? undefined : null,
            text,
            fault: 'missing',
          })
        }
      }
    },
  }
}

/** A member may be sensitive where its shape is not. */
function memberValidator(model: ServiceModel, member: MemberModel): Validator | undefined {
  const shape = model.shapes[member.shape]!
  return member.sensitive && !isNested(shape) ? ownConstraints(shape, true) : validatorOf(model, member.shape)
}

function listValidator(model: ServiceModel, shape: ListShape): Validator | undefined {
  const memberShape = model.shapes[shape.member.shape]!
  const sensitive = shape.member.sensitive === true || isSensitive(memberShape)
  const own = ownConstraints(shape, sensitive)
  const member = memberValidator(model, shape.member)
  if (!member) return own
  return {
    holds(value) {
      if (own !== undefined && !own.holds(value)) return false
      for (const item of value as readonly unknown[]) if (!member.holds(item)) return false
      return true
    },
    report(value, path, failures) {
      own?.report(value, path, failures)
      const items = value as readonly unknown[]
      if (isNested(memberShape)) {
        for (const [at, item] of items.entries()) member.report(item, `${path}.${at + 1}.member`, failures)
      } else if (!items.every(member.holds)) {
        const text = `Member must satisfy constraint: ${allOf(memberShape)}`
        add(failures, { path, shown: sensitive ? undefined : display(value), text, fault: 'item' })
      }
    },
  }
}

function mapValidator(model: ServiceModel, shape: MapShape): Validator | undefined {
  const valueShape = model.shapes[shape.value.shape]!
  const own = ownConstraints(shape, false)
  const key = memberValidator(model, shape.key)
  const item = memberValidator(model, shape.value)
  if (!key && !item) return own
  const keysHold = (value: unknown) => !key || Object.keys(value as object).every(key.holds)
  const valuesHold = (value: unknown) => !item || Object.values(value as object).every(item.holds)
  return {
    holds: (value) => (own?.holds(value) ?? true) && keysHold(value) && valuesHold(value),
    report(value, path, failures) {
      own?.report(value, path, failures)
      const fail = (text: string) => add(failures, { path, shown: undefined, text, fault: 'item' })
      if (!keysHold(value)) fail(`Map keys must satisfy constraint: ${allOf(model.shapes[shape.key.shape]!)}`)
      if (valuesHold(value)) return
      if (!isNested(valueShape)) return fail(`Map value must satisfy constraint: ${allOf(valueShape)}`)
      for (const [name, held] of Object.entries(value as object)) {
        item?.report(held, `${path}.${name}.member`, failures)
      }
    },
  }
}

/**
 * All constraints of what a list or map holds, in the order AWS lists them there: the lengths, greatest
 * first, then the rest.
 */
function allOf(shape: Shape): string {
  const constraints = constraintsOf(shape)
  const isSize = (kind: string) => kind === 'length' || kind === 'range'
  const sizes = constraints.filter(({ kind }) => isSize(kind)).toReversed()
  const others = constraints.filter(({ kind }) => !isSize(kind))
  return `[${[...sizes, ...others].map(({ text }) => text).join(', ')}]`
}
