import { hash, parseOptions, verify } from '@node-rs/argon2'

/**
 * argon2id with the second of the equivalent settings that OWASP recommends: 19 MiB, two passes, one lane.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const OUTPUT_BYTES = 32
const PREFIX = '$argon2id$'

/**
 * Characters of an IAM password at most; longer ones are refused before they cost anything.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html
 */
export const MAX_PASSWORD_LENGTH = 128

/** Stands in place of the hash of a password that nobody knows: it can be replaced, and none verifies. */
export const UNKNOWN_PASSWORD = 'unknown'

/**
 * What is verified where there is no password to verify, so that an unknown user takes as long as a wrong
 * password.
 */
let nobody: Promise<string> | undefined

/**
 * The hash of a password as a PHC string, with a salt of its own. Runs off the main thread.
 * @throws RangeError for a password longer than any may be.
 */
export function hashPassword(password: string): Promise<string> {
  if (password.length > MAX_PASSWORD_LENGTH) throw new RangeError('the password is too long')
  return hash(password, {
    memoryCost: MEMORY_KIB,
    timeCost: PASSES,
    parallelism: LANES,
    outputLen: OUTPUT_BYTES,
  })
}

/**
 * True where the password is the hashed one. With an undefined hash (no such user, no password) or an unknown one it takes the
 * same time and is false; a hash that is not argon2id never verifies.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD_LENGTH) return false
  if (passwordHash === undefined || passwordHash === UNKNOWN_PASSWORD) {
    nobody ??= hashPassword('')
    await verify(await nobody, password)
    return false
  }
  if (!passwordHash.startsWith(PREFIX)) return false
  try {
    return await verify(passwordHash, password)
  } catch {
    return false
  }
}

/**
 * True where a hash was made with other settings than new ones are: to be replaced at the next successful
 * sign-in.
 */
export function needsRehash(passwordHash: string): boolean {
  if (!passwordHash.startsWith(PREFIX)) return true
  const { memoryCost, timeCost, parallelism, outputLen } = parseOptions(passwordHash)
  return (
    memoryCost !== MEMORY_KIB || timeCost !== PASSES || parallelism !== LANES || outputLen !== OUTPUT_BYTES
  )
}
