import type { Page, PageRequest } from '../page.ts'
import { countRows, pageInOrderOf, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedAny, type ReadSession, type WriteSession } from '../session.ts'
import type { DelegatedAdministratorRecord, TrustedServiceRecord } from './organization-records.ts'
import { insertPart, requireOrganization } from './organization-rows.ts'

/** The services that may act in an organization, and the member accounts that administer them. */
export interface OrganizationServiceReads {
  isTrusted(organizationId: string, servicePrincipal: string): Promise<boolean>
  /** In order of service principal. */
  listTrusted(page: TrustedServicePageRequest): Promise<Page<TrustedServiceRecord>>
  isDelegated(organizationId: string, accountId: string, servicePrincipal: string): Promise<boolean>
  /** Of one account, in order of service principal. */
  delegatedServices(page: DelegatedServicePageRequest): Promise<Page<DelegatedAdministratorRecord>>
  /** Accounts, each with its oldest delegation, in order of account id. */
  delegatedAdministrators(
    page: DelegatedAdministratorPageRequest,
  ): Promise<Page<DelegatedAdministratorRecord>>
  /** Of one service. */
  countAdministrators(organizationId: string, servicePrincipal: string): Promise<number>
}

export interface TrustedServicePageRequest extends PageRequest {
  readonly organizationId: string
}

export interface DelegatedServicePageRequest extends PageRequest {
  readonly organizationId: string
  readonly accountId: string
}

export interface DelegatedAdministratorPageRequest extends PageRequest {
  readonly organizationId: string
  /** Only those of this service. */
  readonly servicePrincipal?: string | undefined
}

export interface OrganizationServiceWrites extends OrganizationServiceReads {
  /** @throws UniqueViolation if it is trusted */
  trust(record: TrustedServiceRecord): Promise<void>
  /** Says whether it was trusted. */
  distrust(organizationId: string, servicePrincipal: string): Promise<boolean>
  /** @throws UniqueViolation if the account administers the service; ReferenceViolation unless it is in an organization */
  delegate(record: DelegatedAdministratorRecord): Promise<void>
  /** Says whether the account administered the service. */
  undelegate(organizationId: string, accountId: string, servicePrincipal: string): Promise<boolean>
  /** Of one service, every account. */
  undelegateAll(organizationId: string, servicePrincipal: string): Promise<void>
}

function trustedServiceOf(row: Row<'trusted_services'>): TrustedServiceRecord {
  return {
    organizationId: row.organization_id,
    servicePrincipal: row.service_principal,
    enabledAt: row.enabled_at,
  }
}

function delegatedAdministratorOf(row: Row<'delegated_administrators'>): DelegatedAdministratorRecord {
  return {
    organizationId: row.organization_id,
    accountId: row.account_id,
    servicePrincipal: row.service_principal,
    enabledAt: row.enabled_at,
  }
}

export class OrganizationServiceReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OrganizationServiceReads
{
  async isTrusted(organizationId: string, servicePrincipal: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('trusted_services')
      .select('service_principal')
      .where('organization_id', '=', organizationId)
      .where('service_principal', '=', servicePrincipal)
      .executeTakeFirst()
    return row !== undefined
  }

  listTrusted(page: TrustedServicePageRequest): Promise<Page<TrustedServiceRecord>> {
    const query = this.session.db
      .selectFrom('trusted_services')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
    return pageInOrderOf('service_principal', query, page, trustedServiceOf)
  }

  async isDelegated(organizationId: string, accountId: string, servicePrincipal: string): Promise<boolean> {
    const row = await this.session.db
      .selectFrom('delegated_administrators')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('service_principal', '=', servicePrincipal)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row !== undefined
  }

  delegatedServices(page: DelegatedServicePageRequest): Promise<Page<DelegatedAdministratorRecord>> {
    const query = this.session.db
      .selectFrom('delegated_administrators')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .where('organization_id', '=', page.organizationId)
    return pageInOrderOf('service_principal', query, page, delegatedAdministratorOf)
  }

  delegatedAdministrators(
    page: DelegatedAdministratorPageRequest,
  ): Promise<Page<DelegatedAdministratorRecord>> {
    let query = this.session.db
      .selectFrom('delegated_administrators')
      .select(({ fn }) => [
        'organization_id',
        'account_id',
        fn.min('service_principal').as('service_principal'),
        fn.min('enabled_at').as('enabled_at'),
      ])
      .where('organization_id', '=', page.organizationId)
      .groupBy(['organization_id', 'account_id'])
    if (page.servicePrincipal !== undefined)
      query = query.where('service_principal', '=', page.servicePrincipal)
    return pageInOrderOf('account_id', query, page, delegatedAdministratorOf)
  }

  countAdministrators(organizationId: string, servicePrincipal: string): Promise<number> {
    return countRows(
      this.session.db
        .selectFrom('delegated_administrators')
        .where('organization_id', '=', organizationId)
        .where('service_principal', '=', servicePrincipal),
    )
  }
}

export class OrganizationServiceWriter
  extends OrganizationServiceReader<WriteSession>
  implements OrganizationServiceWrites
{
  trust(record: TrustedServiceRecord): Promise<void> {
    return insertPart(this.session, 'trusted_services', {
      organization_id: record.organizationId,
      service_principal: record.servicePrincipal,
      enabled_at: record.enabledAt,
    })
  }

  async distrust(organizationId: string, servicePrincipal: string): Promise<boolean> {
    await requireOrganization(this.session, organizationId)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('trusted_services')
      .where('organization_id', '=', organizationId)
      .where('service_principal', '=', servicePrincipal)
      .executeTakeFirst()
    return changedAny(this.session, 'organization', organizationId, numDeletedRows)
  }

  delegate(record: DelegatedAdministratorRecord): Promise<void> {
    return insertPart(this.session, 'delegated_administrators', {
      organization_id: record.organizationId,
      account_id: record.accountId,
      service_principal: record.servicePrincipal,
      enabled_at: record.enabledAt,
    })
  }

  async undelegate(organizationId: string, accountId: string, servicePrincipal: string): Promise<boolean> {
    await requireOrganization(this.session, organizationId)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('delegated_administrators')
      .where('account_id', '=', accountId)
      .where('service_principal', '=', servicePrincipal)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return changedAny(this.session, 'organization', organizationId, numDeletedRows)
  }

  async undelegateAll(organizationId: string, servicePrincipal: string): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('delegated_administrators')
      .where('organization_id', '=', organizationId)
      .where('service_principal', '=', servicePrincipal)
      .executeTakeFirst()
    changedAny(this.session, 'organization', organizationId, numDeletedRows)
  }
}
