/** Raw policies as the engine's documents, made without the engine's parser: the two are tested apart and together. */
import { many, type RawPolicy, type RawPrincipal, type RawStatement } from '../../reference/policy.ts'
import type {
  ConditionEntry,
  ConditionOperator,
  PolicyDocument,
  PrincipalEntry,
  Span,
  Statement,
} from '../../src/document.ts'
import { FAMILIES } from './conditions.ts'

const NOWHERE: Span = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

const OPERATORS = new Map<string, ConditionOperator>(
  [...FAMILIES.flatMap((family) => family.operators), 'Null' as const].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

function principals(element: RawPrincipal | undefined): readonly PrincipalEntry[] | undefined {
  if (element === undefined) return undefined
  if (element === '*') return [{ kind: 'everyone', value: '*' }]
  return Object.entries(element).flatMap(([kind, values]) =>
    many(values).map((value) => ({ kind: kind as PrincipalEntry['kind'], value })),
  )
}

function conditions(statement: RawStatement): ConditionEntry[] {
  return Object.entries(statement.Condition ?? {}).flatMap(([written, keys]) => {
    const [, quantifier, name, ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(written)!
    return Object.entries(keys).map(([key, values]) => ({
      quantifier: quantifier as ConditionEntry['quantifier'],
      operator: OPERATORS.get(name!.toLowerCase())!,
      ifExists: ifExists !== undefined,
      key,
      values: many(values).map(String),
      span: NOWHERE,
    }))
  })
}

const list = (values: string | readonly string[] | undefined) =>
  values === undefined ? undefined : many(values)

function toStatement(raw: RawStatement): Statement {
  return {
    sid: raw.Sid,
    effect: raw.Effect,
    principals: principals(raw.Principal),
    notPrincipals: principals(raw.NotPrincipal),
    actions: list(raw.Action),
    notActions: list(raw.NotAction),
    resources: list(raw.Resource),
    notResources: list(raw.NotResource),
    conditions: conditions(raw),
    span: NOWHERE,
  }
}

export function toDocument(raw: RawPolicy): PolicyDocument {
  return {
    version: raw.Version === '2012-10-17' ? '2012-10-17' : '2008-10-17',
    id: raw.Id,
    statements: many(raw.Statement).map(toStatement),
  }
}
