const DAY_MS = 86_400_000

/**
 * Days whose text is kept: entities are often made on the same few days, and formatting the date is what
 * takes time.
 */
const MAX_DAYS_KEPT = 1024

const days = new Map<number, string>()
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/**
 * A time as IAM and STS write it, in whole seconds: `2010-05-08T23:59:59Z`. Throws RangeError where it is not
 * a time.
 * @param time milliseconds since the epoch
 */
export function isoSeconds(time: number): string {
  const day = Math.floor(time / DAY_MS)
  let text = days.get(day)
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, -13)
    if (days.size >= MAX_DAYS_KEPT) days.clear()
    days.set(day, text)
  }
  const seconds = Math.floor((time - day * DAY_MS) / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${text}${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}Z`
}

const MINUTE_MS = 60_000

/**
 * The minute that a time is in, as AWS tells when something was last used: all recorded answers have whole minutes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html (Example)
 * @param time milliseconds since the epoch
 */
export const wholeMinute = (time: number): number => time - (time % MINUTE_MS)
