// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of policies writes its variables so
/**
 * Random values of each form, for the cases that nobody thinks of when writing a pool by hand. Their alphabets are small
 * and the policy's side shares them with the request's, so that they still meet.
 */
import fc from 'fast-check'
import { readAddress, readDate, readNetwork, readNumber } from '../../reference/values.ts'

const joined = (parts: fc.Arbitrary<string>, minLength: number, maxLength: number) =>
  fc.array(parts, { minLength, maxLength, size: 'max' }).map((drawn) => drawn.join(''))

/** Letters in both cases, and the characters that have a meaning somewhere. */
export const anyText = joined(
  fc.constantFrom('a', 'a', 'b', 'b', 'A', 'ab', ':', '/', '*', '?', '$', 'é'),
  0,
  8,
)

const globParts = ['a', 'b', 'ab', 'é', ':', '/', '*', '*', '*', '?']
const templateParts = ['${aws:username}', "${s3:prefix, 'b'}", '${*}', '${?}', '${$}']
/** Many wildcards in short text, a quarter of them with variables: where matchers that give up too soon, or never, show it. */
export const anyGlob = fc.oneof(
  { weight: 1, arbitrary: joined(fc.constantFrom('aa', 'ab', 'ba', 'b', '*', '*', '*', '?'), 1, 7) },
  { weight: 2, arbitrary: joined(fc.constantFrom(...globParts), 0, 8) },
  { weight: 1, arbitrary: joined(fc.constantFrom(...globParts, ...templateParts), 0, 6) },
)

/** What follows the service in an action: letters of `GetObject`, and wildcards. */
export const anyActionGlob = joined(fc.constantFrom('G', 'e', 't', 'Get', 'Object', '*', '*', '?'), 1, 6)
export const anyActionName = joined(fc.constantFrom('g', 'E', 't', 'Get', 'Object'), 1, 5)

const digits = joined(fc.constantFrom('0', '0', '1', '9'), 0, 4)

/** Decimals in many spellings, some of them beyond what a double tells apart, some no numbers. */
export const anyNumber = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '+'),
    fc.constantFrom('', '', '', '9007199254740992'),
    digits,
    fc.constantFrom('', '.', '.'),
    digits,
  )
  .map((parts) => parts.join(''))

/** The same, numbers only. */
export const number = anyNumber.filter((text) => readNumber(text) !== undefined)

const two = (...values: number[]) => fc.constantFrom(...values).map((value) => String(value).padStart(2, '0'))
const day = fc
  .tuple(
    fc.constantFrom('1969', '2023', '2024', '0099'),
    two(0, 1, 2, 2, 12, 13),
    two(0, 1, 28, 29, 30, 31, 32),
  )
  .map((parts) => parts.join('-'))
const time = fc
  .tuple(two(0, 0, 12, 23, 24), two(0, 0, 30, 59, 60), fc.option(two(0, 0, 1, 59, 60), { nil: undefined }))
  .map((parts) => parts.filter((part) => part !== undefined).join(':'))
const fraction = fc.constantFrom('', '', '', '.0', '.5', '.50', '.001')
const zone = fc.constantFrom('Z', 'Z', '+00:00', '-00:30', '+23:59', '-12:00', '+24:00', '+01:60', '')

/** Days and times around the turns of months, years and 1970, many of which do not exist. */
export const anyDate = fc.oneof(
  day,
  fc.tuple(day, time, fraction, zone).map(([date, clock, behind, offset]) => {
    // Only seconds have a fraction.
    return `${date}T${clock}${clock.length > 5 ? behind : ''}${offset}`
  }),
  fc.constantFrom('0', '1', '86400', '1704067200', '1709164800', '2024', '2024-02', '02024'),
)

const byte = fc.constantFrom('0', '1', '10', '127', '128', '255')
const version4 = fc.tuple(byte, byte, byte, byte).map((parts) => parts.join('.'))
const group = fc.constantFrom('0', '0', '0', '1', 'db8', '0DB8', 'ffff', '8000')
const groups = (minLength: number, maxLength: number) =>
  fc.array(group, { minLength, maxLength, size: 'max' }).map((parts) => parts.join(':'))
const version6 = fc.oneof(
  groups(8, 8),
  fc.tuple(groups(0, 4), groups(0, 3)).map((parts) => parts.join('::')),
  fc
    .tuple(fc.constantFrom('::ffff:', '::FFFF:', '0:0:0:0:0:ffff:', '::', '::1:', '1::'), version4)
    .map((parts) => parts.join('')),
)

/** The same, dates only: days that exist, and no time of day but real ones. */
export const date = anyDate.filter((text) => readDate(text) !== undefined)

/** An address of either family. */
export const address = fc.oneof(version4, version6).filter((text) => readAddress(text) !== undefined)

/** Every rule of the written form, broken or just kept (RFC 4291 section 2.2). */
const EDGES = [
  '0:0:0:0::0:0:0:0',
  '::1:1:1:1:1:1:1:1',
  '1:1:1:1:1:1:1::',
  '::1:1:1:1:1:1:1',
  '1:1:1:1:1:1:1:1:1',
  '::1::',
  '::1::1',
  '1::1::',
  '1::1::1',
  ':::',
  '::',
  ':',
  ':1:1:1:1:1:1:1:1',
  '1:1:1:1:1:1:1:1:',
  '1:1:1:1:1:1:1.2.3.4',
  '1:1:1:1:1:1:1:1.2.3.4',
  '::1.2.3.4:1',
  '::1.2.3',
  '::1.2.3.4.5',
  '::1.2.3.256',
  '12345::',
  '1::g',
  '::1/128',
  '1.2.3.4/32',
  '1.2.3.4.',
  '.1.2.3.4',
  '1..2.3',
  '1.2.3.04',
]

/** Close to an address, sometimes one. */
export const anyAddress = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...EDGES) },
  { weight: 4, arbitrary: address },
  { weight: 1, arbitrary: groups(0, 9) },
  { weight: 1, arbitrary: joined(fc.constantFrom('0', '1', '256', '.', '.', ':', '::', 'f', '/'), 1, 9) },
)

/** A range of either family; the host's bits need not be zero. */
export const network = fc
  .oneof(
    fc
      .tuple(version4, fc.constantFrom(0, 1, 7, 8, 9, 16, 24, 31, 32))
      .map(([from, bits]) => `${from}/${bits}`),
    fc
      .tuple(version6, fc.constantFrom(0, 1, 15, 16, 32, 33, 64, 80, 95, 96, 97, 104, 127, 128))
      .map(([from, bits]) => `${from}/${bits}`),
    address,
  )
  .filter((text) => readNetwork(text) !== undefined)

const segment = joined(fc.constantFrom('a', 'b', 'ab', '/', '*', '?', '${aws:username}'), 0, 3)

/** Six segments of an ARN, or one fewer or more. */
export const anyArn = fc
  .array(segment, { minLength: 4, maxLength: 7, size: 'max' })
  .map((parts) => ['arn', ...parts].join(':'))

/** Bytes in base 64, the last digit's spare bits at random. */
export const binary = fc
  .tuple(
    joined(fc.constantFrom('AAAA', 'QUJD', '+/+/'), 0, 2),
    fc.constantFrom('', '', 'QQ==', 'QR==', 'QUI=', 'QUJ='),
  )
  .map((parts) => parts.join(''))

/** The same, and text that is no base 64. */
export const anyBinary = fc.oneof(
  { weight: 4, arbitrary: binary },
  { weight: 1, arbitrary: joined(fc.constantFrom('A', 'Q', '=', '-', 'QUJD'), 1, 5) },
)
