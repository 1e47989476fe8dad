import { echo, Refused } from '../faults.ts'
import type { SigningRules } from './rules.ts'
import type { ParsedSignature } from './signature.ts'

/**
 * Reads `YYYYMMDDTHHMMSSZ` as milliseconds since the epoch; undefined for anything else, also for the 31st of
 * a short month.
 */
export function parseAmzDate(text: string): number | undefined {
  if (!AMZ_DATE.test(text)) return undefined
  const day = startOfDay(text.slice(0, 8))
  if (day === undefined) return undefined
  return day + ((twoDigits(text, 9) * 60 + twoDigits(text, 11)) * 60 + twoDigits(text, 13)) * 1000
}

/** Of `YYYYMMDD`, digits that name a month. Requests of one day say the same, so the last one is kept. */
function startOfDay(text: string): number | undefined {
  if (text === lastDay) return lastStart
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(4, 6))
  const day = Number(text.slice(6, 8))
  // Date.UTC counts on where a part is out of range, and takes years before 100 for 19xx.
  if (year < 100 || day > daysIn(year, month)) return undefined
  lastDay = text
  lastStart = Date.UTC(year, month - 1, day)
  return lastStart
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 11 * DIGIT_ZERO
}

const DIGIT_ZERO = 0x30

const AMZ_DATE = /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ$/

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

let lastDay = ''
let lastStart = 0

/** Milliseconds since the epoch as `YYYYMMDDTHHMMSSZ`. */
export function formatAmzDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

/**
 * The time that a request says it was signed at, in milliseconds since the epoch.
 * @throws Refused where the date is not ISO 8601 basic
 */
export function requestTime({ requestDate }: ParsedSignature): number {
  const time = parseAmzDate(requestDate)
  if (time !== undefined) return time
  throw new Refused(
    'incomplete',
    `Date must be in ISO-8601 'basic format'. Got '${echo(requestDate)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
  )
}

/**
 * Checks that a request was signed at about this time, or that a presigned URL has not expired.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 * @throws Refused for a time too far from `now`
 */
export function checkTime(
  time: number,
  { requestDate, presigned, expires }: ParsedSignature,
  rules: SigningRules,
  now: number,
): void {
  const skew = rules.skewMinutes * 60_000
  if (time > now + skew) {
    throw new Refused(
      'skewed',
      `Signature not yet current: ${requestDate} is still later than ${formatAmzDate(now + skew)} ` +
        `(${formatAmzDate(now)} + ${rules.skewMinutes} min.)`,
    )
  }
  if (presigned && rules.honoursExpires) {
    if (now > time + (expires ?? 0) * 1000) throw new Refused('expired-url')
    return
  }
  if (time >= now - skew) return
  throw new Refused(
    presigned ? 'expired-url' : 'skewed',
    `Signature expired: ${requestDate} is now earlier than ${formatAmzDate(now - skew)} ` +
      `(${formatAmzDate(now)} - ${rules.skewMinutes} min.)`,
  )
}
