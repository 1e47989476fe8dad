import type { Page, PageRequest } from '../page.ts'
import type { CredentialOwner, CredentialStatus, ServiceSpecificCredentialRecord } from '../records.ts'
import { deleteRow, insertRow, pageInOrderOf, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { OwnedCredentialReader, ownedCredentialColumns } from './owned-credentials.ts'

export interface ServiceSpecificCredentialReads {
  /** Over all accounts; letter case counts. */
  byId(id: string): Promise<ServiceSpecificCredentialRecord | undefined>
  /** By the user name that the service knows; letter case counts. */
  byServiceUserName(
    accountId: string,
    serviceName: string,
    serviceUserName: string,
  ): Promise<ServiceSpecificCredentialRecord | undefined>
  /** Of a user, oldest first. AWS allows two for each service. */
  ofOwner(ownerId: CredentialOwner): Promise<readonly ServiceSpecificCredentialRecord[]>
  /** Of all users, in order of id. */
  list(page: ServiceSpecificCredentialPageRequest): Promise<Page<ServiceSpecificCredentialRecord>>
}

export interface ServiceSpecificCredentialPageRequest extends PageRequest {
  readonly accountId: string
  /** Undefined: of every service. */
  readonly serviceName: string | undefined
}

export interface ServiceSpecificCredentialWrites extends ServiceSpecificCredentialReads {
  /** @throws UniqueViolation if the id, or the user name for this service in this account, is taken */
  insert(record: ServiceSpecificCredentialRecord): Promise<void>
  /** @throws MissingEntity */
  setStatus(id: string, status: CredentialStatus): Promise<void>
  /** The former secret is gone for good. @throws MissingEntity */
  setSecretHash(id: string, secretHash: string): Promise<void>
  /** @throws MissingEntity */
  delete(id: string): Promise<void>
}

function credentialOf(row: Row<'service_specific_credentials'>): ServiceSpecificCredentialRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    ownerId: row.owner_id,
    status: row.status,
    createdAt: row.created_at,
    serviceName: row.service_name,
    serviceUserName: row.service_user_name,
    expiresAt: row.expires_at ?? undefined,
    secretHash: row.secret_hash,
  }
}

export class ServiceSpecificCredentialReader<S extends ReadSession = ReadSession>
  extends OwnedCredentialReader<Row<'service_specific_credentials'>, ServiceSpecificCredentialRecord, S>
  implements ServiceSpecificCredentialReads
{
  protected override readonly recordOf = credentialOf
  protected override rows() {
    return this.session.db.selectFrom('service_specific_credentials').selectAll()
  }

  async byServiceUserName(
    accountId: string,
    serviceName: string,
    serviceUserName: string,
  ): Promise<ServiceSpecificCredentialRecord | undefined> {
    const row = await this.rows()
      .where('account_id', '=', accountId)
      .where('service_name', '=', serviceName)
      .where('service_user_name', '=', serviceUserName)
      .executeTakeFirst()
    return row && credentialOf(row)
  }

  list(page: ServiceSpecificCredentialPageRequest): Promise<Page<ServiceSpecificCredentialRecord>> {
    let query = this.rows().where('account_id', '=', page.accountId)
    if (page.serviceName !== undefined) query = query.where('service_name', '=', page.serviceName)
    return pageInOrderOf('id', query, page, credentialOf)
  }
}

export class ServiceSpecificCredentialWriter
  extends ServiceSpecificCredentialReader<WriteSession>
  implements ServiceSpecificCredentialWrites
{
  insert(record: ServiceSpecificCredentialRecord): Promise<void> {
    return insertRow(this.session, 'service_specific_credentials', record.id, {
      ...ownedCredentialColumns(record),
      service_name: record.serviceName,
      service_user_name: record.serviceUserName,
      expires_at: record.expiresAt ?? null,
      secret_hash: record.secretHash,
    })
  }

  setSecretHash(id: string, secretHash: string): Promise<void> {
    return updateRow(this.session, 'service_specific_credentials', id, { secret_hash: secretHash })
  }

  setStatus(id: string, status: CredentialStatus): Promise<void> {
    return updateRow(this.session, 'service_specific_credentials', id, { status })
  }

  delete(id: string): Promise<void> {
    return deleteRow(this.session, 'service_specific_credentials', id)
  }
}
