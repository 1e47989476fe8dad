import {
  CreateUserCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  EnableMFADeviceCommand,
  GetMFADeviceCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam'
import { GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import {
  createDevice,
  enabledDevice,
  enabling,
  type HeldDevice,
  passStep,
  passTime,
  stopClock,
} from '../mfa.ts'

const ACCOUNT = '123456789012'
const MFA = `arn:aws:iam::${ACCOUNT}:mfa`
const WRONG_CODE = {
  code: 'InvalidAuthenticationCode',
  status: 403,
  message: 'Authentication code for device is not valid.',
}

let server: TestServer
let iam: IAMClient
let john: Credentials
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
})
beforeEach(async () => {
  stopClock()
  await server.reset()
  john = await userWithKey(server, 'john', allow('iam:*MFADevice*'))
})
afterAll(async () => {
  vi.useRealTimers()
  await server.close()
})

const codes = (device: HeldDevice, first: string, second: string) => ({
  UserName: 'john',
  SerialNumber: device.serial,
  AuthenticationCode1: first,
  AuthenticationCode2: second,
})
const enable = (device: HeldDevice, first: string, second: string) =>
  iam.send(new EnableMFADeviceCommand(codes(device, first, second)))
const resync = (device: HeldDevice, first: string, second: string) =>
  iam.send(new ResyncMFADeviceCommand(codes(device, first, second)))
/** Signs in with the code of so many steps from now. */
const signIn = (device: HeldDevice, steps = 0) =>
  server
    .sts(john)
    .send(new GetSessionTokenCommand({ SerialNumber: device.serial, TokenCode: device.code(steps) }))

describe('EnableMFADevice', () => {
  it('takes two codes that follow one another, and the user has the device', async () => {
    const device = await createDevice(iam, 'john-device')
    await enable(device, device.code(-1), device.code())
    expect((await iam.send(new ListMFADevicesCommand({ UserName: 'john' }))).MFADevices).toEqual([
      { UserName: 'john', SerialNumber: `${MFA}/john-device`, EnableDate: expect.any(Date) },
    ])
  })

  it('works for the user themselves, named or as the caller of the key', async () => {
    const own = server.iam(john)
    const device = await enabledDevice(own, 'john')
    expect((await own.send(new ListMFADevicesCommand({}))).MFADevices).toMatchObject([{ UserName: 'john' }])
    await own.send(new DeactivateMFADeviceCommand({ SerialNumber: device.serial }))
    expect((await own.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([])
  })

  it('refuses codes that do not follow one another, are swapped, wrong or too old', async () => {
    const device = await createDevice(iam, 'john')
    const pairs: readonly (readonly [string, string])[] = [
      [device.code(-2), device.code()],
      [device.code(), device.code(-1)],
      [device.code(), device.code()],
      [device.code(-30), device.code(-29)],
      [device.code(29), device.code(30)],
    ]
    for (const [first, second] of pairs) {
      expect(await refusal(enable(device, first, second))).toEqual(WRONG_CODE)
    }
    expect((await iam.send(new ListMFADevicesCommand({ UserName: 'john' }))).MFADevices).toEqual([])
  })

  it('refuses a device that is enabled, and users and devices that are not there', async () => {
    const device = await enabledDevice(iam, 'john')
    await iam.send(new CreateUserCommand({ UserName: 'mary' }))
    for (const user of ['john', 'mary']) {
      expect(await refusal(iam.send(enabling(user, device)))).toEqual({
        code: 'EntityAlreadyExists',
        status: 409,
        message: 'MFA Device is already in use.',
      })
    }
    expect(await refusal(iam.send(enabling('none', device)))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The user with name none cannot be found.',
    })
    expect(await refusal(iam.send(enabling('john', { ...device, serial: `${MFA}/none` })))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `VirtualMFADevice with serial number ${MFA}/none doesn't exist.`,
    })
  })

  it('allows eight devices for a user', async () => {
    for (let number = 1; number <= 8; number++) await enabledDevice(iam, 'john', `phone${number}`)
    expect(await refusal(enabledDevice(iam, 'john', 'phone9'))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for MFADevicesPerUser: 8',
    })
    const first = await iam.send(new ListMFADevicesCommand({ UserName: 'john', MaxItems: 7 }))
    const second = await iam.send(
      new ListMFADevicesCommand({ UserName: 'john', MaxItems: 7, Marker: first.Marker }),
    )
    expect([...first.MFADevices!, ...second.MFADevices!].map((device) => device.SerialNumber)).toEqual(
      Array.from({ length: 8 }, (_, index) => `${MFA}/phone${index + 1}`),
    )
    expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false])
  })

  it('is won by one of two calls with the same codes', async () => {
    const device = await createDevice(iam, 'john')
    const outcomes = await Promise.allSettled([
      enable(device, device.code(-1), device.code()),
      enable(device, device.code(-1), device.code()),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a code', () => {
  it('that enabled the device serves no more; the next one serves once', async () => {
    const device = await enabledDevice(iam, 'john')
    expect((await refusal(signIn(device))).code).toBe('AccessDenied')
    passStep()
    await signIn(device)
    expect(await refusal(signIn(device))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    })
  })

  it('serves one of several calls at the same time', async () => {
    const device = await enabledDevice(iam, 'john')
    passStep()
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => signIn(device)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('of a device that was deactivated serves neither then nor after it is enabled again', async () => {
    const device = await enabledDevice(iam, 'john')
    await iam.send(new DeactivateMFADeviceCommand({ UserName: 'john', SerialNumber: device.serial }))
    passStep()
    expect(await refusal(signIn(device))).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('unable to validate MFA code'),
    })
    expect(await refusal(enable(device, device.code(-1), device.code()))).toEqual(WRONG_CODE)
    passStep()
    await enable(device, device.code(-1), device.code())
  })

  it('is not looked at for a while after ten wrong ones', async () => {
    const device = await enabledDevice(iam, 'john')
    passStep()
    const right = [device.code(-1), device.code(), device.code(1), device.code(2), device.code(3)]
    const wrong = Array.from({ length: 20 }, (_, index) => String(index).padStart(6, '0')).filter(
      (code) => !right.includes(code),
    )
    const guess = (TokenCode: string) =>
      refusal(server.sts(john).send(new GetSessionTokenCommand({ SerialNumber: device.serial, TokenCode })))
    for (const code of wrong.slice(0, 9)) await guess(code)
    await signIn(device)
    passStep()
    await Promise.all(wrong.slice(0, 10).map(guess))
    const refused = await refusal(signIn(device))
    expect(refused).toEqual(await guess(wrong[10]!))
    passTime(29)
    expect(await refusal(signIn(device))).toEqual(refused)
    passTime(1)
    await signIn(device)
  })

  it("of somebody else's device does not serve", async () => {
    await iam.send(new CreateUserCommand({ UserName: 'mary' }))
    const marys = await enabledDevice(iam, 'mary')
    passStep()
    expect((await refusal(signIn(marys))).code).toBe('AccessDenied')
  })
})

describe('ResyncMFADevice', () => {
  it('brings a device back whose clock is off', async () => {
    const device = await enabledDevice(iam, 'john')
    passTime(240)
    // The device's clock is five minutes ahead.
    expect((await refusal(signIn(device, 10))).code).toBe('AccessDenied')
    await resync(device, device.code(11), device.code(12))
    await signIn(device, 13)
    expect((await refusal(signIn(device, 0))).code).toBe('AccessDenied')
  })

  it('refuses wrong codes, used codes and devices of others', async () => {
    const device = await enabledDevice(iam, 'john')
    expect(await refusal(resync(device, device.code(-1), device.code()))).toEqual(WRONG_CODE)
    expect(await refusal(resync(device, device.code(1), device.code(3)))).toEqual(WRONG_CODE)
    await iam.send(new CreateUserCommand({ UserName: 'mary' }))
    for (const other of [await enabledDevice(iam, 'mary'), await createDevice(iam, 'spare')]) {
      expect(await refusal(resync(other, other.code(1), other.code(2)))).toEqual({
        code: 'NoSuchEntity',
        status: 404,
        message: 'MFA Device invalid for user.',
      })
    }
  })
})

describe('DeactivateMFADevice and GetMFADevice', () => {
  it('refuse devices that are not the user’s', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'mary' }))
    const { serial: SerialNumber } = await enabledDevice(iam, 'mary')
    for (const command of [
      new DeactivateMFADeviceCommand({ UserName: 'john', SerialNumber }),
      // It is for FIDO security keys: not even the user's own virtual device is one.
      new GetMFADeviceCommand({ UserName: 'mary', SerialNumber }),
      new GetMFADeviceCommand({ UserName: 'john', SerialNumber: `${MFA}/none` }),
    ]) {
      expect(await refusal(iam.send(command as GetMFADeviceCommand))).toEqual({
        code: 'NoSuchEntity',
        status: 404,
        message: 'MFA Device invalid for user.',
      })
    }
  })

  it('free the user to be deleted', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'mary' }))
    const { serial } = await enabledDevice(iam, 'mary')
    expect(await refusal(iam.send(new DeleteUserCommand({ UserName: 'mary' })))).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'Cannot delete entity, must delete MFA device first.',
    })
    await iam.send(new DeactivateMFADeviceCommand({ UserName: 'mary', SerialNumber: serial }))
    await iam.send(new DeleteUserCommand({ UserName: 'mary' }))
  })
})

