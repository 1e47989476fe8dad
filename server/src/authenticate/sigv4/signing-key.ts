import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { type ScopedCredential, TERMINATOR } from './credential-scope.ts'

/** Scopes whose keys are kept: a few regions and services, yesterday and today around midnight. */
const MAX_SCOPES = 16

/**
 * A secret access key, good only for verifying signatures: it cannot be read back, printed or logged. Keeps the signing keys
 * derived of it; they go when the secret does.
 */
export class SigningSecret {
  readonly #secret: Buffer
  readonly #keys = new Map<string, SigningKey>()

  constructor(secretAccessKey: string) {
    this.#secret = Buffer.from(`AWS4${secretAccessKey}`, 'utf8')
  }

  /**
   * Whether `signature` is the one of a string to sign, in hexadecimal; compared in constant time.
   * @param text one character per byte
   */
  verifies(credential: ScopedCredential, text: string, signature: string): boolean {
    return signature.length === SIGNATURE_LENGTH && this.#keyOf(credential).verifies(text, signature)
  }

  #keyOf(credential: ScopedCredential): SigningKey {
    const known = this.#keys.get(credential.scope)
    if (known !== undefined) return known
    const key = new SigningKey(this.#derive(credential))
    if (this.#keys.size >= MAX_SCOPES) this.#keys.clear()
    this.#keys.set(credential.scope, key)
    return key
  }

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
  #derive({ date, region, service }: ScopedCredential): Buffer {
    let key = this.#secret
    for (const part of [date, region, service, TERMINATOR]) {
      key = createHmac('sha256', key).update(part).digest()
    }
    return key
  }
}

const BLOCK_BYTES = 64
const HASH_BYTES = 32
/** Characters of a signature: HMAC-SHA256 in hexadecimal. */
const SIGNATURE_LENGTH = 2 * HASH_BYTES

const expected = Buffer.alloc(SIGNATURE_LENGTH)
const given = Buffer.alloc(SIGNATURE_LENGTH)

/**
 * HMAC-SHA256 (RFC 2104) under one key, as the two hashes that it is made of: hash(outer key, hash(inner key, text)). Node's HMAC
 * makes and frees an object of OpenSSL's for every use, which takes three times as long as both hashes.
 */
class SigningKey {
  readonly #outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES)
  /** The inner key with room for the text after it: all strings to sign of one scope are of one length. */
  #inner = Buffer.alloc(BLOCK_BYTES)

  /** @param key of at most 64 bytes, as every derived key is */
  constructor(key: Buffer) {
    for (let i = 0; i < BLOCK_BYTES; i++) {
      const byte = key[i] ?? 0
      this.#inner[i] = byte ^ 0x36
      this.#outer[i] = byte ^ 0x5c
    }
  }

  verifies(text: string, signature: string): boolean {
    expected.write(this.#sign(text), 'latin1')
    given.write(signature, 'latin1')
    return timingSafeEqual(expected, given)
  }

  #sign(text: string): string {
    if (this.#inner.length !== BLOCK_BYTES + text.length) {
      const inner = Buffer.alloc(BLOCK_BYTES + text.length)
      this.#inner.copy(inner, 0, 0, BLOCK_BYTES)
      this.#inner = inner
    }
    this.#inner.write(text, BLOCK_BYTES, 'latin1')
    this.#outer.write(hash('sha256', this.#inner, 'binary'), BLOCK_BYTES, 'latin1')
    return hash('sha256', this.#outer, 'hex')
  }
}
