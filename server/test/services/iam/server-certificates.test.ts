import { createPrivateKey } from 'node:crypto'
import {
  DeleteServerCertificateCommand,
  GetAccountSummaryCommand,
  GetServerCertificateCommand,
  type IAMClient,
  ListServerCertificatesCommand,
  UpdateServerCertificateCommand,
  UploadServerCertificateCommand,
  type UploadServerCertificateCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { makeCertificate, type TestCertificate } from '../certificates.ts'
import { expectDenied } from '../denials.ts'
import { ACCOUNT, arn, denied, OTHER_ACCOUNT } from './policy-world.ts'

const root = makeCertificate({ name: 'Root', ca: true })
const middle = makeCertificate({ name: 'Middle', issuer: root, ca: true, keyType: 'rsa' })
const leaf = makeCertificate({ issuer: middle })
const other = makeCertificate({ name: 'Other', ca: true })
const notCa = makeCertificate({ name: 'Not a CA', issuer: root })
const belowNotCa = makeCertificate({ issuer: notCa })
// Has the name of the issuer, but did not sign.
const impostor = makeCertificate({ name: 'Middle', ca: true })
const selfSigned = makeCertificate()

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(async () => {
  await server.reset()
  iam = server.iam()
})
afterAll(() => server.close())

const inputOf = (
  name: string,
  certificate: TestCertificate,
  more: Partial<UploadServerCertificateCommandInput> = {},
) => ({
  ServerCertificateName: name,
  CertificateBody: certificate.pem,
  PrivateKey: certificate.keyPem,
  ...more,
})
const upload = (
  name: string,
  more: Partial<UploadServerCertificateCommandInput> = {},
  certificate = selfSigned,
) => iam.send(new UploadServerCertificateCommand(inputOf(name, certificate, more)))
const get = async (ServerCertificateName: string) =>
  (await iam.send(new GetServerCertificateCommand({ ServerCertificateName }))).ServerCertificate!
const names = async (PathPrefix?: string) => {
  const answer = await iam.send(new ListServerCertificatesCommand({ PathPrefix }))
  return answer.ServerCertificateMetadataList!.map((one) => one.ServerCertificateName)
}
const pemOf = (certificate: TestCertificate, type: 'pkcs1' | 'sec1') =>
  createPrivateKey(certificate.keyPem)
    .export({ type: type as 'pkcs1', format: 'pem' })
    .toString()
const notFound = (name: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `The Server Certificate with name ${name} cannot be found.`,
})
const taken = (name: string) => ({
  code: 'EntityAlreadyExists',
  status: 409,
  message: `The Server Certificate with name ${name} already exists.`,
})

