import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetMFADeviceCommand,
  type IAMClient,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
} from '@aws-sdk/client-iam'
import { toBuffer } from 'qrcode'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { expectDenied } from '../denials.ts'
import { createDevice, enabledDevice } from '../mfa.ts'

const MFA = 'arn:aws:iam::123456789012:mfa'

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

describe('CreateVirtualMFADevice', () => {
  it('gives a seed of 64 characters of base32 and the QR image of it', async () => {
    const { VirtualMFADevice: device } = await iam.send(
      new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone', Path: '/team/' }),
    )
    const seed = Buffer.from(device!.Base32StringSeed!).toString('latin1')
    expect(seed).toMatch(/^[A-Z2-7]{64}$/)
    expect(device).toMatchObject({ SerialNumber: `${MFA}/team/phone` })
    expect(device).not.toHaveProperty('EnableDate')
    const uri = `otpauth://totp/Amazon%20Web%20Services:phone@123456789012?secret=${seed}&issuer=Amazon%20Web%20Services`
    const png = Buffer.from(device!.QRCodePNG!)
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect(png.equals(await toBuffer(uri, { type: 'png' }))).toBe(true)
  })

  it('keeps tags and makes a new seed for each device', async () => {
    const Tags = [{ Key: 'Owner', Value: 'ops' }]
    const first = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'a', Tags }))
    const second = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'b' }))
    expect(first.VirtualMFADevice!.Tags).toEqual(Tags)
    expect(second.VirtualMFADevice).not.toHaveProperty('Tags')
    expect(first.VirtualMFADevice!.Base32StringSeed).not.toEqual(second.VirtualMFADevice!.Base32StringSeed)
  })

  it('refuses a name taken at the same path, in any letter case', async () => {
    await createDevice(iam, 'phone')
    await createDevice(iam, 'phone', '/team/')
    for (const name of ['phone', 'Phone']) {
      expect(await refusal(createDevice(iam, name))).toEqual({
        code: 'EntityAlreadyExists',
        status: 409,
        message: 'MFADevice entity at the same path and name already exists.',
      })
    }
  })

  it('refuses a serial number that no other operation could take', async () => {
    const longest = 'x'.repeat(256 - `${MFA}/`.length)
    await createDevice(iam, longest)
    expect(await refusal(createDevice(iam, `${longest}x`))).toMatchObject({
      code: 'InvalidInput',
      status: 400,
    })
  })

  it('asks for iam:TagMFADevice besides where tags are given', async () => {
    const credentials = await userWithKey(server, 'maker', allow('iam:CreateVirtualMFADevice'))
    const maker = server.iam(credentials)
    await createDevice(maker, 'plain')
    const tagged = new CreateVirtualMFADeviceCommand({
      VirtualMFADeviceName: 'tagged',
      Tags: [{ Key: 'a', Value: 'b' }],
    })
    expect((await refusal(maker.send(tagged))).message).toBe(
      `User: arn:aws:iam::123456789012:user/maker is not authorized to perform: iam:TagMFADevice on resource: ${MFA}/tagged because no identity-based policy allows the iam:TagMFADevice action`,
    )
    expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toHaveLength(1)
  })
})

describe('DeleteVirtualMFADevice', () => {
  it('deletes a device that is not enabled, and the name is free again', async () => {
    const { serial } = await createDevice(iam, 'phone')
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serial }))
    expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([])
    await createDevice(iam, 'phone')
  })

  it('refuses a device in use', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'john' }))
    const { serial } = await enabledDevice(iam, 'john')
    expect(await refusal(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serial })))).toEqual({
      code: 'DeleteConflict',
      status: 409,
      message: 'MFA VirtualDevice in use. Must deactivate first',
    })
    await iam.send(new DeactivateMFADeviceCommand({ UserName: 'john', SerialNumber: serial }))
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serial }))
  })

  it('tells of a device that is not there', async () => {
    const command = new DeleteVirtualMFADeviceCommand({ SerialNumber: `${MFA}/none` })
    expect(await refusal(iam.send(command))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `VirtualMFADevice with serial number ${MFA}/none doesn't exist.`,
    })
  })
})

