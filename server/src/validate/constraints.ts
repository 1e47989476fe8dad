import type { Shape } from '../wire/model.ts'
import { compilePattern } from './patterns.ts'

/** One constraint of a shape on its own value; what its members must satisfy is not among them. */
export interface Constraint {
  readonly kind: 'pattern' | 'length' | 'range' | 'enum'
  /** Of lengths and ranges, the end that is not kept. */
  readonly bound?: 'min' | 'max'
  readonly holds: (value: unknown) => boolean
  /** `Member must have length less than or equal to 64`. */
  readonly text: string
}

interface Limits {
  readonly min?: number
  readonly max?: number
}

/**
 * The constraints of a shape in the order in which AWS lists those that fail: the pattern, then the length.
 * https://smithy.io/2.0/spec/constraint-traits.html
 */
export function constraintsOf(shape: Shape): readonly Constraint[] {
  switch (shape.type) {
    case 'string':
      return [...pattern(shape.pattern, shape.max), ...length(shape, textLength), ...enumeration(shape.enum)]
    case 'blob':
      return length(shape, (value) => (value as Uint8Array).byteLength)
    case 'list':
      return length(shape, (value) => (value as readonly unknown[]).length)
    case 'map':
      return length(shape, (value) => Object.keys(value as object).length)
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return range(shape)
    default:
      return []
  }
}

/**
 * A cheap test that holds for exactly the values that satisfy every constraint of the shape; undefined where
 * it has none. The length comes first, so that no expression sees a value longer than it may be.
 */
export function quickTest(shape: Shape): ((value: unknown) => boolean) | undefined {
  const constraints = constraintsOf(shape)
  if (constraints.length === 0) return undefined
  const ordered = constraints.toSorted((a, b) => Number(a.kind === 'pattern') - Number(b.kind === 'pattern'))
  const holds = ordered.map((constraint) => constraint.holds)
  return (value) => {
    for (const test of holds) if (!test(value)) return false
    return true
  }
}

/** Characters of a text count as Unicode has them: the two units that JavaScript stores for some are one. */
function textLength(value: unknown): number {
  const text = value as string
  let count = text.length
  for (let i = 0; i < text.length; i++) if (text.codePointAt(i)! > 0xffff && i++ < text.length) count--
  return count
}

function length({ min, max }: Limits, measure: (value: unknown) => number): Constraint[] {
  const found: Constraint[] = []
  // A text has at most as many characters as units and at least half as many; most need no counting.
  const units = (value: unknown) => (typeof value === 'string' ? value.length : measure(value))
  if (min !== undefined) {
    const text = `Member must have length greater than or equal to ${min}`
    const enough = min <= 1 ? min : 2 * min
    const holds = (value: unknown) => units(value) >= min && (units(value) >= enough || measure(value) >= min)
    found.push({ kind: 'length', bound: 'min', holds, text })
  }
  if (max !== undefined) {
    const text = `Member must have length less than or equal to ${max}`
    const holds = (value: unknown) =>
      units(value) <= max || (units(value) <= 2 * max && measure(value) <= max)
    found.push({ kind: 'length', bound: 'max', holds, text })
  }
  return found
}

/** Written so that NaN, for which no comparison holds, is refused. */
function range({ min, max }: Limits): Constraint[] {
  const found: Constraint[] = []
  if (min !== undefined) {
    const text = `Member must have value greater than or equal to ${min}`
    found.push({ kind: 'range', bound: 'min', holds: (value) => (value as number) >= min, text })
  }
  if (max !== undefined) {
    const text = `Member must have value less than or equal to ${max}`
    found.push({ kind: 'range', bound: 'max', holds: (value) => (value as number) <= max, text })
  }
  return found
}

/**
 * The expression does not see a value many times longer than it may be, which is refused for its length: not every expression is
 * linear where its shape has a limit.
 */
function pattern(source: string | undefined, max = Number.POSITIVE_INFINITY): Constraint[] {
  if (source === undefined) return []
  const expression = compilePattern(source)
  const text = `Member must satisfy regular expression pattern: ${source}`
  const seen = 8 * max + 1024
  const holds = (value: unknown) => (value as string).length > seen || expression.test(value as string)
  return [{ kind: 'pattern', holds, text }]
}

function enumeration(values: readonly string[] | undefined): Constraint[] {
  if (values === undefined) return []
  const allowed: ReadonlySet<unknown> = new Set(values)
  const text = `Member must satisfy enum value set: [${values.join(', ')}]`
  return [{ kind: 'enum', holds: (value) => allowed.has(value), text }]
}
