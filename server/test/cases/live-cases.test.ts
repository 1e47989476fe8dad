/** Decisions in live calls: signed requests of users and sessions, whose outcome is an answer or an AccessDenied with its message. */
import {
  AddUserToGroupCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetUserCommand,
  type IAMClient,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, type Credentials, refusal, startTestServer, type TestServer } from '../harness.ts'
import { shownAs } from '../services/denials.ts'
import { enabledDevice } from '../services/mfa.ts'
import { ACCOUNT, CALLER, type LiveCase, ROLE, TARGET } from './live-case.ts'
import { CONDITION_CASES } from './live-conditions.ts'
import { POLICY_CASES } from './live-policies.ts'
import { TRANSLATED_CASES } from './translated.ts'

const LIVE_CASES = [...POLICY_CASES, ...CONDITION_CASES]
const MIN_LIVE = 50
const MIN_TRANSLATED = 100

let server: TestServer
let root: IAMClient
beforeAll(async () => {
  server = await startTestServer()
  root = server.iam()
})
afterAll(() => server.close())

const tagsOf = (tags: Readonly<Record<string, string>> = {}) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
})

async function makeTarget(): Promise<void> {
  const Tags = tagsOf({ project: 'blue' })
  await root.send(new CreateUserCommand({ UserName: 'target', Path: '/team/', Tags }))
}

/** The user who calls, or who assumes the role that does. */
async function makeUser(tags?: Readonly<Record<string, string>>): Promise<Credentials> {
  await root.send(new CreateUserCommand({ UserName: 'caller', Path: '/staff/', Tags: tagsOf(tags) }))
  const { AccessKey } = await root.send(new CreateAccessKeyCommand({ UserName: 'caller' }))
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
}

async function makeBoundary({ boundary }: LiveCase): Promise<string | undefined> {
  if (boundary === undefined) return undefined
  const PolicyDocument = JSON.stringify(boundary)
  const { Policy } = await root.send(new CreatePolicyCommand({ PolicyName: 'boundary', PolicyDocument }))
  return Policy!.Arn
}

/** Puts a user's case in place; gives its keys. */
async function asUser(entry: LiveCase): Promise<Credentials> {
  const UserName = 'caller'
  const credentials = await makeUser(entry.tags)
  for (const [index, document] of entry.identity.entries()) {
    const policy = { PolicyName: `p${index}`, PolicyDocument: JSON.stringify(document) }
    await root.send(new PutUserPolicyCommand({ UserName, ...policy }))
  }
  if (entry.group !== undefined) {
    const policy = { PolicyName: 'p', PolicyDocument: JSON.stringify(entry.group) }
    await root.send(new CreateGroupCommand({ GroupName: 'group' }))
    await root.send(new PutGroupPolicyCommand({ GroupName: 'group', ...policy }))
    await root.send(new AddUserToGroupCommand({ GroupName: 'group', UserName }))
  }
  const PermissionsBoundary = await makeBoundary(entry)
  if (PermissionsBoundary !== undefined) {
    await root.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }))
  }
  return credentials
}

/** Puts a role's case in place and assumes it; gives the session's credentials. */
async function asRole(entry: LiveCase): Promise<Credentials> {
  const user = await makeUser()
  const assume = { PolicyName: 'assume', PolicyDocument: JSON.stringify(allow('sts:*')) }
  await root.send(new PutUserPolicyCommand({ UserName: 'caller', ...assume }))
  const RoleName = 'worker'
  await root.send(new CreateRoleCommand({ RoleName, Path: '/app/', AssumeRolePolicyDocument: TRUST }))
  if (entry.tags !== undefined) await root.send(new TagRoleCommand({ RoleName, Tags: tagsOf(entry.tags) }))
  for (const [index, document] of entry.identity.entries()) {
    const policy = { PolicyName: `p${index}`, PolicyDocument: JSON.stringify(document) }
    await root.send(new PutRolePolicyCommand({ RoleName, ...policy }))
  }
  const PermissionsBoundary = await makeBoundary(entry)
  if (PermissionsBoundary !== undefined) {
    await root.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }))
  }
  const { Credentials: issued } = await server.sts(user).send(
    new AssumeRoleCommand({
      RoleArn: ROLE,
      RoleSessionName: 'live',
      ...(entry.session && { Policy: JSON.stringify(entry.session) }),
      ...(entry.sessionTags && { Tags: tagsOf(entry.sessionTags) }),
    }),
  )
  return fromIssued(issued)
}