describe('ListVirtualMFADevices', () => {
  beforeEach(async () => {
    await iam.send(new CreateUserCommand({ UserName: 'john', Path: '/dev/' }))
    await enabledDevice(iam, 'john', 'Beta')
    await enabledDevice(iam, '123456789012', 'root-account-mfa-device')
    await createDevice(iam, 'alpha')
  })
  const serials = async (AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any') =>
    (await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices!.map(
      ({ SerialNumber }) => SerialNumber!.slice(MFA.length + 1),
    )

  it('lists by assignment, all where it is not given', async () => {
    expect(await serials()).toEqual(['alpha', 'Beta', 'root-account-mfa-device'])
    expect(await serials('Any')).toEqual(['alpha', 'Beta', 'root-account-mfa-device'])
    expect(await serials('Assigned')).toEqual(['Beta', 'root-account-mfa-device'])
    expect(await serials('Unassigned')).toEqual(['alpha'])
  })

  it('shows the owner and no seed; the root user has no name but the account alias', async () => {
    const list = async () => (await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices!
    const [alpha, beta, root] = await list()
    expect(alpha).toEqual({ SerialNumber: `${MFA}/alpha` })
    expect(beta).toEqual({
      SerialNumber: `${MFA}/Beta`,
      EnableDate: expect.any(Date),
      User: {
        Path: '/dev/',
        UserName: 'john',
        UserId: expect.stringMatching(/^AIDA/),
        Arn: 'arn:aws:iam::123456789012:user/dev/john',
        CreateDate: expect.any(Date),
      },
    })
    expect(root!.User).toEqual({
      UserId: '123456789012',
      Arn: 'arn:aws:iam::123456789012:root',
      CreateDate: expect.any(Date),
    })
  })

  it('pages', async () => {
    const found: string[] = []
    let Marker: string | undefined
    do {
      const page = await iam.send(new ListVirtualMFADevicesCommand({ MaxItems: 1, Marker }))
      expect(page.VirtualMFADevices).toHaveLength(1)
      found.push(page.VirtualMFADevices![0]!.SerialNumber!)
      expect(page.IsTruncated).toBe(page.Marker !== undefined)
      Marker = page.Marker
    } while (Marker !== undefined)
    expect(found).toEqual([`${MFA}/alpha`, `${MFA}/Beta`, `${MFA}/root-account-mfa-device`])
  })
})

describe('tags of devices', () => {
  const tags = async (input = {}) =>
    iam.send(new ListMFADeviceTagsCommand({ SerialNumber: `${MFA}/phone`, ...input }))
  const tag = (Key: string, Value: string) =>
    iam.send(new TagMFADeviceCommand({ SerialNumber: `${MFA}/phone`, Tags: [{ Key, Value }] }))

  it('are put on, replaced, taken off and listed in pages', async () => {
    await createDevice(iam, 'phone')
    await tag('team', 'a')
    await tag('cost', '1')
    await tag('Team', 'b')
    expect((await tags()).Tags).toEqual([
      { Key: 'Team', Value: 'b' },
      { Key: 'cost', Value: '1' },
    ])
    const first = await tags({ MaxItems: 1 })
    expect(first).toMatchObject({ Tags: [{ Key: 'Team' }], IsTruncated: true })
    expect(await tags({ MaxItems: 1, Marker: first.Marker })).toMatchObject({
      Tags: [{ Key: 'cost' }],
      IsTruncated: false,
    })
    await iam.send(new UntagMFADeviceCommand({ SerialNumber: `${MFA}/phone`, TagKeys: ['TEAM', 'none'] }))
    expect((await tags()).Tags).toEqual([{ Key: 'cost', Value: '1' }])
  })

  it('decide by iam:ResourceTag', async () => {
    await createDevice(iam, 'phone')
    await createDevice(iam, 'other')
    await tag('team', 'a')
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:DeleteVirtualMFADevice',
          Resource: '*',
          Condition: { StringEquals: { 'iam:ResourceTag/team': 'a' } },
        },
      ],
    }
    const client = server.iam(await userWithKey(server, 'tidy', policy))
    const remove = (name: string) =>
      client.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: `${MFA}/${name}` }))
    expect((await refusal(remove('other'))).code).toBe('AccessDenied')
    await remove('phone')
  })

  it('of a device that is not there are NoSuchEntity', async () => {
    const SerialNumber = `${MFA}/none`
    for (const command of [
      new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key: 'a', Value: 'b' }] }),
      new UntagMFADeviceCommand({ SerialNumber, TagKeys: ['a'] }),
      new ListMFADeviceTagsCommand({ SerialNumber }),
    ]) {
      expect(await refusal(iam.send(command as TagMFADeviceCommand))).toMatchObject({
        code: 'NoSuchEntity',
        status: 404,
      })
    }
  })
})

