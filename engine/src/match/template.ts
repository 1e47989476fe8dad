/** A piece of policy text: itself, where wildcards are wildcards; a character taken literally; or a variable. */
export type TemplatePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'variable'; readonly key: string; readonly fallback: string | undefined }

/** `${*}`, `${?}` and `${$}` stand for the characters themselves. */
const LITERALS: ReadonlySet<string> = new Set(['*', '?', '$'])
const BLANK = /\s/

function skipSpaces(text: string, start: number): number {
  let at = start
  while (text[at] === ' ') at++
  return at
}

/** Reads from behind `${` to behind `}`; undefined where what stands there is no variable. */
function readVariable(text: string, start: number): { part: TemplatePart; end: number } | undefined {
  let at = start
  for (; text[at] !== '}' && text[at] !== ','; at++) {
    if (at >= text.length || text[at] === '{') return undefined
  }
  const key = text.slice(start, at)
  if (key === '' || BLANK.test(key)) return undefined
  if (text[at] === '}') {
    if (LITERALS.has(key)) return { part: { type: 'literal', text: key }, end: at + 1 }
    return { part: { type: 'variable', key: key.toLowerCase(), fallback: undefined }, end: at + 1 }
  }
  at = skipSpaces(text, at + 1)
  if (text[at] !== "'") return undefined
  const close = text.indexOf("'", at + 1)
  if (close < 0) return undefined
  const end = skipSpaces(text, close + 1)
  if (text[end] !== '}') return undefined
  return {
    part: { type: 'variable', key: key.toLowerCase(), fallback: text.slice(at + 1, close) },
    end: end + 1,
  }
}

/**
 * Splits a text at its policy variables. A `${` that opens no variable is plain text; the parser refuses such documents.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function readTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = []
  let from = 0
  for (let open = text.indexOf('${'); open >= 0; ) {
    const read = readVariable(text, open + 2)
    if (read === undefined) {
      open = text.indexOf('${', open + 2)
      continue
    }
    if (open > from) parts.push({ type: 'text', text: text.slice(from, open) })
    parts.push(read.part)
    from = read.end
    open = text.indexOf('${', from)
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}