describe('the root user', () => {
  it('has devices of its own, by the account id as its name', async () => {
    const device = await enabledDevice(iam, ACCOUNT, 'root-account-mfa-device')
    expect((await iam.send(new ListMFADevicesCommand({}))).MFADevices).toMatchObject([
      { SerialNumber: `${MFA}/root-account-mfa-device` },
    ])
    passStep()
    const { Credentials: session } = await server
      .sts()
      .send(new GetSessionTokenCommand({ SerialNumber: device.serial, TokenCode: device.code() }))
    const root = server.iam({
      accessKeyId: session!.AccessKeyId!,
      secretAccessKey: session!.SecretAccessKey!,
      sessionToken: session!.SessionToken!,
    })
    passStep()
    await root.send(
      new ResyncMFADeviceCommand({
        UserName: ACCOUNT,
        SerialNumber: device.serial,
        AuthenticationCode1: device.code(0),
        AuthenticationCode2: device.code(1),
      }),
    )
    const mine = { SerialNumber: device.serial }
    // Only a session of AssumeRoot may leave out whose device it is.
    expect(await refusal(root.send(new DeactivateMFADeviceCommand(mine)))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'Must specify userName when calling with non-User credentials',
    })
    await root.send(new DeactivateMFADeviceCommand({ ...mine, UserName: ACCOUNT }))
    expect((await iam.send(new ListMFADevicesCommand({}))).MFADevices).toEqual([])
  })

  it('is not what a user means by the account id', async () => {
    const device = await createDevice(iam, 'phone')
    expect((await refusal(server.iam(john).send(enabling(ACCOUNT, device)))).code).toBe('NoSuchEntity')
  })
})
