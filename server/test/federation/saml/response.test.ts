import { beforeAll, describe, expect, it } from 'vitest'
import { SamlRefused } from '../../../src/federation/saml/refused.ts'
import { type SamlTrust, verifyResponse } from '../../../src/federation/saml/response.ts'
import {
  assertionXml,
  ENTITY_ID,
  encode,
  encryptedXml,
  type KeyPair,
  makeKeyPair,
  responseXml,
  type Said,
  SIGN_IN,
  sign,
} from './identity-provider.ts'

let idp: KeyPair
let ours: KeyPair
let trust: SamlTrust

beforeAll(() => {
  idp = makeKeyPair()
  ours = makeKeyPair()
  trust = {
    entityId: ENTITY_ID,
    certificates: [idp.der],
    validUntil: Number.POSITIVE_INFINITY,
    requiresEncryption: false,
    uuid: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    privateKeys: [ours.key],
  }
})

const verify = (xml: string, other: Partial<SamlTrust> = {}) =>
  verifyResponse(encode(xml), { ...trust, ...other }, Date.now())
/** The subject, or why there is none. */
const outcome = (xml: string, other: Partial<SamlTrust> = {}) =>
  verify(xml, other).then(
    ({ subject }) => subject,
    (error: unknown) => (error instanceof SamlRefused ? error.fault : error),
  )
const signedAssertion = (said: Partial<Said> = {}, key = idp.key) =>
  sign(assertionXml(said), 'Assertion', key)
const response = (said: Partial<Said> = {}) => responseXml(signedAssertion(said))

describe('signatures', () => {
  it('may be the assertion’s, the response’s, or both', async () => {
    expect(await outcome(response())).toBe('jane')
    expect(await outcome(sign(responseXml(assertionXml()), 'Response', idp.key))).toBe('jane')
    expect(await outcome(sign(response(), 'Response', idp.key))).toBe('jane')
  })

  it('must all be right', async () => {
    const other = makeKeyPair()
    expect(await outcome(sign(response(), 'Response', other.key))).toBe('signature')
    const inner = responseXml(signedAssertion({}, other.key))
    expect(await outcome(sign(inner, 'Response', idp.key))).toBe('signature')
  })

  it('may be by any of the provider’s keys, expired certificates or not', async () => {
    const next = makeKeyPair(2048, -1)
    const certificates = [idp.der, next.der]
    expect(await outcome(responseXml(signedAssertion({}, next.key)), { certificates })).toBe('jane')
    expect(await outcome(response(), { certificates })).toBe('jane')
    expect(await outcome(response(), { certificates: [next.der] })).toBe('signature')
  })

  it.each([
    ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'http://www.w3.org/2001/04/xmlenc#sha512'],
    ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', 'http://www.w3.org/2001/04/xmlenc#sha256'],
  ])('may be %s', async (signature, digest) => {
    const assertion = sign(assertionXml(), 'Assertion', idp.key, { signature, digest, keyInfo: idp.cert })
    expect(await outcome(responseXml(assertion))).toBe('jane')
  })

  it('survive line breaks in the base64, and line ends of another system', async () => {
    const lines = encode(response().replace('<samlp:Status>', '\r\n<samlp:Status>')).match(/.{1,76}/g)!
    expect((await verifyResponse(lines.join('\r\n'), trust, Date.now())).subject).toBe('jane')
  })
})

