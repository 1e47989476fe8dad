import type { CredentialOwner, LoginProfileRecord } from '../records.ts'
import { Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedAny, type ReadSession, requireAccount, type WriteSession } from '../session.ts'

export interface LoginProfileReads {
  get(ownerId: CredentialOwner): Promise<LoginProfileRecord | undefined>
}

export interface LoginProfileWrites extends LoginProfileReads {
  /** Makes or replaces. */
  put(record: LoginProfileRecord): Promise<void>
  /** False if there was none. */
  delete(ownerId: CredentialOwner): Promise<boolean>
}

function loginProfileOf(row: Row<'login_profiles'>): LoginProfileRecord {
  return {
    accountId: row.account_id,
    ownerId: row.owner_id,
    passwordHash: row.password_hash,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    resetRequired: row.reset_required !== 0,
    formerHashes: JSON.parse(row.former_hashes) as string[],
  }
}

export class LoginProfileReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements LoginProfileReads
{
  async get(ownerId: CredentialOwner): Promise<LoginProfileRecord | undefined> {
    const row = await this.session.db
      .selectFrom('login_profiles')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .executeTakeFirst()
    return row && loginProfileOf(row)
  }
}

export class LoginProfileWriter extends LoginProfileReader<WriteSession> implements LoginProfileWrites {
  async put(record: LoginProfileRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    const values = {
      password_hash: record.passwordHash,
      created_at: record.createdAt,
      changed_at: record.changedAt,
      reset_required: record.resetRequired ? 1 : 0,
      former_hashes: JSON.stringify(record.formerHashes),
    }
    await this.session.db
      .insertInto('login_profiles')
      .values({ owner_id: record.ownerId, account_id: record.accountId, ...values })
      .onConflict((conflict) => conflict.column('owner_id').doUpdateSet(values))
      .execute()
    this.session.changed('login-profile', record.ownerId)
  }

  async delete(ownerId: CredentialOwner): Promise<boolean> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('login_profiles')
      .where('owner_id', '=', ownerId)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    return changedAny(this.session, 'login-profile', ownerId, numDeletedRows)
  }
}
