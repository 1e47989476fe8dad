import type {
  AccessKeyRecord,
  AccountRecord,
  GroupRecord,
  InstanceProfileRecord,
  MfaDeviceRecord,
  PolicyRecord,
  RoleRecord,
  UserRecord,
} from '../../src/store/records.ts'
import type { Store } from '../../src/store/store.ts'

/** Records for tests: valid, and plain but for what a test names. */

export const ACCOUNT = '111122223333'
export const OTHER_ACCOUNT = '444455556666'

let counter = 0

/** A unique id with the prefix of its kind. */
export function uniqueId(prefix: string): string {
  return `${prefix}${(++counter).toString(36).toUpperCase().padStart(16, '0')}`
}

export function account(values: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: ACCOUNT,
    email: 'root@example.com',
    createdAt: 1_700_000_000_000,
    alias: undefined,
    passwordPolicy: undefined,
    ...values,
  }
}

export function user(values: Partial<UserRecord> = {}): UserRecord {
  const id = values.id ?? uniqueId('AIDA')
  return {
    accountId: ACCOUNT,
    id,
    name: id,
    path: '/',
    createdAt: 1_700_000_000_000,
    boundaryArn: undefined,
    tags: [],
    passwordLastUsed: undefined,
    ...values,
  }
}

export function group(values: Partial<GroupRecord> = {}): GroupRecord {
  const id = values.id ?? uniqueId('AGPA')
  return { accountId: ACCOUNT, id, name: id, path: '/', createdAt: 1_700_000_000_000, ...values }
}

export function role(values: Partial<RoleRecord> = {}): RoleRecord {
  const id = values.id ?? uniqueId('AROA')
  return {
    accountId: ACCOUNT,
    id,
    name: id,
    path: '/',
    createdAt: 1_700_000_000_000,
    description: undefined,
    maxSessionDuration: 3600,
    trustPolicy: '{"Version":"2012-10-17","Statement":[]}',
    trustPrincipalIds: {},
    boundaryArn: undefined,
    tags: [],
    lastUsed: undefined,
    serviceLinked: undefined,
    sourceTemplate: undefined,
    ...values,
  }
}

export function policy(values: Partial<PolicyRecord> = {}): PolicyRecord {
  const id = values.id ?? uniqueId('ANPA')
  return {
    accountId: ACCOUNT,
    id,
    name: id,
    path: '/',
    createdAt: 1_700_000_000_000,
    updatedAt: 1_700_000_000_000,
    description: undefined,
    defaultVersion: 1,
    nextVersion: 2,
    tags: [],
    ...values,
  }
}

export function policyArn({ accountId, path, name }: PolicyRecord): string {
  return `arn:aws:iam::${accountId}:policy${path}${name}`
}

export function accessKey(values: Partial<AccessKeyRecord> & { ownerId: string }): AccessKeyRecord {
  return {
    accessKeyId: uniqueId('AKIA'),
    accountId: ACCOUNT,
    status: 'Active',
    createdAt: 1_700_000_000_000,
    sealedSecret: 'sealed',
    lastUsed: undefined,
    ...values,
  }
}

export function mfaDevice(values: Partial<MfaDeviceRecord> & { name: string }): MfaDeviceRecord {
  return {
    accountId: ACCOUNT,
    serial: `arn:aws:iam::${ACCOUNT}:mfa/${values.name}`,
    path: '/',
    createdAt: 1_700_000_000_000,
    sealedSeed: 'sealed',
    ownerId: undefined,
    enabledAt: undefined,
    lastStep: undefined,
    stepOffset: 0,
    tags: [],
    ...values,
  }
}

export function instanceProfile(values: Partial<InstanceProfileRecord> = {}): InstanceProfileRecord {
  const id = values.id ?? uniqueId('AIPA')
  return {
    accountId: ACCOUNT,
    id,
    name: id,
    path: '/',
    createdAt: 1_700_000_000_000,
    roleId: undefined,
    tags: [],
    ...values,
  }
}

/** A document that can be told from others. */
export function document(mark: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: mark, Resource: '*' }],
  })
}

/** Makes the two accounts that tests write to. */
export async function makeAccounts(store: Store): Promise<void> {
  for (const id of [ACCOUNT, OTHER_ACCOUNT]) {
    await store.write(id, (tx) => tx.accounts.insert(account({ id })))
  }
}
