/**
 * Typed values of conditions. Each reader gives `undefined` for text that is not of its form.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** "an integer or decimal value", as a fraction of whole numbers, so that no digit is lost. */
export interface Decimal {
  readonly digits: bigint
  /** How many of the digits stand behind the point. */
  readonly behind: number
}

export function readNumber(text: string): Decimal | undefined {
  const parts = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/.exec(text)
  const [sign, whole, fraction] = [parts?.[1] ?? '', parts?.[2] ?? '', parts?.[3] ?? '']
  if (whole + fraction === '') return undefined
  return { digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), behind: fraction.length }
}

/** Below, at or above zero as `a` is less than, equal to or greater than `b`. */
export function orderNumbers(a: Decimal, b: Decimal): number {
  const difference = a.digits * 10n ** BigInt(b.behind) - b.digits * 10n ** BigInt(a.behind)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const DATE =
  /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?$/

/** "one of the W3C implementations of the ISO 8601 date formats or in epoch (UNIX) time"; whole milliseconds since 1970. */
export function readDate(text: string): bigint | undefined {
  const parts = DATE.exec(text)
  if (parts === null) return /^[0-9]+$/.test(text) ? BigInt(text) * 1000n : undefined
  const field = (index: number, absent: number) => Number(parts[index] ?? absent)
  const [month, day, hour, minute, second] = [field(2, 1), field(3, 1), field(4, 0), field(5, 0), field(6, 0)]
  const date = new Date(0)
  date.setUTCFullYear(field(1, 0), month - 1, day)
  date.setUTCHours(hour, minute, second)
  // A field that overflowed into the next one was not a date: 30 February, 25 o'clock.
  const exists =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute &&
    date.getUTCSeconds() === second
  const zone = (parts[8] ?? 'Z').replace('Z', '+00:00')
  const [zoneHours, zoneMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))]
  if (!exists || zoneHours > 23 || zoneMinutes > 59) return undefined
  const offset = (zone.startsWith('-') ? -1 : 1) * (zoneHours * 60 + zoneMinutes) * 60_000
  return BigInt(date.getTime() - offset) + BigInt((parts[7] ?? '').padEnd(3, '0').slice(0, 3))
}

export function readBoolean(text: string): boolean | undefined {
  return new Map([
    ['true', true],
    ['false', false],
  ]).get(text.toLowerCase())
}

/** Base 64 as hexadecimal bytes, for comparing "byte for byte". */
export function readBinary(text: string): string | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  return Buffer.from(text, 'base64').toString('hex')
}

/** What an IPv4-mapped IPv6 address begins with (RFC 4291 section 2.5.5.2); it means the IPv4 address. */
const MAPPED = '0'.repeat(80) + '1'.repeat(16)

/** An address as its bits: 32 or 128 characters `0` and `1`. */
export function readAddress(text: string): string | undefined {
  const network = text.includes('/') ? undefined : readNetwork(text)
  return network?.prefix
}

/** "the standard CIDR format"; the bits that an address must begin with, and the length of such an address. */
export function readNetwork(text: string): { readonly prefix: string; readonly length: number } | undefined {
  const [address, size, ...rest] = text.split('/')
  const bits = address!.includes(':') ? readVersion6(address!) : readVersion4(address!)
  if (bits === undefined || rest.length > 0) return undefined
  const wanted =
    size === undefined ? bits.length : /^(0|[1-9][0-9]{0,2})$/.test(size) ? Number(size) : Number.NaN
  if (!(wanted <= bits.length)) return undefined
  if (bits.startsWith(MAPPED) && wanted >= MAPPED.length) {
    return { prefix: bits.slice(MAPPED.length, wanted), length: 32 }
  }
  return { prefix: bits.slice(0, wanted), length: bits.length }
}

function readVersion4(text: string): string | undefined {
  const bytes = text.split('.')
  if (
    bytes.length !== 4 ||
    !bytes.every((byte) => /^(0|[1-9][0-9]{0,2})$/.test(byte) && Number(byte) < 256)
  ) {
    return undefined
  }
  return bytes.map((byte) => Number(byte).toString(2).padStart(8, '0')).join('')
}

function readVersion6(text: string): string | undefined {
  // The last two groups may be written as an IPv4 address (RFC 4291 section 2.2).
  const dotted = /^(.*:)([0-9.]+)$/.exec(text)
  if (dotted !== null && text.includes('.')) {
    const tail = readVersion4(dotted[2]!)
    if (tail === undefined) return undefined
    const group = (from: number) => Number.parseInt(tail.slice(from, from + 16), 2).toString(16)
    return readVersion6(`${dotted[1]}${group(0)}:${group(16)}`)
  }
  const [left, right, ...rest] = text.split('::')
  if (rest.length > 0) return undefined
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const before = groups(left)
  const after = groups(right)
  const missing = 8 - before.length - after.length
  // `::` stands for at least one group of zeros.
  if (right === undefined ? missing !== 0 : missing < 1) return undefined
  const all = [...before, ...new Array<string>(missing).fill('0'), ...after]
  if (!all.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined
  return all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}
