/**
 * A parsed document as one text. As objects a document takes three to four times its source, and only explanations
 * read it; packed it takes about as much as its source, and nothing of the source text stays alive through it.
 */
import type { ConditionEntry, PolicyDocument, PrincipalEntry, Span, Statement } from '../document.ts'

type PackedSpan = readonly [number, number, number, number]
type PackedPrincipals = readonly (readonly [PrincipalEntry['kind'], string])[] | null
type PackedCondition = readonly [
  ConditionEntry['quantifier'] | null,
  ConditionEntry['operator'],
  boolean,
  string,
  readonly string[],
  PackedSpan,
]
type Texts = readonly string[] | null
type PackedStatement = readonly [
  string | null,
  Statement['effect'],
  PackedPrincipals,
  PackedPrincipals,
  Texts,
  Texts,
  Texts,
  Texts,
  readonly PackedCondition[],
  PackedSpan,
]
type Packed = readonly [PolicyDocument['version'], string | null, readonly PackedStatement[]]

function packSpan({ start, end }: Span): PackedSpan {
  return [start.line, start.column, end.line, end.column]
}

function unpackSpan([startLine, startColumn, endLine, endColumn]: PackedSpan): Span {
  return {
    start: { line: startLine, column: startColumn },
    end: { line: endLine, column: endColumn },
  }
}

function packPrincipals(entries: readonly PrincipalEntry[] | undefined): PackedPrincipals {
  return entries?.map(({ kind, value }) => [kind, value] as const) ?? null
}

function unpackPrincipals(packed: PackedPrincipals): readonly PrincipalEntry[] | undefined {
  return packed?.map(([kind, value]) => ({ kind, value }))
}

function packCondition(entry: ConditionEntry): PackedCondition {
  const { quantifier, operator, ifExists, key, values, span } = entry
  return [quantifier ?? null, operator, ifExists, key, values, packSpan(span)]
}

function unpackCondition(packed: PackedCondition): ConditionEntry {
  const [quantifier, operator, ifExists, key, values, span] = packed
  return { quantifier: quantifier ?? undefined, operator, ifExists, key, values, span: unpackSpan(span) }
}

function packStatement(statement: Statement): PackedStatement {
  return [
    statement.sid ?? null,
    statement.effect,
    packPrincipals(statement.principals),
    packPrincipals(statement.notPrincipals),
    statement.actions ?? null,
    statement.notActions ?? null,
    statement.resources ?? null,
    statement.notResources ?? null,
    statement.conditions.map(packCondition),
    packSpan(statement.span),
  ]
}

function unpackStatement(packed: PackedStatement): Statement {
  const [
    sid,
    effect,
    principals,
    notPrincipals,
    actions,
    notActions,
    resources,
    notResources,
    conditions,
    span,
  ] = packed
  return {
    sid: sid ?? undefined,
    effect,
    principals: unpackPrincipals(principals),
    notPrincipals: unpackPrincipals(notPrincipals),
    actions: actions ?? undefined,
    notActions: notActions ?? undefined,
    resources: resources ?? undefined,
    notResources: notResources ?? undefined,
    conditions: conditions.map(unpackCondition),
    span: unpackSpan(span),
  }
}

export function packDocument({ version, id, statements }: PolicyDocument): string {
  return JSON.stringify([version, id ?? null, statements.map(packStatement)] satisfies Packed)
}

export function unpackDocument(packed: string): PolicyDocument {
  const [version, id, statements] = JSON.parse(packed) as Packed
  return { version, id: id ?? undefined, statements: statements.map(unpackStatement) }
}
