import { PolicyError, parsePolicy } from '@iamd/engine'
import type { ContextEntry } from '../../../models/iam.gen.ts'
import { invalidContext } from './errors.ts'

/** Condition keys in lower case, with their values. */
export type SimulatedContext = ReadonlyMap<string, string | readonly string[]>

type KeyType = NonNullable<ContextEntry['ContextKeyType']>

/** An operator whose values have the form of a type. Text has no form of its own. */
const OPERATOR: Readonly<Record<KeyType, string | undefined>> = {
  string: undefined,
  stringList: undefined,
  numeric: 'NumericEquals',
  numericList: 'NumericEquals',
  boolean: 'Bool',
  booleanList: 'Bool',
  ip: 'IpAddress',
  ipList: 'IpAddress',
  binary: 'BinaryEquals',
  binaryList: 'BinaryEquals',
  date: 'DateEquals',
  dateList: 'DateEquals',
}

const LISTS: ReadonlySet<KeyType> = new Set([
  'stringList',
  'numericList',
  'booleanList',
  'ipList',
  'binaryList',
  'dateList',
])

/**
 * The context that ContextEntries give. An entry without values leaves its key out of the request, as the simulator's console does.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html
 * @throws InvalidInput for an entry without a name, a key given twice, values that are not of the type, several values of a
 * type that has one
 */
export function contextOf(entries: readonly ContextEntry[] = []): SimulatedContext {
  const context = new Map<string, string | readonly string[]>()
  const seen = new Set<string>()
  for (const [
    index,
    { ContextKeyName: name, ContextKeyType, ContextKeyValues: values = [] },
  ] of entries.entries()) {
    if (name === undefined) throw invalidContext(String(index + 1), 'ContextKeyName is missing.')
    const key = name.toLowerCase()
    if (seen.has(key)) throw invalidContext(name, 'the key is given more than once.')
    seen.add(key)
    const type = ContextKeyType ?? (values.length > 1 ? 'stringList' : 'string')
    for (const value of values) checkValue(name, type, value)
    if (LISTS.has(type)) {
      if (values.length > 0) context.set(key, values)
      continue
    }
    const [value, ...more] = values
    if (more.length > 0) throw invalidContext(name, `the type ${type} has one value.`)
    if (value !== undefined) context.set(key, value)
  }
  return context
}

/** The engine knows what a value of each type looks like: a policy that compares with it is valid or not. */
function checkValue(name: string, type: KeyType, value: string): void {
  const operator = OPERATOR[type]
  if (operator === undefined) return
  const condition = { [operator]: { 'aws:Value': value } }
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition }
  try {
    // In the older version of the language no text is a variable.
    parsePolicy(JSON.stringify({ Version: '2008-10-17', Statement: statement }), 'identity')
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    throw invalidContext(name, `${value} is not a value of the type ${type}.`)
  }
}
