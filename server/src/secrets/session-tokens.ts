import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SessionFacts } from '../authenticate/caller.ts'
import { ServiceError } from '../errors.ts'
import { accessKeyId, TEMPORARY_KEY_PREFIX } from '../ids.ts'
import {
  decodePayload,
  encodePayload,
  type SessionTokenFacts,
  type SessionTokenPayload,
} from './session-payload.ts'
import type { DerivedKey, DerivedKeys, Vault } from './vault.ts'

export type { SessionTokenFacts, SessionTokenPayload } from './session-payload.ts'

/** Temporary credentials, as STS hands them out. */
export interface TemporaryCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** Milliseconds since the epoch. */
  readonly expiration: number
  /** Per cent of the room for session policies and tags that is used; undefined where there are none. */
  readonly packedPolicySize: number | undefined
}

/** A session token that is ours and unaltered. Whether it has expired is for the caller to see. */
export interface OpenedSession {
  readonly payload: SessionTokenPayload
  readonly secretAccessKey: string
}

/**
 * Bytes that session policies, policy ARNs and session tags may take after packing. AWS keeps its own number
 * to itself and says only that the packed form is limited apart from the limits of each part.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export const MAX_PACKED_BYTES = 4096

/**
 * Characters of a token: the packed part, and as much again for names and the provider's context keys, in
 * base64.
 */
export const MAX_SESSION_TOKEN_LENGTH = 12 * 1024

const VERSION = 1
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const SALT_BYTES = 16
const SECRET_BYTES = 30
/** Below this many bytes deflate gains nothing worth its time. */
const COMPRESS_FROM = 256
const FLAG_COMPRESSED = 1
/**
 * A payload inflates to this much at most; it is authenticated before, so this only bounds our own mistakes.
 */
const MAX_PAYLOAD_BYTES = 256 * 1024

/**
 * Session tokens are sealed values that say everything of the session themselves: no row is stored, so any
 * node that has the master key verifies any session. The secret access key is not in the token but derived
 * from the master key and the token's salt. Rotating the vault's master keys logs nobody out while the old
 * key is still there.
 */
export class SessionTokens {
  readonly #keys: TokenKeys

  constructor(vault: Vault) {
    this.#keys = { sealing: vault.derive('session-token'), secrets: vault.derive('session-secret-key') }
  }

