/**
 * Documents that AWS refuses to store, in its words, and some near them that it takes. `source`: the page that has the rule, or an
 * answer of AWS's that somebody recorded.
 */
export interface Written {
  readonly what: string
  readonly document: string
  /** The code and message of the refusal; `undefined`: it is taken. */
  readonly refused: readonly [code: string, message: string] | undefined
  readonly source: string
}

type Json = Record<string, unknown>

/** The User Guide. */
export const UG = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/'
export const GRAMMAR = `${UG}reference_policies_grammar.html`
export const ELEMENTS = `${UG}reference_policies_elements`
export const OPERATORS = `${ELEMENTS}_condition_operators.html`
export const PRINCIPAL = `${ELEMENTS}_principal.html`
export const VARIABLES = `${UG}reference_policies_variables.html`
export const QUOTAS = `${UG}reference_iam-quotas.html#reference_iam-quotas-entity-length`
export const ISSUES = 'https://github.com/'

export const MALFORMED = 'MalformedPolicyDocument'
export const SYNTAX = 'Syntax errors in policy.'
export const LEGACY = 'The policy failed legacy parsing'
export const VENDOR = 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
export const STS_ONLY = 'AssumeRole policy may only specify STS AssumeRole actions.'

export const text = (value: unknown) => JSON.stringify(value)
export const VERSION = { Version: '2012-10-17' }
export const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
export const TRUSTING = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
}

export const malformed = (what: string, document: string, message: string, source: string): Written => ({
  what,
  document,
  refused: [MALFORMED, message],
  source,
})
export const taken = (what: string, document: string, source: string): Written => ({
  what,
  document,
  refused: undefined,
  source,
})

/** A policy with one statement, changed in some members. */
export const identity = (change: Json) => text({ ...VERSION, Statement: [{ ...ALLOW, ...change }] })
export const trust = (change: Json) => text({ ...VERSION, Statement: [{ ...TRUSTING, ...change }] })
export const resource = (Resource: unknown) => identity({ Resource })
