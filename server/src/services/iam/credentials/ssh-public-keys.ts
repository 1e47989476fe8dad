import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import type { SshPublicKeyReads } from '../../../store/credentials/ssh-public-keys.ts'
import type { SshPublicKeyRecord } from '../../../store/records.ts'
import { invalidPublicKey, noSuchSshPublicKey, unrecognizedPublicKeyEncoding } from '../errors.ts'
import type { Owner } from './access-keys.ts'

/**
 * SSH public keys: RSA only, in OpenSSH's or PEM form.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_ssh-keys.html
 */

/** Bits of the modulus, both from the page above. */
const MIN_KEY_BITS = 2048
const MAX_KEY_BITS = 16_384

const ALGORITHM = 'ssh-rsa'
const SSH_FORM = /^ssh-rsa[ \t]/
const PEM_FORM = /^-----BEGIN (?:RSA )?PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END (?:RSA )?PUBLIC KEY-----$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** A key that was read and found good. */
export interface SshPublicKey {
  /** The text as uploaded, without white space around it. */
  readonly body: string
  readonly key: KeyObject
  /** The key in SSH's wire form, RFC 4253 section 6.6: what fingerprints are made of. */
  readonly blob: Buffer
}

/**
 * Reads a key as uploaded.
 * @throws UnrecognizedPublicKeyEncoding for text in neither form; InvalidPublicKey for one that does not hold an RSA key of
 * 2048 to 16384 bits
 */
export function readSshPublicKey(text: string): SshPublicKey {
  const body = text.trim()
  const key = SSH_FORM.test(body) ? keyOfLine(body) : keyOfPem(body)
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  const sound = modulusLength >= MIN_KEY_BITS && modulusLength <= MAX_KEY_BITS && isExponent(publicExponent)
  if (key.asymmetricKeyType !== 'rsa' || !sound) throw invalidPublicKey()
  return { body, key, blob: blobOf(key) }
}

/** What tells two keys apart, whatever form they came in. */
export function digestOf({ blob }: SshPublicKey): string {
  return createHash('sha256').update(blob).digest('hex')
}

/** MD5 with colons, as `ssh-keygen -l -E md5` writes it. It names the key to people; nothing is decided by it. */
export function fingerprintOf({ blob }: SshPublicKey): string {
  const hex = createHash('md5').update(blob).digest('hex')
  return hex.replaceAll(/(..)(?=.)/g, '$1:')
}

/**
 * The key in the encoding asked for, as AWS is recorded to give it: a line without the comment that it may have been uploaded with,
 * or PEM that ends with a line break. https://docs.aws.amazon.com/cli/latest/reference/iam/get-ssh-public-key.html (Examples)
 */
export function encoded({ body, key, blob }: SshPublicKey, encoding: 'SSH' | 'PEM'): string {
  if (encoding === 'SSH') return `${ALGORITHM} ${blob.toString('base64')}`
  return SSH_FORM.test(body) ? key.export({ type: 'spki', format: 'pem' }).toString() : `${body}\n`
}

/**
 * The key that an operation names.
 * @throws NoSuchEntity for one that is not there or is another user's, which are told alike
 */
export async function requireSshPublicKey(
  reads: { readonly sshPublicKeys: SshPublicKeyReads },
  { ownerId }: Owner,
  id: string,
): Promise<SshPublicKeyRecord> {
  const record = await reads.sshPublicKeys.byId(id)
  if (record?.ownerId !== ownerId) throw noSuchSshPublicKey(id)
  return record
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SSHPublicKeyMetadata.html */
export const listedSshPublicKey = (record: SshPublicKeyRecord, owner: Owner) => ({
  UserName: owner.userName ?? '',
  SSHPublicKeyId: record.id,
  Status: record.status,
  UploadDate: record.uploadedAt,
})

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SSHPublicKey.html */
export const sshPublicKeyView = (
  record: SshPublicKeyRecord,
  owner: Owner,
  key: SshPublicKey,
  body = key.body,
) => ({
  ...listedSshPublicKey(record, owner),
  Fingerprint: fingerprintOf(key),
  SSHPublicKeyBody: body,
})

// RFC 8017 section 3.1: 3 or more, and prime to an even number.
const isExponent = (exponent: bigint) => exponent >= 3n && exponent % 2n === 1n

function keyOfPem(body: string): KeyObject {
  if (!PEM_FORM.test(body)) throw unrecognizedPublicKeyEncoding()
  try {
    return createPublicKey({ key: body, format: 'pem' })
  } catch {
    throw invalidPublicKey()
  }
}

// `ssh-rsa BASE64 COMMENT`, in one line.
function keyOfLine(body: string): KeyObject {
  const [, base64 = ''] = body.split(/[ \t]+/, 2)
  if (/[\r\n]/.test(body) || !BASE64.test(base64)) throw invalidPublicKey()
  const blob = Buffer.from(base64, 'base64')
  const [algorithm, exponent, modulus, more] = fieldsOf(blob)
  if (algorithm?.toString('latin1') !== ALGORITHM || !exponent || !modulus || more) throw invalidPublicKey()
  let key: KeyObject
  try {
    const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') }
    key = createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    throw invalidPublicKey()
  }
  // One key has one wire form: numbers that are negative, padded or cut are none.
  if (!blobOf(key).equals(blob)) throw invalidPublicKey()
  return key
}

/** RFC 4251 section 5: each field is its length in four bytes, then its bytes. Empty where the lengths do not add up. */
function fieldsOf(blob: Buffer): Buffer[] {
  const fields: Buffer[] = []
  let at = 0
  while (at < blob.length) {
    if (at + 4 > blob.length) return []
    const end = at + 4 + blob.readUInt32BE(at)
    if (end > blob.length) return []
    fields.push(blob.subarray(at + 4, end))
    at = end
  }
  return fields
}

function blobOf(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'rsa') throw invalidPublicKey()
  const { n = '', e = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([field(Buffer.from(ALGORITHM, 'latin1')), mpint(e), mpint(n)])
}

function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

// A positive number whose top bit is set gets a zero byte in front. JWK numbers have none.
function mpint(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url')
  return field((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}
