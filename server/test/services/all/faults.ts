import type { ServiceModel, Shape, StructureShape } from '../../../src/wire/model.ts'

/** One way in which a request breaks a constraint of the model, and what its answer must say. */
export interface Fault {
  /** `userName: length <= 64` */
  readonly title: string
  readonly input: object
  /** Where AWS's message says it is: `tags.1.member.key`. */
  readonly path: string
  /** What the message says of it; undefined for patterns, for which IAM often has words of its own. */
  readonly text: string | undefined
}

/** Texts longer than this are not made: requests of IAM and STS are refused by their size before. */
const MAX_TEXT = 1_000_000
/** Lists longer than this are not made: the limit of the form's fields comes first. */
const MAX_ITEMS = 200

/** All faults that a valid input can be given, one at a time, in any depth. */
export function* faultsOf(model: ServiceModel, operation: string, valid: object): Generator<Fault> {
  const name = model.operations[operation]!.input
  if (name !== undefined) yield* inStructure(model, name, valid, '', (value) => value as object)
}

type Around = (value: unknown) => object

function* inStructure(
  model: ServiceModel,
  name: string,
  valid: object,
  prefix: string,
  around: Around,
): Generator<Fault> {
  const shape = model.shapes[name] as StructureShape
  for (const [member, { shape: memberShape }] of Object.entries(shape.members)) {
    const path = `${prefix}${member.charAt(0).toLowerCase()}${member.slice(1)}`
    const put: Around = (value) => around({ ...valid, [member]: value })
    if (shape.required?.includes(member)) {
      const { [member]: _, ...rest } = valid as Record<string, unknown>
      yield { title: `${path}: missing`, input: around(rest), path, text: 'Member must not be null' }
    }
    const present = (valid as Record<string, unknown>)[member]
    yield* inValue(model, memberShape, present, path, put)
  }
}

function* inValue(
  model: ServiceModel,
  name: string,
  present: unknown,
  path: string,
  put: Around,
): Generator<Fault> {
  const shape = model.shapes[name]!
  switch (shape.type) {
    case 'string':
      for (const [value, text] of wrongTexts(shape)) yield fault(put(value), path, text)
      return
    case 'integer':
    case 'long':
      if (shape.min !== undefined)
        yield fault(put(shape.min - 1), path, `Member must have value greater than or equal to ${shape.min}`)
      if (shape.max !== undefined)
        yield fault(put(shape.max + 1), path, `Member must have value less than or equal to ${shape.max}`)
      return
    case 'structure':
      yield* inStructure(model, name, (present ?? sample(model, name)) as object, `${path}.`, put)
      return
    case 'list':
      yield* inList(model, shape, path, put)
  }
}

const fault = (input: object, path: string, text: string | undefined): Fault => ({
  title: `${path}: ${text ?? 'pattern'}`,
  input,
  path,
  text,
})

function* inList(
  model: ServiceModel,
  { member, max }: Extract<Shape, { type: 'list' }>,
  path: string,
  put: Around,
): Generator<Fault> {
  const item = model.shapes[member.shape]!
  if (max !== undefined && max <= MAX_ITEMS) {
    const items = Array.from({ length: max + 1 }, () => sample(model, member.shape))
    yield fault(put(items), path, `Member must have length less than or equal to ${max}`)
  }
  if (item.type === 'structure') {
    const valid = sample(model, member.shape) as object
    yield* inStructure(model, member.shape, valid, `${path}.1.member.`, (value) => put([value]))
  } else if (item.type === 'string') {
    // Of items that are texts, the list is told: every constraint that they have.
    for (const [value] of wrongTexts(item))
      yield fault(put([value]), path, 'Member must satisfy constraint: [')
  }
}

type StringShape = Extract<Shape, { type: 'string' }>

function* wrongTexts(shape: StringShape): Generator<readonly [string, string | undefined]> {
  const { min, max, pattern, enum: values } = shape
  if (values !== undefined) yield ['None-such', `Member must satisfy enum value set: [${values.join(', ')}]`]
  if (max !== undefined && max <= MAX_TEXT)
    yield [longer(shape, max), `Member must have length less than or equal to ${max}`]
  if (min !== undefined && min > 0)
    yield [fitting(shape).slice(0, min - 1), `Member must have length greater than or equal to ${min}`]
  if (pattern !== undefined && pattern !== ANYTHING) {
    const wrong = WRONG.map((text) => text.repeat(Math.ceil((min || 1) / text.length))).find(
      (text) => !matches(pattern, text),
    )
    if (wrong === undefined) throw new Error(`no text breaks the pattern ${pattern}`)
    yield [wrong, undefined]
  }
}

/** Of patterns at least one of these is outside. */
const WRONG = ['no/*name', '\u{1f600}', '\u0001', ' ']
/** Of patterns at least one of these is inside, as often as it takes. */
const RIGHT = [
  'a',
  '1',
  'A',
  '/',
  'arn:aws:iam::123456789012:user/x',
  'true',
  '/a/',
  'string',
  'http://a',
  'r-0000',
  'ou-0000-00000000',
  'o-0000000000/r-0000',
  'p-00000000',
  'car-00000000',
  '1'.repeat(12),
  'jane@example.com',
  'o-0000000000/r-0000',
]

const ANYTHING = '[\\s\\S]*'

const matches = (pattern: string, text: string) =>
  new RegExp(`^(?:${pattern.replaceAll('\\-', '\\x2d')})$`, 'u').test(text)

/** A text that the shape takes. */
function fitting({ min = 1, pattern, enum: values }: StringShape): string {
  if (values !== undefined) return values[0]!
  const texts = RIGHT.map((text) => (text.length >= min ? text : text[0]!.repeat(min)))
  const found = texts.find((text) => pattern === undefined || matches(pattern, text))
  if (found === undefined) throw new Error(`no text fits the pattern ${pattern}`)
  return found
}

/** A text that is too long and otherwise right, as far as the pattern allows. */
function longer(shape: StringShape, max: number): string {
  const text = fitting(shape)
  return text[0]!.repeat(max + 1)
}

/** The smallest valid value of a shape. */
function sample(model: ServiceModel, name: string): unknown {
  const shape = model.shapes[name]!
  switch (shape.type) {
    case 'string':
      return fitting(shape)
    case 'structure': {
      // One without a member would not be on the wire.
      const members = shape.required ?? Object.keys(shape.members).slice(0, 1)
      return Object.fromEntries(
        members.map((member) => [member, sample(model, shape.members[member]!.shape)]),
      )
    }
    case 'list':
      return [sample(model, shape.member.shape)]
    default:
      throw new Error(`no sample of ${shape.type}`)
  }
}
