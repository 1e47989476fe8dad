import { generateSeed, provisioningUri } from '../../../secrets/totp.ts'
import { UniqueViolation } from '../../../store/errors.ts'
import type { MfaDeviceRecord } from '../../../store/records.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import { mfaArn } from '../arns.ts'
import { iamError, mfaDeviceExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { createChecks } from '../tag-checks.ts'
import { checkTags } from '../tags.ts'
import { fromTags, optionalTags } from '../views.ts'

/** Characters that operations take for a serial number; a device with a longer one could never be named. */
const MAX_SERIAL_LENGTH = 256

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html */
export const createVirtualMfaDevice = iamOperation('CreateVirtualMFADevice', {
  authorize: ({ input, caller: { accountId } }) =>
    createChecks('iam:CreateVirtualMFADevice', 'iam:TagMFADevice', {
      resource: mfaArn({ accountId, path: input.Path ?? '/', name: input.VirtualMFADeviceName }),
      requestTags: fromTags(input.Tags),
    }),

  async handle({ input, caller: { accountId }, store, vault, now }) {
    const named = { accountId, path: input.Path ?? '/', name: input.VirtualMFADeviceName }
    const serial = mfaArn(named)
    if (serial.length > MAX_SERIAL_LENGTH) {
      throw iamError(
        'InvalidInput',
        `The serial number ${serial} is longer than ${MAX_SERIAL_LENGTH} characters.`,
      )
    }
    // The only time that the seed leaves the server: what is kept is sealed.
    const seed = generateSeed()
    const device: MfaDeviceRecord = {
      ...named,
      serial,
      createdAt: now,
      sealedSeed: vault.seal(seed, serial),
      ownerId: undefined,
      enabledAt: undefined,
      lastStep: undefined,
      stepOffset: 0,
      tags: checkTags(fromTags(input.Tags)),
    }
    const alias = await store.write(accountId, async (tx) => {
      checkQuota('VirtualMFADevices', await tx.mfaDevices.count(accountId))
      await insert(tx, device)
      return (await tx.accounts.byId(accountId))?.alias
    })
    return {
      VirtualMFADevice: {
        SerialNumber: serial,
        Base32StringSeed: Buffer.from(seed, 'latin1'),
        QRCodePNG: await image(provisioningUri(seed, device.name, alias ?? accountId)),
        Tags: optionalTags(device.tags),
      },
    }
  },
})

async function image(text: string): Promise<Buffer> {
  // Sixty files that no other operation has a use for.
  const { toBuffer } = await import('qrcode')
  return toBuffer(text, { type: 'png' })
}

async function insert(tx: WriteTransaction, device: MfaDeviceRecord): Promise<void> {
  try {
    await tx.mfaDevices.insert(device)
  } catch (error) {
    throw error instanceof UniqueViolation ? mfaDeviceExists() : error
  }
}
