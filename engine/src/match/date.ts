const EPOCH = /^\d{1,15}$/
const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d))?)?)?$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const YEAR_DIGITS = 4
const MAX_DATE_LENGTH = 64
/** Length of `2020-04-01T00:00:00Z` and of `2020-04-01T00:00:00.000Z`, which clocks print. */
const SECONDS_LENGTH = 20
const MILLISECONDS_LENGTH = 24
const DAY = 86_400

function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

/** Days from 1970-01-01 in the Gregorian calendar, by eras of 400 years that begin in March, so that leap days come last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Milliseconds since 1970; NaN for a day or time that does not exist. */
function instant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  return (daysSinceEpoch(year, month, day) * DAY + hour * 3600 + minute * 60 + second) * 1000
}

/** Two digits as a number; a number far out of every range where they are not digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : 1_000_000
}

/** The form that clocks print, without a regular expression, because nearly every date of a request has it; NaN for others. */
function parseClock(text: string): number {
  const separated =
    text[4] === '-' &&
    text[7] === '-' &&
    text[10] === 'T' &&
    text[13] === ':' &&
    text[16] === ':' &&
    text[text.length - 1] === 'Z'
  if (!separated) return Number.NaN
  let fraction = 0
  if (text.length === MILLISECONDS_LENGTH) {
    const last = text.charCodeAt(22) - 48
    if (text[19] !== '.' || !(last >= 0 && last <= 9)) return Number.NaN
    fraction = twoDigits(text, 20) * 10 + last
    if (fraction > 999) return Number.NaN
  }
  const century = twoDigits(text, 0)
  const years = twoDigits(text, 2)
  if (century > 99 || years > 99) return Number.NaN
  const seconds = instant(
    century * 100 + years,
    twoDigits(text, 5),
    twoDigits(text, 8),
    twoDigits(text, 11),
    twoDigits(text, 14),
    twoDigits(text, 17),
  )
  return seconds + fraction
}

function numberOf(digits: string | undefined, missing: number): number {
  return digits === undefined ? missing : Number(digits)
}

/** Digits behind the point as whole milliseconds; what is finer is cut off. */
function millisecondsOf(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
}

/** The offset of a zone in minutes; NaN where there is none such. */
function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 23 || minutes > 59) return Number.NaN
  return (hours * 60 + minutes) * (zone[0] === '-' ? -1 : 1)
}

/**
 * Reads a date of the policy language: one of the W3C profiles of ISO 8601 (`2020`, `2020-04`, `2020-04-01`,
 * `2020-04-01T00:00Z`, `2020-04-01T00:00:01.5+02:00`) or seconds since 1970. Four digits alone are a year.
 * Returns whole milliseconds since 1970, NaN where the text is no date.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function parseDate(text: string): number {
  if (text.length === SECONDS_LENGTH || text.length === MILLISECONDS_LENGTH) {
    const clock = parseClock(text)
    if (!Number.isNaN(clock)) return clock
  }
  if (text.length > MAX_DATE_LENGTH) return Number.NaN
  if (text.length !== YEAR_DIGITS && EPOCH.test(text)) return Number(text) * 1000
  const match = ISO.exec(text)
  if (match === null) return Number.NaN
  const [, year, month, day, hour, minute, second, fraction, zone] = match
  const local = instant(
    Number(year),
    numberOf(month, 1),
    numberOf(day, 1),
    numberOf(hour, 0),
    numberOf(minute, 0),
    numberOf(second, 0),
  )
  return local + millisecondsOf(fraction) - zoneMinutes(zone) * 60_000
}
