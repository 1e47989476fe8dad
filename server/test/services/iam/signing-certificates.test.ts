import {
  CreateUserCommand,
  DeleteSigningCertificateCommand,
  DeleteUserCommand,
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  type IAMClient,
  ListSigningCertificatesCommand,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { makeCertificate } from '../certificates.ts'
import { expectDenied } from '../denials.ts'
import { ACCOUNT, arn, OTHER_ACCOUNT } from './policy-world.ts'

const [ONE, TWO, THREE] = [makeCertificate().pem, makeCertificate().pem, makeCertificate().pem]

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

const upload = async (CertificateBody: string, UserName: string | undefined = 'jane', client = iam) =>
  (await client.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }))).Certificate!
const list = async (UserName: string | undefined = 'jane', client = iam) =>
  (await client.send(new ListSigningCertificatesCommand({ UserName }))).Certificates!
const update = (CertificateId: string, Status: 'Active' | 'Inactive' | 'Expired', UserName = 'jane') =>
  iam.send(new UpdateSigningCertificateCommand({ UserName, CertificateId, Status }))
const remove = (CertificateId: string, UserName = 'jane') =>
  iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }))

describe('UploadSigningCertificate', () => {
  it('keeps a certificate as it came, active at once', async () => {
    const uploaded = await upload(`\n${ONE}\n`)
    expect(uploaded).toEqual({
      UserName: 'jane',
      CertificateId: expect.stringMatching(/^[A-Z2-7]{32}$/),
      CertificateBody: `\n${ONE}\n`,
      Status: 'Active',
      UploadDate: expect.any(Date),
    })
    expect(await list()).toEqual([uploaded])
  })

  it.each([
    ['text', 'certificate.pem'],
    ['a certificate after text', `Certificate:\n${ONE}`],
    ['two certificates', ONE + TWO],
    ['a certificate cut short', ONE.replace(/\n.{64}\n/, '\n')],
    ['a private key', makeCertificate().keyPem],
    ['white space', ' \n '],
    ['a beginning without an end', `-----BEGIN CERTIFICATE-----${' '.repeat(16_000)}`],
  ])('refuses %s', async (_, body) => {
    expect(await refusal(upload(body))).toEqual({
      code: 'MalformedCertificate',
      status: 400,
      message: 'Unable to parse certificate. Please ensure the certificate is in PEM format.',
    })
    expect(await list()).toEqual([])
  })

  it.each([
    ['is over', { from: -2, to: -1 }],
    ['has not begun', { from: 1, to: 2 }],
  ])('refuses a certificate whose validity %s', async (_, validity) => {
    expect(await refusal(upload(makeCertificate(validity).pem))).toEqual({
      code: 'InvalidCertificate',
      status: 400,
      message: 'The certificate is invalid.',
    })
  })

  it('takes a certificate once in an account', async () => {
    await upload(ONE)
    await iam.send(new CreateUserCommand({ UserName: 'john' }))
    for (const user of ['jane', 'john']) {
      expect(await refusal(upload(ONE.replaceAll('\n', '\r\n'), user))).toEqual({
        code: 'DuplicateCertificate',
        status: 409,
        message: 'The same certificate is associated with an IAM user in the account.',
      })
    }
    const other = server.iam(server.roots.get(OTHER_ACCOUNT))
    await other.send(new CreateUserCommand({ UserName: 'jane' }))
    await upload(ONE, 'jane', other)
  })

  it('takes two for a user, under calls at the same time too', async () => {
    const calls = await Promise.allSettled([ONE, TWO, THREE].map((body) => upload(body)))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const refused = calls.find((call) => call.status === 'rejected')!
    expect(await refusal(Promise.reject(refused.reason))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for SigningCertificatesPerUser: 2',
    })
  })

  it('is about the caller where no user is named, the root user too', async () => {
    const mary = server.iam(
      await userWithKey(server, 'mary', allow('iam:*SigningCertificate*', arn('user/mary'))),
    )
    const own = await mary.send(new UploadSigningCertificateCommand({ CertificateBody: ONE }))
    expect(own.Certificate).toMatchObject({ UserName: 'mary' })
    expect((await mary.send(new ListSigningCertificatesCommand({}))).Certificates).toHaveLength(1)

    const present = async () =>
      (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap!.AccountSigningCertificatesPresent
    expect(await present()).toBe(0)
    const { Certificate: root } = await iam.send(
      new UploadSigningCertificateCommand({ CertificateBody: TWO }),
    )
    expect(await present()).toBe(1)
    expect((await iam.send(new ListSigningCertificatesCommand({}))).Certificates).toEqual([root])
    await iam.send(
      new UpdateSigningCertificateCommand({ CertificateId: root!.CertificateId, Status: 'Inactive' }),
    )
    await iam.send(new DeleteSigningCertificateCommand({ CertificateId: root!.CertificateId }))
    expect(await present()).toBe(0)
  })
})

