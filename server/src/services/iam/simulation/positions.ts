import type { Position, Span } from '@iamd/engine'
import type { Statement } from '../../../models/iam.gen.ts'
import type { SimulatedPolicy } from './policies.ts'

/**
 * A statement as MatchedStatements names it. Lines and columns count from 1. AWS gives where its reader stood before and after the
 * statement: the end is right behind the closing brace; the start is right behind the bracket that opens the list, or
 * behind the statement before, or, of a statement without a list, behind its own opening brace.
 * https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html#examples (38 and 167 in a line of 167) and
 * .../simulate-principal-policy.html#examples (line 3, column 19 behind `    "Statement": [`).
 */
export function statementView(policy: SimulatedPolicy, span: Span): Statement {
  return {
    SourcePolicyId: policy.id,
    SourcePolicyType: policy.source,
    StartPosition: view(startOf(policy.text, span.start)),
    EndPosition: view(span.end),
  }
}

const view = ({ line, column }: Position) => ({ Line: line, Column: column })

const SPACE: ReadonlySet<string> = new Set([' ', '\t', '\r', '\n'])

function startOf(text: string, brace: Position): Position {
  const lines = text.split('\n')
  let at = brace
  let before = stepBack(lines, at)
  while (before !== undefined && SPACE.has(charAt(lines, before))) before = stepBack(lines, (at = before))
  if (before === undefined) return brace
  if (charAt(lines, before) === '[') return at
  if (charAt(lines, before) !== ',') return { line: brace.line, column: brace.column + 1 }
  // Behind the brace of the statement before, with white space between it and the comma.
  let end = before
  for (let last = stepBack(lines, end); last !== undefined; last = stepBack(lines, (end = last))) {
    if (!SPACE.has(charAt(lines, last))) break
  }
  return end
}

/** The line feed at the end of a line is its last column. */
function charAt(lines: readonly string[], { line, column }: Position): string {
  return lines[line - 1]![column - 1] ?? '\n'
}

function stepBack(lines: readonly string[], { line, column }: Position): Position | undefined {
  if (column > 1) return { line, column: column - 1 }
  return line === 1 ? undefined : { line: line - 1, column: lines[line - 2]!.length + 1 }
}
