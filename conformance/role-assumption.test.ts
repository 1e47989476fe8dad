import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aws, awsJson } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/** Roles as the texts describe them, with the CLI: a user of account A, a role of account B, and what stands between them. */
const A = '123456789012'
const B = '210987654321'
const ROLE = `arn:aws:iam::${B}:role/CrossAccountAdminRole`
const SERIAL = `arn:aws:iam::${A}:mfa/dev-phone`
const STEP_MS = 30_000

let server: ServerProcess
let rootA: Key
let rootB: Key
let developer: Key
let seed: string

beforeAll(async () => {
  server = await startServer(['--ephemeral', '--account-id', A, '--account-id', B])
  rootA = server.roots.get(A)!
  rootB = server.roots.get(B)!
  await awsJson(server, rootA, 'iam', 'create-user', '--user-name', 'developer')
  developer = await keyFor('developer')
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${A}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'sts:ExternalId': 'unique-external-id' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    },
  }
  await awsJson(
    server,
    rootB,
    'iam',
    'create-role',
    '--role-name',
    'CrossAccountAdminRole',
    '--assume-role-policy-document',
    policy(trust),
  )
  const mayList = policy({ Effect: 'Allow', Action: ['iam:ListUsers', 'iam:ListRoles'], Resource: '*' })
  await awsJson(
    server,
    rootB,
    'iam',
    'put-role-policy',
    '--role-name',
    'CrossAccountAdminRole',
    '--policy-name',
    'p',
    '--policy-document',
    mayList,
  )
  seed = await enablePhone()
})
afterAll(() => server.stop())

const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })

async function keyFor(user: string): Promise<Key> {
  const { AccessKey } = await awsJson<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
    server,
    rootA,
    'iam',
    'create-access-key',
    '--user-name',
    user,
  )
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
}

/** A virtual device of the developer's, enabled with two codes of the past, so that the present one is still good. */
async function enablePhone(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'iamd-phone-')), 'seed')
  await awsJson(
    server,
    rootA,
    'iam',
    'create-virtual-mfa-device',
    '--virtual-mfa-device-name',
    'dev-phone',
    '--bootstrap-method',
    'Base32StringSeed',
    '--outfile',
    file,
  )
  const base32 = readFileSync(file, 'utf8').trim()
  const [first, second] = [code(base32, -2), code(base32, -1)]
  await awsJson(
    server,
    rootA,
    'iam',
    'enable-mfa-device',
    '--user-name',
    'developer',
    '--serial-number',
    SERIAL,
    '--authentication-code1',
    first,
    '--authentication-code2',
    second,
  )
  return base32
}

function code(base32: string, steps: number): string {
  return new TOTP({ secret: Secret.fromBase32(base32) }).generate({ timestamp: Date.now() + steps * STEP_MS })
}

const assume = (...more: string[]) => [
  'sts',
  'assume-role',
  '--role-arn',
  ROLE,
  '--role-session-name',
  'DevSession',
  ...more,
]
const EXTERNAL_ID = ['--external-id', 'unique-external-id']
const refusedAs = (reason: string) =>
  `User: arn:aws:iam::${A}:user/developer is not authorized to perform: sts:AssumeRole on resource: ${ROLE} ${reason}`

describe('a role of another account', () => {
  it('wants the permission of both accounts, the external id and the code', async () => {
    // Account B trusts, but account A has not given its user the permission.
    const withCode = [...EXTERNAL_ID, '--serial-number', SERIAL, '--token-code', code(seed, 0)]
    const first = await aws(server, developer, ...assume(...withCode))
    expect(first.stderr).toContain(
      refusedAs('because no identity-based policy allows the sts:AssumeRole action'),
    )

    const mayAssume = policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ROLE })
    await awsJson(
      server,
      rootA,
      'iam',
      'put-user-policy',
      '--user-name',
      'developer',
      '--policy-name',
      'p',
      '--policy-document',
      mayAssume,
    )
    const noTrust = 'because no role trust policy allows the sts:AssumeRole action'
    const withoutBoth = await aws(server, developer, ...assume())
    expect(withoutBoth.stderr).toContain(refusedAs(noTrust))
    const wrongId = ['--external-id', 'guessed', '--serial-number', SERIAL, '--token-code', code(seed, 0)]
    expect((await aws(server, developer, ...assume(...wrongId))).stderr).toContain(refusedAs(noTrust))
    expect((await aws(server, developer, ...assume(...EXTERNAL_ID))).stderr).toContain(refusedAs(noTrust))

    const { Credentials: session, AssumedRoleUser: user } = await awsJson<{
      Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string }
      AssumedRoleUser: { Arn: string }
    }>(server, developer, ...assume(...EXTERNAL_ID, '--serial-number', SERIAL, '--token-code', code(seed, 0)))
    expect(user.Arn).toBe(`arn:aws:sts::${B}:assumed-role/CrossAccountAdminRole/DevSession`)

    const key = {
      accessKeyId: session.AccessKeyId,
      secretAccessKey: session.SecretAccessKey,
      sessionToken: session.SessionToken,
    }
    expect(await awsJson(server, key, 'iam', 'list-users')).toMatchObject({ Users: [] })
    expect((await aws(server, key, 'iam', 'create-user', '--user-name', 'x')).stderr).toContain(
      `User: ${user.Arn} is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${B}:user/x ` +
        'because no identity-based policy allows the iam:CreateUser action',
    )
    const tampered = { ...key, sessionToken: `${key.sessionToken.slice(0, -8)}AAAAAAA=` }
    expect((await aws(server, tampered, 'iam', 'list-users')).stderr).toContain('InvalidClientTokenId')
  })

  it('is not for the root user', async () => {
    expect((await aws(server, rootA, ...assume(...EXTERNAL_ID))).stderr).toContain(
      'Roles may not be assumed by root accounts',
    )
  })
})
