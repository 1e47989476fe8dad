/**
 * The models' patterns are Java's and match the whole value. In JavaScript they need the `u` flag for
 * `\p{L}`, and that flag does not take an escape of a character that needs none.
 */
const NEEDLESS_ESCAPE = /\\([:@,=])/g
/** Good inside of a class, where it must stay escaped, and not outside. */
const ESCAPED_HYPHEN = /\\-/g

/**
 * Compiles a pattern of a service model; never give it text from a user. Every pattern of the generated
 * models is linear in the value's length, which a test keeps true for those to come.
 */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(
    `^(?:${pattern.replaceAll(NEEDLESS_ESCAPE, '$1').replaceAll(ESCAPED_HYPHEN, '\\x2d')})$`,
    'u',
  )
}
