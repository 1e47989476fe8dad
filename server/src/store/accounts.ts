import type { Page, PageRequest } from './page.ts'
import type { AccountRecord, PasswordPolicyRecord } from './records.ts'
import { pageInOrderOf, Reader } from './rows.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

/** Accounts, their aliases and password policies. */
export interface AccountReads {
  byId(id: string): Promise<AccountRecord | undefined>
  /** Aliases are lower case and unique over all accounts. */
  byAlias(alias: string): Promise<AccountRecord | undefined>
  /** Whether an account has the address; letter case counts. */
  hasEmail(email: string): Promise<boolean>
  /** In order of account id. */
  list(page: PageRequest): Promise<Page<AccountRecord>>
  /** Whether the account has turned IAM role manager on. */
  roleManagerEnabled(id: string): Promise<boolean>
  /** What GetAccountSummary counts; zeroes for an account that is not there. */
  summary(accountId: string): Promise<AccountSummary>
}

export interface AccountWrites extends AccountReads {
  /** @throws UniqueViolation if the id or the alias is taken */
  insert(record: AccountRecord): Promise<void>
  /** @throws UniqueViolation if another account has the alias */
  setAlias(id: string, alias: string | undefined): Promise<void>
  setPasswordPolicy(id: string, policy: PasswordPolicyRecord | undefined): Promise<void>
  setGlobalEndpointTokenVersion(id: string, version: 1 | 2): Promise<void>
  setRoleManagerEnabled(id: string, enabled: boolean): Promise<void>
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export interface AccountSummary {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly policies: number
  readonly policyVersions: number
  readonly instanceProfiles: number
  readonly mfaDevices: number
  /** Those that belong to a user or to the root user. */
  readonly mfaDevicesInUse: number
  readonly rootAccessKeys: number
  readonly rootMfaDevices: number
  readonly rootHasPassword: boolean
  readonly serverCertificates: number
  readonly rootSigningCertificates: number
  /** Identity providers. */
  readonly providers: number
  /** Version of the tokens that the global endpoint of STS gives: 1 or 2. */
  readonly globalEndpointTokenVersion: number
}

function accountOf(row: Row<'accounts'>): AccountRecord {
  return {
    id: row.id,
    email: row.email,
    createdAt: row.created_at,
    alias: row.alias ?? undefined,
    passwordPolicy: row.password_policy === null ? undefined : passwordPolicyOf(row.password_policy),
  }
}

function passwordPolicyOf(text: string): PasswordPolicyRecord {
  const stored = JSON.parse(text) as PasswordPolicyRecord
  // JSON has no undefined; readers compare whole records, so absent limits come back as members again.
  return {
    ...stored,
    maxPasswordAge: stored.maxPasswordAge ?? undefined,
    passwordReusePrevention: stored.passwordReusePrevention ?? undefined,
  }
}

export class AccountReader<S extends ReadSession = ReadSession> extends Reader<S> implements AccountReads {
  async byId(id: string): Promise<AccountRecord | undefined> {
    const row = await this.session.db
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row && accountOf(row)
  }

  async byAlias(alias: string): Promise<AccountRecord | undefined> {
    const row = await this.session.db
      .selectFrom('accounts')
      .selectAll()
      .where('alias', '=', alias)
      .executeTakeFirst()
    return row && accountOf(row)
  }

  async hasEmail(email: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', email)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  list(page: PageRequest): Promise<Page<AccountRecord>> {
    const query = this.session.db.selectFrom('accounts').selectAll()
    return pageInOrderOf('id', query, page, accountOf)
  }

  async roleManagerEnabled(id: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('accounts')
      .select('role_manager_enabled')
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.role_manager_enabled === 1
  }

