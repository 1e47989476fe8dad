import { MAX_SIGNED_HEADERS } from '../limits.ts'

/** The headers that a signature covers. */
export interface SignedHeaders {
  /** In lower case and order, without repetition. */
  readonly names: readonly string[]
  /** The names as they stand in the canonical request. */
  readonly text: string
  readonly coversHost: boolean
}

/** Clients of one kind send the same list with every request. */
const MAX_KEPT = 256
const MAX_KEPT_LENGTH = 1024
const kept = new Map<string, SignedHeaders>()

/** Takes `host;x-amz-date` apart; undefined where a name cannot be a header's or there are too many. */
export function parseSignedHeaders(text: string): SignedHeaders | undefined {
  const known = kept.get(text)
  if (known !== undefined) return known
  const parts = text.toLowerCase().split(';', MAX_SIGNED_HEADERS + 1)
  if (parts.length > MAX_SIGNED_HEADERS || !parts.every(isHeaderName)) return undefined
  const names = [...new Set(parts)].sort()
  const parsed = { names, text: names.join(';'), coversHost: names.includes('host') }
  if (text.length <= MAX_KEPT_LENGTH) {
    // Emptied rather than trimmed: it fills only where somebody makes lists up.
    if (kept.size >= MAX_KEPT) kept.clear()
    kept.set(text, parsed)
  }
  return parsed
}

// A token of RFC 9110, 5.6.2; `:authority` is HTTP/2's host.
function isHeaderName(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(text)
}
