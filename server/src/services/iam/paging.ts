import type { PageRequest, Page as StorePage } from '../../store/page.ts'
import { iamError } from './errors.ts'

/** MaxItems where the caller gives none. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html */
const DEFAULT_MAX_ITEMS = 100

/** The paging members that every list operation of IAM takes. */
export interface PageInput {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

/** One page, with the members that every list operation of IAM answers. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly IsTruncated: boolean
  readonly Marker: string | undefined
}

/**
 * One page of a list of the store. A marker holds the store's own key of the last item shown, so paging neither skips nor repeats while
 * items come and go.
 */
export async function page<T>(
  input: PageInput,
  fetch: (request: PageRequest) => Promise<StorePage<T>>,
): Promise<Page<T>> {
  const after = input.Marker === undefined ? undefined : readMarker(input.Marker)
  const { items, next } = await fetch({ after, limit: input.MaxItems ?? DEFAULT_MAX_ITEMS })
  return {
    items,
    IsTruncated: next !== undefined,
    Marker: next === undefined ? undefined : writeMarker(next),
  }
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

/** Digits of a place; no list that is at hand whole comes near so many. */
const PLACE_DIGITS = 8

/** The same over a list that never changes between two pages, in whatever order. */
export async function pageByPlace<T>(input: PageInput, list: readonly T[]): Promise<Page<T>> {
  const placed = list.map((item, place) => ({ item, key: String(place).padStart(PLACE_DIGITS, '0') }))
  const { items, ...paging } = await pageOf(input, placed, ({ key }) => key)
  return { items: items.map(({ item }) => item), ...paging }
}

const MARKER_VERSION = 'v1:'

function writeMarker(key: string): string {
  return Buffer.from(MARKER_VERSION + key, 'utf8').toString('base64url')
}

function readMarker(marker: string): string {
  const text = Buffer.from(marker, 'base64url').toString('utf8')
  if (!text.startsWith(MARKER_VERSION)) throw iamError('ValidationError', `Invalid Marker: ${marker}`)
  return text.slice(MARKER_VERSION.length)
}
