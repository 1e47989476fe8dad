import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type CreateUserCommandOutput,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  EnableOutboundWebIdentityFederationCommand,
  IAMClient,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRoleCommand,
  DecodeAuthorizationMessageCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  GetWebIdentityTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Iamd, startIamd } from '../../src/index.ts'
import { allow, type Credentials, refusal } from '../harness.ts'
import { sendRaw } from '../hostile/raw.ts'
import { bytesOf, form, sign } from '../hostile/signed.ts'
import { encodedMessageOf } from '../services/sts/decoded-denials.ts'

/** Everything secret that passes through a server, in calls that succeed and calls that fail, is looked for in all that it writes. */
const STEP_MS = 30_000
const ACCOUNT = '123456789012'

let folder: string
let iamd: Iamd
/** Secret -> what it is, for the message of a failing test. */
const secrets = new Map<string, string>()
const codes = new Set<string>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'iamd-secrets-'))
  iamd = await startIamd({ dataDir: folder })
})
afterAll(async () => {
  await iamd.close()
  rmSync(folder, { recursive: true })
})

function clients(credentials: Credentials) {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const options = {
    endpoint: iamd.endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
  }
  return { iam: new IAMClient(options), sts: new STSClient(options) }
}

function secret(what: string, value: string | undefined): string {
  if (value === undefined || value.length < 8) throw new Error(`${what} is no secret`)
  secrets.set(value, what)
  return value
}

function code(value: string): string {
  codes.add(value)
  return value
}

function issued(
  what: string,
  given: {
    AccessKeyId?: string | undefined
    SecretAccessKey?: string | undefined
    SessionToken?: string | undefined
  },
): Credentials {
  return {
    accessKeyId: given.AccessKeyId!,
    secretAccessKey: secret(`secret of ${what}`, given.SecretAccessKey),
    sessionToken: secret(`token of ${what}`, given.SessionToken),
  }
}

it('no secret is in the audit trail', async () => {
  secret('root', iamd.root.secretAccessKey)
  const root = clients(iamd.root)
  await root.iam.send(new CreateUserCommand({ UserName: 'alice' }))
  await root.iam.send(
    new PutUserPolicyCommand({
      UserName: 'alice',
      PolicyName: 'p',
      PolicyDocument: JSON.stringify(allow(['sts:*', 'iam:*'])),
    }),
  )
  const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }))
  const key = {
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: secret('access key', AccessKey!.SecretAccessKey),
  }
  const alice = clients(key)

  await passwords(root.iam, alice.iam)
  const serial = await device(root.iam)
  await sessions(key, serial)
  await proofs(key)
  await failures(key)
  await iamd.close()

  const audit = join(folder, 'audit')
  const files = readdirSync(audit).map((file) => readFileSync(join(audit, file), 'utf8'))
  const written = files.join('')
  expect(written.split('\n').length).toBeGreaterThan(15)
  secret('master key', readFileSync(join(folder, 'master.key'), 'utf8').trim())
  for (const [value, what] of secrets) {
    for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString('base64').slice(0, -4)])
      expect(written.includes(form), `${what} is in the audit trail`).toBe(false)
  }
  // Six digits may be part of an id; as a value or a word of a message they may not be there.
  for (const value of codes)
    expect(written, `the code ${value}`).not.toMatch(new RegExp(`(?<![\\w-])${value}(?![\\w-])`))
})

async function passwords(root: IAMClient, alice: IAMClient): Promise<void> {
  const create = (Password: string) =>
    root.send(new CreateLoginProfileCommand({ UserName: 'alice', Password }))
  await refusal(create(secret('password that is refused', `too long ${'p'.repeat(130)}`)))
  await refusal(create(secret('password with a character that is refused', 'pass\u{1f511}word-refused')))
  await create(secret('password', 'Correct-Horse-1'))
  await refusal(create(secret('second password', 'Correct-Horse-2')))
  const change = (OldPassword: string, NewPassword: string) =>
    alice.send(new ChangePasswordCommand({ OldPassword, NewPassword }))
  await refusal(change(secret('wrong password', 'Wrong-Horse-1'), secret('new password', 'Battery-Staple-1')))
  await change('Correct-Horse-1', 'Battery-Staple-1')
  await root.send(
    new UpdateLoginProfileCommand({
      UserName: 'alice',
      Password: secret('password set anew', 'Battery-Staple-2'),
    }),
  )
}