describe('encryption', () => {
  const GCM = 'http://www.w3.org/2009/xmlenc11#'
  const CBC = 'http://www.w3.org/2001/04/xmlenc#'

  it.each([`${GCM}aes128-gcm`, `${GCM}aes256-gcm`, `${CBC}aes128-cbc`, `${CBC}aes256-cbc`])(
    'by %s is undone, whether the assertion is signed within or the response around it',
    async (algorithm) => {
      expect(await outcome(responseXml(await encryptedXml(signedAssertion(), ours, algorithm)))).toBe('jane')
      const around = responseXml(await encryptedXml(assertionXml(), ours, algorithm))
      expect(await outcome(sign(around, 'Response', idp.key))).toBe('jane')
      expect(await outcome(around)).toBe('signature')
    },
  )

  it('for either of two keys is undone, and for no other', async () => {
    const encrypted = responseXml(await encryptedXml(signedAssertion(), ours))
    const other = makeKeyPair()
    expect(await outcome(encrypted, { privateKeys: [other.key, ours.key] })).toBe('jane')
    expect(await outcome(encrypted, { privateKeys: [other.key] })).toBe('signature')
    expect(await outcome(encrypted, { privateKeys: [] })).toBe('signature')
  })

  it('is not taken for a signature, nor with methods that leak', async () => {
    const forged = signedAssertion({}, makeKeyPair().key)
    expect(await outcome(responseXml(await encryptedXml(forged, ours)))).toBe('signature')
    const triple = await encryptedXml(signedAssertion(), ours, `${CBC}tripledes-cbc`)
    expect(await outcome(responseXml(triple))).toBe('signature')
    const older = await encryptedXml(signedAssertion(), ours, `${GCM}aes256-gcm`, `${CBC}rsa-1_5`)
    expect(await outcome(responseXml(older))).toBe('signature')
  })

  it('holds one assertion and nothing else', async () => {
    for (const content of [
      responseXml(signedAssertion()),
      signedAssertion() + signedAssertion(),
      `<!DOCTYPE a>${signedAssertion()}`,
      'jane',
      '',
    ]) {
      if (content !== '') {
        expect(await outcome(responseXml(await encryptedXml(content, ours)))).toBe('signature')
      }
    }
    const two = (await encryptedXml(signedAssertion(), ours)) + (await encryptedXml(signedAssertion(), ours))
    expect(await outcome(responseXml(two))).toBe('malformed')
  })

  it('may be demanded, with the provider’s identifier in the address', async () => {
    const required = { requiresEncryption: true }
    const recipient = `${SIGN_IN}/acs/${trust.uuid}`
    const encrypted = async (said: Partial<Said>) =>
      responseXml(await encryptedXml(signedAssertion(said), ours))
    expect(await outcome(response({ recipient }), required)).toBe('not-encrypted')
    expect(await outcome(await encrypted({}), required)).toBe('recipient')
    expect(await outcome(await encrypted({ recipient: `${SIGN_IN}/acs/OTHER` }), required)).toBe('recipient')
    expect(await outcome(await encrypted({ recipient }), required)).toBe('jane')
  })
})

