/** Compiled policies: the parsed document with everything prepared that does not depend on the request. */
import type { ConditionEntry, PolicyDocument, Statement } from '../document.ts'
import { PolicyError, type PolicyErrorCode } from '../errors.ts'
import { MAX_AWS_MANAGED_DOCUMENT_LENGTH } from '../limits.ts'
import { compilePattern, type Pattern } from '../match/pattern.ts'
import { ActionIndex } from './action-index.ts'
import { type CompiledCondition, compileCondition } from './condition.ts'
import { MAX_STATEMENTS } from './limits.ts'
import { packDocument, unpackDocument } from './packed.ts'
import { CompiledPrincipals } from './principals.ts'
import { Shared } from './shared.ts'

/** Quotes and comma around a value in the text of a policy. */
const VALUE_OVERHEAD = 3
/** What makes a resource more than plain text. */
const SPECIAL = /[*?$]/

/** Condition blocks and patterns that documents have in common. */
const blocks = new Shared<CompiledCondition>()
const patterns = new Shared<Pattern>()

export class CompiledStatement {
  /** The place of the statement within its policy. */
  readonly index: number
  readonly allow: boolean
  /** `Resource` or, where `exceptResources`, `NotResource`; undefined where the statement has neither (trust policies), which
   * covers every resource. */
  readonly resources: readonly Pattern[] | undefined
  readonly exceptResources: boolean
  /** Undefined in policies of identities: the caller is whom they are attached to. */
  readonly principals: CompiledPrincipals | undefined
  /** The first of its conditions, all of which must hold. */
  readonly condition: CompiledCondition | undefined

  constructor(statement: Statement, index: number, variables: boolean) {
    this.index = index
    this.allow = statement.effect === 'Allow'
    this.resources = compileResources(statement.resources ?? statement.notResources, variables)
    this.exceptResources = statement.notResources !== undefined
    this.principals = compilePrincipals(statement)
    this.condition = compileConditions(statement, variables)
  }
}

/** Chains the conditions in the document's order. */
function chainConditions(entries: readonly ConditionEntry[], variables: boolean) {
  let first: CompiledCondition | undefined
  for (const entry of entries.toReversed()) first = compileCondition(entry, variables, first)
  return first as CompiledCondition
}

function compileConditions({ conditions }: Statement, variables: boolean): CompiledCondition | undefined {
  if (conditions.length === 0) return undefined
  const told = conditions.map(({ quantifier, operator, ifExists, key, values }) => [
    quantifier ?? null,
    operator,
    ifExists,
    key,
    values,
  ])
  return blocks.get(JSON.stringify([variables, told]), () => chainConditions(conditions, variables))
}

function compileResources(texts: readonly string[] | undefined, variables: boolean) {
  if (texts === undefined) return undefined
  return texts.map((text) =>
    // Plain text is one string for all documents anyway.
    SPECIAL.test(text)
      ? patterns.get(`${variables} ${text}`, () => compilePattern(text, variables, true))
      : compilePattern(text, variables, true),
  )
}

function compilePrincipals(statement: Statement): CompiledPrincipals | undefined {
  if (statement.principals !== undefined) return new CompiledPrincipals(statement.principals, false)
  if (statement.notPrincipals !== undefined) return new CompiledPrincipals(statement.notPrincipals, true)
  return undefined
}

/** A policy document ready to decide with. Immutable, free of any principal: share one among all who have the policy. */
export class CompiledPolicy {
  readonly #packed: string
  readonly statements: readonly CompiledStatement[]
  readonly index: ActionIndex

  constructor(document: PolicyDocument) {
    this.#packed = packDocument(document)
    const variables = document.version === '2012-10-17'
    this.statements = document.statements.map(
      (statement, index) => new CompiledStatement(statement, index, variables),
    )
    this.index = new ActionIndex(document.statements)
  }

  /** What was compiled, built anew each time it is asked for. */
  get document(): PolicyDocument {
    return unpackDocument(this.#packed)
  }
}

function refuse(statement: Statement, index: number, code: PolicyErrorCode, detail: string): PolicyError {
  const message = 'Syntax errors in policy.'
  return new PolicyError({
    code,
    message,
    detail,
    position: statement.span.start,
    path: `Statement[${index}]`,
  })
}

function lengthOf(values: readonly string[] | undefined): number {
  let length = 0
  for (const value of values ?? []) length += value.length + VALUE_OVERHEAD
  return length
}

/** Refuses what the parser never gives, so that a document built by hand cannot mean something else than it says. */
function checkDocument(document: PolicyDocument): void {
  let length = 0
  for (const [index, statement] of document.statements.entries()) {
    if (index >= MAX_STATEMENTS) {
      throw refuse(statement, index, 'too-large', `A policy has at most ${MAX_STATEMENTS} statements`)
    }
    if ((statement.actions === undefined) === (statement.notActions === undefined)) {
      throw refuse(statement, index, 'action-missing', 'A statement has either Action or NotAction')
    }
    if (statement.resources !== undefined && statement.notResources !== undefined) {
      throw refuse(statement, index, 'element-conflict', 'A statement has either Resource or NotResource')
    }
    if (statement.principals !== undefined && statement.notPrincipals !== undefined) {
      throw refuse(statement, index, 'element-conflict', 'A statement has either Principal or NotPrincipal')
    }
    if (statement.effect !== 'Allow' && statement.effect !== 'Deny') {
      throw refuse(statement, index, 'effect-invalid', 'Effect is Allow or Deny')
    }
    length += lengthOf(statement.actions) + lengthOf(statement.notActions)
    length += lengthOf(statement.resources) + lengthOf(statement.notResources)
    for (const entry of statement.conditions) length += entry.key.length + lengthOf(entry.values)
    if (length > MAX_AWS_MANAGED_DOCUMENT_LENGTH) {
      throw refuse(
        statement,
        index,
        'too-large',
        `A policy has at most ${MAX_AWS_MANAGED_DOCUMENT_LENGTH} characters`,
      )
    }
  }
}

/**
 * Prepares a parsed document for deciding. The result is independent of principal and request.
 * Throws PolicyError for documents that no parser gives: values not of their operator's form, two elements that exclude
 * each other, more text than MAX_AWS_MANAGED_DOCUMENT_LENGTH.
 */
export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  checkDocument(document)
  return new CompiledPolicy(document)
}
