import { createHash } from 'node:crypto'
import {
  CreateSAMLProviderCommand,
  DeleteRoleCommand,
  DeleteSAMLProviderCommand,
  GetSAMLProviderCommand,
  UpdateSAMLProviderCommand,
} from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  ENTITY_ID,
  encode,
  encryptedXml,
  type KeyPair,
  makeKeyPair,
  metadataOf,
  responseXml,
  type Said,
  SIGN_IN,
  sign,
} from '../../federation/saml/identity-provider.ts'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ACCOUNT, createRole, credentialsOf, OTHER_ACCOUNT, roleArn } from './roles.ts'
import {
  type Attributes,
  assertion,
  createSamlProvider,
  samlArn,
  samlCaller,
  samlResponse,
  samlTrust,
} from './saml-world.ts'

let server: TestServer
let idp: KeyPair
let assume: ReturnType<typeof samlCaller>

beforeAll(async () => {
  idp = makeKeyPair()
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
  assume = samlCaller(server)
})
beforeEach(async () => {
  await server.reset()
  await createSamlProvider(server, 'Corp', idp)
  await createRole(server, 'app', samlTrust('Corp'))
})
afterAll(() => server.close())

const response = (attributes: Attributes = {}, said: Partial<Said> = {}) =>
  samlResponse(idp, attributes, said)
const invalid = (message: string) => ({ code: 'InvalidIdentityToken', status: 400, message })
const expired = (message: string) => ({ code: 'ExpiredTokenException', status: 400, message })
const DENIED = {
  code: 'AccessDenied',
  status: 403,
  message: 'Not authorized to perform sts:AssumeRoleWithSAML',
}
const SIGNATURE = invalid('Response signature invalid')
const lasts = ({ Credentials }: { Credentials?: { Expiration?: Date | undefined } | undefined }) =>
  Math.round((Credentials!.Expiration!.getTime() - Date.now()) / 1000)

