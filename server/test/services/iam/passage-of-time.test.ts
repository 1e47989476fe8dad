import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Operation, OperationContext } from '../../../src/operation.ts'
import { hashPassword, verifyPassword } from '../../../src/secrets/passwords.ts'
import { openVault } from '../../../src/secrets/vault.ts'
import { credentialReport } from '../../../src/services/iam/credentials/credential-report.ts'
import { changePassword } from '../../../src/services/iam/operations/change-password.ts'
import { generateCredentialReport } from '../../../src/services/iam/operations/generate-credential-report.ts'
import { generateServiceLastAccessedDetails } from '../../../src/services/iam/operations/generate-service-last-accessed-details.ts'
import { getCredentialReport } from '../../../src/services/iam/operations/get-credential-report.ts'
import { getServiceLastAccessedDetails } from '../../../src/services/iam/operations/get-service-last-accessed-details.ts'
import { openStore } from '../../../src/store/open.ts'
import type { PasswordPolicyRecord } from '../../../src/store/records.ts'
import type { Store } from '../../../src/store/store.ts'
import { environmentOf } from '../../environment.ts'
import { ACCOUNT, makeAccounts, mfaDevice, user } from '../../store/records.ts'

// What happens days and hours later, which no client of a running server can wait for: the operations are given the time.

const DAY = 24 * 60 * 60 * 1000
const START = Date.UTC(2026, 0, 1)
const PASSWORD = 'Winter-2041'
const alice = user({ name: 'alice', passwordLastUsed: START + DAY })

let store: Store
beforeEach(async () => {
  store = await openStore({ ephemeral: true })
  await makeAccounts(store)
  await store.write(ACCOUNT, (tx) => tx.users.insert(alice))
})
afterEach(() => store.close())

/** Runs an operation at a time, as alice. */
async function at<I, O>(now: number, { handle }: Operation<I, O>, input: I): Promise<O> {
  const context: OperationContext<I> = {
    ...environmentOf(store, openVault({})),
    input,
    now,
    caller: {
      accountId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
      userId: alice.id,
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      principal: {
        type: 'user',
        accountId: ACCOUNT,
        arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
        userId: alice.id,
      },
      identity: { kind: 'user', id: alice.id, name: 'alice', accountId: ACCOUNT },
      session: undefined,
    },
    request: {
      id: 'r',
      sourceIp: '127.0.0.1',
      userAgent: undefined,
      referer: undefined,
      secureTransport: false,
      region: 'us-east-1',
      service: 'iam',
    },
  }
  return handle(context)
}

const setPassword = async (ownerId: string, changedAt: number) => {
  const passwordHash = await hashPassword(PASSWORD)
  await store.write(ACCOUNT, (tx) =>
    tx.loginProfiles.put({
      accountId: ACCOUNT,
      ownerId,
      passwordHash,
      createdAt: changedAt,
      changedAt,
      resetRequired: false,
      formerHashes: [],
    }),
  )
}

const setPolicy = (values: Partial<PasswordPolicyRecord>) =>
  store.write(ACCOUNT, (tx) =>
    tx.accounts.setPasswordPolicy(ACCOUNT, {
      minimumPasswordLength: 6,
      requireSymbols: false,
      requireNumbers: false,
      requireUppercaseCharacters: false,
      requireLowercaseCharacters: false,
      allowUsersToChangePassword: true,
      maxPasswordAge: 30,
      passwordReusePrevention: undefined,
      hardExpiry: false,
      ...values,
    }),
  )

describe('an expired password', () => {
  const change = (now: number) =>
    at(now, changePassword, { OldPassword: PASSWORD, NewPassword: 'Summer-2042' })
  const stored = async () => (await store.loginProfiles.get(alice.id))!

  beforeEach(() => setPassword(alice.id, START))

  it('may be changed by its user', async () => {
    await setPolicy({ hardExpiry: false })
    await change(START + 31 * DAY)
    expect((await stored()).changedAt).toBe(START + 31 * DAY)
  })

  it('may be changed by the API even where expiry is hard, which keeps users from it at sign-in only', async () => {
    await setPolicy({ hardExpiry: true })
    await change(START + 31 * DAY)
    expect(await verifyPassword((await stored()).passwordHash, 'Summer-2042')).toBe(true)
  })
})

describe('a credential report', () => {
  const FOUR_HOURS = 4 * 60 * 60 * 1000

  it('expires after four hours and is then made anew', async () => {
    await at(START, generateCredentialReport, {})
    expect(await at(START + FOUR_HOURS - 1, generateCredentialReport, {})).toEqual({ State: 'COMPLETE' })
    expect((await at(START + FOUR_HOURS - 1, getCredentialReport, {})).GeneratedTime).toBe(START)
    await expect(at(START + FOUR_HOURS, getCredentialReport, {})).rejects.toMatchObject({
      code: 'ReportExpired',
      status: 410,
    })
    expect((await at(START + FOUR_HOURS, generateCredentialReport, {})).State).toBe('STARTED')
    expect((await at(START + FOUR_HOURS, getCredentialReport, {})).GeneratedTime).toBe(START + FOUR_HOURS)
  })

  it('tells of passwords and MFA devices, the root user too', async () => {
    await setPolicy({ maxPasswordAge: 30 })
    await setPassword(alice.id, START)
    await setPassword(ACCOUNT, START)
    await store.write(ACCOUNT, async (tx) => {
      await tx.mfaDevices.insert(mfaDevice({ name: 'of-alice', ownerId: alice.id, enabledAt: START }))
      await tx.mfaDevices.insert(mfaDevice({ name: 'of-root', ownerId: ACCOUNT, enabledAt: START }))
    })
    const rows = (await credentialReport(store, ACCOUNT)).split('\n').map((line) => line.split(','))
    expect(rows.slice(1).map((row) => row.slice(3, 8))).toEqual([
      ['not_supported', 'no_information', 'not_supported', 'not_supported', 'true'],
      ['true', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-31T00:00:00Z', 'true'],
    ])
  })
})

describe('a report on the services last accessed', () => {
  const Arn = `arn:aws:iam::${ACCOUNT}:user/alice`
  beforeEach(async () => {
    const document = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}'
    await store.write(ACCOUNT, (tx) => tx.inlinePolicies.put({ ownerId: alice.id, name: 'p', document }))
    const use = { principalId: alice.id, service: 'iam', action: 'GetUser', at: START, region: 'us-east-1' }
    await store.recordUse({ services: [use] })
  })

  it('tells of 400 days', async () => {
    const lastUse = async (now: number) => {
      const { JobId } = await at(now, generateServiceLastAccessedDetails, { Arn })
      const { ServicesLastAccessed } = await at(now, getServiceLastAccessedDetails, { JobId: JobId! })
      return ServicesLastAccessed.map(({ LastAuthenticated }) => LastAuthenticated)
    }
    expect(await lastUse(START + 400 * DAY)).toEqual([START])
    expect(await lastUse(START + 400 * DAY + 1)).toEqual([undefined])
  })

  it('is there for seven days', async () => {
    const { JobId } = await at(START, generateServiceLastAccessedDetails, { Arn })
    const get = (now: number) => at(now, getServiceLastAccessedDetails, { JobId: JobId! })
    expect(await get(START + 7 * DAY)).toMatchObject({ JobStatus: 'COMPLETED', JobCreationDate: START })
    await expect(get(START + 7 * DAY + 1)).rejects.toMatchObject({ code: 'NoSuchEntity' })
  })
})
