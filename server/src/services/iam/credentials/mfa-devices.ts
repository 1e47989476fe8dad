import type { Caller } from '../../../authenticate/caller.ts'
import type { AccessCheck } from '../../../operation.ts'
import { verifyConsecutiveCodes } from '../../../secrets/totp.ts'
import type { Vault } from '../../../secrets/vault.ts'
import type { MfaDeviceReads, MfaDeviceUpdate } from '../../../store/credentials/mfa-devices.ts'
import type { MfaDeviceRecord } from '../../../store/records.ts'
import { mfaArn } from '../arns.ts'
import { deviceNotOfUser, iamError, mustNameUser, noSuchMfaDevice } from '../errors.ts'
import type { Owner } from './access-keys.ts'

/** Virtual MFA devices. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html */

/** What both the store and a transaction offer for reading devices. */
export interface DeviceReads {
  readonly mfaDevices: MfaDeviceReads
}

/** The device that a check is about, as the resource of the check. A serial number that is no ARN names none of ours. */
export async function deviceTarget(
  store: DeviceReads,
  accountId: string,
  serial: string,
): Promise<Pick<AccessCheck, 'resource' | 'resourceTags'>> {
  const device = await deviceOf(store, accountId, serial)
  if (device !== undefined) return { resource: device.serial, resourceTags: device.tags }
  return { resource: serial.startsWith('arn:') ? serial : mfaArn({ accountId, path: '/', name: serial }) }
}

/** @throws NoSuchEntity */
export async function requireDevice(
  store: DeviceReads,
  accountId: string,
  serial: string,
): Promise<MfaDeviceRecord> {
  const device = await deviceOf(store, accountId, serial)
  if (device === undefined) throw noSuchMfaDevice(serial)
  return device
}

/** @throws NoSuchEntity for a device that is not there or not enabled for this owner, which are told alike */
export async function requireDeviceOf(
  store: DeviceReads,
  { ownerId }: Owner,
  serial: string,
): Promise<MfaDeviceRecord> {
  const device = await store.mfaDevices.bySerial(serial)
  if (device?.ownerId !== ownerId) throw deviceNotOfUser()
  return device
}

/**
 * The user named where the model demands a name, which the root user has not: it names itself by its UserId, the account id.
 * Undefined: the root user.
 */
export function namedOwner(caller: Caller, userName: string): string | undefined {
  return caller.principal.type === 'root' && userName === caller.accountId ? undefined : userName
}

/** The device that AWS's console makes for a root user: which else are its own is not known once they are deactivated. */
export const rootDeviceArn = (accountId: string) =>
  mfaArn({ accountId, path: '/', name: 'root-account-mfa-device' })

/**
 * The same where the name may be left out: by a user for itself, and for the root user in a session of AssumeRoot only.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html (UserName)
 * @throws ValidationError
 */
export function optionallyNamedOwner(caller: Caller, userName: string | undefined): string | undefined {
  if (userName !== undefined) return namedOwner(caller, userName)
  if (caller.principal.type === 'root' && caller.session?.source !== 'AssumeRoot') throw mustNameUser()
  return undefined
}

/** Two codes that follow one another. */
export interface CodePair {
  readonly AuthenticationCode1: string
  readonly AuthenticationCode2: string
}

/**
 * Checks two codes that follow one another against the device's seed; neither may have served before.
 * @returns what the device's record must keep of them
 * @throws InvalidAuthenticationCode
 */
export function takeCodes(
  vault: Vault,
  device: MfaDeviceRecord,
  codes: CodePair,
  now: number,
): Pick<MfaDeviceUpdate, 'lastStep'> & { readonly stepOffset: number } {
  const seed = vault.open(device.sealedSeed, device.serial).toString('utf8')
  const { lastStep } = device
  const match = verifyConsecutiveCodes(
    { seed, lastStep },
    codes.AuthenticationCode1,
    codes.AuthenticationCode2,
    now,
  )
  if (match === undefined) {
    throw iamError('InvalidAuthenticationCode', 'Authentication code for device is not valid.')
  }
  return { lastStep: match.step, stepOffset: match.stepOffset }
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_MFADevice.html */
export const mfaDeviceView = (device: MfaDeviceRecord, owner: Owner) => ({
  UserName: owner.userName ?? '',
  SerialNumber: device.serial,
  EnableDate: device.enabledAt ?? device.createdAt,
})

// A serial is unique over all accounts, but only the own account's devices are there for a caller.
async function deviceOf(
  store: DeviceReads,
  accountId: string,
  serial: string,
): Promise<MfaDeviceRecord | undefined> {
  const device = await store.mfaDevices.bySerial(serial)
  return device?.accountId === accountId ? device : undefined
}