  /**
   * `minimumSize`: characters that the token has at least, MinimumSessionTokenSize of STS.
   * @throws ServiceError PackedPolicyTooLarge where policies and tags exceed the room that a token has.
   */
  issue(facts: SessionTokenFacts, minimumSize = 0): TemporaryCredentials {
    return issue(this.#keys, facts, minimumSize)
  }

  /**
   * Undefined for anything that is not a token issued with one of the master keys, exactly as it was issued.
   */
  open(token: string): OpenedSession | undefined {
    return open(this.#keys, token)
  }
}

interface TokenKeys {
  readonly sealing: DerivedKeys
  readonly secrets: DerivedKeys
}

function issue(keys: TokenKeys, facts: SessionTokenFacts, minimumSize: number): TemporaryCredentials {
  const packedPolicySize = packedSize(facts)
  if (packedPolicySize !== undefined && packedPolicySize > 100) throw tooLarge(facts, packedPolicySize)
  const id = accessKeyId(facts.accountId, TEMPORARY_KEY_PREFIX)
  const salt = randomBytes(SALT_BYTES)
  const plain = Buffer.from(encodePayload({ ...facts, accessKeyId: id }), 'utf8')
  if (plain.length > MAX_PAYLOAD_BYTES)
    throw tooLarge(facts, Math.ceil((100 * plain.length) / MAX_PAYLOAD_BYTES))
  const packed = plain.length >= COMPRESS_FROM ? deflateRawSync(plain) : plain
  const headLength = header(keys.sealing.current, 0).length + salt.length
  const body = padded(plain, packed, bytesOf(minimumSize) - headLength - TAG_BYTES)
  const compressed = body === packed && packed !== plain
  const head = Buffer.concat([header(keys.sealing.current, compressed ? FLAG_COMPRESSED : 0), salt])
  const { key, nonce } = tokenKey(keys.sealing.current, salt)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(head)
  const sessionToken = Buffer.concat([
    head,
    cipher.update(body),
    cipher.final(),
    cipher.getAuthTag(),
  ]).toString('base64')
  if (sessionToken.length > MAX_SESSION_TOKEN_LENGTH) {
    throw tooLarge(facts, Math.ceil((100 * sessionToken.length) / MAX_SESSION_TOKEN_LENGTH))
  }
  return {
    accessKeyId: id,
    secretAccessKey: secretKey(keys.secrets.current, salt, id),
    sessionToken,
    expiration: facts.expiresAt,
    packedPolicySize,
  }
}

/** Bytes that take at least so many characters in base64. */
function bytesOf(characters: number): number {
  return 3 * Math.ceil(characters / 4)
}

/** What is sealed, of at least so many bytes: white space behind the JSON, which compressed would be none. */
function padded(plain: Buffer, packed: Buffer, bytes: number): Buffer {
  if (packed.length >= bytes) return packed
  return plain.length >= bytes ? plain : Buffer.concat([plain, Buffer.alloc(bytes - plain.length, ' ')])
}

function open(keys: TokenKeys, token: string): OpenedSession | undefined {
  if (token.length > MAX_SESSION_TOKEN_LENGTH) return undefined
  const bytes = Buffer.from(token, 'base64')
  const bodyStart = 3 + (bytes[2] ?? 0) + SALT_BYTES
  if (bytes.length < bodyStart + TAG_BYTES || bytes[0] !== VERSION || bytes[1]! > FLAG_COMPRESSED)
    return undefined
  // Buffer.from drops what is not base64; only the very text that was issued may open.
  if (bytes.toString('base64') !== token) return undefined
  const masterKeyId = bytes.toString('latin1', 3, bodyStart - SALT_BYTES)
  const sealing = keys.sealing.byId(masterKeyId)
  const secrets = keys.secrets.byId(masterKeyId)
  if (sealing === undefined || secrets === undefined) return undefined
  const salt = bytes.subarray(bodyStart - SALT_BYTES, bodyStart)
  const plain = decrypt(sealing, salt, bytes.subarray(0, bodyStart), bytes.subarray(bodyStart))
  if (plain === undefined) return undefined
  const compressed = bytes[1] === FLAG_COMPRESSED
  const payload = decodePayload((compressed ? inflate(plain) : plain).toString('utf8'))
  if (payload === undefined) return undefined
  return { payload, secretAccessKey: secretKey(secrets, salt, payload.accessKeyId) }
}

function decrypt(sealing: DerivedKey, salt: Buffer, head: Buffer, body: Buffer): Buffer | undefined {
  const { key, nonce } = tokenKey(sealing, salt)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(head)
  decipher.setAuthTag(body.subarray(body.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, body.length - TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}

function inflate(bytes: Buffer): Buffer {
  return inflateRawSync(bytes, { maxOutputLength: MAX_PAYLOAD_BYTES })
}

function header({ masterKeyId }: DerivedKey, flags: number): Buffer {
  return Buffer.concat([
    Buffer.from([VERSION, flags, masterKeyId.length]),
    Buffer.from(masterKeyId, 'latin1'),
  ])
}

// A key and nonce of its own for each token: random nonces under one key would bound the number of tokens to
// 2^32.
function tokenKey({ key }: DerivedKey, salt: Buffer): { key: Buffer; nonce: Buffer } {
  const material = createHmac('sha512', key).update(salt).digest()
  return {
    key: material.subarray(0, KEY_BYTES),
    nonce: material.subarray(KEY_BYTES, KEY_BYTES + NONCE_BYTES),
  }
}

function secretKey({ key }: DerivedKey, salt: Buffer, id: string): string {
  return createHmac('sha256', key).update(salt).update(id).digest().toString('base64', 0, SECRET_BYTES)
}

/**
 * How much of the room for session policies, policy ARNs and tags is used, in per cent, as AssumeRole's
 * PackedPolicySize. Undefined where there are none.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export function packedSize(
  facts: Pick<SessionFacts, 'policy' | 'policyArns' | 'tags' | 'delegation'>,
): number | undefined {
  const delegated = facts.delegation?.policy
  const policies = delegated === undefined ? facts.policy : `${delegated}${facts.policy ?? ''}`
  if (policies === undefined && facts.policyArns.length === 0 && facts.tags.length === 0) return undefined
  const text = JSON.stringify([
    policies ?? '',
    facts.policyArns,
    facts.tags.map(({ key, value }) => [key, value]),
  ])
  return Math.ceil((100 * deflateRawSync(Buffer.from(text, 'utf8')).length) / MAX_PACKED_BYTES)
}

function tooLarge(facts: SessionFacts, percent: number): ServiceError {
  const message =
    facts.policy === undefined && facts.policyArns.length === 0 && facts.delegation === undefined
      ? `Packed size of session tags consumes ${percent}% of allotted space.`
      : `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`
  return new ServiceError('PackedPolicyTooLarge', 400, message)
}
