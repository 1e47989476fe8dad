import type { CredentialOwner, CredentialStatus, SshPublicKeyRecord } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { OwnedCredentialReader, ownedCredentialColumns } from './owned-credentials.ts'

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

export class SshPublicKeyReader<S extends ReadSession = ReadSession>
  extends OwnedCredentialReader<Row<'ssh_public_keys'>, SshPublicKeyRecord, S>
  implements SshPublicKeyReads
{
  protected override readonly recordOf = sshPublicKeyOf
  protected override rows() {
    return this.session.db.selectFrom('ssh_public_keys').selectAll()
  }
}

export class SshPublicKeyWriter extends SshPublicKeyReader<WriteSession> implements SshPublicKeyWrites {
  insert(record: SshPublicKeyRecord): Promise<void> {
    return insertRow(this.session, 'ssh_public_keys', record.id, {
      ...ownedCredentialColumns({ ...record, createdAt: record.uploadedAt }),
      digest: record.digest,
      body: record.body,
    })
  }

  setStatus(id: string, status: CredentialStatus): Promise<void> {
    return updateRow(this.session, 'ssh_public_keys', id, { status })
  }

  delete(id: string): Promise<void> {
    return deleteRow(this.session, 'ssh_public_keys', id)
  }
}
