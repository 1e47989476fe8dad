import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import {
  ephemeralMasterKey,
  loadMasterKeys,
  type MasterKey,
  parseMasterKeys,
  VaultError,
} from './master-keys.ts'

export { VaultError }

/** Keeps secrets that must come back as they were: secret access keys and one-time-code seeds. */
export interface Vault {
  /**
   * Encrypts and authenticates `plain`. `associatedData` names what the secret belongs to (the access key id,
   * the serial): a sealed value copied to another row does not open there.
   */
  seal(plain: Uint8Array | string, associatedData: string): string
  /** @throws VaultError where the value was altered, belongs elsewhere, or its master key is not there. */
  open(sealed: string, associatedData: string): Buffer
  /** Keys for a purpose of their own, one per master key, so that no two purposes ever share a key. */
  derive(purpose: string): DerivedKeys
}

/** The keys of one purpose. New values use `current`; `byId` finds the key that an older value names. */
export interface DerivedKeys {
  readonly current: DerivedKey
  byId(masterKeyId: string): DerivedKey | undefined
}

export interface DerivedKey {
  readonly masterKeyId: string
  /** 32 bytes, for AES-256 or HMAC. */
  readonly key: KeyObject
}

const VERSION = 'v1'
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
/**
 * NIST SP 800-38D: 96-bit nonces, and at most 2^32 random ones under one key. Each purpose has a key of its
 * own.
 */
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Characters of a sealed value; what is sealed are keys and seeds, never documents. */
const MAX_SEALED_LENGTH = 64 * 1024

/** Where the master keys are: given as text, in a file, or (neither) made for the life of this process. */
export interface VaultOptions {
  /** The keys themselves, as IAMD_MASTER_KEY gives them; see parseMasterKeys. Goes before the file. */
  readonly masterKey?: string | undefined
  readonly keyFile?: string | undefined
  /** Whether a missing key file is made. False where the database already holds sealed values. */
  readonly create?: boolean | undefined
}

/** @throws VaultError where the keys are missing, malformed or open to others. */
export function openVault({ masterKey, keyFile, create = true }: VaultOptions): Vault {
  if (masterKey !== undefined) return createVault(parseMasterKeys(masterKey))
  return createVault(keyFile === undefined ? [ephemeralMasterKey()] : loadMasterKeys(keyFile, { create }))
}

/**
 * Gives the vault of a list of master keys: the first seals, all open, so a key is rotated by putting a new
 * one in front and dropping the old one when nothing sealed by it is left.
 * @throws VaultError where there is no key, or two keys have one id.
 */
export function createVault(masterKeys: readonly MasterKey[]): Vault {
  if (masterKeys.length === 0) throw new VaultError('a vault needs a master key')
  if (new Set(masterKeys.map(({ id }) => id)).size !== masterKeys.length)
    throw new VaultError('two master keys have one id')
  const sealing = deriveAll(masterKeys, 'seal')
  return {
    seal: (plain, associatedData) => seal(sealing.current, plain, associatedData),
    open: (sealed, associatedData) => open(sealing, sealed, associatedData),
    derive: (purpose) => deriveAll(masterKeys, `derive:${purpose}`),
  }
}

function seal({ masterKeyId, key }: DerivedKey, plain: Uint8Array | string, associatedData: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(header(masterKeyId, associatedData))
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
  const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  return `${VERSION}.${masterKeyId}.${sealed.toString('base64url')}`
}

function open(keys: DerivedKeys, sealed: string, associatedData: string): Buffer {
  if (sealed.length > MAX_SEALED_LENGTH) throw new VaultError('the sealed value is too long')
  const [version, masterKeyId, text, more] = sealed.split('.')
  if (version !== VERSION || masterKeyId === undefined || text === undefined || more !== undefined) {
    throw new VaultError('the sealed value is malformed')
  }
  const derived = keys.byId(masterKeyId)
  if (derived === undefined) throw new VaultError('the master key of the sealed value is not there')
  const bytes = Buffer.from(text, 'base64url')
  // Buffer.from drops what is not base64url; only the very text that seal() wrote may open.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) {
    throw new VaultError('the sealed value is malformed')
  }
  const decipher = createDecipheriv(CIPHER, derived.key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(header(masterKeyId, associatedData))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  try {
    const body = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES))
    return Buffer.concat([body, decipher.final()])
  } catch {
    throw new VaultError('the sealed value was altered or belongs elsewhere')
  }
}

// The id cannot hold a dot, so no two pairs of id and associated data give the same bytes.
function header(masterKeyId: string, associatedData: string): Buffer {
  return Buffer.from(`iamd.${VERSION}.${masterKeyId}.${associatedData}`, 'utf8')
}

function deriveAll(masterKeys: readonly MasterKey[], purpose: string): DerivedKeys {
  const derived = new Map(masterKeys.map((master) => [master.id, derive(master, purpose)]))
  return { current: derived.get(masterKeys[0]!.id)!, byId: (id) => derived.get(id) }
}

// HKDF (RFC 5869) with the purpose as info: knowing one derived key tells nothing of another or of the master
// key.
function derive(master: MasterKey, purpose: string): DerivedKey {
  const bytes = hkdfSync('sha256', master.key, Buffer.alloc(0), `iamd.${VERSION}.${purpose}`, KEY_BYTES)
  return { masterKeyId: master.id, key: createSecretKey(Buffer.from(bytes)) }
}
