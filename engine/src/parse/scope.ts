import type { PolicyVersion } from '../document.ts'
import type { PolicyErrorCode } from '../errors.ts'
import type { PolicyType } from '../types.ts'
import type { JsonNode } from './json.ts'
import type { LineMap } from './positions.ts'
import type { Problems } from './problems.ts'
import { type Rules, SYNTAX_ERRORS } from './rules.ts'

/** What the readers of all elements need to know about the document they are in. */
export interface Scope {
  readonly type: PolicyType
  readonly rules: Rules
  readonly version: PolicyVersion
  /** Whether the document is one of AWS's own. */
  readonly awsManaged: boolean
  readonly problems: Problems
  readonly lines: LineMap
}

/** Reports a fault of the grammar: IAM has one message for all of them, other services name the element. */
export function syntaxProblem(
  scope: Scope,
  code: PolicyErrorCode,
  named: string,
  detail: string,
  offset: number,
  path: string,
): void {
  const message = scope.rules.wording === 'resource' ? named : SYNTAX_ERRORS
  scope.problems.add(code, message, detail, offset, path)
}

/** A text with the place it stands at. */
export interface Located {
  readonly value: string
  readonly offset: number
  /** The element that holds it; `index` is the place in its list, -1 where it stands alone. */
  readonly element: string
  readonly index: number
}

/** The path of a text. Built for messages only: most texts have no problem. */
export function pathOf({ element, index }: Located): string {
  return index < 0 ? element : `${element}[${index}]`
}

/** Reads an element that holds one text or a list of texts; `undefined` (and a problem) where it holds neither. */
export function readTexts(node: JsonNode, scope: Scope, element: string): readonly Located[] | undefined {
  if (node.type === 'string') return [{ value: node.value, offset: node.start, element, index: -1 }]
  if (node.type !== 'array') {
    const detail = 'A string or a list of strings is expected here'
    syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, detail, node.start, element)
    return undefined
  }
  const texts: Located[] = []
  for (let index = 0; index < node.items.length; index++) {
    const item = node.items[index]!
    if (item.type === 'string') texts.push({ value: item.value, offset: item.start, element, index })
    else {
      const detail = 'A string is expected here'
      syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, detail, item.start, `${element}[${index}]`)
    }
  }
  // A list of nothing but wrong items is faulty, not empty.
  return texts.length === 0 && node.items.length > 0 ? undefined : texts
}
