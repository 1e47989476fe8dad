import { GetUserCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { ACCOUNT, answerOf, assume, createRole, roleArn, tagList, trust, userArn } from './roles.ts'

const ROOT = `arn:aws:iam::${ACCOUNT}:root`
const TAGGING = ['sts:AssumeRole', 'sts:TagSession']

let server: TestServer
let ann: Credentials
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  ann = await userWithKey(server, 'ann', allow('sts:*'))
})
afterAll(() => server.close())

/** A policy that allows iam:GetUser where the caller has all these principal tags, or source identity. */
const mayGetUserIf = (values: Readonly<Record<string, string>>) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'sts:*', Resource: '*' },
    { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*', Condition: { StringEquals: values } },
  ],
})
const getUser = (credentials: Credentials) =>
  server.iam(credentials).send(new GetUserCommand({ UserName: 'ann' }))
const isDenied = async (call: Promise<unknown>) => expect((await refusal(call)).code).toBe('AccessDenied')

describe('session tags', () => {
  it('are the principal tags of the session, before the tags of the role', async () => {
    await createRole(server, 'R', trust(ROOT, undefined, TAGGING), {
      policy: mayGetUserIf({ 'aws:PrincipalTag/Team': 'red', 'aws:PrincipalTag/Cost': '1' }),
      tags: { team: 'blue', Cost: '1' },
    })
    await isDenied(getUser(await assume(server.sts(ann), 'R')))
    const answer = await answerOf(server.sts(ann), 'R', { Tags: tagList({ Team: 'red' }) })
    expect(answer.PackedPolicySize).toBeGreaterThan(0)
    await getUser(await assume(server.sts(ann), 'R', { Tags: tagList({ Team: 'red' }) }))
    await isDenied(getUser(await assume(server.sts(ann), 'R', { Tags: tagList({ Team: 'red', cost: '2' }) })))
  })

  it('need sts:TagSession of the caller and of the trust policy', async () => {
    const bob = await userWithKey(server, 'bob', allow('sts:AssumeRole'))
    await createRole(server, 'Tags', trust(ROOT, undefined, TAGGING))
    await createRole(server, 'NoTags', trust(ROOT))
    const Tags = tagList({ Team: 'red' })
    const denied = (user: string, role: string) =>
      `User: ${userArn(user)} is not authorized to perform: sts:TagSession on resource: ${roleArn(role)}`
    await assume(server.sts(bob), 'Tags')
    expect((await refusal(assume(server.sts(bob), 'Tags', { Tags }))).message).toContain(
      denied('bob', 'Tags'),
    )
    expect((await refusal(assume(server.sts(ann), 'NoTags', { Tags }))).message).toContain(
      denied('ann', 'NoTags'),
    )
    await assume(server.sts(ann), 'Tags', { Tags })
  })

  it('are what conditions of the trust policy see', async () => {
    const condition = {
      StringEquals: { 'aws:RequestTag/Department': ['Engineering', 'Marketing'] },
      'ForAllValues:StringEquals': {
        'aws:TagKeys': ['Department', 'Project'],
        'sts:TransitiveTagKeys': ['Project'],
      },
    }
    await createRole(server, 'R', trust(userArn('ann'), condition, TAGGING))
    const given = (tags: Record<string, string>, ...TransitiveTagKeys: string[]) =>
      assume(server.sts(ann), 'R', { Tags: tagList(tags), TransitiveTagKeys })
    await given({ Department: 'Marketing', Project: 'x' }, 'Project')
    await isDenied(given({ Department: 'Sales' }))
    await isDenied(given({ Department: 'Marketing', Other: 'x' }))
    await isDenied(given({ Department: 'Marketing' }, 'Department'))
  })

  it('are checked', async () => {
    await createRole(server, 'R', trust(ROOT, undefined, TAGGING))
    const given = async (tags: readonly [string, string][], ...TransitiveTagKeys: string[]) =>
      (
        await refusal(
          assume(server.sts(ann), 'R', {
            Tags: tags.map(([Key, Value]) => ({ Key, Value })),
            TransitiveTagKeys,
          }),
        )
      ).code
    expect(
      await given([
        ['a', '1'],
        ['A', '2'],
      ]),
    ).toBe('ValidationError')
    expect(await given([['aws:a', '1']])).toBe('ValidationError')
    expect(await given([['a', '1']], 'b')).toBe('ValidationError')
    expect(await given(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']))).toBe('ValidationError')
    expect(await given([['k'.repeat(129), 'v']])).toBe('ValidationError')
    expect(await given([['k', 'v'.repeat(257)]])).toBe('ValidationError')
  })

  it('and policies that are too large together are refused in per cent', async () => {
    await createRole(server, 'R', trust(ROOT, undefined, TAGGING))
    const noise = (length: number, seed: number) =>
      Array.from({ length }, (_, index) =>
        String.fromCharCode(33 + ((index * seed * 7919 + seed * seed) % 89)),
      ).join('')
    const Tags = Array.from({ length: 50 }, (_, index) => ({
      Key: `${index}${noise(90, index + 3).replace(/[^\w.:/=+@-]/g, 'x')}`,
      Value: noise(250, index + 11).replace(/[^\w.:/=+@-]/g, 'y'),
    }))
    const { code, status, message } = await refusal(assume(server.sts(ann), 'R', { Tags }))
    expect({ code, status }).toEqual({ code: 'PackedPolicyTooLarge', status: 400 })
    expect(message).toMatch(
      /^Packed size of session tags consumes (1[0-9]{2}|[2-9][0-9]{2})% of allotted space\.$/,
    )
  })
})

describe('transitive tags', () => {
  it('go along a chain of roles, come before role tags and cannot be set anew', async () => {
    const policy = mayGetUserIf({ 'aws:PrincipalTag/Star': '1', 'aws:PrincipalTag/Sun': '2' })
    await createRole(server, 'First', trust(ROOT, undefined, TAGGING), { policy: allow('sts:*') })
    await createRole(server, 'Second', trust(ROOT, undefined, TAGGING), {
      policy,
      tags: { Sun: '2', Star: '9' },
    })
    await createRole(server, 'Third', trust(ROOT, undefined, TAGGING), {
      policy,
      tags: { Star: '3', Sun: '2' },
    })
    const first = await assume(server.sts(ann), 'First', {
      Tags: tagList({ Star: '1', Moon: '5' }),
      TransitiveTagKeys: ['Star'],
    })
    const second = await assume(server.sts(first), 'Second')
    await getUser(second)
    await getUser(await assume(server.sts(second), 'Third'))
    const again = await refusal(assume(server.sts(second), 'Third', { Tags: tagList({ star: '4' }) }))
    expect(again).toMatchObject({ code: 'ValidationError', status: 400 })
    // Moon was not transitive, so it may be set again.
    await assume(server.sts(second), 'Third', { Tags: tagList({ Moon: '6' }) })
  })

  it('need sts:TagSession at every link', async () => {
    await createRole(server, 'First', trust(ROOT, undefined, TAGGING), { policy: allow('sts:*') })
    await createRole(server, 'Second', trust(ROOT))
    const plain = await assume(server.sts(ann), 'First', { Tags: tagList({ Star: '1' }) })
    await assume(server.sts(plain), 'Second')
    const handing = await assume(server.sts(ann), 'First', {
      Tags: tagList({ Star: '1' }),
      TransitiveTagKeys: ['Star'],
    })
    await isDenied(assume(server.sts(handing), 'Second'))
  })
})

describe('source identity', () => {
  const SETTING = ['sts:AssumeRole', 'sts:SetSourceIdentity']

  it('stays along a chain, is seen by conditions, and cannot be changed', async () => {
    await createRole(server, 'First', trust(ROOT, undefined, SETTING), { policy: allow('sts:*') })
    await createRole(
      server,
      'Second',
      trust(ROOT, { StringEquals: { 'sts:SourceIdentity': 'ann' } }, SETTING),
      {
        policy: mayGetUserIf({ 'aws:SourceIdentity': 'ann' }),
      },
    )
    const answer = await answerOf(server.sts(ann), 'First', { SourceIdentity: 'ann' })
    expect(answer.SourceIdentity).toBe('ann')
    const first = await assume(server.sts(ann), 'First', { SourceIdentity: 'ann' })
    expect((await answerOf(server.sts(first), 'Second')).SourceIdentity).toBe('ann')
    await getUser(await assume(server.sts(first), 'Second'))
    await getUser(await assume(server.sts(first), 'Second', { SourceIdentity: 'ann' }))
    await isDenied(assume(server.sts(first), 'Second', { SourceIdentity: 'bob' }))
    await isDenied(assume(server.sts(ann), 'Second', { SourceIdentity: 'bob' }))
  })

  it('needs sts:SetSourceIdentity of both sides', async () => {
    const bob = await userWithKey(server, 'bob', allow('sts:AssumeRole'))
    await createRole(server, 'Sets', trust(ROOT, undefined, SETTING))
    await createRole(server, 'Plain', trust(ROOT))
    const denied = `is not authorized to perform: sts:SetSourceIdentity on resource: ${roleArn('Sets')}`
    const SourceIdentity = 'someone'
    expect((await refusal(assume(server.sts(bob), 'Sets', { SourceIdentity }))).message).toContain(denied)
    await isDenied(assume(server.sts(ann), 'Plain', { SourceIdentity }))
    const named = await assume(server.sts(ann), 'Sets', { SourceIdentity })
    // Also where it only goes along.
    await server.iam().send(
      new PutRolePolicyCommand({
        RoleName: 'Sets',
        PolicyName: 'p',
        PolicyDocument: JSON.stringify(allow('sts:*')),
      }),
    )
    await isDenied(assume(server.sts(named), 'Plain'))
    await assume(server.sts(await assume(server.sts(ann), 'Sets')), 'Plain')
  })
})
