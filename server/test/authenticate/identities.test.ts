import { beforeEach, describe, expect, test } from 'vitest'
import {
  ACCOUNT,
  type Keys,
  NOW,
  openWorld,
  refusalOf,
  sessionFacts,
  signed,
  type World,
  withHeader,
} from './world.ts'

/** Who a request turns out to be of, and when credentials stop working. */
let world: World

beforeEach(async () => {
  world = await openWorld()
})

const callerOf = async (keys: Keys, service = 'iam') =>
  (await world.authenticator.authenticate(await signed(keys, {}, { service }))).caller
const refused = async (keys: Keys) => {
  const { code, status, message } = await refusalOf(world.authenticator, await signed(keys))
  return { code, status, message }
}
const INVALID = {
  code: 'InvalidClientTokenId',
  status: 403,
  message: 'The security token included in the request is invalid.',
}
const roleIdentity = (role: { id: string; name: string }) =>
  ({ kind: 'role', id: role.id, name: role.name, accountId: ACCOUNT }) as const

describe('long-term keys', () => {
  test("a user's", async () => {
    const user = await world.addUser('Alice', '/division/')
    const keys = await world.addKey(user.id)
    const arn = `arn:aws:iam::${ACCOUNT}:user/division/Alice`
    expect(await callerOf(keys)).toEqual({
      accountId: ACCOUNT,
      arn,
      userId: user.id,
      accessKeyId: keys.accessKeyId,
      principal: { type: 'user', accountId: ACCOUNT, arn, userId: user.id },
      identity: { kind: 'user', id: user.id, name: 'Alice', accountId: ACCOUNT },
      session: undefined,
    })
  })

  test("the root user's", async () => {
    const keys = await world.addKey(ACCOUNT)
    const arn = `arn:aws:iam::${ACCOUNT}:root`
    for (let i = 0; i < 2; i++) {
      expect(await callerOf(keys)).toMatchObject({
        arn,
        userId: ACCOUNT,
        principal: { type: 'root', accountId: ACCOUNT, arn },
        identity: { kind: 'root', accountId: ACCOUNT },
        session: undefined,
      })
    }
  })

  test('a known key is verified without waiting', async () => {
    const keys = await world.addKey((await world.addUser('quick')).id)
    const raw = await signed(keys)
    await world.authenticator.authenticate(raw)
    const again = world.authenticator.authenticate(raw)
    expect(again).not.toBeInstanceOf(Promise)
    expect((await again).caller).toBe((await world.authenticator.authenticate(raw)).caller)
  })

  test('unknown, malformed', async () => {
    expect(await refused({ accessKeyId: 'AKIAQAAAAAAAAAAAAAAA', secretAccessKey: 'x' })).toEqual(INVALID)
    expect(await refused({ accessKeyId: 'short', secretAccessKey: 'x' })).toEqual(INVALID)
    expect(await refused({ accessKeyId: 'A'.repeat(129), secretAccessKey: 'x' })).toEqual(INVALID)
    expect(
      await refused({ accessKeyId: "AKIA' OR 1=1 --xxxxx".replaceAll(' ', '+'), secretAccessKey: 'x' }),
    ).toEqual(INVALID)
  })

  test('inactive, active again, deleted', async () => {
    const keys = await world.addKey((await world.addUser('bob')).id)
    const setStatus = (status: 'Active' | 'Inactive') =>
      world.store.write(ACCOUNT, (tx) => tx.accessKeys.setStatus(keys.accessKeyId, status))
    expect((await callerOf(keys)).accessKeyId).toBe(keys.accessKeyId)
    await setStatus('Inactive')
    expect(await refused(keys)).toEqual(INVALID)
    await setStatus('Active')
    expect((await callerOf(keys)).accessKeyId).toBe(keys.accessKeyId)
    await world.store.write(ACCOUNT, (tx) => tx.accessKeys.delete(keys.accessKeyId))
    expect(await refused(keys)).toEqual(INVALID)
  })

  test('a key made after it was asked for in vain', async () => {
    const user = await world.addUser('late')
    const wanted = { accessKeyId: 'AKIAQLATELATELATELAT', secretAccessKey: 'the-secret-of-it' }
    expect(await refused(wanted)).toEqual(INVALID)
    await world.addKey(user.id, wanted)
    expect((await callerOf(wanted)).userId).toBe(user.id)
  })

  test('a key made anew under the same id has another secret', async () => {
    const user = await world.addUser('anew')
    const old = await world.addKey(user.id)
    await callerOf(old)
    await world.store.write(ACCOUNT, (tx) => tx.accessKeys.delete(old.accessKeyId))
    const fresh = await world.addKey(user.id, { accessKeyId: old.accessKeyId })
    expect((await refused(old)).code).toBe('SignatureDoesNotMatch')
    expect((await callerOf(fresh)).userId).toBe(user.id)
  })

  test('a renamed user has another ARN at once', async () => {
    const user = await world.addUser('before')
    const keys = await world.addKey(user.id)
    expect((await callerOf(keys)).arn).toBe(`arn:aws:iam::${ACCOUNT}:user/before`)
    await world.store.write(ACCOUNT, (tx) => tx.users.update(user.id, { name: 'after', path: '/x/' }))
    const caller = await callerOf(keys)
    expect(caller.arn).toBe(`arn:aws:iam::${ACCOUNT}:user/x/after`)
    expect(caller.identity).toMatchObject({ name: 'after' })
  })

  test('a session token beside a long-term key', async () => {
    const role = await world.addRole('r')
    const keys = await world.addKey((await world.addUser('mixed')).id)
    const { sessionToken } = world.tokens.issue(sessionFacts({ identity: roleIdentity(role) }))
    expect(await refused({ ...keys, sessionToken })).toEqual(INVALID)
  })
})

