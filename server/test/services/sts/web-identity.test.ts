import {
  CreateOpenIDConnectProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  DeleteRoleCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { base64url, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Certificates,
  type IdentityProvider,
  makeCertificates,
  mint,
  type SigningKey,
  signingKey,
  startProvider,
} from '../../federation/identity-provider.ts'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ACCOUNT, createRole, OTHER_ACCOUNT, roleArn } from './roles.ts'
import { createProvider, federatedTrust } from './web-identity-world.ts'

let server: TestServer
let certificates: Certificates
let provider: IdentityProvider
let key: SigningKey
let sts: STSClient

beforeAll(async () => {
  certificates = makeCertificates()
  key = await signingKey('one')
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
  provider = await startProvider(certificates.server)
  provider.publish([key])
  // Without credentials: the operation is not signed.
  sts = new STSClient({ endpoint: server.endpoint, region: 'us-east-1', maxAttempts: 1 })
})
beforeEach(async () => {
  await server.reset()
  await createProvider(server, provider.url, [certificates.authority.thumbprint])
  await createRole(server, 'app', federatedTrust(provider.url))
})
afterAll(async () => {
  await provider.close()
  await server.close()
})

const assume = (WebIdentityToken: string, more: Partial<AssumeRoleWithWebIdentityCommandInput> = {}) =>
  sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: roleArn('app'),
      RoleSessionName: 'session',
      WebIdentityToken,
      ...more,
    }),
  )
const token = (claims: object = {}, signedBy = key, header: object = {}) =>
  mint(provider.issuer, signedBy, claims, header)
const seconds = () => Math.floor(Date.now() / 1000)

const invalid = (message: string) => ({ code: 'InvalidIdentityToken', status: 400, message })
const COULD_NOT_VALIDATE = invalid('The web identity token that was passed could not be validated.')
const NO_KEY = invalid(
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
)
const DENIED = {
  code: 'AccessDenied',
  status: 403,
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
}

describe('AssumeRoleWithWebIdentity', () => {
  it('gives credentials of the role without a signature', async () => {
    const answer = await assume(await token())
    expect(answer).toMatchObject({
      SubjectFromWebIdentityToken: 'somebody',
      Audience: 'client',
      Provider: `arn:aws:iam::${ACCOUNT}:oidc-provider/${provider.url}`,
      AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/app/session` },
    })
    const made = answer.Credentials!
    const lasts = (made.Expiration!.getTime() - Date.now()) / 1000
    expect(lasts).toBeGreaterThan(3500)
    expect(lasts).toBeLessThan(3700)
    const session = server.sts({
      accessKeyId: made.AccessKeyId!,
      secretAccessKey: made.SecretAccessKey!,
      sessionToken: made.SessionToken,
    })
    expect(await session.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/app/session`,
    })
  })

  it('is audited as the user that the token proves, without the token', async () => {
    const given = await token()
    await assume(given)
    const trail = JSON.stringify(server.events())
    expect(trail).toContain('AssumeRoleWithWebIdentity')
    expect(trail).toContain('"subjectFromWebIdentityToken":"somebody"')
    expect(trail).not.toContain(given.split('.')[2])
    const { url } = provider
    const arn = `arn:aws:iam::${ACCOUNT}:oidc-provider/${url}`
    expect(server.events().at(-1)).toMatchObject({
      userIdentity: {
        type: 'WebIdentityUser',
        principalId: `${arn}:client:somebody`,
        userName: 'somebody',
        identityProvider: arn,
      },
      recipientAccountId: ACCOUNT,
    })
    await refusal(assume(await token({ aud: 'other' })))
    const refused = server.events().at(-1)!
    expect(refused).toMatchObject({ errorCode: 'InvalidIdentityToken', recipientAccountId: ACCOUNT })
    expect(refused.userIdentity).toEqual({ type: 'WebIdentityUser' })
  })

  it.each(['RS384', 'RS512', 'ES256', 'ES384', 'ES512'])('takes %s', async (alg) => {
    const other = await signingKey(alg, alg)
    const idp = await startProvider(certificates.server)
    idp.publish([other])
    try {
      await createProvider(server, idp.url, [certificates.authority.thumbprint])
      await createRole(server, 'other', federatedTrust(idp.url))
      await assume(await mint(idp.issuer, other), { RoleArn: roleArn('other') })
    } finally {
      await idp.close()
    }
  })

  it('keeps to the duration of the role', async () => {
    expect(await refusal(assume(await token(), { DurationSeconds: 3601 }))).toMatchObject({
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    })
    const { Credentials } = await assume(await token(), { DurationSeconds: 900 })
    expect(Credentials!.Expiration!.getTime() - Date.now()).toBeLessThan(901_000)
  })
})