describe('AssumeRoleWithSAML', () => {
  it('gives credentials of the role without a signature', async () => {
    const answer = await assume(response())
    // The formula of https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html (NameQualifier)
    const qualifier = createHash('sha1').update(`${ENTITY_ID}${ACCOUNT}/Corp`).digest('base64')
    expect(answer).toMatchObject({
      Subject: 'jane',
      SubjectType: 'persistent',
      Issuer: ENTITY_ID,
      Audience: SIGN_IN,
      NameQualifier: qualifier,
      AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/app/jane` },
    })
    expect(answer.PackedPolicySize).toBeUndefined()
    expect(lasts(answer)).toBeGreaterThan(3590)
    expect(lasts(answer)).toBeLessThanOrEqual(3600)
    const session = server.sts(credentialsOf(answer))
    expect(await session.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/app/jane`,
      UserId: answer.AssumedRoleUser!.AssumedRoleId,
    })
  })

  it('shows other formats of a name whole', async () => {
    const email = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'
    const nameId = `<saml:NameID Format="${email}">jane@example.com</saml:NameID>`
    expect(await assume(response({}, { nameId }))).toMatchObject({
      Subject: 'jane@example.com',
      SubjectType: email,
    })
  })

  it('is audited as the user whom the assertion proves, without the assertion', async () => {
    const given = response()
    const { NameQualifier } = await assume(given)
    expect(server.events().at(-1)).toMatchObject({
      eventName: 'AssumeRoleWithSAML',
      userIdentity: {
        type: 'SAMLUser',
        principalId: `${NameQualifier}:jane`,
        userName: 'jane',
        identityProvider: NameQualifier,
      },
      recipientAccountId: ACCOUNT,
      responseElements: { subject: 'jane', issuer: ENTITY_ID },
    })
    expect(JSON.stringify(server.events())).not.toContain(given.slice(100, 200))
    await refusal(assume(response({}, { audience: 'other' })))
    const refused = server.events().at(-1)!
    expect(refused).toMatchObject({ errorCode: 'InvalidIdentityToken', recipientAccountId: ACCOUNT })
    expect(refused.userIdentity).toEqual({ type: 'SAMLUser' })
  })

  // Command-line tools redeem one assertion for every role that it offers: docs/federation.md says how long that works.
  it('takes an assertion again while it is fresh, for each role that it offers', async () => {
    await createRole(server, 'other', samlTrust('Corp'))
    const Role = [`${roleArn('app')},${samlArn('Corp')}`, ` ${samlArn('Corp')} , ${roleArn('other')} `]
    const given = response({ Role })
    await assume(given)
    await assume(given)
    const answer = await assume(given, { RoleArn: roleArn('other') })
    expect(answer.AssumedRoleUser!.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/other/jane`)
  })

  it('takes a response as long as a request may have, and none that is longer', async () => {
    const offered = Array.from({ length: 380 }, (_, index) => `${roleArn(`r${index}`)},${samlArn('Corp')}`)
    const padded = (length: number) =>
      response({ Role: [...offered, pair], 'urn:x:padding': 'é+/'.repeat(length) })
    const pair = `${roleArn('app')},${samlArn('Corp')}`
    const length = Math.floor(((100_000 - padded(0).length) * 3) / 4 / 4) - 10
    const long = padded(length)
    expect(long.length).toBeGreaterThan(99_900)
    expect(long.length).toBeLessThanOrEqual(100_000)
    expect((await assume(long)).Subject).toBe('jane')
    expect(await refusal(assume(padded(length + 100)))).toMatchObject({
      code: 'ValidationError',
      message: expect.stringContaining('Member must have length less than or equal to 100000'),
    })
  })

  it('takes a provider of another account that the role trusts', async () => {
    await server
      .iam(server.roots.get(OTHER_ACCOUNT))
      .send(new CreateSAMLProviderCommand({ Name: 'Far', SAMLMetadataDocument: metadataOf([idp.der]) }))
    const far = samlArn('Far', OTHER_ACCOUNT)
    const trusted = JSON.stringify(samlTrust('Corp')).replace(samlArn('Corp'), far)
    await createRole(server, 'far', JSON.parse(trusted))
    const Role = `${roleArn('far')},${far}`
    await assume(response({ Role }), { RoleArn: roleArn('far'), PrincipalArn: far })
    const near = response({ Role: `${roleArn('app')},${far}` })
    expect(await refusal(assume(near, { PrincipalArn: far }))).toEqual(DENIED)
  })

  it('takes encrypted assertions, and nothing else where they are demanded', async () => {
    const ours = makeKeyPair()
    const update = (change: object) =>
      server.iam().send(new UpdateSAMLProviderCommand({ SAMLProviderArn: samlArn('Corp'), ...change }))
    await update({ AddPrivateKey: ours.key })
    const encrypted = async (said: Partial<Said>) =>
      encode(responseXml(await encryptedXml(sign(assertion({}, said), 'Assertion', idp.key), ours)))
    expect((await assume(await encrypted({}))).Subject).toBe('jane')
    await update({ AssertionEncryptionMode: 'Required' })
    const { SAMLProviderUUID } = await server
      .iam()
      .send(new GetSAMLProviderCommand({ SAMLProviderArn: samlArn('Corp') }))
    const recipient = `${SIGN_IN}/acs/${SAMLProviderUUID}`
    expect((await assume(await encrypted({ recipient }))).Audience).toBe(recipient)
    expect(await refusal(assume(response({}, { recipient })))).toEqual(
      invalid('The specified provider requires encrypted assertions.'),
    )
  })
})

describe('how long it lasts', () => {
  beforeEach(() => createRole(server, 'long', samlTrust('Corp'), { maxSessionDuration: 7200 }))
  const assumeLong = (asked: number | undefined, attributes: Attributes = {}, said: Partial<Said> = {}) =>
    assume(response({ Role: `${roleArn('long')},${samlArn('Corp')}`, ...attributes }, said), {
      RoleArn: roleArn('long'),
      DurationSeconds: asked,
    })

  it.each<[string, number | undefined, string | undefined, number | undefined, number]>([
    ['an hour', undefined, undefined, undefined, 3600],
    ['what is asked', 7200, undefined, undefined, 7200],
    ['what the assertion allows, if that is less', 7200, '1800', undefined, 1800],
    ['what is asked, if that is less', 900, '1800', undefined, 900],
    ['as long as the session at the provider', 7200, '1800', 1000, 1000],
    ['even if that is short', undefined, undefined, 100, 100],
  ])('%s', async (_, asked, SessionDuration, sessionEnds, seconds) => {
    const said = sessionEnds === undefined ? {} : { sessionEnds }
    const got = lasts(await assumeLong(asked, { SessionDuration }, said))
    expect(got).toBeGreaterThan(seconds - 10)
    expect(got).toBeLessThanOrEqual(seconds)
  })

  it('no longer than the role allows', async () => {
    const tooLong = {
      code: 'ValidationError',
      status: 400,
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    }
    expect(await refusal(assumeLong(7201))).toEqual(tooLong)
    expect(await refusal(assumeLong(7201, { SessionDuration: '900' }))).toEqual(tooLong)
    expect(lasts(await assumeLong(undefined, { SessionDuration: '43200' }))).toBeLessThanOrEqual(3600)
  })

  it.each(['899', '43201', '0', '-900', '1e3', ' 900', 'an hour', ''])('not %j', async (SessionDuration) => {
    const message = 'SessionDuration in AuthnResponse must be between 900 and 43200'
    expect(await refusal(assumeLong(undefined, { SessionDuration }))).toEqual(invalid(message))
  })
})

describe('what is refused', () => {
  const NAME = 'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}'
  const SOURCE = 'Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"'

  it.each<[string, Attributes, Partial<Said>, object]>([
    [
      'another issuer',
      {},
      { issuer: 'https://other.example.com' },
      invalid('Issuer not present in specified provider'),
    ],
    [
      'another audience',
      {},
      { audience: 'urn:other' },
      invalid('Response does not contain the required audience.'),
    ],
    [
      'another recipient',
      {},
      { recipient: 'https://sp.example.com' },
      invalid('Response does not contain the required recipient.'),
    ],
    [
      'an assertion of six minutes ago',
      {},
      { issued: -360 },
      expired('Token must be redeemed within 5 minutes of issuance'),
    ],
    ['one that has ended', {}, { confirmedUntil: -1 }, expired('The SAML assertion has expired.')],
    ['one of tomorrow', {}, { notBefore: 86_400 }, invalid('The SAML assertion is not valid yet.')],
    ['nobody', {}, { nameId: '' }, DENIED],
    [
      'no name of the session',
      { RoleSessionName: undefined },
      {},
      invalid('RoleSessionName is required in AuthnResponse'),
    ],
    ['a name with spaces', { RoleSessionName: 'Jane Doe' }, {}, invalid(NAME)],
    ['a name of one letter', { RoleSessionName: 'j' }, {}, invalid(NAME)],
    [
      'two names',
      { RoleSessionName: ['jane', 'joe'] },
      {},
      invalid('RoleSessionName in AuthnResponse must have one value'),
    ],
    [
      'no value of the name',
      { RoleSessionName: [] },
      {},
      invalid('RoleSessionName in AuthnResponse must have one value'),
    ],
    ['a source identity with spaces', { SourceIdentity: 'Jane Doe' }, {}, invalid(SOURCE)],
    ['a source identity of AWS’s', { SourceIdentity: 'aws:jane' }, {}, invalid(SOURCE)],
    [
      'a tag without a key',
      { 'PrincipalTag:': 'it' },
      {},
      invalid('PrincipalTag in AuthnResponse is not a valid tag'),
    ],
    [
      'a tag of two values',
      { 'PrincipalTag:team': ['it', 'hr'] },
      {},
      invalid('PrincipalTag:team in AuthnResponse must have one value'),
    ],
    ['no roles', { Role: undefined }, {}, DENIED],
    ['another role', { Role: `${roleArn('other')},${samlArn('Corp')}` }, {}, DENIED],
    ['another provider’s role', { Role: `${roleArn('app')},${samlArn('Other')}` }, {}, DENIED],
    ['a role without a provider', { Role: roleArn('app') }, {}, DENIED],
    ['a role and a half', { Role: `${roleArn('app')},${samlArn('Corp')},${roleArn('b')}` }, {}, DENIED],
    ['the role in other letters', { Role: `${roleArn('APP')},${samlArn('Corp')}` }, {}, DENIED],
  ])('%s', async (_, attributes, said, expected) => {
    expect(await refusal(assume(response(attributes, said)))).toEqual(expected)
  })

  it('what the provider did not sign, and what it is not', async () => {
    const mallory = makeKeyPair()
    expect(await refusal(assume(samlResponse(mallory)))).toEqual(SIGNATURE)
    expect(await refusal(assume(encode(responseXml(assertion()))))).toEqual(SIGNATURE)
    expect(await refusal(assume('not base64!'))).toEqual(invalid('Invalid base64 SAMLResponse'))
    const malformed = invalid('Your request included an invalid SAML response.')
    expect(await refusal(assume(encode('<a/>')))).toEqual(malformed)
    const failed = encode(responseXml(assertion(), { status: 'AuthnFailed' }))
    expect(await refusal(assume(failed))).toEqual({
      code: 'IDPRejectedClaim',
      status: 403,
      message: 'The identity provider (IdP) reported that authentication failed.',
    })
  })

  it('everything, once the provider’s key or metadata is out of date, or the provider gone', async () => {
    const given = response()
    const update = (document: string) =>
      server
        .iam()
        .send(
          new UpdateSAMLProviderCommand({ SAMLProviderArn: samlArn('Corp'), SAMLMetadataDocument: document }),
        )
    await update(metadataOf([makeKeyPair().der]))
    expect(await refusal(assume(given))).toEqual(SIGNATURE)
    await update(metadataOf([makeKeyPair().der, idp.der]))
    await assume(given)
    await update(metadataOf([idp.der], { attributes: 'validUntil="2020-01-01T00:00:00Z"' }))
    expect(await refusal(assume(given))).toEqual(
      invalid('The metadata of the specified provider has expired.'),
    )
    await server.iam().send(new DeleteSAMLProviderCommand({ SAMLProviderArn: samlArn('Corp') }))
    expect(await refusal(assume(given))).toEqual(invalid("Specified provider doesn't exist"))
  })

  it('what names no role or no provider', async () => {
    const given = response()
    for (const more of [{ RoleArn: samlArn('Corp') }, { PrincipalArn: roleArn('app') }]) {
      const [arn] = Object.values(more)
      expect(await refusal(assume(given, more))).toEqual({
        code: 'ValidationError',
        status: 400,
        message: `${arn} is invalid`,
      })
    }
    const none = samlArn('Corp', '999999999999')
    expect(await refusal(assume(given, { PrincipalArn: none }))).toEqual(
      invalid("Specified provider doesn't exist"),
    )
  })

  it('a role that does not trust the provider, without telling whether it is there', async () => {
    await createRole(server, 'closed', samlTrust('Elsewhere'))
    await createRole(server, 'plain', samlTrust('Corp', undefined, 'sts:AssumeRole'))
    for (const name of ['closed', 'plain', 'none']) {
      const given = response({ Role: `${roleArn(name)},${samlArn('Corp')}` })
      expect(await refusal(assume(given, { RoleArn: roleArn(name) }))).toEqual(DENIED)
    }
    await server.iam().send(new DeleteRoleCommand({ RoleName: 'app' }))
    expect(await refusal(assume(response()))).toEqual(DENIED)
  })
})