describe('sessions', () => {
  test('of a role', async () => {
    const role = await world.addRole('Deployer', '/ci/')
    const facts = sessionFacts({
      identity: roleIdentity(role),
      name: 'build-7',
      policy: '{"Version":"2012-10-17"}',
      tags: [{ key: 'team', value: 'blue' }],
      sourceIdentity: 'alice',
      mfa: { serial: `arn:aws:iam::${ACCOUNT}:mfa/alice`, at: NOW - 1000 },
    })
    const keys = world.tokens.issue(facts)
    const caller = await callerOf(keys)
    expect(caller).toMatchObject({
      accountId: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deployer/build-7`,
      userId: `${role.id}:build-7`,
      accessKeyId: keys.accessKeyId,
      identity: { kind: 'role', id: role.id, name: 'Deployer', accountId: ACCOUNT },
      session: { ...facts, contextKeys: {} },
    })
    expect(caller.principal).toEqual({
      type: 'assumed-role',
      accountId: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deployer/build-7`,
      roleArn: `arn:aws:iam::${ACCOUNT}:role/ci/Deployer`,
      userId: `${role.id}:build-7`,
    })
    const raw = await signed(keys)
    expect(world.authenticator.authenticate(raw)).not.toBeInstanceOf(Promise)
  })

  test('of a service-linked role, and of a federated one', async () => {
    const role = await world.addRole(
      'AWSServiceRoleForX',
      '/aws-service-role/x.amazonaws.com/',
      'x.amazonaws.com',
    )
    const linked = await callerOf(world.tokens.issue(sessionFacts({ identity: roleIdentity(role) })))
    expect(linked.principal).toMatchObject({ serviceLinked: true })
    const federatedProvider = `arn:aws:iam::${ACCOUNT}:oidc-provider/example.com`
    const facts = sessionFacts({
      source: 'AssumeRoleWithWebIdentity',
      identity: roleIdentity(role),
      federatedProvider,
      contextKeys: { 'example.com:sub': 'me', __proto__: 'x' },
    })
    const federated = await callerOf(world.tokens.issue(facts))
    expect(federated.principal).toMatchObject({ type: 'assumed-role', federated: federatedProvider })
    expect(federated.session?.contextKeys).toEqual({ 'example.com:sub': 'me' })
  })

  test('of a user: GetSessionToken, GetFederationToken', async () => {
    const user = await world.addUser('carol')
    const identity = { kind: 'user', id: user.id, name: 'carol', accountId: ACCOUNT } as const
    const arn = `arn:aws:iam::${ACCOUNT}:user/carol`
    const own = await callerOf(
      world.tokens.issue(sessionFacts({ source: 'GetSessionToken', identity, name: undefined })),
    )
    expect(own).toMatchObject({ arn, userId: user.id, principal: { type: 'user', arn } })
    const federated = await callerOf(
      world.tokens.issue(sessionFacts({ source: 'GetFederationToken', identity, name: 'Bob' })),
    )
    expect(federated).toMatchObject({
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/Bob`,
      userId: `${ACCOUNT}:Bob`,
      identity,
      principal: { type: 'federated-user', userArn: arn, userId: `${ACCOUNT}:Bob` },
    })
  })

  test('of root', async () => {
    const identity = { kind: 'root', accountId: ACCOUNT } as const
    const policyArns = ['arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy']
    const caller = await callerOf(
      world.tokens.issue(sessionFacts({ source: 'AssumeRoot', identity, name: undefined, policyArns })),
    )
    expect(caller).toMatchObject({ arn: `arn:aws:iam::${ACCOUNT}:root`, principal: { type: 'root' } })
    expect(caller.session?.source).toBe('AssumeRoot')
    const elsewhere = sessionFacts({
      source: 'AssumeRoot',
      accountId: '210987654321',
      identity: { kind: 'root', accountId: '210987654321' },
      name: undefined,
      policyArns,
    })
    expect(await refused(world.tokens.issue(elsewhere))).toEqual(INVALID)
  })

  test('that no operation could have made are refused', async () => {
    const role = await world.addRole('r')
    const user = await world.addUser('u')
    const userIdentity = { kind: 'user', id: user.id, name: 'u', accountId: ACCOUNT } as const
    for (const facts of [
      sessionFacts({ source: 'AssumeRole', identity: userIdentity }),
      sessionFacts({ source: 'AssumeRoot', identity: userIdentity, policyArns: ['arn'] }),
      // Nothing would limit it to a task.
      sessionFacts({ source: 'AssumeRoot', identity: { kind: 'root', accountId: ACCOUNT } }),
      sessionFacts({ source: 'GetSessionToken', identity: roleIdentity(role) }),
      sessionFacts({ source: 'GetFederationToken', identity: roleIdentity(role) }),
      sessionFacts({ source: 'AssumeRole', identity: roleIdentity(role), name: undefined }),
    ]) {
      expect(await refused(world.tokens.issue(facts))).toEqual(INVALID)
    }
  })

  test('expire', async () => {
    const role = await world.addRole('r')
    const facts = sessionFacts({ identity: roleIdentity(role), issuedAt: NOW - 3_600_000, expiresAt: NOW })
    expect(await refused(world.tokens.issue(facts))).toEqual({
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    })
    const living = world.tokens.issue({ ...facts, expiresAt: NOW + 1 })
    expect((await callerOf(living)).accessKeyId).toBe(living.accessKeyId)
  })

  test('end with their role, also where one of the same name comes after it', async () => {
    const role = await world.addRole('gone')
    const keys = world.tokens.issue(sessionFacts({ identity: roleIdentity(role) }))
    await callerOf(keys)
    await world.store.write(ACCOUNT, (tx) => tx.roles.delete(role.id))
    expect(await refused(keys)).toEqual(INVALID)
    await world.addRole('gone')
    expect(await refused(keys)).toEqual(INVALID)
  })

  test('need their token, the whole of it, and no other', async () => {
    const role = await world.addRole('r')
    const keys = world.tokens.issue(sessionFacts({ identity: roleIdentity(role) }))
    const other = world.tokens.issue(sessionFacts({ identity: roleIdentity(role) }))
    expect(await refused({ ...keys, sessionToken: undefined })).toEqual(INVALID)
    expect(await refused({ ...keys, sessionToken: other.sessionToken })).toEqual(INVALID)
    expect(await refused({ ...keys, sessionToken: keys.sessionToken.slice(0, -4) })).toEqual(INVALID)
    expect(await refused({ ...keys, sessionToken: `${keys.sessionToken}=` })).toEqual(INVALID)
    expect(await refused({ ...keys, sessionToken: 'x'.repeat(20_000) })).toEqual(INVALID)
    expect((await refused({ ...keys, secretAccessKey: other.secretAccessKey })).code).toBe(
      'SignatureDoesNotMatch',
    )
  })

  test('take a token that is not signed', async () => {
    const role = await world.addRole('r')
    const { sessionToken, ...keys } = world.tokens.issue(sessionFacts({ identity: roleIdentity(role) }))
    for (const options of [{}, { expires: 60 }]) {
      const raw = withHeader(await signed(keys, {}, options), 'x-amz-security-token', sessionToken)
      expect((await world.authenticator.authenticate(raw)).caller.accessKeyId).toBe(keys.accessKeyId)
    }
  })

  test('do not work for a server with another master key', async () => {
    const role = await world.addRole('r')
    const elsewhere = await openWorld()
    const keys = elsewhere.tokens.issue(sessionFacts({ identity: roleIdentity(role) }))
    expect(await refused(keys)).toEqual(INVALID)
  })
})

test('a store that goes back to an earlier state takes its credentials along', async () => {
  const before = await world.store.snapshot()
  const keys = await world.addKey((await world.addUser('temporary')).id)
  const root = await world.addKey(ACCOUNT)
  await callerOf(keys)
  await callerOf(root)
  await world.store.restore(before)
  expect(await refused(keys)).toEqual(INVALID)
  expect(await refused(root)).toEqual(INVALID)
})