describe('tokens that are refused', () => {
  it('those that somebody else signed', async () => {
    expect(await refusal(assume(await token({}, await signingKey('one'))))).toEqual(COULD_NOT_VALIDATE)
    expect(await refusal(assume(await token({}, await signingKey('other'))))).toEqual(NO_KEY)
    expect(await refusal(assume(await token({}, await signingKey('one', 'ES256'))))).toEqual(NO_KEY)
  })

  it('those that any byte was changed of', async () => {
    const good = await token()
    const [header, payload, signature] = good.split('.') as [string, string, string]
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    const forged = base64url.encode(JSON.stringify({ ...claims, sub: 'admin' }))
    expect(await refusal(assume(`${header}.${forged}.${signature}`))).toEqual(COULD_NOT_VALIDATE)
    for (const at of [0, 100, 200]) {
      const bytes = Buffer.from(signature, 'base64url')
      bytes[at]! ^= 1
      const changed = `${header}.${payload}.${bytes.toString('base64url')}`
      expect(await refusal(assume(changed))).toEqual(COULD_NOT_VALIDATE)
    }
    expect((await refusal(assume(`${header}.${payload}.`))).code).toBe('InvalidIdentityToken')
  })

  it('those without a signature, or signed by the public key as a secret', async () => {
    const claims = { iss: provider.issuer, sub: 'a', aud: 'client', iat: seconds(), exp: seconds() + 60 }
    const encode = (value: object) => base64url.encode(JSON.stringify(value))
    for (const alg of ['none', 'None', 'NONE']) {
      const unsigned = `${encode({ alg, kid: 'one' })}.${encode(claims)}.`
      expect(await refusal(assume(unsigned))).toEqual(COULD_NOT_VALIDATE)
    }
    for (const secret of [JSON.stringify(key.jwk), key.jwk.n!]) {
      const symmetric = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .sign(Buffer.from(secret.padEnd(32)))
      expect(await refusal(assume(symmetric))).toEqual(COULD_NOT_VALIDATE)
    }
  })

  it('those that bring their own key', async () => {
    const own = await signingKey('one')
    for (const header of [{ jwk: own.jwk }, { jku: `${provider.issuer}/keys`, jwk: own.jwk }]) {
      expect(await refusal(assume(await token({}, own, header)))).toEqual(COULD_NOT_VALIDATE)
    }
  })

  it.each<[string, object, (now: number) => object]>([
    [
      'expired',
      { exp: seconds() - 1 },
      () => ({
        code: 'ExpiredTokenException',
        status: 400,
        message: expect.stringMatching(
          /^Token expired: current date\/time \d{10} must be before the expiration date\/time \d{10}$/,
        ),
      }),
    ],
    [
      'long expired',
      { exp: seconds() - 100_000 },
      () => expect.objectContaining({ code: 'ExpiredTokenException', status: 400 }),
    ],
    [
      'issued long ago',
      { iat: seconds() - 25 * 3600 },
      () => ({
        code: 'ExpiredTokenException',
        status: 400,
        message: 'Token must be redeemed within 24 hours of issuance',
      }),
    ],
    ['not valid yet', { nbf: seconds() + 3600 }, () => COULD_NOT_VALIDATE],
    ['issued in the future', { iat: seconds() + 3600 }, () => COULD_NOT_VALIDATE],
    ['of no subject', { sub: undefined }, () => invalid('Missing a required claim: sub')],
    ['that never expire', { exp: undefined }, () => invalid('Missing a required claim: exp')],
    ['of no time', { iat: undefined }, () => invalid('Missing a required claim: iat')],
    ['for another audience', { aud: 'other' }, () => invalid('Incorrect token audience')],
    ['for no audience', { aud: undefined }, () => invalid('Missing a required claim: aud')],
    ['issued to another party', { azp: 'other' }, () => invalid('Incorrect token audience')],
    ['of no issuer', { iss: undefined }, () => invalid('Missing a required claim: iss')],
    [
      'of an issuer nobody trusts',
      { iss: 'https://other.example.com' },
      () => invalid('No OpenIDConnect provider found in your account for https://other.example.com'),
    ],
  ])('those %s', async (_, claims, expected) => {
    expect(await refusal(assume(await token(claims)))).toEqual(expected(seconds()))
  })

  it('those that are no tokens', async () => {
    const message =
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)'
    for (const text of ['abcd', 'a.b.c', `${'a.'.repeat(1000)}`, '{"iss":"a"}']) {
      expect(await refusal(assume(text))).toEqual(invalid(message))
    }
  })

  it('all, once the provider is deleted or of another account', async () => {
    const good = await token()
    const far = `arn:aws:iam::${OTHER_ACCOUNT}:role/app`
    const none = invalid(`No OpenIDConnect provider found in your account for ${provider.issuer}`)
    expect(await refusal(assume(good, { RoleArn: far }))).toEqual(none)
    await assume(good)
    await server.iam().send(
      new DeleteOpenIDConnectProviderCommand({
        OpenIDConnectProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/${provider.url}`,
      }),
    )
    expect(await refusal(assume(good))).toEqual(none)
  })
})

describe('what the role trusts', () => {
  it('denies without telling whether the role is there', async () => {
    const good = await token()
    await createRole(server, 'closed', federatedTrust('elsewhere.example.com'))
    expect(await refusal(assume(good, { RoleArn: roleArn('closed') }))).toEqual(DENIED)
    expect(await refusal(assume(good, { RoleArn: roleArn('none') }))).toEqual(DENIED)
    await server.iam().send(new DeleteRoleCommand({ RoleName: 'app' }))
    expect(await refusal(assume(good))).toEqual(DENIED)
  })

  it('does not let sts:AssumeRole stand for it, nor an AWS principal', async () => {
    const good = await token()
    await createRole(server, 'a', federatedTrust(provider.url, undefined, 'sts:AssumeRole'))
    expect(await refusal(assume(good, { RoleArn: roleArn('a') }))).toEqual(DENIED)
    await createRole(server, 'b', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRoleWithWebIdentity' }],
    })
    expect(await refusal(assume(good, { RoleArn: roleArn('b') }))).toEqual(DENIED)
  })

  it('says no to what is not an ARN of a role, and to ProviderId', async () => {
    const good = await token()
    expect(await refusal(assume(good, { RoleArn: `arn:aws:iam::${ACCOUNT}:user/app` }))).toMatchObject({
      code: 'ValidationError',
    })
    expect(await refusal(assume(good, { ProviderId: 'www.amazon.com' }))).toMatchObject({
      code: 'NotImplemented',
    })
  })
})

describe('thumbprints', () => {
  const setThumbprints = (...ThumbprintList: string[]) =>
    server.iam().send(
      new UpdateOpenIDConnectProviderThumbprintCommand({
        OpenIDConnectProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/${provider.url}`,
        ThumbprintList,
      }),
    )
  const MISMATCH = invalid("OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint")

  it('vouch for a certificate that no authority does, in either letter case', async () => {
    await setThumbprints(certificates.server.thumbprint)
    await assume(await token())
    await setThumbprints('0'.repeat(40), certificates.authority.thumbprint.toUpperCase())
    await assume(await token())
  })

  it('of other certificates vouch for nothing, whatever is remembered', async () => {
    await assume(await token())
    await setThumbprints('0'.repeat(40))
    expect(await refusal(assume(await token()))).toEqual(MISMATCH)
    await setThumbprints(certificates.elsewhere.thumbprint)
    expect(await refusal(assume(await token()))).toEqual(MISMATCH)
  })

  it('do not make a certificate one of another host', async () => {
    const elsewhere = await startProvider(certificates.elsewhere)
    elsewhere.publish([key])
    try {
      for (const { thumbprint } of [certificates.authority, certificates.elsewhere]) {
        await server.reset()
        await server.iam().send(
          new CreateOpenIDConnectProviderCommand({
            Url: elsewhere.issuer,
            ClientIDList: ['client'],
            ThumbprintList: [thumbprint],
          }),
        )
        expect(await refusal(assume(await mint(elsewhere.issuer, key)))).toEqual(MISMATCH)
      }
    } finally {
      await elsewhere.close()
    }
  })
})