describe('UploadServerCertificate and GetServerCertificate', () => {
  it('keep certificate, chain and tags; the private key is never shown', async () => {
    const chain = middle.pem + root.pem
    const tags = [{ Key: 'team', Value: 'web' }]
    const uploaded = await upload('www', { Path: '/cloudfront/', CertificateChain: chain, Tags: tags }, leaf)
    const metadata = {
      Path: '/cloudfront/',
      ServerCertificateName: 'www',
      ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/),
      Arn: arn('server-certificate/cloudfront/www'),
      UploadDate: expect.any(Date),
      Expiration: new Date(leaf.expiresAt),
    }
    expect(uploaded).toEqual({
      ServerCertificateMetadata: metadata,
      Tags: tags,
      $metadata: expect.anything(),
    })
    expect(await get('WWW')).toEqual({
      ServerCertificateMetadata: metadata,
      CertificateBody: leaf.pem.trim(),
      CertificateChain: chain.trim(),
      Tags: tags,
    })
  })

  it('take a self-signed certificate without a chain, and no tags', async () => {
    const { Tags } = await upload('www')
    expect(Tags).toBeUndefined()
    expect(await get('www')).toMatchObject({
      ServerCertificateMetadata: { Path: '/', Arn: arn('server-certificate/www') },
    })
    expect(await get('www')).not.toHaveProperty('CertificateChain')
  })

  it.each([
    ['PKCS #8', middle.keyPem, middle],
    ['PKCS #1', pemOf(middle, 'pkcs1'), middle],
    ['SEC 1', pemOf(leaf, 'sec1'), leaf],
  ])('take a private key in %s form', async (_, PrivateKey, certificate) => {
    await upload('www', { PrivateKey }, certificate)
  })

  it.each([
    ['ends with an intermediate', middle.pem, leaf],
    ['is the root alone', root.pem, middle],
    ['has other line ends', (middle.pem + root.pem).replaceAll('\n', '\r\n'), leaf],
  ])('take a chain that %s', async (_, CertificateChain, certificate) => {
    await upload('www', { CertificateChain }, certificate)
  })

  it.each([
    ['begins after the issuer', root.pem, -1],
    ['is of another issuer', other.pem, -1],
    ["bears the issuer's name only", impostor.pem, -1],
    ['is in the wrong order', root.pem + middle.pem, -1],
    ['holds the certificate itself', leaf.pem + middle.pem + root.pem, 1],
    ['has a gap at its end', middle.pem + other.pem, -1],
    ['has a gap at its beginning', other.pem + other.pem, 0],
    ['is a file name', 'chain.pem', -1],
    ['has text between', `${middle.pem}Root:\n${root.pem}`, -1],
    ['is white space', ' ', -1],
    ['is too long', other.pem.repeat(101), -1],
  ])('refuse a chain that %s', async (_, CertificateChain, index) => {
    expect(await refusal(upload('www', { CertificateChain }, leaf))).toEqual({
      code: 'MalformedCertificate',
      status: 400,
      message: `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`,
    })
    expect(await names()).toEqual([])
  })

  it('refuse a chain in which one that is no authority has issued', async () => {
    const CertificateChain = notCa.pem + root.pem
    const { message } = await refusal(upload('www', { CertificateChain }, belowNotCa))
    expect(message).toMatch(/is: 1$/)
  })

  const unparsed = 'Unable to parse certificate. Please ensure the certificate is in PEM format.'
  const unknownKey = 'Unable to parse key; the body is encrypted or in an unknown format.'
  const encrypted = createPrivateKey(selfSigned.keyPem)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
    .toString()
  const [expired, early] = [makeCertificate({ from: -2, to: -1 }), makeCertificate({ from: 1 })]
  const edwards = makeCertificate({ keyType: 'ed25519' })

  it.each<[string, Partial<UploadServerCertificateCommandInput>, TestCertificate, string]>([
    ['a certificate that is none', { CertificateBody: 'cert.pem' }, selfSigned, unparsed],
    ['two certificates', { CertificateBody: leaf.pem + middle.pem }, leaf, unparsed],
    ['an encrypted key', { PrivateKey: encrypted }, selfSigned, unknownKey],
    ['a key that is none', { PrivateKey: 'key.pem' }, selfSigned, unknownKey],
    ['a key cut short', { PrivateKey: selfSigned.keyPem.replace(/\n.{64}\n/, '\n') }, selfSigned, unknownKey],
    ['a key of another kind', {}, edwards, unknownKey],
    ['a certificate that is over', {}, expired, unparsed],
    ['a certificate that has not begun', {}, early, unparsed],
  ])('refuse %s', async (_, more, certificate, message) => {
    const refused = await refusal(upload('www', more, certificate))
    expect(refused).toEqual({ code: 'MalformedCertificate', status: 400, message })
  })

  it('refuse the key of another certificate', async () => {
    for (const { keyPem } of [other, middle]) {
      expect(await refusal(upload('www', { PrivateKey: keyPem }))).toEqual({
        code: 'KeyPairMismatch',
        status: 400,
        message: 'The public key certificate and the private key do not match.',
      })
    }
  })

  it('take a name once, in any letter case, in each account', async () => {
    await upload('Www')
    expect(await refusal(upload('wWW'))).toEqual(taken('wWW'))
    const elsewhere = server.iam(server.roots.get(OTHER_ACCOUNT))
    await elsewhere.send(new UploadServerCertificateCommand(inputOf('www', selfSigned)))
    expect((await get('www')).ServerCertificateMetadata!.ServerCertificateName).toBe('Www')
  })

  it('keep to twenty in an account, under calls at the same time too', async () => {
    const calls = await Promise.allSettled(Array.from({ length: 22 }, (_, n) => upload(`www${n}`)))
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect(await refusal(upload('more'))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for ServerCertificatesPerAccount: 20',
    })
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}))
    expect(SummaryMap).toMatchObject({ ServerCertificates: 20, ServerCertificatesQuota: 20 })
  })
})

