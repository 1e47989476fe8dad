import type { AccessKeyRecord, CredentialOwner } from './records.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

export interface AccessKeyReads {
  /** Over all accounts: the key id is all that a signed request tells. Letter case counts. */
  byId(accessKeyId: string): Promise<AccessKeyRecord | undefined>
  /** Of a user, or of the root user (the account id), oldest first. AWS allows two. */
  ofOwner(ownerId: CredentialOwner): Promise<readonly AccessKeyRecord[]>
}

export interface AccessKeyWrites extends AccessKeyReads {
  /** @throws UniqueViolation if the key id is taken */
  insert(record: AccessKeyRecord): Promise<void>
  /** @throws MissingEntity */
  setStatus(accessKeyId: string, status: AccessKeyRecord['status']): Promise<void>
  /** @throws MissingEntity */
  delete(accessKeyId: string): Promise<void>
}

export function accessKeyOf(row: Row<'access_keys'>): AccessKeyRecord {
  return {
    accessKeyId: row.access_key_id,
    accountId: row.account_id,
    ownerId: row.owner_id,
    status: row.status,
    createdAt: row.created_at,
    sealedSecret: row.sealed_secret,
    lastUsed:
      row.last_used_at === null
        ? undefined
        : { at: row.last_used_at, region: row.last_used_region ?? '', service: row.last_used_service ?? '' },
  }
}

export class AccessKeyReader implements AccessKeyReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byId(accessKeyId: string): Promise<AccessKeyRecord | undefined> {
    const row = await this.session.db
      .selectFrom('access_keys')
      .selectAll()
      .where('access_key_id', '=', accessKeyId)
      .executeTakeFirst()
    return row && accessKeyOf(row)
  }

  async ofOwner(ownerId: CredentialOwner): Promise<readonly AccessKeyRecord[]> {
    const rows = await this.session.db
      .selectFrom('access_keys')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('created_at')
      .orderBy('access_key_id')
      .execute()
    return rows.map(accessKeyOf)
  }
}

export class AccessKeyWriter extends AccessKeyReader implements AccessKeyWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: AccessKeyRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('access_keys')
      .values({
        access_key_id: record.accessKeyId,
        account_id: record.accountId,
        owner_id: record.ownerId,
        status: record.status,
        created_at: record.createdAt,
        sealed_secret: record.sealedSecret,
        last_used_at: record.lastUsed?.at ?? null,
        last_used_region: record.lastUsed?.region ?? null,
        last_used_service: record.lastUsed?.service ?? null,
      })
      .execute()
    this.session.changed('access-key', record.accessKeyId)
  }

  async setStatus(accessKeyId: string, status: AccessKeyRecord['status']): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('access_keys')
      .set({ status })
      .where('access_key_id', '=', accessKeyId)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'access-key', accessKeyId, numUpdatedRows)
  }

  async delete(accessKeyId: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('access_keys')
      .where('access_key_id', '=', accessKeyId)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'access-key', accessKeyId, numDeletedRows)
  }
}
