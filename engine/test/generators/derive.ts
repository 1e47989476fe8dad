// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the language of policies writes its variables so
/**
 * Request values made from what a policy wants: they meet it, or miss it by a hair. Values drawn apart from each other
 * hardly ever tell a matcher that is wrong at its edges from a right one.
 *
 * `picks` are random numbers from 0 to 99 that choose among the ways of making a value.
 */
import { readDate, readNetwork } from '../../reference/values.ts'

/** Takes random numbers one after another, from the start again when they run out. */
class Picks {
  readonly #picks: readonly number[]
  #at = 0
  constructor(picks: readonly number[]) {
    this.#picks = picks
  }
  of<T>(choices: readonly T[]): T {
    const pick = this.#picks[this.#at++ % this.#picks.length]!
    return choices[pick % choices.length]!
  }
}

const FILLINGS = ['', '', 'a', 'b', 'ab', 'ba', 'aab', 'a:b', '/', '*'] as const
const CHARACTERS = ['a', 'b', ':', '/', '', 'ab', '?'] as const

/** Changes a text at one place, or not at all. */
function perturb(text: string, picks: Picks): string {
  const at = picks.of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) % (text.length + 1)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return picks.of([
    text,
    text,
    text,
    before + after.slice(1),
    `${before}a${after}`,
    before.toUpperCase() + after,
    `${before}${before}${after}`,
    before,
    // What two parts of a pattern must not both lay claim to.
    text.replace(/(.+)\1/, '$1'),
    text.replace(/(.+)\1/, '$1'),
  ])
}

/** A text that a pattern of the pools matches, or nearly: every wildcard and variable is filled in. */
export function deriveText(pattern: string, username: string, random: readonly number[]): string {
  const picks = new Picks(random)
  const filled = pattern.replace(/\$\{([^}]*)\}|[*?]/g, (special, inside: string | undefined) => {
    if (special === '*') return picks.of(FILLINGS)
    if (special === '?') return picks.of(CHARACTERS)
    if (inside === 'aws:username') return username
    return inside!.includes("'") ? inside!.split("'")[1]! : inside!
  })
  if (picks.of([0, 1, 2, 3, 4]) > 0) return perturb(filled, picks)
  // The pattern's beginning up to its first special character, then anything of its letters.
  const letters = picks.of([3, 4, 5, 6])
  const tail = Array.from({ length: letters }, () => picks.of(['a', 'b']))
  return /^[^*?$]*/.exec(pattern)![0].slice(0, picks.of([0, -1, 99, 99])) + tail.join('')
}

/** The same number in another spelling, or one that differs in its last digit. */
export function deriveNumber(wanted: string, random: readonly number[]): string {
  const picks = new Picks(random)
  const sign = /^[+-]/.test(wanted) ? wanted[0]! : ''
  const digits = wanted.slice(sign.length)
  const changed = picks.of([
    digits,
    digits,
    digits.replace(/[0-9](?=[^0-9]*$)/, picks.of(['0', '1', '8', '9'])),
  ])
  const signed = picks.of([sign, sign, sign === '' ? '+' : sign, sign === '-' ? '' : '-'])
  const longer = changed.includes('.')
    ? picks.of(['', '0', '00', '1'])
    : picks.of(['', '.', '.0', '.00', '.1'])
  return `${signed}${picks.of(['', '', '0', '00'])}${changed}${longer}`
}

const MINUTE = 60_000_000_000n

/** The same instant in another zone or as seconds, or one shortly before or after it. */
export function deriveDate(wanted: string, random: readonly number[]): string {
  const picks = new Picks(random)
  const shift = picks.of([
    0n,
    0n,
    0n,
    999_999n,
    1_000_000n,
    -1_000_000n,
    1_000_000_000n,
    -1_000_000_000n,
    MINUTE * 60n,
    -MINUTE * 1440n,
  ])
  const instant = (readDate(wanted) ?? 0n) * 1_000_000n + shift
  if (instant >= 0n && instant % 1_000_000_000n === 0n && picks.of([true, false, false])) {
    return String(instant / 1_000_000_000n)
  }
  const [zone, minutes] = picks.of([
    ['Z', 0n],
    ['+00:00', 0n],
    ['+05:30', 330n],
    ['-08:00', -480n],
    ['-00:01', -1n],
  ] as const)
  const nanoseconds = instant + minutes * MINUTE
  const fraction = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n
  const date = new Date(Number((nanoseconds - fraction) / 1_000_000n))
  const behind = `.${String(fraction).padStart(9, '0')}`.replace(/0+$/, '')
  return `${date.toISOString().slice(0, 19)}${behind === '.' ? '' : behind}${zone}`
}

/** An address inside a range, or with one bit changed, near the end of the prefix most often. */
export function deriveAddress(wanted: string, random: readonly number[]): string {
  const picks = new Picks(random)
  const { prefix, length } = readNetwork(wanted) ?? { prefix: '', length: 32 }
  const rest = picks
    .of(['0', '1', '01', '0001'])
    .repeat(length)
    .slice(0, length - prefix.length)
  const bits = [...(prefix + rest)]
  const end = prefix.length
  const flipped = picks.of([
    -1,
    -1,
    end - 1,
    end - 1,
    end - 2,
    end,
    end + 1,
    0,
    length - 1,
    Math.floor(length / 2),
  ])
  if (bits[flipped] !== undefined) bits[flipped] = bits[flipped] === '0' ? '1' : '0'
  return length === 32 ? writeVersion4(bits.join(''), picks) : writeVersion6(bits.join(''), picks)
}

const numbers = (bits: string, size: number) =>
  Array.from({ length: bits.length / size }, (_, i) =>
    Number.parseInt(bits.slice(i * size, (i + 1) * size), 2),
  )

function writeVersion4(bits: string, picks: Picks): string {
  const dotted = numbers(bits, 8).join('.')
  const groups = numbers(bits, 16).map((group) => group.toString(16))
  return picks.of([
    dotted,
    dotted,
    dotted,
    dotted,
    `::ffff:${dotted}`,
    `::ffff:${groups.join(':')}`,
    `0${dotted}`,
  ])
}

function writeVersion6(bits: string, picks: Picks): string {
  const groups = numbers(bits, 16).map((group) => group.toString(16))
  const padded = groups.map((group) => group.padStart(4, '0').toUpperCase())
  const text = picks.of([groups, groups, padded]).join(':')
  const short = text.replace(/(?:^|:)(?:0+(?::|$)){1,8}/, '::')
  const dotted = `${groups.slice(0, 6).join(':')}:${numbers(bits.slice(96), 8).join('.')}`
  return picks.of([text, short, short, dotted, `${text}:`, short.replace('::', ':::')])
}

/** The same bytes, with other bits where the last digit stands for no byte; or other bytes; or no base 64 any more. */
export function deriveBinary(wanted: string, random: readonly number[]): string {
  const picks = new Picks(random)
  return picks.of([
    wanted,
    wanted.replace('QQ==', 'QR==').replace('QUI=', 'QUJ='),
    wanted.replace('QR==', 'QQ==').replace('QUJ=', 'QUI='),
    wanted.replace('=', ''),
    `${wanted}QUJD`,
    `QUJD${wanted}`,
    wanted.slice(4),
    wanted.toLowerCase(),
  ])
}
