import type { PageRequest, Page as StorePage } from '../../store/page.ts'
import { invalidInput } from './errors.ts'

/** The most items of a page, and how many where the caller does not say. https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html */
const MAX_RESULTS = 20

export interface PageInput {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly NextToken: string | undefined
}

/** One page of a list of the store. A token holds the store's own key of the last item shown. */
export async function page<T>(
  input: PageInput,
  fetch: (request: PageRequest) => Promise<StorePage<T>>,
): Promise<Page<T>> {
  const after = input.NextToken === undefined ? undefined : readToken(input.NextToken)
  const { items, next } = await fetch({ after, limit: input.MaxResults ?? MAX_RESULTS })
  return { items, NextToken: next === undefined ? undefined : writeToken(next) }
}

/** The same over a list that is at hand whole, sorted by `keyOf` in code units, no key twice. */
export function pageOf<T>(
  input: PageInput,
  sorted: readonly T[],
  keyOf: (item: T) => string,
): Promise<Page<T>> {
  return page(input, async ({ after, limit }) => {
    const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after)
    const items = rest.slice(0, limit)
    return { items, next: rest.length > limit ? keyOf(items[limit - 1]!) : undefined }
  })
}

const TOKEN_VERSION = 'v1:'

function writeToken(key: string): string {
  return Buffer.from(TOKEN_VERSION + key, 'utf8').toString('base64url')
}

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8')
  if (!text.startsWith(TOKEN_VERSION))
    throw invalidInput('INVALID_NEXT_TOKEN', 'You provided an invalid NextToken value.')
  return text.slice(TOKEN_VERSION.length)
}
