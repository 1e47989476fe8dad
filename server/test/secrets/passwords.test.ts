import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import {
  hashPassword,
  MAX_PASSWORD_LENGTH,
  needsRehash,
  verifyPassword,
} from '../../src/secrets/passwords.ts'

test('a password verifies against its hash, and no other does', async () => {
  const hashed = await hashPassword('correct horse')
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword(hashed, 'correct horse')).toBe(true)
  expect(await verifyPassword(hashed, 'correct horsf')).toBe(false)
  expect(await verifyPassword(hashed, '')).toBe(false)
  expect(await hashPassword('correct horse')).not.toBe(hashed)
})

test('no hash, or a broken one, never verifies', async () => {
  expect(await verifyPassword(undefined, '')).toBe(false)
  expect(await verifyPassword(undefined, 'x')).toBe(false)
  for (const broken of ['', 'plain', '$argon2id$', '$argon2id$v=19$m=19456,t=2,p=1$AAAA']) {
    expect(await verifyPassword(broken, 'plain')).toBe(false)
  }
})

test('passwords are bounded', async () => {
  const longest = 'ü'.repeat(MAX_PASSWORD_LENGTH)
  expect(await verifyPassword(await hashPassword(longest), longest)).toBe(true)
  expect(() => hashPassword(`${longest}x`)).toThrow(RangeError)
  expect(await verifyPassword(undefined, 'x'.repeat(1_000_000))).toBe(false)
})

test('hashes of other settings are to be made again', async () => {
  expect(needsRehash(await hashPassword('x'))).toBe(false)
  expect(needsRehash(await hash('x', { memoryCost: 8192, timeCost: 1 }))).toBe(true)
  expect(needsRehash('$2b$10$abcdefghijklmnopqrstuv')).toBe(true)
})