describe('what an assertion must say', () => {
  const bearer = (data: string, method = 'bearer') =>
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:${method}">${data}</saml:SubjectConfirmation>`
  const subject = (confirmation: string) =>
    `<saml:Subject><saml:NameID>jane</saml:NameID>${confirmation}</saml:Subject>`
  const data = () =>
    `<saml:SubjectConfirmationData NotOnOrAfter="${new Date(Date.now() + 60_000).toISOString()}" Recipient="${SIGN_IN}"/>`
  const conditions = (content: string) => `<saml:Conditions>${content}</saml:Conditions>`
  const audience =
    '<saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>'
  const other =
    '<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>'

  it.each<[string, Partial<Said> | (() => Partial<Said>), string]>([
    ['the least', () => ({ subject: subject(bearer(data())), conditions: conditions(audience) }), 'jane'],
    ['a region’s address', { recipient: 'https://eu-west-1.signin.aws.amazon.com/saml' }, 'jane'],
    ['an address as audience', { audience: SIGN_IN }, 'jane'],
    ['a condition on its use', { conditions: conditions(`${audience}<saml:OneTimeUse/>`) }, 'jane'],
    ['another issuer', { issuer: 'https://other.example.com' }, 'issuer'],
    ['no audience', { audience: undefined }, 'audience'],
    ['another audience', { audience: 'urn:other' }, 'audience'],
    ['audiences that exclude each other', { conditions: conditions(audience + other) }, 'audience'],
    ['an empty list of audiences', { conditions: conditions('<saml:AudienceRestriction/>') }, 'audience'],
    ['no conditions', { conditions: '' }, 'audience'],
    ['conditions twice', { conditions: conditions(audience).repeat(2) }, 'malformed'],
    ['a condition nobody knows', { conditions: conditions(`${audience}<saml:Condition/>`) }, 'malformed'],
    ['another recipient', { recipient: 'https://sp.example.com/saml' }, 'recipient'],
    ['a recipient that only begins so', { recipient: `${SIGN_IN}.example.com` }, 'recipient'],
    ['a recipient that only ends so', { recipient: 'https://evil-signin.aws.amazon.com/saml' }, 'recipient'],
    ['a recipient below another name', { recipient: 'https://a.b.signin.aws.amazon.com/saml' }, 'recipient'],
    ['another provider’s recipient', { recipient: `${SIGN_IN}/acs/OTHER` }, 'recipient'],
    ['no recipient', { recipient: undefined }, 'recipient'],
    ['no end of its confirmation', { confirmedUntil: undefined }, 'recipient'],
    ['an end that is past', { confirmedUntil: -1 }, 'expired'],
    ['conditions that are past', { notOnOrAfter: -1 }, 'expired'],
    ['a session that is over', { sessionEnds: -1 }, 'expired'],
    ['conditions of later', { notBefore: 400 }, 'not-valid-yet'],
    ['conditions of a little later', { notBefore: 200 }, 'jane'],
    ['an issue of later', { issued: 400 }, 'not-valid-yet'],
    ['an issue of before', { issued: -290 }, 'jane'],
    ['an issue of long before', { issued: -310 }, 'too-old'],
    ['no subject', { subject: '' }, 'no-subject'],
    ['no name', () => ({ subject: `<saml:Subject>${bearer(data())}</saml:Subject>` }), 'no-subject'],
    ['an empty name', { nameId: '<saml:NameID/>' }, 'no-subject'],
    ['two names', { nameId: '<saml:NameID>a</saml:NameID>'.repeat(2) }, 'no-subject'],
    ['elements in the name', { nameId: '<saml:NameID>a<b/></saml:NameID>' }, 'no-subject'],
    ['no confirmation', { subject: subject('') }, 'malformed'],
    ['two confirmations', () => ({ subject: subject(bearer(data()).repeat(2)) }), 'malformed'],
    ['another confirmation', () => ({ subject: subject(bearer(data(), 'sender-vouches')) }), 'malformed'],
    ['a confirmation of nothing', { subject: subject(bearer('')) }, 'malformed'],
    ['nobody’s authentication', { statements: '' }, 'malformed'],
  ])('with %s: %s', async (_, said, expected) => {
    expect(await outcome(response(typeof said === 'function' ? said() : said))).toBe(expected)
  })

  it('is refused where times are none, the version is older, or the metadata is out of date', async () => {
    const changed = (from: RegExp, to: string) =>
      responseXml(sign(assertionXml().replace(from, to), 'Assertion', idp.key))
    expect(await outcome(changed(/NotBefore="[^"]*"/, 'NotBefore="yesterday"'))).toBe('malformed')
    expect(await outcome(changed(/IssueInstant="[^"]*"/, 'IssueInstant="2026-01-01"'))).toBe('malformed')
    expect(await outcome(changed(/Version="2.0"/, 'Version="1.1"'))).toBe('malformed')
    expect(await outcome(response().replace('Version="2.0"', 'Version="1.1"'))).toBe('malformed')
    expect(await outcome(response(), { validUntil: Date.now() - 1 })).toBe('metadata-expired')
  })

  it('is passed on whole: subject, format, and every attribute in order', async () => {
    const attributes = { a: ['1', '<b>2</b>', ''], 'x:y': 'é &amp; &lt;' }
    const assertion = await verify(response({ attributes, sessionEnds: 600 }))
    expect([...assertion.attributes]).toEqual([
      ['a', { values: ['1', '2', ''], repeated: false }],
      ['x:y', { values: ['é & <'], repeated: false }],
    ])
    expect(assertion.subjectFormat).toBe('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent')
    expect(assertion.sessionEnds).toBeGreaterThan(Date.now())
    const unnamed = await verify(response({ nameId: '<saml:NameID> jane </saml:NameID>' }))
    expect([unnamed.subject, unnamed.subjectFormat]).toEqual([
      ' jane ',
      'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    ])
  })
})

describe('responses that are none', () => {
  it.each<[string, string, string]>([
    ['no base64', '!!!!', 'encoding'],
    ['base64 cut short', 'PGE+P', 'encoding'],
    ['no UTF-8', Buffer.from([0x3c, 0xff, 0x3e]).toString('base64'), 'encoding'],
    ['no XML', encode('jane'), 'malformed'],
    ['another document', encode('<none/>'), 'malformed'],
    ['no assertion', encode(responseXml('')), 'malformed'],
  ])('%s', async (_, encoded, fault) => {
    await expect(verifyResponse(encoded, trust, Date.now())).rejects.toMatchObject({ fault })
  })

  it('an assertion alone, and the provider’s own refusal', async () => {
    expect(await outcome(signedAssertion())).toBe('malformed')
    expect(await outcome(responseXml(signedAssertion(), { status: 'Responder' }))).toBe('status')
    expect(await outcome(responseXml(signedAssertion(), { issuer: 'https://other.example.com' }))).toBe(
      'issuer',
    )
  })
})
