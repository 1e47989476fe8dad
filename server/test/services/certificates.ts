import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/**
 * Makes X.509 certificates for tests (RFC 5280), so that no key is kept among the sources and validity can be counted from now.
 */

export interface CertificateOptions {
  readonly name?: string
  /** Days from now. */
  readonly from?: number
  readonly to?: number
  /** Signs it; itself where left out. */
  readonly issuer?: TestCertificate
  readonly ca?: boolean
  readonly keyType?: 'ec' | 'rsa' | 'ed25519'
}

export interface TestCertificate {
  readonly name: string
  readonly pem: string
  /** PKCS #8. */
  readonly keyPem: string
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
  /** Milliseconds; a certificate knows whole seconds. */
  readonly expiresAt: number
}

const DAY = 24 * 60 * 60 * 1000

const keyPairs = {
  ec: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ed25519: () => generateKeyPairSync('ed25519'),
}

// Each with its encoding as an algorithm identifier and the digest that goes with it.
const SIGNATURES = {
  ec: { oid: '2a8648ce3d040302', digest: 'sha256', parameters: '' },
  rsa: { oid: '2a864886f70d01010b', digest: 'sha256', parameters: '0500' },
  ed25519: { oid: '2b6570', digest: null, parameters: '' },
}

let serial = 0

export function makeCertificate(options: CertificateOptions = {}): TestCertificate {
  const { name = 'www.example.com', from = -1, to = 365, ca = false, keyType = 'ec' } = options
  const { publicKey, privateKey } = keyPairs[keyType]()
  const signer = options.issuer?.privateKey ?? privateKey
  const { oid, digest, parameters } = SIGNATURES[signer.asymmetricKeyType as keyof typeof SIGNATURES]
  const algorithm = sequence(tlv(0x06, hex(oid)), hex(parameters))
  const expiresAt = Math.floor((Date.now() + to * DAY) / 1000) * 1000
  const content = sequence(
    tlv(0xa0, tlv(0x02, Buffer.of(2))),
    tlv(0x02, Buffer.of(0x40, (++serial >> 8) & 0xff, serial & 0xff)),
    algorithm,
    distinguishedName(options.issuer?.name ?? name),
    sequence(time(Date.now() + from * DAY), time(expiresAt)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(basicConstraints(ca))),
  )
  const signature = sign(digest, content, signer)
  const der = sequence(content, algorithm, tlv(0x03, Buffer.concat([Buffer.of(0), signature])))
  const lines = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return {
    name,
    pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey,
    privateKey,
    expiresAt,
  }
}

const hex = (text: string) => Buffer.from(text, 'hex')
const sequence = (...parts: readonly Buffer[]) => tlv(0x30, ...parts)

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

const distinguishedName = (name: string) =>
  sequence(tlv(0x31, sequence(tlv(0x06, hex('550403')), tlv(0x0c, Buffer.from(name)))))

// GeneralizedTime: YYYYMMDDHHMMSSZ.
const time = (at: number) =>
  tlv(0x18, Buffer.from(`${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`))

const basicConstraints = (ca: boolean) =>
  sequence(
    tlv(0x06, hex('551d13')),
    tlv(0x01, Buffer.of(0xff)),
    tlv(0x04, sequence(ca ? tlv(0x01, Buffer.of(0xff)) : Buffer.alloc(0))),
  )
