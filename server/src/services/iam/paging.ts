import { createHash } from 'node:crypto'
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
    const rest = after === undefined ? sorted : itemsAfter(sorted, after, keyOf)
    const items = rest.slice(0, limit)
    return { items, next: rest.length > limit ? shortened(keyOf(items[limit - 1]!)) : undefined }
  })
}

function itemsAfter<T>(sorted: readonly T[], after: string, keyOf: (item: T) => string): readonly T[] {
  const cut = after.indexOf(CUT)
  if (cut === -1) return sorted.filter((item) => keyOf(item) > after)
  const last = sorted.findIndex((item) => shortened(keyOf(item)) === after)
  // Where the item is gone since, some of a common beginning are shown again rather than one left out.
  return last === -1 ? sorted.filter((item) => keyOf(item) > after.slice(0, cut)) : sorted.slice(last + 1)
}

/** Bytes of a key that a marker of 320 characters holds. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html (Marker) */
const MAX_KEY_BYTES = 237
/** Characters that are left of a longer key, at most four bytes each. */
const KEPT_CHARACTERS = 40
/** Between them and the digest of the whole key; in no key. */
const CUT = '\0'

/** The key as a marker holds it. Keys of tags, in letters of several bytes, and serial numbers may be longer than markers. */
function shortened(key: string): string {
  if (Buffer.byteLength(key) <= MAX_KEY_BYTES) return key
  const kept = [...key].slice(0, KEPT_CHARACTERS).join('')
  return kept + CUT + createHash('sha256').update(key).digest('base64url')
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
