/**
 * The form of policy variables: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, and `${*}`, `${?}`, `${$}` for
 * the characters themselves. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */

const BLANK = /\s/

/**
 * Whether every `${` of a text opens a variable. What does not (not closed, without a key, with a blank in the key, with a
 * default that is not in single quotes) would be taken as plain text, which its author cannot have meant.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html "you cannot include a space in
 * the variable name"
 */
export function variablesAreWellFormed(text: string): boolean {
  for (let open = text.indexOf('${'); open >= 0; ) {
    const end = variableEnd(text, open + 2)
    if (end < 0) return false
    open = text.indexOf('${', end)
  }
  return true
}

/** From behind `${` to behind `}`; -1 where there is no variable. */
function variableEnd(text: string, start: number): number {
  let at = start
  for (; text[at] !== '}' && text[at] !== ','; at++) {
    if (at >= text.length || text[at] === '{') return -1
  }
  const key = text.slice(start, at)
  if (key === '' || BLANK.test(key)) return -1
  if (text[at] === '}') return at + 1
  at = skipSpaces(text, at + 1)
  if (text[at] !== "'") return -1
  const close = text.indexOf("'", at + 1)
  if (close < 0) return -1
  const end = skipSpaces(text, close + 1)
  return text[end] === '}' ? end + 1 : -1
}

function skipSpaces(text: string, start: number): number {
  let at = start
  while (text[at] === ' ') at++
  return at
}
