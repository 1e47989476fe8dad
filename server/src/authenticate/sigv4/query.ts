/**
 * The query string in SigV4's canonical form.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 */

/** One parameter, name and value percent-encoded in the one canonical way. */
export interface QueryParameter {
  readonly name: string
  readonly value: string
}

/**
 * Takes a query string apart, in the order sent; undefined where it has more than `max` parameters. `+` means
 * a space, as the operations read it, so a request means the same signed and read.
 */
export function parseQuery(rawQuery: string, max: number): readonly QueryParameter[] | undefined {
  const parameters: QueryParameter[] = []
  let start = 0
  while (start <= rawQuery.length) {
    const next = rawQuery.indexOf('&', start)
    const end = next < 0 ? rawQuery.length : next
    if (end > start) {
      if (parameters.length === max) return undefined
      const equals = rawQuery.indexOf('=', start)
      const nameEnd = equals < 0 || equals > end ? end : equals
      parameters.push({
        name: encodeComponent(rawQuery.slice(start, nameEnd)),
        value: nameEnd === end ? '' : encodeComponent(rawQuery.slice(nameEnd + 1, end)),
      })
    }
    start = end + 1
  }
  return parameters
}

/** The parameters sorted by name, then by value, leaving out the one of the name `except`. */
export function canonicalQuery(parameters: readonly QueryParameter[], except: string | undefined): string {
  if (parameters.length === 0) return ''
  return parameters
    .filter(({ name }) => name !== except)
    .sort(byNameThenValue)
    .map(({ name, value }) => `${name}=${value}`)
    .join('&')
}

// Encoded text is ASCII, so comparing UTF-16 units is comparing bytes.
function byNameThenValue(a: QueryParameter, b: QueryParameter): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  return a.value === b.value ? 0 : a.value < b.value ? -1 : 1
}

function encodeComponent(text: string): string {
  return UNRESERVED.test(text)
    ? text
    : encodeBytes(decodeBytes(text.includes('+') ? text.replaceAll('+', ' ') : text), false)
}

const UNRESERVED = /^[A-Za-z0-9\-._~]*$/

/** Percent-decodes into one character per byte; a `%` without two hexadecimal digits stands for itself. */
export function decodeBytes(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/**
 * Percent-encodes every byte but letters, digits, `-`, `.`, `_`, `~`, and `/` where it is kept; one character
 * per byte.
 */
export function encodeBytes(bytes: string, keepSlash: boolean): string {
  return bytes.replace(/[^A-Za-z0-9\-._~]/g, (char) => {
    if (keepSlash && char === '/') return char
    // A character past one byte cannot come from Node's parser; encoding it as UTF-8 keeps the function
    // total.
    return char.charCodeAt(0) < 0x100 ? HEX[char.charCodeAt(0)]! : encodeURIComponent(char.toWellFormed())
  })
}

const HEX: readonly string[] = Array.from(
  { length: 256 },
  (_, i) => `%${i.toString(16).toUpperCase().padStart(2, '0')}`,
)