describe('ListServerCertificates', () => {
  it('shows those below a path, in order of name', async () => {
    await upload('b', { Path: '/web/' })
    await upload('A', { Path: '/web/eu/' })
    await upload('c', { Path: '/Web/' })
    expect(await names()).toEqual(['A', 'b', 'c'])
    expect(await names('/web/')).toEqual(['A', 'b'])
    expect(await names('/none/')).toEqual([])
  })

  it('pages', async () => {
    await upload('a')
    await upload('b')
    const ask = (Marker?: string) => iam.send(new ListServerCertificatesCommand({ MaxItems: 1, Marker }))
    const first = await ask()
    const rest = await ask(first.Marker)
    expect(first).toMatchObject({
      IsTruncated: true,
      ServerCertificateMetadataList: [{ ServerCertificateName: 'a' }],
    })
    expect(rest).toMatchObject({
      IsTruncated: false,
      ServerCertificateMetadataList: [{ ServerCertificateName: 'b' }],
    })
    expect(rest.Marker).toBeUndefined()
  })
})

describe('UpdateServerCertificate', () => {
  const update = (ServerCertificateName: string, to: object, client = iam) =>
    client.send(new UpdateServerCertificateCommand({ ServerCertificateName, ...to }))

  it('renames and moves; the id stays', async () => {
    const { ServerCertificateMetadata: before } = await upload('www')
    await update('www', { NewServerCertificateName: 'WEB', NewPath: '/a/' })
    expect((await get('web')).ServerCertificateMetadata).toEqual({
      ...before,
      ServerCertificateName: 'WEB',
      Path: '/a/',
      Arn: arn('server-certificate/a/WEB'),
    })
    await update('WEB', { NewServerCertificateName: 'web' })
    expect(await names('/a/')).toEqual(['web'])
    expect(await refusal(get('www'))).toEqual(notFound('www'))
  })

  it('does not take the name of another', async () => {
    await upload('a')
    await upload('b')
    expect(await refusal(update('a', { NewServerCertificateName: 'B' }))).toEqual(taken('B'))
    expect(await refusal(update('none', { NewPath: '/a/' }))).toEqual(notFound('none'))
  })

  it('must be allowed for the certificate as it is and as it is to be', async () => {
    await upload('www')
    const credentials = await userWithKey(
      server,
      'john',
      allow('iam:UpdateServerCertificate', arn('server-certificate/w*')),
    )
    const john = server.iam(credentials)
    await update('www', { NewServerCertificateName: 'web' }, john)
    const action = 'iam:UpdateServerCertificate'
    const shown = (resource: string) => [arn(resource), arn(resource)] as const
    expect(await refusal(update('web', { NewServerCertificateName: 'x' }, john))).toEqual(
      denied('john', action, ...shown('server-certificate/x')),
    )
    expect(await refusal(update('web', { NewPath: '/x/' }, john))).toEqual(
      denied('john', action, ...shown('server-certificate/x/web')),
    )
  })
})

it('DeleteServerCertificate frees the name', async () => {
  await upload('www')
  const remove = () => iam.send(new DeleteServerCertificateCommand({ ServerCertificateName: 'WWW' }))
  await remove()
  expect(await refusal(remove())).toEqual(notFound('WWW'))
  await upload('www')
})

it('needs permission, told before whether anything exists or can be read', async () => {
  await upload('www', { Path: '/web/' })
  const www = { ServerCertificateName: 'www' }
  const path = arn('server-certificate/web/www')
  await expectDenied(server.iam(await userWithKey(server, 'john')), arn('user/john'), [
    [
      new UploadServerCertificateCommand({ ...www, Path: '/a/', CertificateBody: 'c', PrivateKey: 'k' }),
      'iam:UploadServerCertificate',
      arn('server-certificate/a/www'),
    ],
    [new GetServerCertificateCommand(www), 'iam:GetServerCertificate', path],
    [
      new GetServerCertificateCommand({ ServerCertificateName: 'none' }),
      'iam:GetServerCertificate',
      arn('server-certificate/none'),
    ],
    [new ListServerCertificatesCommand({}), 'iam:ListServerCertificates', arn('server-certificate/')],
    [new UpdateServerCertificateCommand({ ...www, NewPath: '/b/' }), 'iam:UpdateServerCertificate', path],
    [new DeleteServerCertificateCommand(www), 'iam:DeleteServerCertificate', path],
  ])
})