  async summary(accountId: string): Promise<AccountSummary> {
    const { db } = this.session
    const counts = await db
      .selectNoFrom(({ selectFrom, fn }) => {
        const all = fn.countAll<number>().as('n')
        const count = (
          table:
            | 'users'
            | 'groups'
            | 'roles'
            | 'policies'
            | 'instance_profiles'
            | 'mfa_devices'
            | 'server_certificates'
            | 'oidc_providers'
            | 'saml_providers',
        ) => selectFrom(table).select(all).where('account_id', '=', accountId)
        return [
          count('users').as('users'),
          count('groups').as('groups'),
          count('roles').as('roles'),
          count('policies').as('policies'),
          count('instance_profiles').as('instanceProfiles'),
          count('mfa_devices').as('mfaDevices'),
          count('server_certificates').as('serverCertificates'),
          count('oidc_providers').as('oidcProviders'),
          count('saml_providers').as('samlProviders'),
          count('mfa_devices').where('owner_id', 'is not', null).as('mfaDevicesInUse'),
          count('mfa_devices').where('owner_id', '=', accountId).as('rootMfaDevices'),
          selectFrom('policy_versions')
            .innerJoin('policies', 'policies.id', 'policy_versions.policy_id')
            .select(all)
            .where('policies.account_id', '=', accountId)
            .as('policyVersions'),
          selectFrom('access_keys').select(all).where('owner_id', '=', accountId).as('rootAccessKeys'),
          selectFrom('signing_certificates')
            .select(all)
            .where('owner_id', '=', accountId)
            .as('rootSigningCertificates'),
          selectFrom('login_profiles').select(all).where('owner_id', '=', accountId).as('rootPasswords'),
          selectFrom('accounts')
            .select('global_endpoint_token_version')
            .where('id', '=', accountId)
            .as('tokenVersion'),
        ]
      })
      .executeTakeFirstOrThrow()
    return {
      users: Number(counts.users),
      groups: Number(counts.groups),
      roles: Number(counts.roles),
      policies: Number(counts.policies),
      policyVersions: Number(counts.policyVersions),
      instanceProfiles: Number(counts.instanceProfiles),
      mfaDevices: Number(counts.mfaDevices),
      mfaDevicesInUse: Number(counts.mfaDevicesInUse),
      rootAccessKeys: Number(counts.rootAccessKeys),
      rootMfaDevices: Number(counts.rootMfaDevices),
      rootHasPassword: Number(counts.rootPasswords) > 0,
      serverCertificates: Number(counts.serverCertificates),
      rootSigningCertificates: Number(counts.rootSigningCertificates),
      providers: Number(counts.oidcProviders) + Number(counts.samlProviders),
      globalEndpointTokenVersion: Number(counts.tokenVersion ?? 0),
    }
  }
}

export class AccountWriter extends AccountReader<WriteSession> implements AccountWrites {
  async insert(record: AccountRecord): Promise<void> {
    requireAccount(this.session, record.id)
    await this.session.db
      .insertInto('accounts')
      .values({
        id: record.id,
        email: record.email,
        created_at: record.createdAt,
        alias: record.alias ?? null,
        password_policy: record.passwordPolicy ? JSON.stringify(record.passwordPolicy) : null,
      })
      .execute()
    this.session.changed('account', record.id)
  }

  async setAlias(id: string, alias: string | undefined): Promise<void> {
    await this.#update(id, { alias: alias ?? null })
  }

  async setPasswordPolicy(id: string, policy: PasswordPolicyRecord | undefined): Promise<void> {
    await this.#update(id, { password_policy: policy ? JSON.stringify(policy) : null })
  }

  async setGlobalEndpointTokenVersion(id: string, version: 1 | 2): Promise<void> {
    await this.#update(id, { global_endpoint_token_version: version })
  }

  async setRoleManagerEnabled(id: string, enabled: boolean): Promise<void> {
    await this.#update(id, { role_manager_enabled: Number(enabled) })
  }

  async #update(
    id: string,
    values:
      | { alias: string | null }
      | { password_policy: string | null }
      | { global_endpoint_token_version: number }
      | { role_manager_enabled: number },
  ): Promise<void> {
    requireAccount(this.session, id)
    const { numUpdatedRows } = await this.session.db
      .updateTable('accounts')
      .set(values)
      .where('id', '=', id)
      .executeTakeFirst()
    changedOne(this.session, 'account', id, numUpdatedRows)
  }
}
