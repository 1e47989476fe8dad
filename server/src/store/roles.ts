import { mapOf, mapText, tagsOf, tagsText } from './json.ts'
import { endOfPrefix, nameKey } from './keys.ts'
import { refuseLeftovers } from './leftovers.ts'
import { type AccountPageRequest, type Page, pageOf, pathFilter, rowsToFetch } from './page.ts'
import type { RoleRecord, SourceTemplate, Tag } from './records.ts'
import type { RoleTable, Row } from './schema.ts'
import { deleteServiceUses } from './service-uses.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

export interface RoleReads {
  /** Ignores letter case. */
  byName(accountId: string, name: string): Promise<RoleRecord | undefined>
  byId(accountId: string, id: string): Promise<RoleRecord | undefined>
  /** Those that are there, in no particular order. At most {@link MAX_PAGE_ITEMS} ids. */
  byIds(accountId: string, ids: readonly string[]): Promise<readonly RoleRecord[]>
  /** In order of lower-case name. */
  list(page: AccountPageRequest): Promise<Page<RoleRecord>>
  count(accountId: string): Promise<number>
}

export interface RoleWrites extends RoleReads {
  /** @throws UniqueViolation if the name (in any letter case) or the id is taken */
  insert(record: RoleRecord): Promise<void>
  /** A member left out stays as it is; `description: undefined` clears it. @throws MissingEntity */
  update(
    id: string,
    values: { readonly description?: string | undefined; readonly maxSessionDuration?: number },
  ): Promise<void>
  /** `principalIds`: see {@link RoleRecord.trustPrincipalIds}. @throws MissingEntity */
  setTrustPolicy(id: string, document: string, principalIds: Readonly<Record<string, string>>): Promise<void>
  /** @throws MissingEntity */
  setBoundary(id: string, policyArn: string | undefined): Promise<void>
  /** Replaces all tags. @throws MissingEntity */
  setTags(id: string, tags: readonly Tag[]): Promise<void>
  /** @throws ReferenceViolation while policies or instance profiles are left; MissingEntity */
  delete(id: string): Promise<void>
}

export function roleOf(row: Row<'roles'>): RoleRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    path: row.path,
    createdAt: row.created_at,
    description: row.description ?? undefined,
    maxSessionDuration: row.max_session_duration,
    trustPolicy: row.trust_policy,
    trustPrincipalIds: mapOf(row.trust_principal_ids),
    boundaryArn: row.boundary_arn ?? undefined,
    tags: tagsOf(row.tags),
    lastUsed:
      row.last_used_at === null ? undefined : { at: row.last_used_at, region: row.last_used_region ?? '' },
    serviceLinked: row.service_linked ?? undefined,
    sourceTemplate: row.source_template === null ? undefined : sourceTemplateOf(row.source_template),
  }
}

/** A template's ARN, minor version and values, as stored. */
type StoredTemplate = readonly [string, number, readonly (readonly [string, readonly string[]])[]]

function sourceTemplateOf(text: string): SourceTemplate {
  const [arn, minorVersion, values] = JSON.parse(text) as StoredTemplate
  return { arn, minorVersion, values: new Map(values) }
}

function sourceTemplateText({ arn, minorVersion, values }: SourceTemplate): string {
  return JSON.stringify([arn, minorVersion, [...values]] satisfies StoredTemplate)
}

export class RoleReader implements RoleReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byName(accountId: string, name: string): Promise<RoleRecord | undefined> {
    const row = await this.session.db
      .selectFrom('roles')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    return row && roleOf(row)
  }

  async byId(accountId: string, id: string): Promise<RoleRecord | undefined> {
    const row = await this.session.db
      .selectFrom('roles')
      .selectAll()
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
    return row && roleOf(row)
  }

  async byIds(accountId: string, ids: readonly string[]): Promise<readonly RoleRecord[]> {
    if (ids.length === 0) return []
    const rows = await this.session.db
      .selectFrom('roles')
      .selectAll()
      .where('id', 'in', ids)
      .where('account_id', '=', accountId)
      .execute()
    return rows.map(roleOf)
  }

  async list(page: AccountPageRequest): Promise<Page<RoleRecord>> {
    let query = this.session.db
      .selectFrom('roles')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    const path = pathFilter(page)
    if (path !== undefined) query = query.where('path', '>=', path).where('path', '<', endOfPrefix(path))
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, roleOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('roles')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class RoleWriter extends RoleReader implements RoleWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: RoleRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('roles')
      .values({
        id: record.id,
        account_id: record.accountId,
        name: record.name,
        name_key: nameKey(record.name),
        path: record.path,
        created_at: record.createdAt,
        description: record.description ?? null,
        max_session_duration: record.maxSessionDuration,
        trust_policy: record.trustPolicy,
        trust_principal_ids: mapText(record.trustPrincipalIds),
        boundary_arn: record.boundaryArn ?? null,
        tags: tagsText(record.tags),
        last_used_at: record.lastUsed?.at ?? null,
        last_used_region: record.lastUsed?.region ?? null,
        service_linked: record.serviceLinked ?? null,
        source_template: record.sourceTemplate ? sourceTemplateText(record.sourceTemplate) : null,
      })
      .execute()
    this.session.changed('role', record.id)
  }

  async update(
    id: string,
    values: { description?: string | undefined; maxSessionDuration?: number },
  ): Promise<void> {
    const changes: Partial<RoleTable> = {}
    if ('description' in values) changes.description = values.description ?? null
    if (values.maxSessionDuration !== undefined) changes.max_session_duration = values.maxSessionDuration
    if (Object.keys(changes).length > 0) await this.#set(id, changes)
  }

  async setTrustPolicy(
    id: string,
    document: string,
    principalIds: Readonly<Record<string, string>>,
  ): Promise<void> {
    await this.#set(id, { trust_policy: document, trust_principal_ids: mapText(principalIds) })
  }

  async setBoundary(id: string, policyArn: string | undefined): Promise<void> {
    await this.#set(id, { boundary_arn: policyArn ?? null })
  }

  async setTags(id: string, tags: readonly Tag[]): Promise<void> {
    await this.#set(id, { tags: tagsText(tags) })
  }

  async delete(id: string): Promise<void> {
    await refuseLeftovers(this.session, 'role', id)
    await deleteServiceUses(this.session.db, id)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('roles')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'role', id, numDeletedRows)
  }

  async #set(id: string, values: Partial<RoleTable>): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('roles')
      .set(values)
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'role', id, numUpdatedRows)
  }
}
