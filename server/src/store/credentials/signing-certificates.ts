import type { CredentialOwner, CredentialStatus, SigningCertificateRecord } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { OwnedCredentialReader, ownedCredentialColumns } from './owned-credentials.ts'

export interface SigningCertificateReads {
  /** Over all accounts; letter case counts. */
  byId(id: string): Promise<SigningCertificateRecord | undefined>
  /** By the certificate's SHA-256 in hexadecimal: no account has a certificate twice. */
  byFingerprint(accountId: string, fingerprint: string): Promise<SigningCertificateRecord | undefined>
  /** Of a user, or of the root user (the account id), oldest first. AWS allows two. */
  ofOwner(ownerId: CredentialOwner): Promise<readonly SigningCertificateRecord[]>
}

export interface SigningCertificateWrites extends SigningCertificateReads {
  /** @throws UniqueViolation if the id is taken or the account has the certificate already */
  insert(record: SigningCertificateRecord): Promise<void>
  /** @throws MissingEntity */
  setStatus(id: string, status: CredentialStatus): Promise<void>
  /** @throws MissingEntity */
  delete(id: string): Promise<void>
}

function signingCertificateOf(row: Row<'signing_certificates'>): SigningCertificateRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    ownerId: row.owner_id,
    status: row.status,
    uploadedAt: row.created_at,
    fingerprint: row.fingerprint,
    body: row.body,
  }
}

export class SigningCertificateReader<S extends ReadSession = ReadSession>
  extends OwnedCredentialReader<Row<'signing_certificates'>, SigningCertificateRecord, S>
  implements SigningCertificateReads
{
  protected override readonly recordOf = signingCertificateOf
  protected override rows() {
    return this.session.db.selectFrom('signing_certificates').selectAll()
  }

  async byFingerprint(accountId: string, fingerprint: string): Promise<SigningCertificateRecord | undefined> {
    const row = await this.rows()
      .where('account_id', '=', accountId)
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst()
    return row && signingCertificateOf(row)
  }
}

export class SigningCertificateWriter
  extends SigningCertificateReader<WriteSession>
  implements SigningCertificateWrites
{
  insert(record: SigningCertificateRecord): Promise<void> {
    return insertRow(this.session, 'signing_certificates', record.id, {
      ...ownedCredentialColumns({ ...record, createdAt: record.uploadedAt }),
      fingerprint: record.fingerprint,
      body: record.body,
    })
  }

  setStatus(id: string, status: CredentialStatus): Promise<void> {
    return updateRow(this.session, 'signing_certificates', id, { status })
  }

  delete(id: string): Promise<void> {
    return deleteRow(this.session, 'signing_certificates', id)
  }
}
