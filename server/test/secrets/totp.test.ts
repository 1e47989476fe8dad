import { HOTP, Secret, URI } from 'otpauth'
import { describe, expect, test } from 'vitest'
import {
  currentStep,
  generateSeed,
  provisioningUri,
  STEP_SECONDS,
  verifyCode,
  verifyConsecutiveCodes,
} from '../../src/secrets/totp.ts'

const NOW = Date.UTC(2026, 2, 14, 9, 26, 53)
const STEP = currentStep(NOW)
const seed = generateSeed()
const codeOf = (step: number) =>
  HOTP.generate({ secret: Secret.fromBase32(seed), algorithm: 'SHA1', digits: 6, counter: step })
const device = (lastStep?: number, stepOffset = 0) => ({ seed, lastStep, stepOffset })

// RFC 6238, appendix B: the last six of the eight digits printed there for SHA-1.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code of the RFC at %d s', (seconds, code) => {
  const rfc = { seed: Secret.fromLatin1('12345678901234567890').base32, lastStep: undefined, stepOffset: 0 }
  expect(verifyCode(rfc, code, seconds * 1000)?.step).toBe(Math.floor(seconds / STEP_SECONDS))
})

describe('a code', () => {
  test('is taken of this step and one to either side', () => {
    for (const delta of [-1, 0, 1])
      expect(verifyCode(device(), codeOf(STEP + delta), NOW)?.step).toBe(STEP + delta)
    for (const delta of [-3, -2, 2, 3])
      expect(verifyCode(device(), codeOf(STEP + delta), NOW)).toBeUndefined()
  })

  test('is taken once, and none before it afterwards', () => {
    expect(verifyCode(device(STEP), codeOf(STEP), NOW)).toBeUndefined()
    expect(verifyCode(device(STEP), codeOf(STEP - 1), NOW)).toBeUndefined()
    expect(verifyCode(device(STEP), codeOf(STEP + 1), NOW)?.step).toBe(STEP + 1)
  })

  test("is looked for by the device's clock", () => {
    expect(verifyCode(device(undefined, 10), codeOf(STEP + 10), NOW)).toEqual({
      step: STEP + 10,
      stepOffset: 10,
    })
    expect(verifyCode(device(undefined, 10), codeOf(STEP), NOW)).toBeUndefined()
  })

  test.each(['', '12345', '1234567', 'abcdef', ' 12345', '１２３４５６', '12345\n'])(
    'is not "%s"',
    (code) => {
      expect(verifyCode(device(), code, NOW)).toBeUndefined()
    },
  )
})

describe('two codes', () => {
  test('that follow one another synchronise', () => {
    for (const delta of [-20, -5, -1, 0, 1, 20]) {
      expect(verifyConsecutiveCodes(device(), codeOf(STEP + delta - 1), codeOf(STEP + delta), NOW)).toEqual({
        step: STEP + delta,
        stepOffset: delta,
      })
    }
  })

  test('that do not are refused', () => {
    const pairs = [
      [codeOf(STEP), codeOf(STEP)],
      [codeOf(STEP), codeOf(STEP - 1)],
      [codeOf(STEP - 2), codeOf(STEP)],
      [codeOf(STEP + 21), codeOf(STEP + 22)],
      [codeOf(STEP - 1), 'xxxxxx'],
    ] as const
    for (const [first, second] of pairs)
      expect(verifyConsecutiveCodes(device(), first, second, NOW)).toBeUndefined()
  })

  test('are not taken again', () => {
    const match = verifyConsecutiveCodes(device(), codeOf(STEP - 1), codeOf(STEP), NOW)!
    expect(verifyConsecutiveCodes(device(match.step), codeOf(STEP - 1), codeOf(STEP), NOW)).toBeUndefined()
    expect(verifyCode(device(match.step), codeOf(STEP), NOW)).toBeUndefined()
    expect(verifyConsecutiveCodes(device(match.step), codeOf(STEP), codeOf(STEP + 1), NOW)).toBeUndefined()
  })
})

test('seeds are 64 characters of base32 and do not repeat', () => {
  expect(seed).toMatch(/^[A-Z2-7]{64}$/)
  expect(generateSeed()).not.toBe(seed)
})

test('the URI is what authenticator apps read', () => {
  const uri = provisioningUri(seed, 'alice', '123456789012')
  expect(uri).toBe(
    `otpauth://totp/Amazon%20Web%20Services:alice@123456789012?secret=${seed}&issuer=Amazon%20Web%20Services`,
  )
  const parsed = URI.parse(uri)
  expect(parsed.secret.base32).toBe(seed)
  expect(parsed.issuer).toBe('Amazon Web Services')
})
