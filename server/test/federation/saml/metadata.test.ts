import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MetadataFault, readMetadata } from '../../../src/federation/saml/metadata.ts'
import { ENTITY_ID, makeKeyPair, metadataOf } from './identity-provider.ts'

const one = makeKeyPair()
const two = makeKeyPair()

describe('metadata', () => {
  it('names the issuer and the keys that sign, each once', async () => {
    expect(await readMetadata(metadataOf([one.der, two.der, one.der]))).toEqual({
      entityId: ENTITY_ID,
      certificates: [one.der, two.der],
      validUntil: undefined,
    })
  })

  it('may have comments, other line ends and line breaks in certificates', async () => {
    const lines = one.der.match(/.{1,64}/g)!.join('\r\n          ')
    const document = metadataOf([`\r\n${lines}\r\n`]).replace('<md:IDP', '<!-- made by hand -->\r\n<md:IDP')
    expect((await readMetadata(document)).certificates).toEqual([one.der])
  })

  it('has an end where it says so, the earlier of two', async () => {
    const until = (attributes: string) => metadataOf([one.der], { attributes })
    const early = '2030-01-02T03:04:05Z'
    expect((await readMetadata(until(`validUntil="${early}"`))).validUntil).toBe(Date.parse(early))
    const both = until('validUntil="2040-01-01T00:00:00Z"').replace(
      '<md:IDPSSODescriptor',
      `<md:IDPSSODescriptor validUntil="${early}"`,
    )
    expect((await readMetadata(both)).validUntil).toBe(Date.parse(early))
    await expect(readMetadata(until('validUntil="never"'))).rejects.toThrow(MetadataFault)
  })

  it('tells keys that sign from keys for encryption', async () => {
    const encryption = metadataOf([two.der]).replaceAll('"signing"', '"encryption"')
    await expect(readMetadata(encryption)).rejects.toThrow(MetadataFault)
    const both = metadataOf([one.der]).replace(' use="signing"', '')
    expect((await readMetadata(both)).certificates).toEqual([one.der])
  })

  it('takes of a chain the first: who vouches for a key does not sign', async () => {
    const chain = metadataOf([one.der]).replace(
      '</ds:X509Certificate>',
      `</ds:X509Certificate><ds:X509Certificate>${two.der}</ds:X509Certificate>`,
    )
    expect((await readMetadata(chain)).certificates).toEqual([one.der])
  })

  it('takes certificates that have expired: it is the key that is trusted', async () => {
    const old = makeKeyPair(2048, -1)
    expect((await readMetadata(metadataOf([old.der]))).certificates).toEqual([old.der])
  })

  const good = metadataOf([one.der])
  const keyOf = (bits: number) => makeKeyPair(bits).der
  it.each<[string, () => string]>([
    ['no XML', () => 'metadata'.repeat(200)],
    ['a document type', () => good.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')],
    ['a byte order mark', () => `\uFEFF${good}`],
    ['another root', () => good.replaceAll('EntityDescriptor', 'EntitiesDescriptor')],
    ['another namespace', () => good.replaceAll('SAML:2.0:metadata', 'SAML:1.0:metadata')],
    ['no entityID', () => good.replace('entityID', 'entityId')],
    ['an empty entityID', () => metadataOf([one.der], { entityId: ' ' })],
    ['an entityID without end', () => metadataOf([one.der], { entityId: `https://${'a'.repeat(1024)}` })],
    ['a service provider', () => good.replaceAll('IDPSSODescriptor', 'SPSSODescriptor')],
    ['an older protocol', () => good.replace('SAML:2.0:protocol', 'SAML:1.1:protocol')],
    ['no keys', () => metadataOf([])],
    ['too many keys', () => metadataOf(Array.from({ length: 17 }, () => keyOf(1024)))],
    ['a key of 512 bits', () => metadataOf([keyOf(512)])],
    ['a certificate that is none', () => metadataOf([Buffer.from('certificate').toString('base64')])],
    [
      'two identity providers',
      () => good.replace(/(<md:IDPSSODescriptor.*<\/md:IDPSSODescriptor>)/s, '$1$1'),
    ],
    ['depth without end', () => good.replace('<md:IDP', `${'<a>'.repeat(40)}${'</a>'.repeat(40)}<md:IDP`)],
    ['elements without end', () => good.replace('<md:IDP', `${'<a/>'.repeat(20_001)}<md:IDP`)],
  ])('is refused with %s', async (_, document) => {
    await expect(readMetadata(document())).rejects.toThrow(MetadataFault)
  })

  it('with anything changed is read or refused, and never names another key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.string({ unit: 'binary', maxLength: 3 }),
        async (at, put) => {
          const changed = good.slice(0, at) + put + good.slice(at + 1)
          const outcome = await readMetadata(changed).catch((error: unknown) => error)
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(MetadataFault)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
