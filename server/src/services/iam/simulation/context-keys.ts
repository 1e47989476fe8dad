import type { PolicyDocument, Statement } from '@iamd/engine'

/**
 * The condition keys that policies refer to, in Condition and as policy variables: each once, as it is first written, in the
 * order of the documents, within a statement those of its resources first.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html
 */
export function contextKeys(documents: Iterable<PolicyDocument>): readonly string[] {
  const keys = new Map<string, string>()
  for (const { version, statements } of documents) {
    const variables = version === '2012-10-17'
    for (const statement of statements) {
      for (const key of keysOf(statement, variables)) {
        const lower = key.toLowerCase()
        if (!keys.has(lower)) keys.set(lower, key)
      }
    }
  }
  return [...keys.values()]
}

function* keysOf(statement: Statement, variables: boolean): Generator<string> {
  if (variables) {
    for (const resource of statement.resources ?? statement.notResources ?? []) yield* variablesIn(resource)
  }
  for (const { key, values } of statement.conditions) {
    yield key
    if (variables) for (const value of values) yield* variablesIn(value)
  }
}

/** `${*}`, `${?}` and `${$}` stand for the characters themselves. */
const CHARACTERS: ReadonlySet<string> = new Set(['*', '?', '$'])

/**
 * The keys of the variables in a text that the parser has accepted: `${key}` or `${key, 'default'}`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function* variablesIn(text: string): Generator<string> {
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', open + 2)) {
    const close = text.indexOf('}', open)
    if (close < 0) return
    const [name = ''] = text.slice(open + 2, close).split(',', 1)
    const key = name.trim()
    if (key !== '' && !CHARACTERS.has(key)) yield key
  }
}
