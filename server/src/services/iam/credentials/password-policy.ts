import type { AccountRecord, PasswordPolicyRecord } from '../../../store/records.ts'
import { passwordViolation } from '../errors.ts'

/**
 * What an account wants of its users' passwords: its own policy, or AWS's default.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html#default-policy-details */
const DEFAULT_MINIMUM_LENGTH = 8
/** Of the four classes of characters, how many the default policy wants. */
const DEFAULT_CLASSES = 3

const MILLISECONDS_PER_DAY = 86_400_000

interface CharacterClass {
  readonly required: (policy: PasswordPolicyRecord) => boolean
  readonly present: (password: string) => boolean
  readonly rule: string
}

/** In the order of AWS's messages. Only these symbols count; other characters are allowed and count for nothing. */
const CLASSES: readonly CharacterClass[] = [
  {
    required: (policy) => policy.requireUppercaseCharacters,
    present: (password) => /[A-Z]/.test(password),
    rule: 'Password should have at least one uppercase letter',
  },
  {
    required: (policy) => policy.requireLowercaseCharacters,
    present: (password) => /[a-z]/.test(password),
    rule: 'Password should have at least one lowercase letter',
  },
  {
    required: (policy) => policy.requireNumbers,
    present: (password) => /[0-9]/.test(password),
    rule: 'Password should have at least one number',
  },
  {
    required: (policy) => policy.requireSymbols,
    present: (password) => /[!@#$%^&*()_+\-=[\]{}|']/.test(password),
    rule: 'Password should have at least one symbol',
  },
]

/**
 * Checks what can be told from the password alone; whether it was used before is `checkReuse`'s matter.
 * @throws PasswordPolicyViolation naming every rule that is broken
 */
export function checkPasswordRules(account: AccountRecord, password: string): void {
  const broken =
    account.passwordPolicy === undefined
      ? brokenDefaults(account, password)
      : brokenRules(account.passwordPolicy, password)
  if (broken.length > 0) throw passwordViolation(broken.join(', '))
}

/**
 * When a password that was set at `changedAt` expires, in milliseconds since the epoch; undefined: never. Expiry follows the
 * policy as it is now, so a new policy also expires passwords that were set before it.
 */
export function passwordExpiry(
  policy: PasswordPolicyRecord | undefined,
  changedAt: number,
): number | undefined {
  return policy?.maxPasswordAge === undefined
    ? undefined
    : changedAt + policy.maxPasswordAge * MILLISECONDS_PER_DAY
}

/** The policy on the wire. https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html */
export const passwordPolicyView = (policy: PasswordPolicyRecord) => ({
  MinimumPasswordLength: policy.minimumPasswordLength,
  RequireSymbols: policy.requireSymbols,
  RequireNumbers: policy.requireNumbers,
  RequireUppercaseCharacters: policy.requireUppercaseCharacters,
  RequireLowercaseCharacters: policy.requireLowercaseCharacters,
  AllowUsersToChangePassword: policy.allowUsersToChangePassword,
  ExpirePasswords: policy.maxPasswordAge !== undefined,
  MaxPasswordAge: policy.maxPasswordAge,
  PasswordReusePrevention: policy.passwordReusePrevention,
  // AWS shows it only where there is an expiry to be hard.
  HardExpiry: policy.hardExpiry || policy.maxPasswordAge !== undefined ? policy.hardExpiry : undefined,
})

function brokenRules(policy: PasswordPolicyRecord, password: string): string[] {
  return [
    ...tooShort(password, policy.minimumPasswordLength),
    ...CLASSES.filter(({ required, present }) => required(policy) && !present(password)).map(
      ({ rule }) => rule,
    ),
  ]
}

function brokenDefaults(account: AccountRecord, password: string): string[] {
  const missing = CLASSES.filter(({ present }) => !present(password))
  const wanted = DEFAULT_CLASSES - (CLASSES.length - missing.length)
  const broken = tooShort(password, DEFAULT_MINIMUM_LENGTH)
  if (wanted > 0) {
    const rules = missing.map(({ rule }) => rule).join(', ')
    broken.push(`Password should meet ${wanted} more of the following requirements: ${rules}`)
  }
  if (namesOf(account).includes(password.toLowerCase())) {
    broken.push('Password should not be identical to the AWS account name or email address')
  }
  return broken
}

function tooShort(password: string, minimum: number): string[] {
  return password.length < minimum ? [`Password should have a minimum length of ${minimum}`] : []
}

function namesOf({ id, email, alias }: AccountRecord): readonly string[] {
  return [id, email.toLowerCase(), ...(alias === undefined ? [] : [alias])]
}
