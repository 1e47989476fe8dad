import { setImmediate as letOthersRun } from 'node:timers/promises'
import type {
  AccessKeyRecord,
  AccountRecord,
  CredentialReportRecord,
  LoginProfileRecord,
  MfaDeviceRecord,
  SigningCertificateRecord,
  UserRecord,
} from '../../../store/records.ts'
import type { Store } from '../../../store/store.ts'
import { isoSeconds, wholeMinute } from '../../../timestamp.ts'
import { rootArn, userArn } from '../arns.ts'
import { requireAccount } from './login-profiles.ts'
import { passwordExpiry } from './password-policy.ts'

/**
 * The credential report: a line for the root user and one for each user, in CSV (RFC 4180) with no line break at the end.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */

/** A report of the past four hours is given again instead of making a new one. */
const FRESH_MILLISECONDS = 4 * 60 * 60 * 1000

/** Users read at a time; between two portions other requests have their turn. */
const PORTION = 50

/**
 * The columns that AWS writes, in its order. The User Guide also has additional_credentials_info, for users with more than two keys
 * or certificates; no user can have more than two, and AWS leaves the column out of reports then.
 */
const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const

const NOT_APPLICABLE = 'N/A'
const NOT_SUPPORTED = 'not_supported'
/** There is a password, and nothing is known of a use. */
const NO_INFORMATION = 'no_information'

interface Credentials {
  readonly password: LoginProfileRecord | undefined
  readonly mfaDevices: readonly MfaDeviceRecord[]
  readonly accessKeys: readonly AccessKeyRecord[]
  readonly certificates: readonly SigningCertificateRecord[]
}

/** True while a report is given again; `now` in milliseconds since the epoch. */
export function isFresh(report: Pick<CredentialReportRecord, 'generatedAt'>, now: number): boolean {
  return now - report.generatedAt < FRESH_MILLISECONDS
}

/** The report's text as things are now. Uses noted in memory must have been stored before. */
export async function credentialReport(store: Store, accountId: string): Promise<string> {
  const account = await requireAccount(store, accountId)
  const lines = [line(COLUMNS), line(rootRow(account, await credentialsOf(store, accountId)))]
  let after: string | undefined
  do {
    const { items, next } = await store.users.list({ accountId, after, limit: PORTION })
    for (const user of items) lines.push(line(userRow(account, user, await credentialsOf(store, user.id))))
    after = next
    await letOthersRun()
  } while (after !== undefined)
  return lines.join('\n')
}

async function credentialsOf(store: Store, ownerId: string): Promise<Credentials> {
  return {
    password: await store.loginProfiles.get(ownerId),
    mfaDevices: await store.mfaDevices.ofOwner(ownerId),
    accessKeys: await store.accessKeys.ofOwner(ownerId),
    certificates: await store.signingCertificates.ofOwner(ownerId),
  }
}

function rootRow(account: AccountRecord, credentials: Credentials): readonly string[] {
  return [
    '<root_account>',
    rootArn(account.id),
    isoSeconds(account.createdAt),
    NOT_SUPPORTED,
    credentials.password === undefined ? NOT_APPLICABLE : NO_INFORMATION,
    NOT_SUPPORTED,
    NOT_SUPPORTED,
    ...otherCredentials(credentials),
  ]
}

function userRow(account: AccountRecord, user: UserRecord, credentials: Credentials): readonly string[] {
  return [
    user.name,
    userArn(user),
    isoSeconds(user.createdAt),
    ...passwordColumns(account, user, credentials.password),
    ...otherCredentials(credentials),
  ]
}

function passwordColumns(
  { passwordPolicy }: AccountRecord,
  { passwordLastUsed }: UserRecord,
  password: LoginProfileRecord | undefined,
): readonly string[] {
  if (password === undefined) return ['false', NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE]
  return [
    'true',
    time(passwordLastUsed, NO_INFORMATION),
    isoSeconds(password.changedAt),
    time(passwordExpiry(passwordPolicy, password.changedAt)),
  ]
}

function otherCredentials({ mfaDevices, accessKeys, certificates }: Credentials): readonly string[] {
  const [first, second] = accessKeys
  const [firstCertificate, secondCertificate] = certificates
  return [
    String(mfaDevices.some((device) => device.enabledAt !== undefined)),
    ...keyColumns(first),
    ...keyColumns(second),
    ...certificateColumns(firstCertificate),
    ...certificateColumns(secondCertificate),
  ]
}

// A key that is not active keeps its times.
function keyColumns(key: AccessKeyRecord | undefined): readonly string[] {
  return [
    String(key?.status === 'Active'),
    time(key?.createdAt),
    time(key?.lastUsed && wholeMinute(key.lastUsed.at)),
    key?.lastUsed?.region ?? NOT_APPLICABLE,
    key?.lastUsed?.service ?? NOT_APPLICABLE,
  ]
}

function certificateColumns(certificate: SigningCertificateRecord | undefined): readonly string[] {
  return [String(certificate?.status === 'Active'), time(certificate?.uploadedAt)]
}

function time(milliseconds: number | undefined, otherwise = NOT_APPLICABLE): string {
  return milliseconds === undefined ? otherwise : isoSeconds(milliseconds)
}

// User names may have commas, and paths quotation marks as well.
function line(fields: readonly string[]): string {
  return fields.map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')
}