describe('authorization', () => {
  const device = { SerialNumber: `${MFA}/team/phone` }
  const codes = { AuthenticationCode1: '000000', AuthenticationCode2: '000000' }
  const john = { UserName: 'john' }
  const johnArn = 'arn:aws:iam::123456789012:user/dev/john'

  it('is by device or by user, with their paths, and comes before existence', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'john', Path: '/dev/' }))
    const nobody = server.iam(await userWithKey(server, 'nobody'))
    await expectDenied(nobody, 'arn:aws:iam::123456789012:user/nobody', [
      [
        new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone', Path: '/team/' }),
        'iam:CreateVirtualMFADevice',
        `${MFA}/team/phone`,
      ],
      [new DeleteVirtualMFADeviceCommand(device), 'iam:DeleteVirtualMFADevice', `${MFA}/team/phone`],
      [new ListVirtualMFADevicesCommand({}), 'iam:ListVirtualMFADevices', `${MFA}/`],
      [new EnableMFADeviceCommand({ ...john, ...device, ...codes }), 'iam:EnableMFADevice', johnArn],
      [new ResyncMFADeviceCommand({ ...john, ...device, ...codes }), 'iam:ResyncMFADevice', johnArn],
      [new DeactivateMFADeviceCommand({ ...john, ...device }), 'iam:DeactivateMFADevice', johnArn],
      [new GetMFADeviceCommand({ ...john, ...device }), 'iam:GetMFADevice', johnArn],
      [new ListMFADevicesCommand(john), 'iam:ListMFADevices', johnArn],
      [
        new TagMFADeviceCommand({ ...device, Tags: [{ Key: 'a', Value: 'b' }] }),
        'iam:TagMFADevice',
        `${MFA}/team/phone`,
      ],
      [new UntagMFADeviceCommand({ ...device, TagKeys: ['a'] }), 'iam:UntagMFADevice', `${MFA}/team/phone`],
      [new ListMFADeviceTagsCommand(device), 'iam:ListMFADeviceTags', `${MFA}/team/phone`],
      [
        new ListMFADevicesCommand({ UserName: 'nobody-else' }),
        'iam:ListMFADevices',
        'arn:aws:iam::123456789012:user/nobody-else',
      ],
    ])
  })

  it('keeps accounts apart', async () => {
    const two = await startTestServer({ accountIds: ['123456789012', '210987654321'] })
    try {
      const { serial } = await createDevice(two.iam(), 'phone')
      const other = two.iam(two.roots.get('210987654321'))
      const remove = other.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serial }))
      expect((await refusal(remove)).code).toBe('NoSuchEntity')
      expect((await other.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([])
      await createDevice(other, 'phone')
    } finally {
      await two.close()
    }
  })
})
