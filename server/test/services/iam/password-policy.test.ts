import {
  CreateAccountAliasCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccountPasswordPolicyCommand,
  DeleteLoginProfileCommand,
  GetAccountPasswordPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { passwordExpiry } from '../../../src/services/iam/credentials/password-policy.ts'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { ACCOUNT, denied } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const get = async () => (await iam().send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy
const set = (policy: object) => iam().send(new UpdateAccountPasswordPolicyCommand(policy))

/** The rule that a password breaks; undefined where it is accepted. */
async function broken(Password: string): Promise<string | undefined> {
  const call = iam().send(new CreateLoginProfileCommand({ UserName: 'alice', Password }))
  const outcome = await refusal(call).catch(() => undefined)
  if (outcome === undefined) await iam().send(new DeleteLoginProfileCommand({ UserName: 'alice' }))
  else expect(outcome).toMatchObject({ code: 'PasswordPolicyViolation', status: 400 })
  return outcome?.message
}

describe('the account password policy', () => {
  it('is none at first, which is an error', async () => {
    const expected = {
      code: 'NoSuchEntity',
      status: 404,
      message: `The Password Policy with domain name ${ACCOUNT} cannot be found.`,
    }
    expect(await refusal(get())).toEqual(expected)
    expect(await refusal(iam().send(new DeleteAccountPasswordPolicyCommand({})))).toEqual({
      ...expected,
      message: 'The account policy with name PasswordPolicy cannot be found.',
    })
    await set({})
    await iam().send(new DeleteAccountPasswordPolicyCommand({}))
    expect(await refusal(get())).toEqual(expected)
  })

  const DEFAULTS = {
    MinimumPasswordLength: 6,
    RequireSymbols: false,
    RequireNumbers: false,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: false,
    AllowUsersToChangePassword: false,
    ExpirePasswords: false,
  }

  it('is replaced as a whole: what is left out goes back to its default', async () => {
    const given = {
      MinimumPasswordLength: 14,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      MaxPasswordAge: 90,
      PasswordReusePrevention: 24,
      HardExpiry: true,
    }
    await set(given)
    expect(await get()).toEqual({ ...given, ExpirePasswords: true })
    await set({ MaxPasswordAge: 30 })
    expect(await get()).toEqual({ ...DEFAULTS, ExpirePasswords: true, MaxPasswordAge: 30, HardExpiry: false })
    await set({})
    expect(await get()).toEqual(DEFAULTS)
  })

  it.each([
    ['minimumPasswordLength', { MinimumPasswordLength: 5 }, 'greater than or equal to 6'],
    ['minimumPasswordLength', { MinimumPasswordLength: 129 }, 'less than or equal to 128'],
    ['maxPasswordAge', { MaxPasswordAge: 1096 }, 'less than or equal to 1095'],
    ['maxPasswordAge', { MaxPasswordAge: 0 }, 'greater than or equal to 1'],
    ['passwordReusePrevention', { PasswordReusePrevention: 25 }, 'less than or equal to 24'],
  ])('has bounds: %s of %j', async (member, policy, bound) => {
    const { code, message } = await refusal(set(policy))
    expect(code).toBe('ValidationError')
    expect(message).toBe(
      `1 validation error detected: Value at '${member}' failed to satisfy constraint: ` +
        `Member must have value ${bound}`,
    )
    expect((await refusal(get())).code).toBe('NoSuchEntity')
  })

  it.each([
    ['iam:GetAccountPasswordPolicy', new GetAccountPasswordPolicyCommand({})],
    ['iam:UpdateAccountPasswordPolicy', new UpdateAccountPasswordPolicyCommand({})],
    ['iam:DeleteAccountPasswordPolicy', new DeleteAccountPasswordPolicyCommand({})],
  ])('needs permission: %s', async (action, command) => {
    const mallory = server.iam(await userWithKey(server, 'mallory'))
    const call = mallory.send(command as GetAccountPasswordPolicyCommand)
    expect(await refusal(call)).toEqual(denied('mallory', action, '*'))
  })
})

const UPPER = 'Password should have at least one uppercase letter'
const LOWER = 'Password should have at least one lowercase letter'
const NUMBER = 'Password should have at least one number'
const SYMBOL = 'Password should have at least one symbol'
const length = (minimum: number) => `Password should have a minimum length of ${minimum}`
const more = (count: number, ...rules: string[]) =>
  `Password should meet ${count} more of the following requirements: ${rules.join(', ')}`

describe('a new password', () => {
  beforeEach(() => iam().send(new CreateUserCommand({ UserName: 'alice' })))

  it.each([
    ['Abcdefg1', undefined],
    ['abcdefg1!', undefined],
    ['ABCDEFG1|', undefined],
    ['Abcdef1', length(8)],
    ['abcdefg1', more(1, UPPER, SYMBOL)],
    ['abcdefgh', more(2, UPPER, NUMBER, SYMBOL)],
    ['abc', `${length(8)}, ${more(2, UPPER, NUMBER, SYMBOL)}`],
    // Characters that may be in a password without being one of the symbols, and without being letters of the Latin alphabet.
    ['abcdefg1~', more(1, UPPER, SYMBOL)],
    ['abcdefg1É', more(1, UPPER, SYMBOL)],
    ['        ', more(3, UPPER, LOWER, NUMBER, SYMBOL)],
  ])('%j under the default policy', async (password, rule) => {
    expect(await broken(password)).toBe(rule)
  })

  it('is not the name of the account', async () => {
    await iam().send(new CreateAccountAliasCommand({ AccountAlias: 'example-corp-1' }))
    expect(await broken('Example-Corp-1')).toBe(
      'Password should not be identical to the AWS account name or email address',
    )
  })

  it.each([
    [{}, 'aaaaaa', undefined],
    [{}, 'aaaaa', length(6)],
    [{ MinimumPasswordLength: 10 }, 'aaaaaaaaa', length(10)],
    [{ MinimumPasswordLength: 10 }, 'aaaaaaaaaa', undefined],
    [{ RequireUppercaseCharacters: true }, 'aaaaaa', UPPER],
    [{ RequireLowercaseCharacters: true }, 'AAAAAA', LOWER],
    [{ RequireNumbers: true }, 'aaaaaa', NUMBER],
    [{ RequireSymbols: true }, 'aaaaa~', SYMBOL],
    [{ RequireSymbols: true }, "aaaaa'", undefined],
    [{ RequireSymbols: true, RequireNumbers: true }, 'aaaaaa', `${NUMBER}, ${SYMBOL}`],
  ])('under %j: %j', async (policy, password, rule) => {
    await set(policy)
    expect(await broken(password)).toBe(rule)
  })

  it('is never shown in a message', async () => {
    const call = iam().send(new CreateLoginProfileCommand({ UserName: 'alice', Password: `geheim\u{1F600}` }))
    const { code, message } = await refusal(call)
    expect(code).toBe('ValidationError')
    expect(message).not.toContain('geheim')
  })
})

describe('expiry', () => {
  const policy = {
    minimumPasswordLength: 6,
    requireSymbols: false,
    requireNumbers: false,
    requireUppercaseCharacters: false,
    requireLowercaseCharacters: false,
    allowUsersToChangePassword: true,
    passwordReusePrevention: undefined,
    hardExpiry: false,
  }

  it('is the age in days after the password was set, or never', () => {
    const set = Date.UTC(2026, 0, 1)
    expect(passwordExpiry({ ...policy, maxPasswordAge: 90 }, set)).toBe(Date.UTC(2026, 3, 1))
    expect(passwordExpiry({ ...policy, maxPasswordAge: undefined }, set)).toBeUndefined()
    expect(passwordExpiry(undefined, set)).toBeUndefined()
  })
})
