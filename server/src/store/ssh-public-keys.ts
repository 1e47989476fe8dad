import type { CredentialOwner, CredentialStatus, SshPublicKeyRecord } from './records.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

export interface SshPublicKeyReads {
  /** Over all accounts; letter case counts. */
  byId(id: string): Promise<SshPublicKeyRecord | undefined>
  /** Of a user, oldest first. AWS allows five. */
  ofOwner(ownerId: CredentialOwner): Promise<readonly SshPublicKeyRecord[]>
}

export interface SshPublicKeyWrites extends SshPublicKeyReads {
  /** @throws UniqueViolation if the id is taken or the owner has the key already */
  insert(record: SshPublicKeyRecord): Promise<void>
  /** @throws MissingEntity */
  setStatus(id: string, status: CredentialStatus): Promise<void>
  /** @throws MissingEntity */
  delete(id: string): Promise<void>
}

function sshPublicKeyOf(row: Row<'ssh_public_keys'>): SshPublicKeyRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    ownerId: row.owner_id,
    status: row.status,
    uploadedAt: row.created_at,
    digest: row.digest,
    body: row.body,
  }
}

export class SshPublicKeyReader implements SshPublicKeyReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byId(id: string): Promise<SshPublicKeyRecord | undefined> {
    const row = await this.session.db
      .selectFrom('ssh_public_keys')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row && sshPublicKeyOf(row)
  }

  async ofOwner(ownerId: CredentialOwner): Promise<readonly SshPublicKeyRecord[]> {
    const rows = await this.session.db
      .selectFrom('ssh_public_keys')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return rows.map(sshPublicKeyOf)
  }
}

export class SshPublicKeyWriter extends SshPublicKeyReader implements SshPublicKeyWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: SshPublicKeyRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('ssh_public_keys')
      .values({
        id: record.id,
        account_id: record.accountId,
        owner_id: record.ownerId,
        status: record.status,
        created_at: record.uploadedAt,
        digest: record.digest,
        body: record.body,
      })
      .execute()
    this.session.changed('ssh-public-key', record.id)
  }

  async setStatus(id: string, status: CredentialStatus): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('ssh_public_keys')
      .set({ status })
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'ssh-public-key', id, numUpdatedRows)
  }

  async delete(id: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('ssh_public_keys')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'ssh-public-key', id, numDeletedRows)
  }
}