it('ListSigningCertificates pages', async () => {
  const ids = [(await upload(ONE)).CertificateId!, (await upload(TWO)).CertificateId!].sort()
  const ask = (Marker?: string) =>
    iam.send(new ListSigningCertificatesCommand({ UserName: 'jane', MaxItems: 1, Marker }))
  const first = await ask()
  const rest = await ask(first.Marker)
  expect([first.IsTruncated, rest.IsTruncated, rest.Marker]).toEqual([true, false, undefined])
  expect([...first.Certificates!, ...rest.Certificates!].map((one) => one.CertificateId)).toEqual(ids)
})

describe('UpdateSigningCertificate and DeleteSigningCertificate', () => {
  it('change the status, and take the certificate away', async () => {
    const { CertificateId: id } = await upload(ONE)
    await update(id!, 'Inactive')
    expect(await list()).toMatchObject([{ Status: 'Inactive' }])
    expect((await refusal(update(id!, 'Expired'))).code).toBe('InvalidInput')
    await update(id!, 'Active')
    expect(await list()).toMatchObject([{ Status: 'Active' }])
    await remove(id!)
    expect(await list()).toEqual([])
    await upload(ONE)
  })

  it("find only the user's own certificates", async () => {
    const { CertificateId: id } = await upload(ONE)
    await iam.send(new CreateUserCommand({ UserName: 'john' }))
    const missing = {
      code: 'NoSuchEntity',
      status: 404,
      message: `The Certificate with id ${id} cannot be found.`,
    }
    expect(await refusal(update(id!, 'Inactive', 'john'))).toEqual(missing)
    expect(await refusal(remove(id!, 'john'))).toEqual(missing)
    expect(await list()).toMatchObject([{ Status: 'Active' }])
    expect(await refusal(upload(TWO, 'nobody'))).toMatchObject({
      message: 'The user with name nobody cannot be found.',
    })
  })

  it('are needed before the user can be deleted', async () => {
    const { CertificateId: id } = await upload(ONE)
    expect(await refusal(iam.send(new DeleteUserCommand({ UserName: 'jane' })))).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must delete certificates first.',
    })
    await remove(id!)
    await iam.send(new DeleteUserCommand({ UserName: 'jane' }))
  })
})

it('the credential report shows both certificates', async () => {
  const first = await upload(ONE)
  await upload(TWO)
  await update(first.CertificateId!, 'Inactive')
  await iam.send(new GenerateCredentialReportCommand({}))
  const { Content } = await iam.send(new GetCredentialReportCommand({}))
  const [columns, root, jane] = new TextDecoder()
    .decode(Content)
    .split('\n')
    .map((line) => line.split(','))
  expect(columns!.slice(-4)).toEqual([
    'cert_1_active',
    'cert_1_last_rotated',
    'cert_2_active',
    'cert_2_last_rotated',
  ])
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|\+00:00)$/)
  expect(root!.slice(-4)).toEqual(['false', 'N/A', 'false', 'N/A'])
  // Both may have come in the same millisecond.
  expect(jane!.slice(-4)).toEqual([expect.any(String), time, expect.any(String), time])
  expect([jane!.at(-4), jane!.at(-2)].sort()).toEqual(['false', 'true'])
})

it('needs permission on the user, told before whether anything exists', async () => {
  const jane = arn('user/dev/jane')
  const named = { UserName: 'jane', CertificateId: 'A'.repeat(32) }
  await expectDenied(server.iam(await userWithKey(server, 'john')), arn('user/john'), [
    [
      new UploadSigningCertificateCommand({ UserName: 'jane', CertificateBody: 'none' }),
      'iam:UploadSigningCertificate',
      jane,
    ],
    [new ListSigningCertificatesCommand({ UserName: 'jane' }), 'iam:ListSigningCertificates', jane],
    [
      new UpdateSigningCertificateCommand({ ...named, Status: 'Inactive' }),
      'iam:UpdateSigningCertificate',
      jane,
    ],
    [new DeleteSigningCertificateCommand(named), 'iam:DeleteSigningCertificate', jane],
    [new ListSigningCertificatesCommand({}), 'iam:ListSigningCertificates', arn('user/john')],
    [
      new ListSigningCertificatesCommand({ UserName: 'none' }),
      'iam:ListSigningCertificates',
      arn('user/none'),
    ],
  ])
})
