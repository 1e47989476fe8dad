import type { AccessKeyRecord, CredentialOwner } from '../records.ts'
import { deleteRow, insertRow, Reader, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'

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

export class AccessKeyReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements AccessKeyReads
{
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

export class AccessKeyWriter extends AccessKeyReader<WriteSession> implements AccessKeyWrites {
  insert(record: AccessKeyRecord): Promise<void> {
    return insertRow(this.session, 'access_keys', record.accessKeyId, {
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
  }

  setStatus(accessKeyId: string, status: AccessKeyRecord['status']): Promise<void> {
    return updateRow(this.session, 'access_keys', accessKeyId, { status })
  }

  delete(accessKeyId: string): Promise<void> {
    return deleteRow(this.session, 'access_keys', accessKeyId)
  }
}
