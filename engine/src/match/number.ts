const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
/** Longest number read, in characters; far beyond what a double tells apart. */
const MAX_NUMBER_LENGTH = 64
/** Every decimal of so many digits is told apart by a double. */
const EXACT_DIGITS = 15

/**
 * Whether a text is a number of the policy language: optional sign, digits, optional fraction.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric
 */
export function isNumber(text: string): boolean {
  return text.length <= MAX_NUMBER_LENGTH && NUMBER.test(text)
}

function canonical(text: string): { negative: boolean; whole: string; fraction: string } {
  const signed = text[0] === '-' || text[0] === '+'
  const body = signed ? text.slice(1) : text
  const dot = body.indexOf('.')
  let start = 0
  const wholeEnd = dot < 0 ? body.length : dot
  while (start < wholeEnd && body[start] === '0') start++
  let end = body.length
  while (dot >= 0 && end > dot + 1 && body[end - 1] === '0') end--
  const whole = body.slice(start, wholeEnd)
  const fraction = dot < 0 ? '' : body.slice(dot + 1, end)
  return { negative: text[0] === '-' && (whole !== '' || fraction !== ''), whole, fraction }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Orders two numbers that `isNumber` accepts, exactly, however many digits they have: negative, zero or positive as `a` is
 * less than, equal to or greater than `b`. `na` and `nb` are `Number(a)` and `Number(b)`.
 */
export function compareNumbers(a: string, na: number, b: string, nb: number): number {
  // Rounding keeps order, so doubles that differ are already right.
  if (na < nb) return -1
  if (na > nb) return 1
  if (a.length <= EXACT_DIGITS && b.length <= EXACT_DIGITS) return 0
  const x = canonical(a)
  const y = canonical(b)
  if (x.negative !== y.negative) return x.negative ? -1 : 1
  const order =
    x.whole.length - y.whole.length || compareText(x.whole, y.whole) || compareText(x.fraction, y.fraction)
  return x.negative ? -order : order
}
