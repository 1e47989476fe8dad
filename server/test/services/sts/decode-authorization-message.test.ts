import {
  CreateUserCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListUsersCommand,
  TagRoleCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam'
import { DecodeAuthorizationMessageCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { conditionsOf, decode, encodedMessageOf } from './decoded-denials.ts'
import {
  ACCOUNT,
  answerOf,
  createRole,
  credentialsOf,
  OTHER_ACCOUNT,
  roleArn,
  tagList,
  trust,
} from './roles.ts'

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const createBob = new CreateUserCommand({ UserName: 'bob', Path: '/team/', Tags: tagList({ stage: 'test' }) })
const idOf = async (UserName: string) =>
  (await server.iam().send(new GetUserCommand({ UserName }))).User!.UserId!

const items = (...values: readonly string[]) => ({ items: values.map((value) => ({ value })) })

/** A denied call of jane's, decoded by root. */
async function denialOf(credentials: Credentials, command: typeof createBob = createBob) {
  return decode(server, (await encodedMessageOf(server.iam(credentials).send(command)))!)
}

describe('a denial', () => {
  it('for want of an Allow', async () => {
    const jane = await userWithKey(server, 'jane', allow('iam:GetUser'))
    await server.iam().send(new TagUserCommand({ UserName: 'jane', Tags: tagList({ team: 'blue' }) }))
    const decoded = await denialOf(jane)
    expect(decoded).toEqual({
      allowed: false,
      explicitDeny: false,
      matchedStatements: { items: [] },
      failures: { items: [] },
      context: {
        principal: { id: await idOf('jane'), name: 'jane', arn: `arn:aws:iam::${ACCOUNT}:user/jane` },
        action: 'iam:CreateUser',
        resource: `arn:aws:iam::${ACCOUNT}:user/team/bob`,
        conditions: { items: expect.any(Array) },
      },
    })
    expect(conditionsOf(decoded)).toMatchObject({
      'aws:SourceIp': ['127.0.0.1'],
      'aws:UserAgent': [expect.stringContaining('aws-sdk-js')],
      'aws:SecureTransport': ['false'],
      'aws:PrincipalArn': [`arn:aws:iam::${ACCOUNT}:user/jane`],
      'aws:username': ['jane'],
      'aws:RequestedRegion': ['us-east-1'],
      'aws:PrincipalTag/team': ['blue'],
      'aws:RequestTag/stage': ['test'],
      'aws:TagKeys': ['stage'],
    })
    // Long-term keys say nothing of MFA, and no boundary was named.
    expect(Object.keys(conditionsOf(decoded))).not.toContain('aws:MultiFactorAuthPresent')
    expect(Object.keys(conditionsOf(decoded))).not.toContain('iam:PermissionsBoundary')
  })

  it('by a Deny shows the statement', async () => {
    const Condition = { StringNotEquals: { 'aws:RequestTag/stage': ['prod', 'beta'] } }
    const jane = await userWithKey(server, 'jane', allow('iam:*'), {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'NotHere', Effect: 'Deny', Action: ['iam:Create*'], Resource: '*', Condition },
        { Sid: 'Elsewhere', Effect: 'Deny', Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', NotAction: 'iam:Get*', NotResource: 'arn:aws:iam::*:user/jane' },
      ],
    })
    const { explicitDeny, matchedStatements } = await denialOf(jane)
    expect(explicitDeny).toBe(true)
    const principals = items(await idOf('jane'))
    const common = { principals, principalGroups: items() }
    const none = { conditions: { items: [] } }
    expect(matchedStatements.items).toEqual([
      {
        statementId: '',
        effect: 'ALLOW',
        ...common,
        actions: items('iam:*'),
        resources: items('*'),
        ...none,
      },
      {
        statementId: 'NotHere',
        effect: 'DENY',
        ...common,
        actions: items('iam:Create*'),
        resources: items('*'),
        conditions: { items: [{ key: 'aws:RequestTag/stage', values: items('prod', 'beta') }] },
      },
      {
        statementId: '',
        effect: 'DENY',
        ...common,
        actions: items(),
        notActions: items('iam:Get*'),
        resources: items(),
        notResources: items('arn:aws:iam::*:user/jane'),
        ...none,
      },
    ])
  })

  it('of a session names it, and the role whose policies they are', async () => {
    const jane = await userWithKey(server, 'jane', allow('sts:*'))
    await createRole(server, 'app', trust(ACCOUNT), { policy: allow('iam:*') })
    const answer = await answerOf(server.sts(jane), 'app', { Policy: JSON.stringify(allow('iam:ListUsers')) })
    const decoded = await denialOf(credentialsOf(answer))
    const { AssumedRoleId, Arn } = answer.AssumedRoleUser!
    expect(decoded.context.principal).toEqual({ id: AssumedRoleId, arn: Arn })
    // The role allows it; the session policy does not.
    expect(decoded.explicitDeny).toBe(false)
    expect(decoded.matchedStatements.items).toMatchObject([
      { effect: 'ALLOW', principals: items(AssumedRoleId!.split(':')[0]!), actions: items('iam:*') },
    ])
    expect(conditionsOf(decoded)).toMatchObject({ 'aws:MultiFactorAuthPresent': ['false'] })
  })

  it('of a second permission is that one’s', async () => {
    const jane = await userWithKey(server, 'jane', allow('sts:AssumeRole'))
    await createRole(server, 'app', trust(ACCOUNT, undefined, ['sts:AssumeRole', 'sts:TagSession']))
    const call = answerOf(server.sts(jane), 'app', { Tags: tagList({ a: 'b' }) })
    const { context } = await decode(server, (await encodedMessageOf(call))!)
    expect(context).toMatchObject({ action: 'sts:TagSession', resource: roleArn('app') })
  })

  it('shows what is denied as the denial does, and knows the tags of what is there', async () => {
    const jane = await userWithKey(server, 'jane')
    await server.iam().send(createBob)
    const denied = server.iam(jane).send(new DeleteUserCommand({ UserName: 'bob' }))
    const decoded = await decode(server, (await encodedMessageOf(denied))!)
    expect(decoded.context.resource).toBe('user bob')
    expect(conditionsOf(decoded)).toMatchObject({ 'aws:ResourceTag/stage': ['test'] })
  })
})

describe('the message', () => {
  it('tells nothing to whom it is given: neither by its text nor by its length', async () => {
    const jane = await userWithKey(server, 'jane')
    const bob = new DeleteUserCommand({ UserName: 'bob' })
    const message = async () => (await encodedMessageOf(server.iam(jane).send(bob)))!
    const absent = await message()
    await server.iam().send(createBob)
    const many = Object.fromEntries(Array.from({ length: 45 }, (_, i) => [`tag${i}`, 'v'.repeat(200)]))
    await server.iam().send(new TagUserCommand({ UserName: 'bob', Tags: tagList(many) }))
    const there = await message()
    expect(there).not.toBe(await message())
    expect(there).toHaveLength(absent.length)
    expect(there).toMatch(/^[\w-]+$/)
    expect(there.length).toBeLessThan(3072)
    const long = await decode(server, there)
    expect(long.shortened).toBe(true)
    expect(long.context).toMatchObject({ action: 'iam:DeleteUser', resource: 'user bob' })
    expect((await decode(server, absent)).shortened).toBeUndefined()
  })

  it('is in the headers of denials by policies alone', async () => {
    const jane = await userWithKey(server, 'jane', allow('iam:*'))
    const session = await server.sts(jane).send(new GetSessionTokenCommand())
    const list = new ListUsersCommand()
    for (const call of [
      // Nothing is wrong with the permissions of these.
      () => server.iam(jane).send(new GetUserCommand({ UserName: 'nobody' })),
      () => server.iam({ ...jane, secretAccessKey: 'x'.repeat(40) }).send(list),
      () => server.iam(credentialsOf(session)).send(list),
      () => server.sts(credentialsOf(session)).send(new GetSessionTokenCommand()),
      () => answerOf(server.sts(), 'app'),
    ]) {
      expect(await encodedMessageOf(call())).toBeUndefined()
    }
    const unsigned = await fetch(server.endpoint, {
      method: 'POST',
      body: 'Action=ListUsers&Version=2010-05-08',
    })
    expect(unsigned.status).toBe(403)
    expect(unsigned.headers.get('x-iamd-encoded-authorization-message')).toBeNull()
    const allowed = await server.iam(jane).send(list)
    expect(allowed.$metadata.httpStatusCode).toBe(200)
  })

  it('is decoded with permission only', async () => {
    const jane = await userWithKey(server, 'jane')
    const may = await userWithKey(server, 'may', allow('sts:DecodeAuthorizationMessage'))
    const message = (await encodedMessageOf(server.iam(jane).send(createBob)))!
    expect(await refusal(decode(server, message, jane))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:iam::${ACCOUNT}:user/jane is not authorized to perform: sts:DecodeAuthorizationMessage on resource: * because no identity-based policy allows the sts:DecodeAuthorizationMessage action`,
    })
    expect((await decode(server, message, may)).context.principal.name).toBe('jane')
  })

  it('is of no use where it was not given out', async () => {
    const jane = await userWithKey(server, 'jane')
    const message = (await encodedMessageOf(server.iam(jane).send(createBob)))!
    const invalid = {
      code: 'InvalidAuthorizationMessageException',
      status: 400,
      message: 'Message is not valid',
    }
    const other = server.roots.get(OTHER_ACCOUNT)!
    expect(await refusal(decode(server, message, other))).toEqual(invalid)
    const middle = Math.floor(message.length / 2)
    const altered = `${message.slice(0, middle)}${message[middle] === 'A' ? 'B' : 'A'}${message.slice(middle + 1)}`
    for (const text of [
      altered,
      `${message}\n`,
      `${message}A`,
      message.slice(1),
      'none',
      '-',
      'é'.repeat(10_240),
    ]) {
      expect(await refusal(decode(server, text)), text.slice(0, 20)).toEqual(invalid)
    }
    const elsewhere = await startTestServer({ accountIds: [ACCOUNT] })
    try {
      expect(await refusal(decode(elsewhere, message))).toEqual(invalid)
    } finally {
      await elsewhere.close()
    }
    const long = new DecodeAuthorizationMessageCommand({ EncodedMessage: 'A'.repeat(10_241) })
    expect((await refusal(server.sts().send(long))).code).toBe('ValidationError')
  })

  it('tells nothing of a role of another account but what the request says', async () => {
    const jane = await userWithKey(server, 'jane', allow('sts:AssumeRole'))
    const owner = server.roots.get(OTHER_ACCOUNT)!
    const [Statement] = trust(ACCOUNT).Statement
    const Deny = { ...Statement, Sid: 'Secret', Effect: 'Deny' }
    const closed = { Version: '2012-10-17', Statement: [Statement, Deny] }
    await createRole(server, 'app', closed, { owner, tags: { secret: 'tag' } })
    const app = roleArn('app', OTHER_ACCOUNT)
    const message = (await encodedMessageOf(answerOf(server.sts(jane), app)))!
    const decoded = await decode(server, message)
    expect(decoded).toMatchObject({ explicitDeny: true, context: { resource: app } })
    expect(decoded.matchedStatements.items).toMatchObject([
      { effect: 'ALLOW', actions: items('sts:AssumeRole') },
    ])
    expect(JSON.stringify(decoded)).not.toMatch(/secret/i)
    expect(await refusal(decode(server, message, owner))).toMatchObject({
      code: 'InvalidAuthorizationMessageException',
    })

    // In its own account it is told.
    await createRole(server, 'own', closed, { tags: { secret: 'tag' } })
    await server.iam().send(new TagRoleCommand({ RoleName: 'own', Tags: tagList({ team: 'a' }) }))
    const own = await decode(server, (await encodedMessageOf(answerOf(server.sts(jane), 'own')))!)
    expect(own.matchedStatements.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ statementId: 'Secret', principals: items(`arn:aws:iam::${ACCOUNT}:root`) }),
      ]),
    )
    expect(conditionsOf(own)).toMatchObject({
      'aws:ResourceTag/secret': ['tag'],
      'aws:ResourceTag/team': ['a'],
    })
  })
})
