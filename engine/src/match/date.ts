const EPOCH = /^\d{1,15}$/
const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?)?$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const YEAR_DIGITS = 4
const MAX_DATE_LENGTH = 64

function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

/**
 * Reads a date of the policy language: one of the W3C profiles of ISO 8601 (`2020`, `2020-04`, `2020-04-01`,
 * `2020-04-01T00:00Z`, `2020-04-01T00:00:01.5+02:00`) or seconds since 1970. Four digits alone are a year.
 * Returns milliseconds since 1970, NaN where the text is no date.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function parseDate(text: string): number {
  if (text.length > MAX_DATE_LENGTH) return Number.NaN
  if (text.length !== YEAR_DIGITS && EPOCH.test(text)) return Number(text) * 1000
  const match = ISO.exec(text)
  if (match === null) return Number.NaN
  const year = Number(match[1])
  const month = match[2] === undefined ? 1 : Number(match[2])
  const day = match[3] === undefined ? 1 : Number(match[3])
  const hour = match[4] === undefined ? 0 : Number(match[4])
  const minute = match[5] === undefined ? 0 : Number(match[5])
  const second = match[6] === undefined ? 0 : Number(match[6])
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  const zone = match[8]
  let offset = 0
  if (zone !== undefined && zone !== 'Z') {
    const zoneHours = Number(zone.slice(1, 3))
    const zoneMinutes = Number(zone.slice(4, 6))
    if (zoneHours > 23 || zoneMinutes > 59) return Number.NaN
    offset = (zoneHours * 60 + zoneMinutes) * (zone[0] === '-' ? -1 : 1)
  }
  const date = new Date(0)
  // setUTCFullYear, because Date.UTC reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, 0)
  const fraction = match[7] === undefined ? 0 : Number(`0${match[7]}`) * 1000
  return date.getTime() + fraction - offset * 60_000
}
