import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** A key that other keys are derived from. */
export interface MasterKey {
  /** 1 to 16 letters, digits, `-` and `_`; written beside everything sealed with the key. */
  readonly id: string
  readonly key: KeyObject
}

/**
 * A master key or a sealed value that cannot be used. Says nothing beyond the kind of fault, and never holds
 * the value.
 */
export class VaultError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'VaultError'
  }
}

const MASTER_KEY_BYTES = 32
const ID = /^[A-Za-z0-9_-]{1,16}$/
/** Rotation needs two or three; a longer list is a wrong file. */
const MAX_MASTER_KEYS = 64
const MAX_KEY_FILE_BYTES = 64 * 1024
/** Permission bits that a key file must not have: writable by the group, anything for others. */
const FORBIDDEN_MODE = 0o027

/**
 * Reads master keys from text: one per line or comma, `BASE64` or `ID:BASE64`, 32 bytes each; lines that
 * start with `#` are remarks. The first key seals, all open.
 * @throws VaultError for anything else, without quoting it.
 */
export function parseMasterKeys(text: string): readonly MasterKey[] {
  const entries = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => line.split(',').map((entry) => entry.trim()))
  if (entries.length === 0) throw new VaultError('there is no master key')
  if (entries.length > MAX_MASTER_KEYS) throw new VaultError('there are too many master keys')
  return entries.map(parseEntry)
}

function parseEntry(entry: string, index: number): MasterKey {
  const colon = entry.indexOf(':')
  const base64 = colon < 0 ? entry : entry.slice(colon + 1).trim()
  const bytes = Buffer.from(base64, 'base64')
  const canonical = bytes.toString('base64')
  if (
    bytes.length !== MASTER_KEY_BYTES ||
    (canonical !== base64 && canonical.replace(/=+$/, '') !== base64)
  ) {
    throw new VaultError(`master key ${index + 1} is not ${MASTER_KEY_BYTES} bytes of base64`)
  }
  const id = colon < 0 ? fingerprint(bytes) : entry.slice(0, colon).trim()
  if (!ID.test(id))
    throw new VaultError(`the id of master key ${index + 1} is not 1 to 16 letters, digits, - or _`)
  return { id, key: createSecretKey(bytes) }
}

/**
 * Reads the master keys of a key file; where there is none, makes one with a fresh random key, readable by
 * its owner alone. A new file is on disk, synced, before anything can be sealed with its key. `create: false`
 * refuses instead: for a server whose database already holds sealed values, a new key would only hide that
 * the old one is lost.
 * @throws VaultError for a missing file with `create: false`, a malformed one, and one that others may read.
 */
export function loadMasterKeys(path: string, options: { readonly create: boolean }): readonly MasterKey[] {
  let text = readKeyFile(path)
  if (text === undefined) {
    if (!options.create) throw new VaultError(`the master key file ${path} is missing`)
    createKeyFile(path)
    text = readKeyFile(path)
  }
  if (text === undefined) throw new VaultError(`the master key file ${path} cannot be read`)
  return parseMasterKeys(text)
}

/** A master key that lives as long as the process: everything sealed with it is lost with it. */
export function ephemeralMasterKey(): MasterKey {
  const bytes = randomBytes(MASTER_KEY_BYTES)
  return { id: fingerprint(bytes), key: createSecretKey(bytes) }
}

function readKeyFile(path: string): string | undefined {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new VaultError(
      `the master key file ${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    )
  }
  try {
    const { mode, size } = fstatSync(file)
    if (process.platform !== 'win32' && (mode & FORBIDDEN_MODE) !== 0) {
      throw new VaultError(`the master key file ${path} must not be open to others: chmod 600 it`)
    }
    if (size > MAX_KEY_FILE_BYTES) throw new VaultError(`the master key file ${path} is too large`)
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

// Written beside and linked into place: two servers that start at once agree on one key, and a crash leaves
// no half a file.
function createKeyFile(path: string): void {
  const draft = join(dirname(path), `.master-key-${process.pid}-${randomBytes(6).toString('hex')}`)
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  syncDirectory(dirname(path))
}

function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

// A fingerprint as id tells nothing of the key.
function fingerprint(key: Uint8Array): string {
  return createHash('sha256').update('iamd master key id\n').update(key).digest('hex').slice(0, 8)
}
