import { EnableOutboundWebIdentityFederationCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam'
import { AssumeRoleWithWebIdentityCommand, GetWebIdentityTokenCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEFAULT_ROOT_EMAIL } from '../../src/config.ts'
import { type RunningServer, start } from '../../src/start.ts'
import { allow, refusal, startTestServer, type TestServer } from '../harness.ts'
import { ACCOUNT, createRole, credentialsOf, roleArn } from '../services/sts/roles.ts'
import { createProvider, federatedTrust } from '../services/sts/web-identity-world.ts'
import { type Certificates, makeCertificates } from './identity-provider.ts'

/** A server of one account vouches for its principals to another server, over TLS: nothing is shared but the issuer's URL. */
const ISSUING_ACCOUNT = '210987654321'
const AUDIENCE = 'partner'

let certificates: Certificates
let issuing: RunningServer
let trusting: TestServer
beforeAll(async () => {
  certificates = makeCertificates()
  const { key, cert } = certificates.server
  issuing = await start({
    host: 'localhost',
    port: 0,
    dataDir: undefined,
    accountIds: [ISSUING_ACCOUNT],
    rootEmail: DEFAULT_ROOT_EMAIL,
    rootAccessKey: undefined,
    masterKey: undefined,
    tls: { key: Buffer.from(key), cert: Buffer.from(cert) },
    publicUrl: undefined,
    trustedProxies: [],
    logLevel: 'error',
  })
  trusting = await startTestServer({ accountIds: [ACCOUNT] })
})
afterAll(async () => {
  await trusting.close()
  await issuing.close()
})

/** Clients of the issuing server, whose certificate no authority vouches for. */
function ofIssuing() {
  const options = {
    endpoint: issuing.endpoint,
    region: 'eu-central-1',
    credentials: issuing.created[0]!,
    requestHandler: { httpsAgent: { ca: certificates.authority.cert } },
    maxAttempts: 1,
  }
  return { iam: new IAMClient(options), sts: new STSClient(options) }
}

it('a role of another server is assumed with a token of GetWebIdentityToken', async () => {
  const { iam, sts } = ofIssuing()
  const { IssuerIdentifier: issuer } = await iam.send(new EnableOutboundWebIdentityFederationCommand())
  expect(issuer).toMatch(/^https:\/\/localhost:\d+\/_iamd\/issuers\//)
  const url = issuer!.slice('https://'.length)
  await createProvider(trusting, url, [certificates.authority.thumbprint], [AUDIENCE])
  const subject = `arn:aws:iam::${ISSUING_ACCOUNT}:root`
  const condition = { StringEquals: { [`${url}:sub`]: subject, [`${url}:aud`]: AUDIENCE } }
  await createRole(trusting, 'partner', federatedTrust(url, condition), { policy: allow('iam:GetRole') })

  for (const SigningAlgorithm of ['RS256', 'ES384']) {
    const { WebIdentityToken } = await sts.send(
      new GetWebIdentityTokenCommand({ Audience: [AUDIENCE], SigningAlgorithm }),
    )
    const assume = new AssumeRoleWithWebIdentityCommand({
      RoleArn: roleArn('partner'),
      RoleSessionName: 'run',
      WebIdentityToken,
    })
    const answer = await trusting.sts().send(assume)
    expect(answer).toMatchObject({ SubjectFromWebIdentityToken: subject, Audience: AUDIENCE })
    const iamThere = trusting.iam(credentialsOf(answer))
    expect((await iamThere.send(new GetRoleCommand({ RoleName: 'partner' }))).Role!.RoleName).toBe('partner')

    const tampered = WebIdentityToken!.replace(/.{8}$/, 'AAAAAAAA')
    const forged = new AssumeRoleWithWebIdentityCommand({ ...assume.input, WebIdentityToken: tampered })
    expect((await refusal(trusting.sts().send(forged))).code).toBe('InvalidIdentityToken')
    // As AWS refuses its own.
    expect(await refusal(sts.send(assume))).toEqual({
      code: 'InvalidIdentityToken',
      status: 400,
      message: 'Tokens of GetWebIdentityToken cannot be used with AssumeRoleWithWebIdentity.',
    })
  }
  iam.destroy()
  sts.destroy()
})
