import { CreateVirtualMFADeviceCommand, EnableMFADeviceCommand, type IAMClient } from '@aws-sdk/client-iam'
import { HOTP, Secret } from 'otpauth'
import { vi } from 'vitest'

/** A virtual device as its owner holds it: an authenticator app with the seed. */
export interface HeldDevice {
  readonly serial: string
  /** The code it shows, or showed or will show so many 30-second steps from now. */
  code(steps?: number): string
}

const STEP_MS = 30_000

/** Creates a virtual device and puts its seed into an authenticator. */
export async function createDevice(iam: IAMClient, name: string, path?: string): Promise<HeldDevice> {
  const { VirtualMFADevice: device } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, Path: path }),
  )
  const secret = Secret.fromBase32(Buffer.from(device!.Base32StringSeed!).toString('latin1'))
  return {
    serial: device!.SerialNumber!,
    code: (steps = 0) => HOTP.generate({ secret, counter: Math.floor(Date.now() / STEP_MS) + steps }),
  }
}

/** The call that enables a device by the codes of the step before and of now. */
export const enabling = (userName: string, device: HeldDevice) =>
  new EnableMFADeviceCommand({
    UserName: userName,
    SerialNumber: device.serial,
    AuthenticationCode1: device.code(-1),
    AuthenticationCode2: device.code(),
  })

/** A device that is enabled for a user; the codes up to now have served. */
export async function enabledDevice(iam: IAMClient, userName: string, name = userName): Promise<HeldDevice> {
  const device = await createDevice(iam, name)
  await iam.send(enabling(userName, device))
  return device
}

/**
 * Lets the clock of this process, which is the server's too, stand still at the present; `passTime` moves it. A client that
 * has seen an answer more than five minutes off corrects its clock for good (HTTP's Date goes on), so a test that moves the
 * clock further takes a new client for each call after that.
 */
export function stopClock(): void {
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['Date'] })
}

/** Seconds. */
export function passTime(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000)
}

/** One step: the next code can serve. */
export function passStep(): void {
  passTime(STEP_MS / 1000)
}
