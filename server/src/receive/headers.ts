/**
 * Header name in lower case -> value as sent, or all its values in order where a header came more than once.
 * Bytes beyond ASCII are characters of the same number (latin1), as Node gives them.
 */
export type Headers = ReadonlyMap<string, string | readonly string[]>

/**
 * The value of a header that may come once; undefined where it is missing. Where it came more than once, the
 * first.
 */
export function headerOf(headers: Headers, lowerCaseName: string): string | undefined {
  const value = headers.get(lowerCaseName)
  return typeof value === 'string' || value === undefined ? value : value[0]
}
