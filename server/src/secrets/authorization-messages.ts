import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Denial } from '../denial.ts'
import { decodeDenial, encodeDenial } from './denial-payload.ts'
import type { DerivedKey, DerivedKeys, Vault } from './vault.ts'

/**
 * How long a message can be decoded, in milliseconds. AWS's expire as well, and it does not say when.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html (Errors)
 */
export const MESSAGE_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html (EncodedMessage) */
const MAX_MESSAGE_LENGTH = 10_240

/**
 * Bytes of a denial. With it a message has less than 3,072 characters: proxies commonly take no more than 4 KB of headers, and a denial
 * must not become the proxy's failure.
 */
export const DENIAL_BYTES = 2240

const VERSION = 1
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SALT_BYTES = 16

/**
 * Encoded authorization messages: denials sealed for the account whose principal was denied. A message holds everything itself and is of
 * one length whatever it says, so that it tells nothing to whom it is given.
 */
export class AuthorizationMessages {
  readonly #keys: DerivedKeys

  constructor(vault: Vault) {
    this.#keys = vault.derive('authorization-message')
  }

  /** Letters, digits, `-` and `_`. `now` in milliseconds. */
  seal(accountId: string, denial: Denial, now: number): string {
    const salt = randomBytes(SALT_BYTES)
    const { masterKeyId } = this.#keys.current
    const id = Buffer.from(masterKeyId, 'latin1')
    const head = Buffer.concat([Buffer.from([VERSION, id.length]), id, salt])
    const { key, nonce } = messageKey(this.#keys.current, salt)
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(associatedData(head, accountId))
    const body = cipher.update(encodeDenial(denial, now, DENIAL_BYTES))
    return Buffer.concat([head, body, cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }

  /** Undefined for anything that was not sealed here for this account, exactly as it was sealed, or has expired. */
  open(accountId: string, message: string, now: number): Denial | undefined {
    if (message.length > MAX_MESSAGE_LENGTH) return undefined
    const bytes = Buffer.from(message, 'base64url')
    const bodyStart = 2 + (bytes[1] ?? 0) + SALT_BYTES
    if (bytes.length < bodyStart + TAG_BYTES || bytes[0] !== VERSION) return undefined
    // Buffer.from drops what is not base64url; only the very text that was given out may open.
    if (bytes.toString('base64url') !== message) return undefined
    const salt = bytes.subarray(bodyStart - SALT_BYTES, bodyStart)
    const sealing = this.#keys.byId(bytes.toString('latin1', 2, bodyStart - SALT_BYTES))
    if (sealing === undefined) return undefined
    const { key, nonce } = messageKey(sealing, salt)
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(associatedData(bytes.subarray(0, bodyStart), accountId))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    let plain: Buffer
    try {
      plain = Buffer.concat([
        decipher.update(bytes.subarray(bodyStart, bytes.length - TAG_BYTES)),
        decipher.final(),
      ])
    } catch {
      return undefined
    }
    const { denial, at } = decodeDenial(plain)
    return Math.abs(now - at) <= MESSAGE_LIFETIME_MS ? denial : undefined
  }
}

// The head's length is in it, so no two pairs of head and account give the same bytes.
function associatedData(head: Buffer, accountId: string): Buffer {
  return Buffer.concat([head, Buffer.from(accountId, 'latin1')])
}

// A key and nonce of its own for each message: random nonces under one key would bound the number of messages to 2^32.
function messageKey({ key }: DerivedKey, salt: Buffer): { key: Buffer; nonce: Buffer } {
  const material = createHmac('sha512', key).update(salt).digest()
  return {
    key: material.subarray(0, KEY_BYTES),
    nonce: material.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES),
  }
}
