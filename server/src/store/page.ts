/**
 * Paging. A page ends with the key of its last item and the next page begins after that key, so items added
 * or removed between two calls are never skipped over or shown twice, wherever they sort.
 */

/**
 * The most items one page may hold. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
 * (MaxItems)
 */
export const MAX_PAGE_ITEMS = 1000

export interface PageRequest {
  /** `next` of the page before; undefined for the first. */
  readonly after?: string | undefined
  /** 1 to {@link MAX_PAGE_ITEMS}. */
  readonly limit: number
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Give it as `after` for the next page; undefined on the last. */
  readonly next: string | undefined
}

/** Entities of an account by name, those below a path if one is given. */
export interface PathPageRequest extends PageRequest {
  /** `/` or undefined: all. Letter case counts. */
  readonly pathPrefix?: string | undefined
}

export interface AccountPageRequest extends PathPageRequest {
  readonly accountId: string
}

/**
 * How many rows to ask for: one more than the page, which tells whether there is another page.
 * @throws RangeError for a limit outside 1 to {@link MAX_PAGE_ITEMS}
 */
export function rowsToFetch(request: PageRequest): number {
  const { limit } = request
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_ITEMS) {
    throw new RangeError(`a page holds 1 to ${MAX_PAGE_ITEMS} items, not ${limit}`)
  }
  return limit + 1
}

/**
 * The page out of rows fetched with {@link rowsToFetch}; `keyOf` gives a row's sort key, `itemOf` its record.
 */
export function pageOf<R, T>(
  rows: readonly R[],
  request: PageRequest,
  keyOf: (row: R) => string,
  itemOf: (row: R) => T,
): Page<T> {
  if (rows.length <= request.limit) return { items: rows.map(itemOf), next: undefined }
  const kept = rows.slice(0, request.limit)
  return { items: kept.map(itemOf), next: keyOf(kept[kept.length - 1]!) }
}

/** The path to filter by, or undefined where every path passes. Every path begins with `/`. */
export function pathFilter(request: PathPageRequest): string | undefined {
  return request.pathPrefix === undefined || request.pathPrefix === '' || request.pathPrefix === '/'
    ? undefined
    : request.pathPrefix
}
