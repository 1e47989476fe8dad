import type { Shape } from '../model.ts'
import { malformedInput } from './form.ts'

export type ScalarShape = Exclude<Shape, { readonly type: 'structure' | 'list' | 'map' }>

const INTEGER = /^[+-]?[0-9]{1,19}$/
const DECIMAL = /^[+-]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const MAX_INTEGER = 2 ** 31 - 1
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))$/

/**
 * Reads one value of the query protocol. Throws MalformedInput where the text is not of the shape's type;
 * lengths, ranges and patterns are the validator's.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#xml-shape-serialization
 */
export function scalarParser(shape: ScalarShape): (text: string) => unknown {
  switch (shape.type) {
    case 'string':
      return (text) => text
    case 'boolean':
      return parseBoolean
    case 'integer':
      return parseInteger
    case 'long':
      return parseLong
    case 'float':
    case 'double':
      return shape.type === 'float'
        ? (text) => parseDecimal(text, 'Float')
        : (text) => parseDecimal(text, 'Double')
    case 'blob':
      return parseBlob
    case 'timestamp':
      return parseTimestamp
  }
}

function notConverted(type: string): Error {
  return malformedInput(`STRING_VALUE can not be converted to ${type === 'Integer' ? 'an' : 'a'} ${type}`)
}

function parseBoolean(text: string): boolean {
  if (text === 'true') return true
  if (text === 'false') return false
  const lower = text.length <= 5 ? text.toLowerCase() : text
  if (lower === 'true' || lower === 'false') return lower === 'true'
  throw notConverted('Boolean')
}

function parseInteger(text: string): number {
  const value = INTEGER.test(text) ? Number(text) : Number.NaN
  if (value >= -MAX_INTEGER - 1 && value <= MAX_INTEGER) return value + 0
  throw notConverted('Integer')
}

/** Longs that a double cannot hold exactly are refused rather than rounded. */
function parseLong(text: string): number {
  const value = INTEGER.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(value)) return value + 0
  throw notConverted('Long')
}

function parseDecimal(text: string, type: string): number {
  if (text === 'NaN' || text === 'Infinity' || text === '-Infinity') return Number(text)
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  if (Number.isFinite(value)) return value
  throw notConverted(type)
}

function parseBlob(text: string): Buffer {
  if (text.length % 4 !== 0 || !BASE64.test(text)) throw notConverted('Blob')
  return Buffer.from(text, 'base64')
}

/** Milliseconds since the epoch, from ISO 8601 with a zone or from seconds since the epoch. */
function parseTimestamp(text: string): number {
  const parts = TIMESTAMP.exec(text)
  if (!parts) {
    const seconds = DECIMAL.test(text) ? Number(text) : Number.NaN
    if (Math.abs(seconds) <= 8.64e12) return Math.round(seconds * 1000)
    throw malformedInput('timestamp must follow ISO8601')
  }
  const [, year, month, day, hour, minute, second, fraction = '0', sign, zoneHour = '0', zoneMinute = '0'] =
    parts
  const fields = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  ] as const
  const [y, mo, d, h, mi, s] = fields
  const date = new Date(0)
  date.setUTCFullYear(y, mo, d)
  const sameDay = date.getUTCMonth() === mo && date.getUTCDate() === d
  if (!sameDay || h > 23 || mi > 59 || s > 59 || Number(zoneHour) > 23 || Number(zoneMinute) > 59) {
    throw malformedInput('timestamp must follow ISO8601')
  }
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -60_000 : 60_000)
  date.setUTCHours(h, mi, s, Math.floor(Number(`0.${fraction}`) * 1000))
  return date.getTime() - zone
}
