import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ServiceError } from '../../../src/errors.ts'
import {
  checkChain,
  checkPrivateKey,
  readCertificate,
} from '../../../src/services/iam/credentials/certificates.ts'
import { digestOf, encoded, readSshPublicKey } from '../../../src/services/iam/credentials/ssh-public-keys.ts'
import { makeCertificate } from '../certificates.ts'

/** Whatever is uploaded, the answer is a result or one of the documented errors. */

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const LINE = encoded(readSshPublicKey(PEM), 'SSH')
const authority = makeCertificate({ ca: true, name: 'CA' })
const certificate = makeCertificate({ issuer: authority })
const parsed = readCertificate(certificate.pem)

/** A good text in which a stretch is replaced. */
const damaged = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(8), fc.string({ maxLength: 8 }))
    .map(([at, length, other]) => text.slice(0, at) + other + text.slice(at + length))

function codeOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof ServiceError) return error.code
    throw error
  }
}

const uploads = [LINE, PEM, certificate.pem, certificate.keyPem, authority.pem]
const anyText = fc.oneof(fc.string(), ...uploads.map(damaged), ...uploads.map((text) => fc.constant(text)))

it('an SSH public key', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const code = codeOf(() => readSshPublicKey(text))
      expect([undefined, 'InvalidPublicKey', 'UnrecognizedPublicKeyEncoding']).toContain(code)
      if (code !== undefined) return
      // One key, whichever way it is written.
      const key = readSshPublicKey(text)
      for (const encoding of ['SSH', 'PEM'] as const) {
        expect(digestOf(readSshPublicKey(encoded(key, encoding)))).toBe(digestOf(key))
      }
    }),
    { numRuns: 500 },
  )
})

it('a certificate, its key and its chain', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect([undefined, 'MalformedCertificate']).toContain(codeOf(() => readCertificate(text)))
      expect([undefined, 'MalformedCertificate']).toContain(codeOf(() => checkChain(parsed, text)))
      const key = codeOf(() => checkPrivateKey(parsed, text))
      expect([undefined, 'MalformedCertificate', 'KeyPairMismatch']).toContain(key)
    }),
    { numRuns: 500 },
  )
})

it('a chain is taken only with the key that signed', () => {
  const signer = authority.publicKey.export({ type: 'spki', format: 'pem' })
  fc.assert(
    fc.property(fc.oneof(damaged(authority.pem), fc.constant(authority.pem)), (text) => {
      if (codeOf(() => checkChain(parsed, text)) !== undefined) return
      expect(readCertificate(text).publicKey.export({ type: 'spki', format: 'pem' })).toBe(signer)
    }),
    { numRuns: 500 },
  )
})
