import type { CredentialOwner, CredentialStatus, SigningCertificateRecord } from './records.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

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

export class SigningCertificateReader implements SigningCertificateReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byId(id: string): Promise<SigningCertificateRecord | undefined> {
    const row = await this.session.db
      .selectFrom('signing_certificates')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row && signingCertificateOf(row)
  }

  async byFingerprint(accountId: string, fingerprint: string): Promise<SigningCertificateRecord | undefined> {
    const row = await this.session.db
      .selectFrom('signing_certificates')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('fingerprint', '=', fingerprint)
      .executeTakeFirst()
    return row && signingCertificateOf(row)
  }

  async ofOwner(ownerId: CredentialOwner): Promise<readonly SigningCertificateRecord[]> {
    const rows = await this.session.db
      .selectFrom('signing_certificates')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return rows.map(signingCertificateOf)
  }
}

export class SigningCertificateWriter extends SigningCertificateReader implements SigningCertificateWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: SigningCertificateRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('signing_certificates')
      .values({
        id: record.id,
        account_id: record.accountId,
        owner_id: record.ownerId,
        status: record.status,
        created_at: record.uploadedAt,
        fingerprint: record.fingerprint,
        body: record.body,
      })
      .execute()
    this.session.changed('signing-certificate', record.id)
  }

  async setStatus(id: string, status: CredentialStatus): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('signing_certificates')
      .set({ status })
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'signing-certificate', id, numUpdatedRows)
  }

  async delete(id: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('signing_certificates')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'signing-certificate', id, numDeletedRows)
  }
}
