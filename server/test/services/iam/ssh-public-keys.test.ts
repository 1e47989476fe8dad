import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  CreateUserCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  GetSSHPublicKeyCommand,
  type IAMClient,
  ListSSHPublicKeysCommand,
  UpdateSSHPublicKeyCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { expectDenied } from '../denials.ts'
import { ACCOUNT, arn, OTHER_ACCOUNT } from './policy-world.ts'

// Made by `ssh-keygen -t rsa -b 2048 -m PEM`; the other forms of it by `ssh-keygen -e -m PKCS8`, `-e -m PEM` and `-l -E md5`.
const LINE =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCxR2vD+oDU8j9wDA/eXjAQ8dhxM31G+O6Z18jgeMYgnbqlBPBRJ/ZEjjBH0nR2R558JMFqtSadXwN+mJCznrb7gvdcvQeZryqaRG0EQvARhD+vb87ysIe3QlUXWMxYMHPLQgElpxGx1wmrgO0jbftU0ysbwaGblTR49bJ/wgstcihR5YDDbfoytGcrjIn/aWXl+jvYwMThz3eFWT+0+OMpksEjCPdgqz99uqtixERvZAUwoK1DUO2KSytK/GnV5SXfKpjYU2Y03cEQiB5UCyCxcXBB2SjVHLTSRNFBgiyEL0IHvTdl+hwEs25KWpwmwcH2L7tj0I4PLz+KGLxkwD1f jane@example.com'
const BARE_LINE = LINE.slice(0, LINE.lastIndexOf(' '))
const SPKI = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsUdrw/qA1PI/cAwP3l4w
EPHYcTN9RvjumdfI4HjGIJ26pQTwUSf2RI4wR9J0dkeefCTBarUmnV8DfpiQs562
+4L3XL0Hma8qmkRtBELwEYQ/r2/O8rCHt0JVF1jMWDBzy0IBJacRsdcJq4DtI237
VNMrG8Ghm5U0ePWyf8ILLXIoUeWAw236MrRnK4yJ/2ll5fo72MDE4c93hVk/tPjj
KZLBIwj3YKs/fbqrYsREb2QFMKCtQ1DtiksrSvxp1eUl3yqY2FNmNN3BEIgeVAsg
sXFwQdko1Ry00kTRQYIshC9CB703ZfocBLNuSlqcJsHB9i+7Y9CODy8/ihi8ZMA9
XwIDAQAB
-----END PUBLIC KEY-----`
const PKCS1 = `-----BEGIN RSA PUBLIC KEY-----
MIIBCgKCAQEAsUdrw/qA1PI/cAwP3l4wEPHYcTN9RvjumdfI4HjGIJ26pQTwUSf2
RI4wR9J0dkeefCTBarUmnV8DfpiQs562+4L3XL0Hma8qmkRtBELwEYQ/r2/O8rCH
t0JVF1jMWDBzy0IBJacRsdcJq4DtI237VNMrG8Ghm5U0ePWyf8ILLXIoUeWAw236
MrRnK4yJ/2ll5fo72MDE4c93hVk/tPjjKZLBIwj3YKs/fbqrYsREb2QFMKCtQ1Dt
iksrSvxp1eUl3yqY2FNmNN3BEIgeVAsgsXFwQdko1Ry00kTRQYIshC9CB703Zfoc
BLNuSlqcJsHB9i+7Y9CODy8/ihi8ZMA9XwIDAQAB
-----END RSA PUBLIC KEY-----`
const FINGERPRINT = 'b8:67:4a:76:e8:16:45:c9:cf:8c:4d:dd:b0:70:93:a9'

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(async () => {
  await server.reset()
  iam = server.iam()
  await iam.send(new CreateUserCommand({ UserName: 'jane', Path: '/dev/' }))
})
afterAll(() => server.close())

const upload = async (SSHPublicKeyBody: string, UserName = 'jane') =>
  (await iam.send(new UploadSSHPublicKeyCommand({ UserName, SSHPublicKeyBody }))).SSHPublicKey!
const get = async (SSHPublicKeyId: string, Encoding: 'SSH' | 'PEM', UserName = 'jane') =>
  (await iam.send(new GetSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Encoding }))).SSHPublicKey!
const list = (UserName?: string, page: object = {}, client = iam) =>
  client.send(new ListSSHPublicKeysCommand({ UserName, ...page }))

const lengthAnd = (bytes: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
const lineOf = (...fields: readonly Buffer[]) =>
  `ssh-rsa ${Buffer.concat([Buffer.from('ssh-rsa'), ...fields].map(lengthAnd)).toString('base64')}`
const numbersOf = (key: KeyObject) => {
  const { e, n } = key.export({ format: 'jwk' })
  return [Buffer.from(e!, 'base64url'), Buffer.from(n!, 'base64url')] as const
}
const padded = (bytes: Buffer) => Buffer.concat([Buffer.of(0), bytes])
/** A line with a key of random numbers: nobody looks for its factors. */
function anyLine(bits = 2048): string {
  const modulus = Buffer.alloc(bits / 8, createHash('sha256').update(String(counter++)).digest())
  modulus[0]! |= 0x80
  modulus[modulus.length - 1]! |= 1
  return lineOf(Buffer.of(1, 0, 1), padded(modulus))
}
let counter = 0

describe('UploadSSHPublicKey and GetSSHPublicKey', () => {
  it.each([
    ['OpenSSH', LINE, SPKI],
    ['PEM', SPKI, SPKI],
    ['PEM of PKCS #1', PKCS1, PKCS1],
    ['OpenSSH with white space around', `\n ${LINE} \r\n`, SPKI],
  ])('keep a key in %s form and give it in both', async (_, body, pem) => {
    const uploaded = await upload(body)
    expect(uploaded).toEqual({
      UserName: 'jane',
      SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z2-7]{17}$/),
      Fingerprint: FINGERPRINT,
      SSHPublicKeyBody: body.trim(),
      Status: 'Active',
      UploadDate: expect.any(Date),
    })
    const id = uploaded.SSHPublicKeyId!
    // The comment is shown by the upload alone.
    expect(await get(id, 'SSH')).toEqual({ ...uploaded, SSHPublicKeyBody: BARE_LINE })
    expect(await get(id, 'PEM')).toEqual({ ...uploaded, SSHPublicKeyBody: `${pem}\n` })
  })

  const malformed = {
    code: 'InvalidPublicKey',
    status: 400,
    message: 'The public key is malformed or otherwise invalid.',
  }
  const unrecognized = {
    code: 'UnrecognizedPublicKeyEncoding',
    status: 400,
    message: 'The public key encoding format is unsupported or unrecognized.',
  }
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pemOf = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()
  const [e, n] = numbersOf(createPublicKey(SPKI))

  it.each([
    ['1024 bits', anyLine(1024), malformed],
    ['an elliptic curve', pemOf(ec.publicKey), malformed],
    ['PEM with nothing of sense in it', SPKI.replace('MIIB', 'AAAA'), malformed],
    ['no base64', 'ssh-rsa AAAA*', malformed],
    ['no key', 'ssh-rsa AAAA', malformed],
    ['a field too many', lineOf(e, padded(n), Buffer.of(1)), malformed],
    ['a field cut off', BARE_LINE.slice(0, -8), malformed],
    ['a negative modulus', lineOf(e, n), malformed],
    ['a padded modulus', lineOf(e, padded(padded(n))), malformed],
    ['an exponent of one', lineOf(Buffer.of(1), padded(n)), malformed],
    ['an even exponent', lineOf(Buffer.of(1, 0, 0), padded(n)), malformed],
    ['two lines', `${LINE}\n${anyLine()}`, malformed],
    ['another algorithm inside', BARE_LINE.replace('AAAAB3NzaC1yc2E', 'AAAAB3NzaC1yc2F'), malformed],
    [
      'Ed25519',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f',
      unrecognized,
    ],
    ['a private key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), unrecognized],
    ['text', 'jane', unrecognized],
  ])('refuse %s', async (_, body, error) => {
    expect(await refusal(upload(body))).toEqual(error)
    expect((await list('jane')).SSHPublicKeys).toEqual([])
  })

  it('refuse a key that the user has, in whatever form; another user may have it', async () => {
    await upload(LINE)
    const duplicate = {
      code: 'DuplicateSSHPublicKey',
      status: 400,
      message: 'The SSH public key is already associated with the specified IAM user.',
    }
    for (const body of [LINE, BARE_LINE, SPKI, PKCS1]) expect(await refusal(upload(body))).toEqual(duplicate)
    await iam.send(new CreateUserCommand({ UserName: 'john' }))
    await upload(SPKI, 'john')
  })

  it('keep to five for a user, under calls at the same time too', async () => {
    const calls = await Promise.allSettled(Array.from({ length: 7 }, () => upload(anyLine())))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await refusal(upload(anyLine()))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for SSHPublicKeysPerUser: 5',
    })
  })
})

describe('ListSSHPublicKeys', () => {
  it('shows the keys without their bodies, page by page', async () => {
    const ids = [(await upload(LINE)).SSHPublicKeyId!, (await upload(anyLine())).SSHPublicKeyId!].sort()
    const first = await list('jane', { MaxItems: 1 })
    const rest = await list('jane', { MaxItems: 1, Marker: first.Marker })
    expect([first.IsTruncated, rest.IsTruncated, rest.Marker]).toEqual([true, false, undefined])
    expect([...first.SSHPublicKeys!, ...rest.SSHPublicKeys!]).toEqual(
      ids.map((SSHPublicKeyId) => ({
        UserName: 'jane',
        SSHPublicKeyId,
        Status: 'Active',
        UploadDate: expect.any(Date),
      })),
    )
  })

  it('is about the caller where no user is named', async () => {
    const mary = server.iam(await userWithKey(server, 'mary', allow('iam:*SSHPublicKey*', arn('user/mary'))))
    await mary.send(new UploadSSHPublicKeyCommand({ UserName: 'mary', SSHPublicKeyBody: LINE }))
    expect((await list(undefined, {}, mary)).SSHPublicKeys).toMatchObject([{ UserName: 'mary' }])
    expect((await list()).SSHPublicKeys).toEqual([])
  })
})

describe('UpdateSSHPublicKey and DeleteSSHPublicKey', () => {
  const update = (SSHPublicKeyId: string, Status: 'Active' | 'Inactive' | 'Expired', UserName = 'jane') =>
    iam.send(new UpdateSSHPublicKeyCommand({ UserName, SSHPublicKeyId, Status }))
  const remove = (SSHPublicKeyId: string, UserName = 'jane') =>
    iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }))

  it('change the status, and take the key away', async () => {
    const { SSHPublicKeyId: id } = await upload(LINE)
    await update(id!, 'Inactive')
    expect((await get(id!, 'SSH')).Status).toBe('Inactive')
    expect(await refusal(update(id!, 'Expired'))).toMatchObject({ code: 'InvalidInput' })
    await update(id!, 'Active')
    expect((await list('jane')).SSHPublicKeys).toMatchObject([{ Status: 'Active' }])
    await remove(id!)
    expect((await list('jane')).SSHPublicKeys).toEqual([])
    await upload(LINE)
  })

  it("find only the user's own keys", async () => {
    const { SSHPublicKeyId: id } = await upload(LINE)
    await iam.send(new CreateUserCommand({ UserName: 'john' }))
    const missing = {
      code: 'NoSuchEntity',
      status: 404,
      message: `The Public Key with id ${id} cannot be found.`,
    }
    const other = server.iam(server.roots.get(OTHER_ACCOUNT))
    await other.send(new CreateUserCommand({ UserName: 'jane' }))
    for (const call of [
      () => get(id!, 'SSH', 'john'),
      () => update(id!, 'Inactive', 'john'),
      () => remove(id!, 'john'),
      () => other.send(new DeleteSSHPublicKeyCommand({ UserName: 'jane', SSHPublicKeyId: id })),
    ]) {
      expect(await refusal(call())).toEqual(missing)
    }
    expect((await get(id!, 'SSH')).Status).toBe('Active')
    expect(await refusal(upload(LINE, 'nobody'))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user with name nobody cannot be found.',
    })
  })

  it('are needed before the user can be deleted', async () => {
    const { SSHPublicKeyId: id } = await upload(LINE)
    const deleteUser = () => iam.send(new DeleteUserCommand({ UserName: 'jane' }))
    expect(await refusal(deleteUser())).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must remove referenced objects first.',
    })
    await remove(id!)
    await deleteUser()
  })
})

it('needs permission on the user, told before whether anything exists', async () => {
  const key = { UserName: 'jane', SSHPublicKeyId: 'APKAEXAMPLEEXAMPLEEXA' }
  const jane = arn('user/dev/jane')
  await expectDenied(server.iam(await userWithKey(server, 'john')), arn('user/john'), [
    [
      new UploadSSHPublicKeyCommand({ UserName: 'jane', SSHPublicKeyBody: 'no key' }),
      'iam:UploadSSHPublicKey',
      jane,
    ],
    [new GetSSHPublicKeyCommand({ ...key, Encoding: 'SSH' }), 'iam:GetSSHPublicKey', jane],
    [new ListSSHPublicKeysCommand({ UserName: 'jane' }), 'iam:ListSSHPublicKeys', jane],
    [new ListSSHPublicKeysCommand({}), 'iam:ListSSHPublicKeys', arn('user/john')],
    [new UpdateSSHPublicKeyCommand({ ...key, Status: 'Inactive' }), 'iam:UpdateSSHPublicKey', jane],
    [new DeleteSSHPublicKeyCommand(key), 'iam:DeleteSSHPublicKey', jane],
    [new DeleteSSHPublicKeyCommand({ ...key, UserName: 'none' }), 'iam:DeleteSSHPublicKey', arn('user/none')],
  ])
})
