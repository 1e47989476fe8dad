/** Of operations, what they refuse: the error's code, then when. */
export type Order = Readonly<Record<string, readonly string[]>>

/** The same refusals for several operations. */
export function all(operations: string, ...refusals: readonly string[]): Order {
  return Object.fromEntries(operations.split(' ').map((operation) => [operation, refusals]))
}

export function tagChecks(...before: readonly string[]) {
  return [...before, 'InvalidInput a tag key twice, or reserved', 'LimitExceeded TagsPerResource']
}
export const NEW_TAGS = tagChecks()

/** Where an operation stands in the tables, `iam:CreateUser` under `CreateUser`. */
export function orderKey(name: string): string {
  return name.startsWith('organizations:') ? name : name.slice(name.indexOf(':') + 1)
}
