import type { World } from '../table/index.ts'
import { ALLOW_ALL, arn, TRUST } from '../table/row.ts'

/** A call that is refused for several reasons at once, each of them set right in turn. */
export interface Ladder {
  readonly operation: string
  readonly setup?: (world: World) => Promise<unknown>
  /** With every fault. */
  readonly input: object
  readonly rungs: readonly Rung[]
}

/** What the call is refused for, and what sets it right: other members of the input, or something done. */
export interface Rung {
  readonly code: string
  /** Part of the message. */
  readonly says: string
  readonly cure?: object | ((world: World) => Promise<unknown>)
}

export type Does = (world: World) => Promise<unknown>
export const does =
  (operation: string, input: object): Does =>
  ({ iam }) =>
    iam(operation, input)
export const inTurn =
  (...steps: readonly Does[]): Does =>
  async (world) => {
    for (const step of steps) await step(world)
  }
export const times = (count: number, step: (index: number) => Does): Does =>
  inTurn(...Array.from({ length: count }, (_, index) => step(index)))

export const jane = { UserName: 'jane' }
export const staff = { GroupName: 'staff' }
export const app = { RoleName: 'app' }
export const web = { InstanceProfileName: 'web' }
export const makeJane = does('CreateUser', jane)
export const makeStaff = does('CreateGroup', staff)
export const makeApp = does('CreateRole', { ...app, AssumeRolePolicyDocument: TRUST })
export const makeWeb = does('CreateInstanceProfile', web)
export const P = arn('policy/p')
export const makeP = does('CreatePolicy', { PolicyName: 'p', PolicyDocument: ALLOW_ALL })
export const policyOf = (index: number) => arn(`policy/p${index}`)
export const makePolicies = times(10, (index) =>
  does('CreatePolicy', { PolicyName: `p${index}`, PolicyDocument: ALLOW_ALL }),
)
export const Tags = [
  { Key: 'a', Value: '' },
  { Key: 'A', Value: '' },
]
export const twice = { code: 'InvalidInput', says: 'Duplicate tag keys' }
export const malformed = { code: 'MalformedPolicyDocument', says: '' }
export const noUser = {
  code: 'NoSuchEntity',
  says: 'The user with name jane cannot be found',
  cure: makeJane,
}
export const noGroup = { code: 'NoSuchEntity', says: 'The group with name staff', cure: makeStaff }
export const noRole = { code: 'NoSuchEntity', says: 'The role with name app', cure: makeApp }
export const NO_POLICY = arn('policy/none')
export const big = (length: number) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::${'x'.repeat(length)}` }],
  })
