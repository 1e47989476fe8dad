/**
 * An address or range as numbers. IPv4 uses `a` only; IPv6 uses four words of 32 bits. `bits` is the length of the prefix.
 */
export class IpRange {
  readonly version: 4 | 6
  readonly bits: number
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number

  constructor(version: 4 | 6, bits: number, a: number, b: number, c: number, d: number) {
    this.version = version
    this.bits = bits
    this.a = a
    this.b = b
    this.c = c
    this.d = d
  }
}

const DOT = 46
const COLON = 58
/** The longest address: eight groups of which two are written as IPv4, `/128`. */
const MAX_LENGTH = 49

/** Four decimal numbers below 256 without leading zeros; -1 where the text is no such address. */
function parse4(text: string, from: number, to: number): number {
  let value = 0
  let parts = 0
  let part = -1
  let digits = 0
  for (let i = from; i <= to; i++) {
    const code = i === to ? DOT : text.charCodeAt(i)
    if (code === DOT) {
      if (part < 0 || part > 255 || ++parts > 4) return -1
      value = value * 256 + part
      part = -1
      digits = 0
    } else if (code >= 48 && code <= 57) {
      if (part === 0 || ++digits > 3) return -1
      part = Math.max(part, 0) * 10 + code - 48
    } else {
      return -1
    }
  }
  return parts === 4 ? value : -1
}

function hex(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  if (code >= 65 && code <= 70) return code - 55
  return -1
}

function parse6(text: string, to: number, bits: number): IpRange | undefined {
  const groups: number[] = []
  let gap = -1
  let i = 0
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return undefined
    gap = 0
    i = 2
  }
  while (i < to) {
    const start = i
    let group = 0
    while (i < to && i - start <= 4 && hex(text.charCodeAt(i)) >= 0)
      group = group * 16 + hex(text.charCodeAt(i++))
    if (i < to && text.charCodeAt(i) === DOT) {
      const tail = parse4(text, start, to)
      if (tail < 0 || groups.length > 6) return undefined
      groups.push(Math.floor(tail / 65536), tail % 65536)
      i = to
      break
    }
    if (i === start || i - start > 4 || groups.length === 8) return undefined
    groups.push(group)
    if (i === to) break
    if (text.charCodeAt(i++) !== COLON || i === to) return undefined
    if (text.charCodeAt(i) === COLON) {
      if (gap >= 0) return undefined
      gap = groups.length
      i++
    }
  }
  if (gap < 0 ? groups.length !== 8 : groups.length > 7) return undefined
  if (gap >= 0) groups.splice(gap, 0, ...new Array<number>(8 - groups.length).fill(0))
  const word = (n: number) => (groups[n] ?? 0) * 65536 + (groups[n + 1] ?? 0)
  return new IpRange(6, bits, word(0), word(2), word(4), word(6))
}

function prefixLength(text: string, slash: number): number {
  const digits = text.slice(slash + 1)
  return /^(?:0|[1-9]\d{0,2})$/.test(digits) ? Number(digits) : -1
}

/**
 * Reads an address or, where `allowPrefix`, a CIDR range; undefined where the text is neither. An address without a
 * prefix is that one address. IPv4-mapped IPv6 (`::ffff:192.0.2.1`, RFC 4291 2.5.5.2) is read as IPv4, so that a caller cannot leave
 * a range by writing the address the other way.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
 */
export function parseIp(text: string, allowPrefix: boolean): IpRange | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const slash = text.indexOf('/')
  if (slash >= 0 && !allowPrefix) return undefined
  const to = slash < 0 ? text.length : slash
  const given = slash < 0 ? undefined : prefixLength(text, slash)
  if (given === -1) return undefined
  const colon = text.indexOf(':')
  if (colon < 0 || colon > to) {
    const value = parse4(text, 0, to)
    const bits = given ?? 32
    return value < 0 || bits > 32 ? undefined : new IpRange(4, bits, value, 0, 0, 0)
  }
  const bits = given ?? 128
  if (bits > 128) return undefined
  const range = parse6(text, to, bits)
  if (range !== undefined && bits >= 96 && range.a === 0 && range.b === 0 && range.c === 0xffff) {
    return new IpRange(4, bits - 96, range.d, 0, 0, 0)
  }
  return range
}

function sameBits(x: number, y: number, bits: number): boolean {
  if (bits <= 0) return true
  return bits >= 32 ? x === y : (x ^ y) >>> (32 - bits) === 0
}

/** Whether an address lies in a range; an IPv4 address never lies in an IPv6 range. */
export function inRange(range: IpRange, address: IpRange): boolean {
  if (range.version !== address.version) return false
  const bits = range.bits
  if (!sameBits(range.a, address.a, bits)) return false
  return (
    range.version === 4 ||
    (sameBits(range.b, address.b, bits - 32) &&
      sameBits(range.c, address.c, bits - 64) &&
      sameBits(range.d, address.d, bits - 96))
  )
}
