import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { REFETCH_AFTER_MS } from '../../src/federation/key-sets.ts'
import { type TokenFault, TokenRefused, WebIdentities } from '../../src/federation/web-identity.ts'
import type { OidcProviderRecord } from '../../src/store/records.ts'
import {
  type Certificates,
  type IdentityProvider,
  makeCertificates,
  mint,
  type SigningKey,
  signingKey,
  startProvider,
} from './identity-provider.ts'

let certificates: Certificates
let one: SigningKey
let two: SigningKey
beforeAll(async () => {
  certificates = makeCertificates()
  one = await signingKey('one', 'ES256')
  two = await signingKey('two', 'ES256')
})

let provider: IdentityProvider
let identities: WebIdentities
beforeEach(async () => {
  provider = await startProvider(certificates.server)
  provider.publish([one])
  identities = new WebIdentities()
})
afterEach(() => provider.close())

const DISCOVERY = '/.well-known/openid-configuration'
const recordOf = (values: Partial<OidcProviderRecord> = {}): OidcProviderRecord => ({
  accountId: '123456789012',
  url: provider.url,
  createdAt: 0,
  clientIds: ['client'],
  thumbprints: [certificates.authority.thumbprint],
  tags: [],
  ...values,
})
const verify = async (key: SigningKey, now = Date.now(), values: Partial<OidcProviderRecord> = {}) =>
  identities.verify(recordOf(values), await mint(provider.issuer, key), now)

/** Why a token is refused. */
async function faultOf(work: Promise<unknown>): Promise<TokenFault> {
  try {
    await work
  } catch (error) {
    if (error instanceof TokenRefused) return error.fault
    throw error
  }
  throw new Error('the token was expected to be refused')
}

describe('the keys of a provider', () => {
  it('are fetched once for however many tokens', async () => {
    await Promise.all(Array.from({ length: 20 }, () => verify(one)))
    await verify(one)
    expect(provider.asked).toEqual([DISCOVERY, '/keys'])
  })

  it('are fetched anew for a token with a new key, but not over and over', async () => {
    const now = Date.now()
    await verify(one, now)
    provider.publish([one, two])
    await verify(two, now)
    expect(provider.asked).toHaveLength(4)
    const three = await signingKey('three', 'ES256')
    provider.publish([one, two, three])
    for (let index = 0; index < 5; index++) expect(await faultOf(verify(three, now))).toBe('no-key')
    expect(provider.asked).toHaveLength(4)
    await verify(three, now + REFETCH_AFTER_MS)
    expect(provider.asked).toHaveLength(6)
  })

  it('are there for every token of a new key at once', async () => {
    await verify(one)
    provider.publish([two])
    await Promise.all(Array.from({ length: 20 }, () => verify(two)))
    expect(provider.asked).toHaveLength(4)
  })

  it('stay known where a fetch for an unknown key fails', async () => {
    const now = Date.now()
    await verify(one, now)
    provider.documents.set('/keys', 503)
    expect(await faultOf(verify(two, now))).toBe('unreachable')
    await verify(one, now)
    expect(provider.asked).toHaveLength(4)
  })

  it('serve no longer once they are withdrawn and old', async () => {
    const now = Date.now()
    await verify(one, now)
    provider.publish([two])
    const late = await mint(provider.issuer, one, { exp: Math.floor(now / 1000) + 3600 })
    await identities.verify(recordOf(), late, now + 590_000)
    expect(await faultOf(identities.verify(recordOf(), late, now + 610_000))).toBe('no-key')
  })

  it('are asked for again some time after a failure', async () => {
    const now = Date.now()
    provider.documents.set('/keys', 503)
    expect(await faultOf(verify(one, now))).toBe('unreachable')
    provider.publish([one])
    expect(await faultOf(verify(one, now))).toBe('unreachable')
    expect(provider.asked).toHaveLength(2)
    await verify(one, now + REFETCH_AFTER_MS)
  })

  it('are found without a kid where only one fits the algorithm', async () => {
    const rsa = await signingKey('rsa')
    provider.documents.set('/keys', { keys: [{ kty: 'OKP', crv: 'Ed25519' }, 'x', null, rsa.jwk, one.jwk] })
    const anonymous = await mint(provider.issuer, one, {}, { kid: undefined })
    await identities.verify(recordOf(), anonymous, Date.now())
    provider.publish([one, two])
    identities = new WebIdentities()
    expect(await faultOf(identities.verify(recordOf(), anonymous, Date.now()))).toBe('no-key')
  })

  it('are not taken for signing where they are for encryption', async () => {
    provider.documents.set('/keys', { keys: [{ ...one.jwk, use: 'enc' }] })
    expect(await faultOf(verify(one))).toBe('no-key')
  })
})

