import { type Page, type PageRequest, pageOf, rowsToFetch } from './page.ts'
import type { CredentialOwner, CredentialStatus, ServiceSpecificCredentialRecord } from './records.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

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

export class ServiceSpecificCredentialReader implements ServiceSpecificCredentialReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byId(id: string): Promise<ServiceSpecificCredentialRecord | undefined> {
    const row = await this.session.db
      .selectFrom('service_specific_credentials')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row && credentialOf(row)
  }

  async byServiceUserName(
    accountId: string,
    serviceName: string,
    serviceUserName: string,
  ): Promise<ServiceSpecificCredentialRecord | undefined> {
    const row = await this.session.db
      .selectFrom('service_specific_credentials')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('service_name', '=', serviceName)
      .where('service_user_name', '=', serviceUserName)
      .executeTakeFirst()
    return row && credentialOf(row)
  }

  async ofOwner(ownerId: CredentialOwner): Promise<readonly ServiceSpecificCredentialRecord[]> {
    const rows = await this.session.db
      .selectFrom('service_specific_credentials')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return rows.map(credentialOf)
  }

  async list(page: ServiceSpecificCredentialPageRequest): Promise<Page<ServiceSpecificCredentialRecord>> {
    let query = this.session.db
      .selectFrom('service_specific_credentials')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .orderBy('id')
      .limit(rowsToFetch(page))
    if (page.serviceName !== undefined) query = query.where('service_name', '=', page.serviceName)
    if (page.after !== undefined) query = query.where('id', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.id, credentialOf)
  }
}

export class ServiceSpecificCredentialWriter
  extends ServiceSpecificCredentialReader
  implements ServiceSpecificCredentialWrites
{
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: ServiceSpecificCredentialRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('service_specific_credentials')
      .values({
        id: record.id,
        account_id: record.accountId,
        owner_id: record.ownerId,
        status: record.status,
        created_at: record.createdAt,
        service_name: record.serviceName,
        service_user_name: record.serviceUserName,
        expires_at: record.expiresAt ?? null,
        secret_hash: record.secretHash,
      })
      .execute()
    this.session.changed('service-specific-credential', record.id)
  }

  async setStatus(id: string, status: CredentialStatus): Promise<void> {
    await this.#set(id, { status })
  }

  async setSecretHash(id: string, secretHash: string): Promise<void> {
    await this.#set(id, { secret_hash: secretHash })
  }

  async delete(id: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('service_specific_credentials')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'service-specific-credential', id, numDeletedRows)
  }

  async #set(
    id: string,
    values: { readonly status?: CredentialStatus; readonly secret_hash?: string },
  ): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('service_specific_credentials')
      .set(values)
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'service-specific-credential', id, numUpdatedRows)
  }
}
