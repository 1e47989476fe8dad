/**
 * The models' patterns are Java's and match the whole value. In JavaScript they need the `u` flag for
 * `\p{L}`, and that flag does not take an escape of a character that needs none.
 */
const NEEDLESS_ESCAPE = /\\([:@,=])/g

/**
 * Compiles a pattern of a service model; never give it text from a user. Every pattern of the generated
 * models is linear in the value's length, which a test keeps true for those to come.
 */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern.replaceAll(NEEDLESS_ESCAPE, '$1')})$`, 'u')
}