describe('documents that are refused', () => {
  const keys = () => ({ keys: [one.jwk] })
  const discovery = (values: object) => ({
    issuer: provider.issuer,
    jwks_uri: `${provider.issuer}/keys`,
    ...values,
  })

  it.each<[string, string, () => unknown, TokenFault]>([
    ['a redirect of the discovery document', DISCOVERY, () => 302, 'no-key'],
    ['a redirect of the keys', '/keys', () => 301, 'no-key'],
    ['no discovery document', DISCOVERY, () => 404, 'no-key'],
    ['no keys', '/keys', () => 404, 'no-key'],
    ['another issuer', DISCOVERY, () => discovery({ issuer: 'https://other.example.com' }), 'no-key'],
    ['the issuer with a slash more', DISCOVERY, () => discovery({ issuer: `${provider.issuer}/` }), 'no-key'],
    ['no jwks_uri', DISCOVERY, () => discovery({ jwks_uri: undefined }), 'no-key'],
    ['a file as jwks_uri', DISCOVERY, () => discovery({ jwks_uri: 'file:///etc/passwd' }), 'no-key'],
    ['null for a document', DISCOVERY, () => null, 'no-key'],
    ['keys that are no list', '/keys', () => ({ keys: {} }), 'no-key'],
    ['too many keys', '/keys', () => ({ keys: Array(101).fill(one.jwk) }), 'no-key'],
    ['a document without end', '/keys', () => ({ ...keys(), padding: 'x'.repeat(1024 * 1024) }), 'no-key'],
    ['a server that fails', DISCOVERY, () => 500, 'unreachable'],
    ['a server that has no time', '/keys', () => 429, 'unreachable'],
    [
      'a server that hangs up',
      '/keys',
      () => (response: ServerResponse) => response.destroy(),
      'unreachable',
    ],
    [
      'an answer that is cut',
      '/keys',
      () => (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': 100 })
        response.write('{', () => response.destroy())
      },
      'unreachable',
    ],
    ['what is not JSON', '/keys', () => (response: ServerResponse) => response.end('<html>'), 'no-key'],
  ])('%s', async (_, path, document, fault) => {
    provider.documents.set('/moved', keys())
    provider.documents.set(path, document())
    expect(await faultOf(verify(one))).toBe(fault)
    expect(provider.asked).not.toContain('/moved')
  })

  it('keys over http', async () => {
    let asked = 0
    const plain = createServer((_request, response) => {
      asked++
      response.end(JSON.stringify(keys()))
    })
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo
    provider.documents.set(DISCOVERY, discovery({ jwks_uri: `http://localhost:${port}/keys` }))
    expect(await faultOf(verify(one))).toBe('no-key')
    expect(asked).toBe(0)
    await new Promise((resolve) => plain.close(resolve))
  })

  it('a server that answers nothing', { timeout: 30_000 }, async () => {
    provider.documents.set('/keys', () => {})
    expect(await faultOf(verify(one))).toBe('unreachable')
  })

  it('a server that is not there', async () => {
    const url = 'localhost:1'
    const token = await mint(`https://${url}`, one)
    expect(await faultOf(identities.verify(recordOf({ url }), token, Date.now()))).toBe('unreachable')
  })
})

describe('certificate authorities', () => {
  const before = getCACertificates('default')
  afterEach(() => setDefaultCACertificates(before))

  it('that Node knows vouch for a provider, whatever its thumbprints', async () => {
    expect(await faultOf(verify(one, undefined, { thumbprints: [] }))).toBe('untrusted')
    setDefaultCACertificates([...before, certificates.authority.cert])
    identities = new WebIdentities()
    await verify(one, undefined, { thumbprints: [] })
    await verify(one, undefined, { thumbprints: ['0'.repeat(40)] })
  })

  it('do not vouch for the certificate of another host', async () => {
    setDefaultCACertificates([...before, certificates.authority.cert])
    const elsewhere = await startProvider(certificates.elsewhere)
    elsewhere.publish([one])
    const token = await mint(elsewhere.issuer, one)
    expect(await faultOf(identities.verify(recordOf({ url: elsewhere.url }), token, Date.now()))).toBe(
      'untrusted',
    )
    await elsewhere.close()
  })

  it('a thumbprint is of a certificate that signed the server’s, not of one shown beside it', async () => {
    const stranger = makeCertificates()
    const { key, cert, thumbprint } = stranger.server
    const liar = await startProvider({ key, thumbprint, cert: cert + certificates.authority.cert })
    liar.publish([one])
    const token = await mint(liar.issuer, one)
    const refused = identities.verify(recordOf({ url: liar.url }), token, Date.now())
    expect(await faultOf(refused)).toBe('untrusted')
    await liar.close()
  })
})
