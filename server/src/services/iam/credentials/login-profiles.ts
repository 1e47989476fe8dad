import type { Caller } from '../../../authenticate/caller.ts'
import { hashPassword, verifyPassword } from '../../../secrets/passwords.ts'
import type { AccountReads } from '../../../store/accounts.ts'
import type {
  AccountRecord,
  LoginProfileRecord,
  PasswordPolicyRecord,
  UserRecord,
} from '../../../store/records.ts'
import type { Store, WriteTransaction } from '../../../store/store.ts'
import { loginProfileChanging, mustNameUser, noSuchLoginProfile, passwordViolation } from '../errors.ts'
import { type EntityReads, implicitUserName, requireUser } from '../targets.ts'
import { checkPasswordRules } from './password-policy.ts'

/**
 * Users' passwords. Hashing and verifying take tens of milliseconds, so they come before the write, and the write makes sure that the
 * password is still the one they saw.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords.html
 */

/** Former passwords that are remembered: the most that PasswordReusePrevention can ask for. */
const MAX_FORMER_PASSWORDS = 24

/** Who has a password: a user, or the root user, whom the account's id stands for. */
export type LoginOwner = Pick<UserRecord, 'id' | 'name'>

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_LoginProfile.html */
export const loginProfileView = (owner: LoginOwner, profile: LoginProfileRecord) => ({
  UserName: owner.name,
  CreateDate: profile.createdAt,
  PasswordResetRequired: profile.resetRequired,
})

/** Whether the caller is a root user in a session that AssumeRoot gave to an administrator of the organization. */
export const isAssumedRoot = ({ session }: Caller): boolean => session?.source === 'AssumeRoot'

/**
 * The user that is named, or the caller. The root user's own password is these operations' matter in a session of AssumeRoot only.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html
 * @throws NoSuchEntity; ValidationError where nobody is named and the caller is no user
 */
export function requireLoginOwner(
  reads: EntityReads,
  caller: Caller,
  userName: string | undefined,
): LoginOwner | Promise<LoginOwner> {
  const name = implicitUserName(caller, userName)
  if (name !== undefined) return requireUser(reads, caller.accountId, name)
  if (isAssumedRoot(caller)) return { id: caller.accountId, name: caller.accountId }
  throw mustNameUser()
}

/** @throws NoSuchEntity */
export async function requireLoginProfile(
  store: Pick<Store | WriteTransaction, 'loginProfiles'>,
  owner: LoginOwner,
): Promise<LoginProfileRecord> {
  const profile = await store.loginProfiles.get(owner.id)
  if (profile === undefined) throw noSuchLoginProfile(owner.name)
  return profile
}

/** The caller's account, which is always there. */
export async function requireAccount(
  reads: { readonly accounts: AccountReads },
  id: string,
): Promise<AccountRecord> {
  const account = await reads.accounts.byId(id)
  if (account === undefined) throw new Error('the account of an authenticated caller is gone')
  return account
}

/**
 * The hash of a password that the account's policy accepts. `replaced` is the profile whose password it is to replace.
 * @throws PasswordPolicyViolation
 */
export async function acceptPassword(
  account: AccountRecord,
  password: string,
  replaced: LoginProfileRecord | undefined,
): Promise<string> {
  checkPasswordRules(account, password)
  if (replaced !== undefined) await checkReuse(account.passwordPolicy, replaced, password)
  return hashPassword(password)
}

/**
 * Writes a new password over the one that `seen` holds.
 * @throws NoSuchEntity where the profile is gone; EntityTemporarilyUnmodifiable where another call changed the password since
 */
export async function replacePassword(
  tx: WriteTransaction,
  user: UserRecord,
  seen: LoginProfileRecord,
  values: { readonly passwordHash: string; readonly changedAt: number; readonly resetRequired: boolean },
): Promise<void> {
  const present = await requireLoginProfile(tx, user)
  if (present.passwordHash !== seen.passwordHash) throw loginProfileChanging(user.name)
  await tx.loginProfiles.put({
    ...present,
    ...values,
    formerHashes: usedHashes(present).slice(0, MAX_FORMER_PASSWORDS),
  })
}

// The password in use is the first of the previous ones once it is replaced.
async function checkReuse(
  policy: PasswordPolicyRecord | undefined,
  profile: LoginProfileRecord,
  password: string,
): Promise<void> {
  for (const hash of usedHashes(profile).slice(0, policy?.passwordReusePrevention ?? 0)) {
    if (await verifyPassword(hash, password)) {
      throw passwordViolation(
        'Policy constraint violation with password reuse prevention during password change.',
      )
    }
  }
}

/** Newest first. */
function usedHashes(profile: LoginProfileRecord): readonly string[] {
  return [profile.passwordHash, ...profile.formerHashes]
}
