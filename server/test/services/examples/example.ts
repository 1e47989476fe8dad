import { expect } from 'vitest'

/** One of the examples that AWS publishes with its models: what is there before, what is sent, what is answered. */
export interface Example {
  readonly service: 'iam' | 'sts'
  readonly operation: string
  /** Calls that make what the example speaks of, by the root user. */
  readonly before?: readonly Call[]
  readonly input?: object
  /** The whole answer, no member more; `{}` where the example has none. */
  readonly answer: object
}

/** An operation of IAM and its input. */
export type Call = readonly [operation: string, input: object]

export const ACCOUNT = '123456789012'
export const arn = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`

/** What the examples leave open or make up. */
export const anyDate = expect.any(Date)
export const idOf = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}[A-Z2-7]{16,17}$`))

const TRUST_STATEMENT = {
  Effect: 'Allow',
  Principal: { Service: ['ec2.amazonaws.com'] },
  Action: ['sts:AssumeRole'],
}
export const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: [TRUST_STATEMENT] })

/** A policy that allows the action on everything. */
export const allowing = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

export const user = (UserName: string, more: object = {}): Call => ['CreateUser', { UserName, ...more }]
export const group = (GroupName: string, more: object = {}): Call => ['CreateGroup', { GroupName, ...more }]
export const role = (RoleName: string, more: object = {}): Call => [
  'CreateRole',
  { RoleName, AssumeRolePolicyDocument: TRUST, ...more },
]
export const profile = (InstanceProfileName: string): Call => [
  'CreateInstanceProfile',
  { InstanceProfileName },
]

export const tags = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([Key, Value]) => ({ Key, Value }))
