import type { Caller } from '../../authenticate/caller.ts'
import type { Environment } from '../../environment.ts'
import { type TotpMatch, verifyCode } from '../../secrets/totp.ts'
import { stsError } from './errors.ts'
import { wrongCodesOf } from './wrong-codes.ts'

/** The MFA members of AssumeRole and GetSessionToken. */
export interface MfaInput {
  readonly SerialNumber?: string | undefined
  readonly TokenCode?: string | undefined
}

/** A code that is right and has not been taken yet. */
export interface VerifiedMfa {
  readonly serial: string
  readonly match: TotpMatch
}

const WRONG_CODE = 'MultiFactorAuthentication failed with invalid MFA one time pass code. '

/**
 * Checks the one-time code of the caller's own device; undefined where none was given. The code is not used up by this: see
 * {@link takeMfa}. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
 * @throws AccessDenied, also for a right code after too many wrong ones
 */
export async function verifyMfa({
  store,
  vault,
  caller,
  now,
  input,
}: Pick<Environment, 'store' | 'vault'> & { caller: Caller; now: number; input: MfaInput }): Promise<
  VerifiedMfa | undefined
> {
  const { SerialNumber: serial, TokenCode: code } = input
  if (serial === undefined && code === undefined) return undefined
  if (serial === undefined || code === undefined) {
    throw stsError(
      'AccessDenied',
      'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
    )
  }
  const device = await store.mfaDevices.bySerial(serial)
  const ownerId = caller.identity.kind === 'root' ? caller.accountId : caller.identity.id
  if (device === undefined || device.enabledAt === undefined || device.ownerId !== ownerId) {
    throw stsError(
      'AccessDenied',
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    )
  }
  const wrongCodes = wrongCodesOf(store)
  // A pause says no more than a wrong code does. From here on nothing is awaited: calls at the same time count one by one.
  if (wrongCodes.isPaused(device, now)) throw stsError('AccessDenied', WRONG_CODE)
  const seed = vault.open(device.sealedSeed, device.serial).toString('utf8')
  const match = verifyCode({ seed, lastStep: device.lastStep, stepOffset: device.stepOffset }, code, now)
  if (match === undefined) {
    wrongCodes.wrong(device, now)
    throw stsError('AccessDenied', WRONG_CODE)
  }
  wrongCodes.right(device)
  return { serial, match }
}

/**
 * Uses a verified code up, so that it never serves twice, not even for two calls at the same time.
 * @throws AccessDenied where another call has taken it since
 */
export async function takeMfa(
  { store }: Pick<Environment, 'store'>,
  accountId: string,
  mfa: VerifiedMfa,
): Promise<void> {
  const taken = await store.write(accountId, (tx) => tx.mfaDevices.takeStep(mfa.serial, mfa.match.step))
  if (!taken) throw stsError('AccessDenied', WRONG_CODE)
}
