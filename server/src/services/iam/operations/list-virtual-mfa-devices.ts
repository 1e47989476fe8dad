import type { MfaDevicePageRequest } from '../../../store/credentials/mfa-devices.ts'
import type { AccountRecord, MfaDeviceRecord, UserRecord } from '../../../store/records.ts'
import type { Store } from '../../../store/store.ts'
import { listArn } from '../arns.ts'
import { iamOperation } from '../operation.ts'
import { page } from '../paging.ts'
import { listedUser, rootView } from '../views.ts'

const ASSIGNMENTS: Readonly<Record<'Assigned' | 'Unassigned' | 'Any', MfaDevicePageRequest['assignment']>> = {
  Assigned: 'assigned',
  Unassigned: 'unassigned',
  Any: 'any',
}

/**
 * Seeds are never shown again, and tags are for ListMFADeviceTags.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html
 */
export const listVirtualMfaDevices = iamOperation('ListVirtualMFADevices', {
  authorize: ({ caller }) => ({
    action: 'iam:ListVirtualMFADevices',
    resource: listArn(caller.accountId, 'mfa', undefined),
  }),

  async handle({ input, caller: { accountId }, store }) {
    const assignment = ASSIGNMENTS[input.AssignmentStatus ?? 'Any']
    const { items, ...paging } = await page(input, (request) =>
      store.mfaDevices.list({ ...request, accountId, assignment }),
    )
    return { VirtualMFADevices: await listedDevices(store, accountId, items), ...paging }
  },
})

async function listedDevices(store: Store, accountId: string, devices: readonly MfaDeviceRecord[]) {
  const owners = [...new Set(devices.flatMap(({ ownerId }) => (ownerId === undefined ? [] : [ownerId])))]
  const users = await store.users.byIds(accountId, owners)
  const byId = new Map(users.map((user) => [user.id, user]))
  const account = owners.includes(accountId) ? await store.accounts.byId(accountId) : undefined
  return devices.map((device) => ({
    SerialNumber: device.serial,
    User: ownerView(device, byId, account),
    EnableDate: device.enabledAt,
  }))
}

function ownerView(
  { ownerId }: MfaDeviceRecord,
  users: ReadonlyMap<string, UserRecord>,
  account: AccountRecord | undefined,
) {
  if (ownerId === undefined) return undefined
  if (ownerId === account?.id) return rootView(account)
  const user = users.get(ownerId)
  return user && listedUser(user)
}
