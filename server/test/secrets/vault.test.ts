import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ephemeralMasterKey, loadMasterKeys, parseMasterKeys } from '../../src/secrets/master-keys.ts'
import { createVault, openVault, VaultError } from '../../src/secrets/vault.ts'

const KEY_A = Buffer.alloc(32, 'a').toString('base64')
const KEY_B = Buffer.alloc(32, 'b').toString('base64')

describe('a vault', () => {
  const vault = createVault([ephemeralMasterKey()])

  test('opens what it sealed, for what it sealed it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), fc.string(), (plain, associated, other) => {
        const sealed = vault.seal(plain, associated)
        expect(vault.open(sealed, associated)).toEqual(Buffer.from(plain))
        if (other !== associated) expect(() => vault.open(sealed, other)).toThrow(VaultError)
      }),
    )
  })

  test('seals the same secret differently each time, and without a trace of it', () => {
    const sealed = Array.from({ length: 50 }, () => vault.seal('a secret that is known', 'x'))
    expect(new Set(sealed).size).toBe(sealed.length)
    for (const text of sealed)
      expect(Buffer.from(text.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('secret')
  })

  test('does not open what was altered anywhere', () => {
    const sealed = vault.seal('secret', 'x')
    for (let i = 0; i < sealed.length; i++) {
      for (const char of ['A', 'b', '.', '=', ' ']) {
        if (sealed[i] === char) continue
        const altered = sealed.slice(0, i) + char + sealed.slice(i + 1)
        expect(() => vault.open(altered, 'x'), altered).toThrow(VaultError)
      }
    }
    expect(() => vault.open(`${sealed}A`, 'x')).toThrow(VaultError)
    expect(() => vault.open(sealed.slice(0, -1), 'x')).toThrow(VaultError)
    expect(() => vault.open('', 'x')).toThrow(VaultError)
    expect(() => vault.open('v1.a', 'x')).toThrow(VaultError)
    expect(() => vault.open('v1'.repeat(50_000), 'x')).toThrow(VaultError)
  })

  test('derives one key per purpose', () => {
    const bytes = (purpose: string) => vault.derive(purpose).current.key.export().toString('hex')
    expect(bytes('one')).toBe(bytes('one'))
    expect(bytes('one')).not.toBe(bytes('two'))
    expect(createVault([ephemeralMasterKey()]).derive('one').current.key.export().toString('hex')).not.toBe(
      bytes('one'),
    )
  })
})

describe('rotation', () => {
  const old = createVault(parseMasterKeys(`2024:${KEY_A}`))
  const both = createVault(parseMasterKeys(`2025:${KEY_B}\n2024:${KEY_A}`))
  const fresh = createVault(parseMasterKeys(`2025:${KEY_B}`))

  test('the first key seals, all open', () => {
    const before = old.seal('secret', 'x')
    const after = both.seal('secret', 'x')
    expect(both.open(before, 'x').toString()).toBe('secret')
    expect(fresh.open(after, 'x').toString()).toBe('secret')
    expect(() => fresh.open(before, 'x')).toThrow(VaultError)
    expect(() => old.open(after, 'x')).toThrow(VaultError)
    expect(both.derive('p').current.masterKeyId).toBe('2025')
    expect(both.derive('p').byId('2024')?.key.equals(old.derive('p').current.key)).toBe(true)
  })

  test('an id says nothing: the key decides', () => {
    const imposter = createVault(parseMasterKeys(`2024:${KEY_B}`))
    expect(() => imposter.open(old.seal('secret', 'x'), 'x')).toThrow(VaultError)
  })
})

describe('master keys as text', () => {
  test('one or several, with ids or without, with remarks', () => {
    expect(parseMasterKeys(KEY_A)).toHaveLength(1)
    expect(parseMasterKeys(KEY_A.replace('=', ''))).toHaveLength(1)
    expect(parseMasterKeys(`# made today\n\n new : ${KEY_B} \n${KEY_A}\n`).map(({ id }) => id)).toEqual([
      'new',
      parseMasterKeys(KEY_A)[0]!.id,
    ])
    expect(parseMasterKeys(`a:${KEY_A},b:${KEY_B}`).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test.each([
    '',
    '#',
    'short',
    `${KEY_A}x`,
    `a.b:${KEY_A}`,
    `:${KEY_A}`,
    `${'x'.repeat(17)}:${KEY_A}`,
    `${KEY_A},`,
    'a:b:c',
  ])('refuses "%s" without repeating it', (text) => {
    expect(() => parseMasterKeys(text)).toThrow(VaultError)
    try {
      parseMasterKeys(text)
    } catch (error) {
      if (text.length > 20) expect((error as Error).message).not.toContain(text.slice(5, 25))
    }
  })

  test('two keys of one id are no vault', () => {
    expect(() => createVault(parseMasterKeys(`a:${KEY_A}\na:${KEY_B}`))).toThrow(VaultError)
    expect(() => createVault([])).toThrow(VaultError)
  })
})

describe('the key file', () => {
  let directory: string
  let path: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'iamd-vault-'))
    path = join(directory, 'master.key')
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  test('is made at first, for its owner alone, and kept', () => {
    const sealed = openVault({ keyFile: path }).seal('secret', 'x')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(directory)).toEqual(['master.key'])
    expect(openVault({ keyFile: path, create: false }).open(sealed, 'x').toString()).toBe('secret')
  })

  test('is not made where it must be there', () => {
    expect(() => loadMasterKeys(path, { create: false })).toThrow(VaultError)
    expect(existsSync(path)).toBe(false)
  })

  test('must not be open to others', () => {
    loadMasterKeys(path, { create: true })
    for (const mode of [0o604, 0o620, 0o666]) {
      chmodSync(path, mode)
      expect(() => loadMasterKeys(path, { create: false })).toThrow(VaultError)
    }
    chmodSync(path, 0o640)
    expect(loadMasterKeys(path, { create: false })).toHaveLength(1)
  })

  test('that is damaged stops the start and stays as it is', () => {
    writeFileSync(path, 'damaged', { mode: 0o600 })
    expect(() => loadMasterKeys(path, { create: true })).toThrow(VaultError)
    expect(readFileSync(path, 'utf8')).toBe('damaged')
  })

  test('yields to a key given as text', () => {
    const vault = openVault({ masterKey: KEY_A, keyFile: path })
    expect(existsSync(path)).toBe(false)
    expect(openVault({ masterKey: KEY_A }).open(vault.seal('s', 'x'), 'x').toString()).toBe('s')
  })
})
