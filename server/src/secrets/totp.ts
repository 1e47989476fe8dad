import { randomBytes, timingSafeEqual } from 'node:crypto'
import { HOTP, Secret } from 'otpauth'

/**
 * Time-based one-time codes of virtual MFA devices (RFC 6238): SHA-1, six digits, steps of 30 seconds.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html
 */

export const STEP_SECONDS = 30
const DIGITS = 6
/** RFC 4226, 4 wants 160 bits; AWS's Base32StringSeed is 64 characters, 320 bits. */
const SEED_BYTES = 40
/** Steps to either side of the device's own clock that a code may be from (RFC 6238, 5.2 recommends one). */
const SIGN_IN_WINDOW = 1
/**
 * Steps to either side of our clock that a device may be off when it is enabled or synchronised again: ten
 * minutes.
 */
const SYNC_WINDOW = 20
const ISSUER = 'Amazon Web Services'

/** What verification needs to know of a device; see MfaDeviceRecord. */
export interface TotpDevice {
  /** Base32, as generated. */
  readonly seed: string
  /** The last step whose code was taken; no code of it or an earlier one is taken again. */
  readonly lastStep: number | undefined
  /** Steps that the device's clock is ahead of ours. */
  readonly stepOffset: number
}

/** A code that was taken. The device's record must keep `step` as its lastStep before the sign-in counts. */
export interface TotpMatch {
  readonly step: number
  readonly stepOffset: number
}

/** A fresh seed: 64 characters of base32. */
export function generateSeed(): string {
  return new Secret({ buffer: toArrayBuffer(randomBytes(SEED_BYTES)) }).base32
}

/**
 * The text of the QR image that an authenticator app reads.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html
 */
export function provisioningUri(seed: string, deviceName: string, accountName: string): string {
  const issuer = encodeURIComponent(ISSUER)
  const label = `${encodeURIComponent(deviceName)}@${encodeURIComponent(accountName)}`
  return `otpauth://totp/${issuer}:${label}?secret=${seed}&issuer=${issuer}`
}

/**
 * Takes one code at sign-in. `now` in milliseconds since the epoch. Undefined where the code is wrong,
 * malformed or already used; every step of the window is tried whatever the outcome.
 */
export function verifyCode(device: TotpDevice, code: string, now: number): TotpMatch | undefined {
  const centre = currentStep(now) + device.stepOffset
  const secret = Secret.fromBase32(device.seed)
  let step: number | undefined
  for (let candidate = centre - SIGN_IN_WINDOW; candidate <= centre + SIGN_IN_WINDOW; candidate++) {
    if (matches(secret, candidate, code) && isFresh(device, candidate)) step = candidate
  }
  return step === undefined ? undefined : { step, stepOffset: device.stepOffset }
}

/**
 * Takes two codes that follow one another, which enables a device or synchronises its clock. The match has
 * the step of the second code and how far the device's clock is off.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html
 */
export function verifyConsecutiveCodes(
  device: Pick<TotpDevice, 'seed' | 'lastStep'>,
  first: string,
  second: string,
  now: number,
): TotpMatch | undefined {
  const centre = currentStep(now)
  const secret = Secret.fromBase32(device.seed)
  let match: TotpMatch | undefined
  let nearest = Number.POSITIVE_INFINITY
  for (let candidate = centre - SYNC_WINDOW; candidate <= centre + SYNC_WINDOW; candidate++) {
    const firstMatches = matches(secret, candidate - 1, first)
    const secondMatches = matches(secret, candidate, second)
    const distance = Math.abs(candidate - centre)
    if (firstMatches && secondMatches && isFresh(device, candidate - 1) && distance < nearest) {
      nearest = distance
      match = { step: candidate, stepOffset: candidate - centre }
    }
  }
  return match
}

/** The step of a time in milliseconds since the epoch. */
export function currentStep(now: number): number {
  return Math.floor(now / 1000 / STEP_SECONDS)
}

function isFresh(device: { readonly lastStep: number | undefined }, step: number): boolean {
  return device.lastStep === undefined || step > device.lastStep
}

function matches(secret: Secret, step: number, code: string): boolean {
  if (!/^\d{6}$/.test(code) || step < 0) return false
  const expected = HOTP.generate({ secret, algorithm: 'SHA1', digits: DIGITS, counter: step })
  return timingSafeEqual(Buffer.from(expected, 'latin1'), Buffer.from(code, 'latin1'))
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length)
  new Uint8Array(copy).set(bytes)
  return copy
}
