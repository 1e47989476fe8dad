import type { ServiceError } from '../../errors.ts'
import type { Shape } from '../model.ts'
import { serializationException } from './read.ts'

export type ScalarShape = Exclude<Shape, { readonly type: 'structure' | 'list' | 'map' }>

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const MAX_INTEGER = 2 ** 31 - 1
/** Seconds; what a Date can hold. */
const MAX_EPOCH_SECONDS = 8.64e12

/** AWS's words for a value of another type: `NUMBER_VALUE can not be converted to a String`. */
export function notConverted(value: unknown, type: string): ServiceError {
  if (Array.isArray(value)) return serializationException('Start of list found where not expected')
  if (typeof value === 'object' && value !== null)
    return serializationException('Start of structure or map found where not expected.')
  const found = value === null ? 'NULL' : value === true ? 'TRUE' : value === false ? 'FALSE' : typeof value
  const article = type === 'Integer' ? 'an' : 'a'
  return serializationException(`${found.toUpperCase()}_VALUE can not be converted to ${article} ${type}`)
}

/**
 * Reads one value. Throws SerializationException where it is not of the shape's type; lengths, ranges and patterns are the validator's.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#shape-serialization
 */
export function scalarParser(shape: ScalarShape): (value: unknown) => unknown {
  switch (shape.type) {
    case 'string':
      return parseString
    case 'boolean':
      return parseBoolean
    case 'integer':
      return (value) => parseWhole(value, 'Integer', MAX_INTEGER)
    case 'long':
      // Those that a double cannot hold exactly are refused rather than rounded.
      return (value) => parseWhole(value, 'Long', Number.MAX_SAFE_INTEGER)
    case 'float':
      return (value) => parseDecimal(value, 'Float')
    case 'double':
      return (value) => parseDecimal(value, 'Double')
    case 'blob':
      return parseBlob
    case 'timestamp':
      return timestampParser(shape)
  }
}

function parseString(value: unknown): string {
  if (typeof value !== 'string') throw notConverted(value, 'String')
  if (!value.isWellFormed()) throw serializationException('A text holds half of a surrogate pair.')
  return value
}

function parseBoolean(value: unknown): boolean {
  if (typeof value !== 'boolean') throw notConverted(value, 'Boolean')
  return value
}

function parseWhole(value: unknown, type: string, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value > max || value < -max - 1)
    throw notConverted(value, type)
  return value + 0
}

function parseDecimal(value: unknown, type: string): number {
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
  if (typeof value !== 'number' || !Number.isFinite(value)) throw notConverted(value, type)
  return value
}

function parseBlob(value: unknown): Buffer {
  if (typeof value !== 'string' || value.length % 4 !== 0 || !BASE64.test(value))
    throw notConverted(value, 'Blob')
  return Buffer.from(value, 'base64')
}

/** Milliseconds since the epoch. Times that are texts are met in no input yet, and refused. */
function timestampParser({
  timestampFormat = 'unixTimestamp',
}: Extract<ScalarShape, { type: 'timestamp' }>): (value: unknown) => number {
  return (value) => {
    if (timestampFormat !== 'unixTimestamp' || typeof value !== 'number')
      throw notConverted(value, 'Timestamp')
    if (!(Math.abs(value) <= MAX_EPOCH_SECONDS)) throw notConverted(value, 'Timestamp')
    return Math.round(value * 1000)
  }
}
