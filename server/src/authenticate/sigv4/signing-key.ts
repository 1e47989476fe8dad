import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { type ScopedCredential, TERMINATOR } from './credential-scope.ts'

/** Scopes whose keys are kept: a few regions and services, yesterday and today around midnight. */
const MAX_SCOPES = 16

/**
 * A secret access key, good only for verifying signatures: it cannot be read back, printed or logged. Keeps
 * the signing keys derived of it, as key objects because an HMAC with one takes a seventh of the time; they
 * go when the secret does.
 */
export class SigningSecret {
  readonly #secret: KeyObject
  readonly #keys = new Map<string, KeyObject>()

  constructor(secretAccessKey: string) {
    this.#secret = createSecretKey(Buffer.from(`AWS4${secretAccessKey}`, 'utf8'))
  }

  /** The signature, in hexadecimal, of a string to sign. */
  sign(credential: ScopedCredential, text: string): string {
    return createHmac('sha256', this.#keyOf(credential)).update(text).digest('hex')
  }

  #keyOf(credential: ScopedCredential): KeyObject {
    const known = this.#keys.get(credential.scope)
    if (known !== undefined) return known
    const key = this.#derive(credential)
    if (this.#keys.size >= MAX_SCOPES) this.#keys.clear()
    this.#keys.set(credential.scope, key)
    return key
  }

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#calculate-signature
  #derive({ date, region, service }: ScopedCredential): KeyObject {
    let key: KeyObject = this.#secret
    for (const part of [date, region, service, TERMINATOR]) {
      key = createSecretKey(createHmac('sha256', key).update(part).digest())
    }
    return key
  }
}