async function device(root: IAMClient): Promise<string> {
  const { VirtualMFADevice } = await root.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }),
  )
  const seed = Buffer.from(VirtualMFADevice!.Base32StringSeed!).toString('utf8')
  secret('seed', seed)
  secret('seed once more encoded', Buffer.from(seed).toString('base64'))
  secret('QR image', Buffer.from(VirtualMFADevice!.QRCodePNG!).toString('base64').slice(60, 120))
  const totp = new TOTP({ secret: Secret.fromBase32(seed) })
  const SerialNumber = VirtualMFADevice!.SerialNumber!
  const enable = (first: string, second: string) =>
    root.send(
      new EnableMFADeviceCommand({
        UserName: 'alice',
        SerialNumber,
        AuthenticationCode1: code(first),
        AuthenticationCode2: code(second),
      }),
    )
  const now = Date.now()
  const before = totp.generate({ timestamp: now - STEP_MS })
  const current = totp.generate({ timestamp: now })
  // Codes with a slip in them are shown by the messages of validation, and are nearly codes.
  await refusal(enable(`${before}7`, `${current}x`))
  await refusal(enable('000000', '111111'))
  await enable(before, current)
  return SerialNumber
}

async function sessions(key: Credentials, serial: string): Promise<void> {
  const { sts, iam } = clients(key)
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' }],
  }
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: JSON.stringify(trust) }))
  const RoleArn = `arn:aws:iam::${ACCOUNT}:role/r`
  const role = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work' }))
  await clients(issued('role session', role.Credentials!)).sts.send(new GetCallerIdentityCommand({}))
  const own = await sts.send(new GetSessionTokenCommand({}))
  issued('session', own.Credentials!)
  const federated = await sts.send(new GetFederationTokenCommand({ Name: 'guest' }))
  issued('federated session', federated.Credentials!)
  for (const TokenCode of [code('222222'), code('33333'), code('4444444')]) {
    await refusal(sts.send(new GetSessionTokenCommand({ SerialNumber: serial, TokenCode })))
    await refusal(
      sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', SerialNumber: serial, TokenCode })),
    )
  }
}

/** A token for other services, and what a denial says to those who may know. */
async function proofs(key: Credentials): Promise<void> {
  const { sts, iam } = clients(key)
  await iam.send(new EnableOutboundWebIdentityFederationCommand())
  const Audience = ['https://api.example.com']
  const answer = await sts.send(new GetWebIdentityTokenCommand({ Audience, SigningAlgorithm: 'ES384' }))
  secret('web identity token', answer.WebIdentityToken)
  const bob = clients(await issuedTo(await iam.send(new CreateUserCommand({ UserName: 'bob' })), iam))
  const EncodedMessage = await encodedMessageOf(bob.iam.send(new ListUsersCommand()))
  secret('encoded message', EncodedMessage)
  const { DecodedMessage } = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }))
  secret('decoded message', JSON.stringify(DecodedMessage).slice(1, -1))
}

async function issuedTo({ User }: CreateUserCommandOutput, iam: IAMClient): Promise<Credentials> {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: User!.UserName }))
  return {
    accessKeyId: AccessKey!.AccessKeyId!,
    secretAccessKey: secret('second access key', AccessKey!.SecretAccessKey),
  }
}

/** Secrets in requests that fail before they are understood. */
async function failures(key: Credentials): Promise<void> {
  const { Credentials } = await clients(key).sts.send(new GetSessionTokenCommand({}))
  const session = issued('session of failures', Credentials!)
  const send = (bytes: Buffer) => sendRaw(iamd.endpoint, bytes)
  // The error shows what should have been signed, headers and all.
  const wrong = { ...session, secretAccessKey: secret('wrong secret', 'w'.repeat(40)) }
  expect(
    (await send(bytesOf(sign(iamd.endpoint, wrong, { body: form({ Action: 'ListUsers' }) }))))?.status,
  ).toBe(403)
  const foreign = { ...session, sessionToken: secret('foreign token', `${session.sessionToken}AAAA`) }
  expect((await send(bytesOf(sign(iamd.endpoint, foreign))))?.status).toBe(403)
  const body = `Action=ChangePassword&Version=2010-05-08&OldPassword=${secret('password of a broken form', 'broken-form-password')}&NewPassword=%ff`
  expect((await send(bytesOf(sign(iamd.endpoint, key, { body }))))?.status).toBe(400)
  const basic = Buffer.from(`alice:${secret('password of Basic', 'basic-password')}`).toString('base64')
  secret('Basic header', basic)
  await fetch(iamd.endpoint, { method: 'POST', headers: { authorization: `Basic ${basic}` } })
  await fetch(iamd.endpoint, {
    headers: { authorization: `Bearer ${secret('bearer token', 'bearer-token-bearer')}` },
  })
  await fetch(`${iamd.endpoint}/?password=${secret('password in a query', 'query-password')}`)
}
