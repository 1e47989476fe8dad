/**
 * The decision cases whose point is one condition key, told of a key that a live call can have any value of: a tag of the
 * caller, aws:PrincipalTag/key. The action becomes iam:GetUser, the resource `*`.
 */
import { type CasePolicy, type DecisionCase, loadCases } from '../../../engine/test/case-format.ts'
import type { LiveCase } from './live-case.ts'

type Json = { readonly [member: string]: unknown }

const TAG_KEY = 'aws:PrincipalTag/key'
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u
/** An inline policy of a user; documents on the wire keep to Latin-1. */
const DOCUMENT = /^[\x20-\xff]{1,2048}$/

const EXPECT = { allow: 'allow', 'implicit-deny': 'none', 'explicit-deny': 'deny' } as const

/** The case as a live one; undefined where it asks something else than a single-valued key. */
function translated(entry: DecisionCase): LiveCase | undefined {
  const { layers, request, context, expect } = entry
  const { identity = [], ...others } = layers
  if (!entry.file.startsWith('conditions/') || Object.keys(others).length > 0) return undefined
  const keys = new Set(identity.flatMap(keysOf))
  const [key] = keys
  if (keys.size !== 1 || key === undefined) return undefined
  const value = contextValue(context, key)
  if (typeof value !== 'string' && value !== undefined) return undefined
  if (value !== undefined && !TAG_VALUE.test(value)) return undefined
  const documents = identity.map((policy) => rewritten(policy, request.action))
  if (documents.some((one) => one === undefined || !DOCUMENT.test(JSON.stringify(one)))) return undefined
  return {
    name: entry.name,
    reason: entry.reason,
    source: entry.source,
    identity: documents as LiveCase['identity'],
    ...(value !== undefined && { tags: { key: value } }),
    expect: EXPECT[expect.outcome],
  }
}

function statementsOf({ Statement }: CasePolicy): readonly Json[] {
  return (Array.isArray(Statement) ? Statement : [Statement]) as readonly Json[]
}

/** The condition keys of a policy, in lower case; a variable is a key too many. */
function keysOf(policy: CasePolicy): string[] {
  if (JSON.stringify(policy).includes('$' + '{')) return ['', 'a variable']
  return statementsOf(policy).flatMap(({ Condition = {} }) =>
    Object.values(Condition as Json).flatMap((block) =>
      Object.keys(block as Json).map((key) => key.toLowerCase()),
    ),
  )
}

function contextValue(context: DecisionCase['context'], key: string): string | readonly string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key)?.[1]
}

/** Only where each statement is about the request's own action on every resource, so that nothing else decides. */
function rewritten(policy: CasePolicy, action: string): LiveCase['identity'][number] | undefined {
  const statements: object[] = []
  for (const { Action, Resource, Condition, NotAction, NotResource, ...rest } of statementsOf(policy)) {
    if ((Action !== action && Action !== '*') || Resource !== '*' || NotAction || NotResource)
      return undefined
    statements.push({
      ...rest,
      Action: 'iam:GetUser',
      Resource: '*',
      ...(Condition ? { Condition: onTag(Condition as Json) } : {}),
    })
  }
  return { ...policy, Version: String(policy.Version ?? '2008-10-17'), Statement: statements }
}

function onTag(condition: Json): Json {
  const blocks = Object.entries(condition).map(([operator, block]) => [
    operator,
    Object.fromEntries(Object.values(block as Json).map((wanted) => [TAG_KEY, wanted])),
  ])
  return Object.fromEntries(blocks)
}

export const TRANSLATED_CASES: readonly LiveCase[] = loadCases()
  .map(translated)
  .filter((entry) => entry !== undefined)