async function asSession(entry: LiveCase, withMfa: boolean): Promise<Credentials> {
  const user = await asUser(entry)
  const device = withMfa ? await enabledDevice(root, 'caller') : undefined
  const code = device && { SerialNumber: device.serial, TokenCode: device.code(1) }
  return fromIssued((await server.sts(user).send(new GetSessionTokenCommand({ ...code }))).Credentials)
}

type Issued = {
  AccessKeyId?: string | undefined
  SecretAccessKey?: string | undefined
  SessionToken?: string | undefined
}

const fromIssued = (issued: Issued | undefined): Credentials => ({
  accessKeyId: issued!.AccessKeyId!,
  secretAccessKey: issued!.SecretAccessKey!,
  sessionToken: issued!.SessionToken,
})

function callerOf(entry: LiveCase): Promise<Credentials> {
  switch (entry.caller) {
    case 'root':
      return Promise.resolve(server.root)
    case 'role':
      return asRole(entry)
    case 'mfa-session':
      return asSession(entry, true)
    case 'session-without-mfa':
      return asSession(entry, false)
    default:
      return asUser(entry)
  }
}

/** The call of a case, with the action and resource that its denial names. */
function callOf({ call = 'GetUser', tagKeys = [] }: LiveCase) {
  const Tags = tagKeys.map((Key) => ({ Key, Value: 'x' }))
  const calls = {
    GetUser: [
      'iam:GetUser',
      TARGET,
      (iam: IAMClient) => iam.send(new GetUserCommand({ UserName: 'target' })),
    ],
    GetOther: [
      'iam:GetUser',
      `arn:aws:iam::${ACCOUNT}:user/other`,
      (iam: IAMClient) => iam.send(new GetUserCommand({ UserName: 'other' })),
    ],
    ListUsers: [
      'iam:ListUsers',
      `arn:aws:iam::${ACCOUNT}:user/team/`,
      (iam: IAMClient) => iam.send(new ListUsersCommand({ PathPrefix: '/team/' })),
    ],
    TagUser: [
      'iam:TagUser',
      TARGET,
      (iam: IAMClient) => iam.send(new TagUserCommand({ UserName: 'target', Tags })),
    ],
  } as const
  return calls[call]
}

const ENDS: Readonly<Record<Exclude<LiveCase['expect'], 'allow' | 'no-iam'>, (action: string) => string>> = {
  none: (action) => `because no identity-based policy allows the ${action} action`,
  deny: () => 'with an explicit deny in an identity-based policy',
  'no-boundary': (action) => `because no permissions boundary allows the ${action} action`,
  'boundary-deny': () =>
    `with an explicit deny in a permissions boundary: arn:aws:iam::${ACCOUNT}:policy/boundary`,
  'no-session': (action) => `because no session policy allows the ${action} action`,
  'session-deny': () => 'with an explicit deny in a session policy',
}

async function check(entry: LiveCase): Promise<void> {
  const iam = server.iam(await callerOf(entry))
  const [action, resource, send] = callOf(entry)
  const why = `${entry.reason} ${entry.source}`
  if (entry.expect === 'allow') {
    expect((await send(iam)).$metadata.httpStatusCode, why).toBe(200)
  } else if (entry.expect === 'no-iam') {
    expect(await refusal(send(iam)), why).toMatchObject({ code: 'InvalidClientTokenId', status: 403 })
  } else {
    const name = entry.caller === 'role' ? `arn:aws:sts::${ACCOUNT}:assumed-role/worker/live` : CALLER
    const end = ENDS[entry.expect](action)
    expect(await refusal(send(iam)), why).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${name} is not authorized to perform: ${action} on resource: ${shownAs(action, resource)} ${end}`,
    })
  }
}

describe('live calls', () => {
  beforeEach(async () => {
    await server.reset()
    await makeTarget()
  })

  it('are many', () => {
    expect(LIVE_CASES.length).toBeGreaterThanOrEqual(MIN_LIVE)
    expect(new Set(LIVE_CASES.map(({ name }) => name)).size).toBe(LIVE_CASES.length)
  })

  it.each(LIVE_CASES.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => check(entry))
})

/** The decision cases of conditions, with the key in the place of a tag of the caller. */
describe('translated decision cases', () => {
  beforeEach(async () => {
    await server.reset()
    await makeTarget()
  })

  it('are many', () => expect(TRANSLATED_CASES.length).toBeGreaterThanOrEqual(MIN_TRANSLATED))

  it.each(TRANSLATED_CASES.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => check(entry))
})
