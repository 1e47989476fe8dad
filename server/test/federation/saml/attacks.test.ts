/**
 * What has been tried against other readers of SAML, built for real.
 * https://www.usenix.org/conference/usenixsecurity12/technical-sessions/presentation/somorovsky (wrapping, in its eight forms)
 */
import { createHmac, createPublicKey, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import type { SamlAssertion } from '../../../src/federation/saml/assertion.ts'
import { SamlRefused } from '../../../src/federation/saml/refused.ts'
import { type SamlTrust, verifyResponse } from '../../../src/federation/saml/response.ts'
import {
  assertionXml,
  ENTITY_ID,
  encode,
  type KeyPair,
  makeKeyPair,
  RSA_SHA256,
  responseXml,
  type SigningOptions,
  sign,
} from './identity-provider.ts'

let idp: KeyPair
let mallory: KeyPair
let trust: SamlTrust

beforeAll(() => {
  idp = makeKeyPair()
  mallory = makeKeyPair()
  trust = {
    entityId: ENTITY_ID,
    certificates: [idp.der],
    validUntil: Number.POSITIVE_INFINITY,
    requiresEncryption: false,
    uuid: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    privateKeys: [],
  }
})
// A parser that complains to the console would let everybody write into the server's log.
const PRINTING = ['log', 'warn', 'error'] as const
let printing: readonly MockInstance[]
beforeEach(() => {
  printing = PRINTING.map((method) => vi.spyOn(console, method))
})
afterEach(() => {
  for (const spy of printing) expect(spy).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

/** What is believed of a response, or why nothing is. */
async function outcome(xml: string): Promise<SamlAssertion | string> {
  try {
    return await verifyResponse(encode(xml), trust, Date.now())
  } catch (error) {
    if (error instanceof SamlRefused) return error.fault
    throw error
  }
}

const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/
/** The first signature in a text. */
const signatureIn = (xml: string) => SIGNATURE.exec(xml)![0]
const unsigned = (xml: string) => xml.replace(SIGNATURE, '')
/** What the attacker wants to be believed: another subject. */
const asAdmin = (xml: string) => xml.replace('>jane<', '>admin<')
const withId = (xml: string, id: string) => xml.replace(/ ID="[^"]*"/, ` ID="${id}"`)
const within = (element: string, xml: string, content: string) =>
  xml.replace(`</${element}>`, `${content}</${element}>`)

describe('wrapping of a signed assertion', () => {
  const signed = () => sign(assertionXml(), 'Assertion', idp.key)

  it.each<[string, (good: string) => string]>([
    ['3: a forged one before it', (good) => withId(asAdmin(unsigned(good)), '_evil') + good],
    ['3, after it', (good) => good + withId(asAdmin(unsigned(good)), '_evil')],
    [
      '4: it within a forged one',
      (good) => within('saml:Assertion', withId(asAdmin(unsigned(good)), '_evil'), good),
    ],
    [
      '4, with its signature in the forged one',
      (good) => within('saml:Assertion', withId(asAdmin(good), '_evil'), unsigned(good)),
    ],
    [
      '5: forged itself, what was signed at the end',
      (good) => withId(asAdmin(good), '_evil') + unsigned(good),
    ],
    ['5, under one identifier', (good) => asAdmin(good) + unsigned(good)],
    [
      '6: forged itself, what was signed in its signature',
      (good) => within('ds:Signature', withId(asAdmin(good), '_evil'), unsigned(good)),
    ],
    [
      '7: forged in an Extensions element before it',
      (good) => `<samlp:Extensions>${withId(asAdmin(unsigned(good)), '_evil')}</samlp:Extensions>${good}`,
    ],
    [
      '7, under one identifier',
      (good) => `<samlp:Extensions>${asAdmin(unsigned(good))}</samlp:Extensions>${good}`,
    ],
    [
      '8: forged itself, what was signed in an Object of its signature',
      (good) =>
        within('ds:Signature', withId(asAdmin(good), '_evil'), `<ds:Object>${unsigned(good)}</ds:Object>`),
    ],
    [
      '8, in the KeyInfo',
      (good) =>
        within('ds:Signature', withId(asAdmin(good), '_evil'), `<ds:KeyInfo>${unsigned(good)}</ds:KeyInfo>`),
    ],
    [
      'in a namespace of its own',
      (good) => `<Assertion ID="_evil">${asAdmin(unsigned(good))}</Assertion>${good}`,
    ],
    ['two that are both signed', (good) => good + sign(assertionXml(), 'Assertion', idp.key)],
    ['twice the same', (good) => good + good],
    [
      'as advice of a forged one',
      (good) =>
        within(
          'saml:Assertion',
          withId(asAdmin(unsigned(good)), '_evil'),
          `<saml:Advice>${good}</saml:Advice>`,
        ),
    ],
  ])('%s', async (_, wrap) => {
    const wrapped = responseXml(wrap(signed()))
    expect(await outcome(wrapped)).toBe('malformed')
  })
})

describe('wrapping of a signed response', () => {
  const signed = () => sign(responseXml(assertionXml()), 'Response', idp.key)

  it.each<[string, (good: string) => string]>([
    [
      '1: it in the signature of a forged one',
      (good) => {
        const evil = withId(asAdmin(unsigned(good)), '_evil').replaceAll(/ID="_a/g, 'ID="_b')
        const signature = within('ds:Signature', signatureIn(good), unsigned(good))
        return evil.replace('<samlp:Status>', `${signature}<samlp:Status>`)
      },
    ],
    [
      '2: it before the signature of a forged one',
      (good) => {
        const evil = withId(asAdmin(unsigned(good)), '_evil').replaceAll(/ID="_a/g, 'ID="_b')
        return evil.replace('<samlp:Status>', `${unsigned(good)}${signatureIn(good)}<samlp:Status>`)
      },
    ],
    [
      'it within a forged one',
      (good) => within('samlp:Response', withId(asAdmin(unsigned(good)), '_evil'), good),
    ],
    [
      'its assertion beside a forged one',
      (good) => within('samlp:Response', good, asAdmin(assertionXml({ id: '_evil' }))),
    ],
  ])('%s', async (_, wrap) => {
    expect(await outcome(wrap(signed()))).toBe('malformed')
  })

  it('changed anywhere but in its signature', async () => {
    expect(await outcome(asAdmin(signed()))).toBe('signature')
    expect(
      await outcome(signed().replace('Destination="https://signin', 'Destination="https://s1gnin')),
    ).toBe('signature')
  })
})

describe('signatures that are none', () => {
  const said = () => assertionXml()
  const response = (options?: SigningOptions, key = idp.key) =>
    responseXml(sign(said(), 'Assertion', key, options))
  const changed = (from: string | RegExp, to: string) => {
    const xml = response({ keyInfo: idp.cert })
    expect(xml.replace(from, to)).not.toBe(xml)
    return xml.replace(from, to)
  }

  it('no signature at all, or one that is empty', async () => {
    expect(await outcome(responseXml(said()))).toBe('signature')
    expect(await outcome(unsigned(response()))).toBe('signature')
    const empty = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'
    expect(await outcome(response().replace(SIGNATURE, empty))).toBe('signature')
    expect(await outcome(changed(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>'))).toBe('signature')
    expect(await outcome(changed(/<ds:Reference[\s\S]*<\/ds:Reference>/, ''))).toBe('signature')
  })

  it('by somebody else’s key, also where the signature names it', async () => {
    expect(await outcome(response({}, mallory.key))).toBe('signature')
    expect(await outcome(response({ keyInfo: mallory.cert }, mallory.key))).toBe('signature')
    expect(await outcome(response({ keyInfo: idp.cert }, mallory.key))).toBe('signature')
  })

  it('with the public key for a secret', async () => {
    const pem = createPublicKey(
      new X509Certificate(idp.cert).publicKey.export({ type: 'spki', format: 'pem' }),
    )
    const secrets = [idp.cert, idp.der, pem.export({ type: 'spki', format: 'pem' })]
    for (const method of [
      'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
      'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
    ]) {
      for (const secret of secrets) {
        const xml = changed(RSA_SHA256, method)
        const info = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(xml)![0]
        const canonical = info.replace(
          '<ds:SignedInfo>',
          '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
        )
        const value = createHmac(method.endsWith('256') ? 'sha256' : 'sha1', secret)
          .update(canonical)
          .digest('base64')
        expect(await outcome(xml.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`))).toBe(
          'signature',
        )
      }
    }
  })

  it.each<[string, SigningOptions]>([
    ['RSA with SHA-1', { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
    ['a digest by SHA-1', { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }],
    ['no enveloped transform', { transforms: ['http://www.w3.org/2001/10/xml-exc-c14n#'] }],
    ['no canonical form', { transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature'] }],
    [
      'the older canonical form',
      {
        transforms: [
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
        ],
      },
    ],
    [
      'comments in the canonical form',
      {
        transforms: [
          'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
          'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
        ],
      },
    ],
    [
      'comments in the canonical form of itself',
      { canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments' },
    ],
  ])('with %s', async (_, options) => {
    expect(await outcome(response(options))).toBe('signature')
  })

  it.each<[string, string | RegExp, string]>([
    ['over everything', /URI="#[^"]*"/, 'URI=""'],
    ['over something else', /URI="#[^"]*"/, 'URI="#_evil"'],
    ['over what a query finds', /URI="#[^"]*"/, `URI="#x&quot; or &quot;1&quot;=&quot;1"`],
    ['over another document', /URI="#[^"]*"/, 'URI="https://evil.example.com/"'],
    [
      'by a style sheet',
      '</ds:Transforms>',
      '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>',
    ],
    [
      'by a path',
      '</ds:Transforms>',
      '<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>',
    ],
    ['of two references', /(<ds:Reference[\s\S]*<\/ds:Reference>)/, '$1$1'],
    [
      'with a length',
      /<ds:SignatureMethod([^>]*)\/>/,
      '<ds:SignatureMethod$1><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>',
    ],
    ['with an object', '</ds:Signature>', '<ds:Object/></ds:Signature>'],
    ['with two descriptions of itself', /(<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>)/, '$1$1'],
    ['with two digests', /(<ds:DigestValue>[^<]*<\/ds:DigestValue>)/, '$1$1'],
    [
      'with a digest in a digest',
      /<ds:DigestValue>([^<]*)<\/ds:DigestValue>/,
      '<ds:DigestValue>$1<ds:DigestValue>$1</ds:DigestValue></ds:DigestValue>',
    ],
    ['with a value in a value', /<ds:SignatureValue>([^<]*)/, '<ds:SignatureValue>$1<ds:SignatureValue/>'],
  ])('%s', async (_, from, to) => {
    expect(await outcome(changed(from, to))).toBe('signature')
  })

  it('two of them, or one in the wrong place', async () => {
    expect(await outcome(changed(SIGNATURE, '$&$&'))).toBe('signature')
    const moved = response()
    const signature = signatureIn(moved)
    expect(await outcome(unsigned(moved).replace('<saml:Subject>', `<saml:Subject>${signature}`))).toBe(
      'malformed',
    )
    // Under the response it would have to be over the response.
    expect(await outcome(unsigned(moved).replace('<samlp:Status>', `${signature}<samlp:Status>`))).toBe(
      'signature',
    )
  })
})

describe('text that is read in two ways', () => {
  const withName = (name: string) =>
    responseXml(sign(assertionXml({ nameId: `<saml:NameID>${name}</saml:NameID>` }), 'Assertion', idp.key))

  it('by comments, processing instructions and CDATA sections', async () => {
    const good = withName('admin.evil.example.com')
    expect(await outcome(good)).toMatchObject({ subject: 'admin.evil.example.com' })
    for (const put of ['<!---->', '<!-- . -->', '<?php ?>', '<![CDATA[]]>', '<![CDATA[.]]>']) {
      // The canonical form, and so the signature, is the same without comments.
      expect(await outcome(good.replace('admin.', `admin${put}.`))).toBe('malformed')
    }
    expect(await outcome(withName('admin<!---->.evil.example.com'))).toBe('malformed')
  })

  it('by entities and document types', async () => {
    const entity = '<!DOCTYPE samlp:Response [<!ENTITY who "admin">]>'
    expect(await outcome(entity + withName('jane'))).toBe('malformed')
    expect(await outcome(entity + withName('jane').replace('>jane<', '>&who;<'))).toBe('malformed')
  })

  it('by identifiers that two elements have, whatever they call it', async () => {
    for (const name of ['ID', 'Id', 'id', 'xml:id', 'x:ID']) {
      const good = sign(assertionXml({ id: '_twice' }), 'Assertion', idp.key)
      const evil = `<samlp:Extensions xmlns:x="urn:x"><a ${name}="_twice"/></samlp:Extensions>`
      expect(await outcome(responseXml(evil + good))).toBe('malformed')
    }
  })

  it('by namespaces that are not SAML’s', async () => {
    const good = responseXml(sign(assertionXml(), 'Assertion', idp.key))
    expect(await outcome(good.replaceAll('SAML:2.0:assertion', 'SAML:1.0:assertion'))).toBe('malformed')
    expect(await outcome(good.replaceAll('SAML:2.0:protocol', 'SAML:1.1:protocol'))).toBe('malformed')
    const other = good.replaceAll('http://www.w3.org/2000/09/xmldsig#', 'http://example.com/2000/09/xmldsig#')
    expect(await outcome(other)).toBe('malformed')
  })
})

describe('any change of one character', () => {
  it.each(['Assertion', 'Response'] as const)(
    'of a signed %s is refused, or changes nothing',
    async (signed) => {
      const xml =
        signed === 'Assertion'
          ? responseXml(sign(assertionXml(), 'Assertion', idp.key))
          : sign(responseXml(assertionXml()), 'Response', idp.key)
      const genuine = await outcome(xml)
      expect(genuine).toMatchObject({ subject: 'jane' })
      const start = xml.indexOf(`<saml${signed === 'Assertion' ? '' : 'p'}:${signed}`)
      const end = xml.lastIndexOf(`</saml${signed === 'Assertion' ? '' : 'p'}:${signed}>`)
      let refused = 0
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: start, max: end }),
          fc.integer({ min: 1, max: 127 }),
          async (at, flip) => {
            const changed =
              xml.slice(0, at) + String.fromCharCode(xml.charCodeAt(at) ^ flip) + xml.slice(at + 1)
            const found = await outcome(changed)
            if (typeof found === 'string') refused++
            // The last character of base64 has bits that mean nothing.
            else expect(found).toEqual(genuine)
          },
        ),
        { numRuns: 400 },
      )
      expect(refused).toBeGreaterThan(380)
    },
  )
})

it('any piece of a response put anywhere else is refused, or changes nothing', async () => {
  const xml = responseXml(sign(assertionXml(), 'Assertion', idp.key, { keyInfo: idp.cert }))
  const genuine = await outcome(xml)
  const pieces = xml.match(/<[^>]*>|[^<]+/g)!
  const place = fc.nat(pieces.length)
  await fc.assert(
    fc.asyncProperty(place, place, place, fc.boolean(), async (one, other, to, moved) => {
      const [from, until] = one < other ? [one, other] : [other, one]
      const left = moved ? pieces.toSpliced(from, until - from) : pieces
      const found = await outcome(left.toSpliced(to, 0, ...pieces.slice(from, until)).join(''))
      if (typeof found !== 'string') expect(found).toEqual(genuine)
    }),
    { numRuns: 500 },
  )
})
