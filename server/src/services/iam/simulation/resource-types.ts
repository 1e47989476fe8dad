import { resourceTemplatesOf } from '../../../service-reference/action-resources.ts'
import { EVERY_RESOURCE } from './resources.ts'

/**
 * The ARN template of the type of resource that an action is simulated on, or `*` where the simulation names no resource or
 * AWS documents no such type for the action. Where templates overlap (a bucket and an object), the most specific one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html (EvalResourceName)
 */
export function resourceTypeOf(action: string, resource: string): string {
  if (resource === EVERY_RESOURCE) return EVERY_RESOURCE
  return bestTemplate(resourceTemplatesOf(action), resource) ?? EVERY_RESOURCE
}

/** The most specific of the templates that an ARN fits. */
export function bestTemplate(templates: readonly string[], resource: string): string | undefined {
  let best: string | undefined
  let length = -1
  for (const template of templates) {
    const literals = template.split(PLACEHOLDER)
    if (!matches(literals, resource)) continue
    const literal = literals.join('').length
    if (literal > length) {
      best = template
      length = literal
    }
  }
  return best
}

/** `${BucketName}`, and in some templates of the reference a plain wildcard. */
const PLACEHOLDER = /\$\{[^}]*\}|\*/

/** Whether a text has these pieces in this order, beginning with the first and ending with the last. */
function matches([first = '', ...rest]: readonly string[], text: string): boolean {
  if (!text.startsWith(first)) return false
  const last = rest.pop()
  if (last === undefined) return text === first
  let at = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
