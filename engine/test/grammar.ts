/** Plain statements of every policy type, and their first problem once something is changed: for the tests of the grammar. */
import { checkPolicy, type ParseOptions } from '../src/parse/policy.ts'
import type { PolicyType } from '../src/types.ts'

export type Json = Record<string, unknown>

export const VALID: Readonly<Record<PolicyType, Json>> = {
  identity: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' },
  boundary: { Effect: 'Allow', Action: ['s3:*', '*'], Resource: '*' },
  session: { Effect: 'Deny', NotAction: 'iam:Get*', Resource: '*' },
  resource: { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' },
  'vpc-endpoint': { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  trust: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  scp: { Effect: 'Deny', Action: 's3:*', Resource: '*' },
  rcp: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
}
export const TYPES = Object.keys(VALID) as PolicyType[]
export const ORGANIZATIONS =
  'The provided policy document does not meet the requirements of the specified policy type.'
export const SYNTAX = 'Syntax errors in policy.'

export function source(statement: Json | Json[], rest: Json = { Version: '2012-10-17' }): string {
  return JSON.stringify({ ...rest, Statement: Array.isArray(statement) ? statement : [statement] })
}

/** The first problem, in short. */
export function problem(text: string, type: PolicyType, options?: ParseOptions) {
  const [first] = checkPolicy(text, type, options)
  return first && { code: first.code, message: first.message, path: first.path }
}

/** A valid statement of a type with some members replaced; `undefined` takes one away. */
export function changed(type: PolicyType, change: Json): Json {
  return { ...VALID[type], ...change }
}
