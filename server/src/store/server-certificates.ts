import { tagsOf, tagsText } from './json.ts'
import { endOfPrefix, nameKey } from './keys.ts'
import { type AccountPageRequest, type Page, pageOf, pathFilter, rowsToFetch } from './page.ts'
import type { ServerCertificateMaterial, ServerCertificateRecord, Tag } from './records.ts'
import type { Row, ServerCertificateTable } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

export interface ServerCertificateReads {
  /** Ignores letter case. */
  byName(accountId: string, name: string): Promise<ServerCertificateRecord | undefined>
  /** What most readers do without: a chain may have two million characters. */
  material(id: string): Promise<ServerCertificateMaterial | undefined>
  /** In order of lower-case name. */
  list(page: AccountPageRequest): Promise<Page<ServerCertificateRecord>>
  count(accountId: string): Promise<number>
}

export interface ServerCertificateWrites extends ServerCertificateReads {
  /** @throws UniqueViolation if the name (in any letter case) or the id is taken */
  insert(record: ServerCertificateRecord, material: ServerCertificateMaterial): Promise<void>
  /** Renames, moves. @throws UniqueViolation if the name is another certificate's; MissingEntity */
  update(
    id: string,
    values: { readonly name?: string | undefined; readonly path?: string | undefined },
  ): Promise<void>
  /** Replaces all tags. @throws MissingEntity */
  setTags(id: string, tags: readonly Tag[]): Promise<void>
  /** @throws MissingEntity */
  delete(id: string): Promise<void>
}

const COLUMNS = ['id', 'account_id', 'name', 'name_key', 'path', 'created_at', 'expires_at', 'tags'] as const

function serverCertificateOf(
  row: Pick<Row<'server_certificates'>, (typeof COLUMNS)[number]>,
): ServerCertificateRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    path: row.path,
    uploadedAt: row.created_at,
    expiresAt: row.expires_at,
    tags: tagsOf(row.tags),
  }
}

export class ServerCertificateReader implements ServerCertificateReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byName(accountId: string, name: string): Promise<ServerCertificateRecord | undefined> {
    const row = await this.session.db
      .selectFrom('server_certificates')
      .select(COLUMNS)
      .where('account_id', '=', accountId)
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    return row && serverCertificateOf(row)
  }

  async material(id: string): Promise<ServerCertificateMaterial | undefined> {
    const row = await this.session.db
      .selectFrom('server_certificates')
      .select(['body', 'chain', 'sealed_key'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row && { body: row.body, chain: row.chain ?? undefined, sealedKey: row.sealed_key }
  }

  async list(page: AccountPageRequest): Promise<Page<ServerCertificateRecord>> {
    let query = this.session.db
      .selectFrom('server_certificates')
      .select(COLUMNS)
      .where('account_id', '=', page.accountId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    const path = pathFilter(page)
    if (path !== undefined) query = query.where('path', '>=', path).where('path', '<', endOfPrefix(path))
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, serverCertificateOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('server_certificates')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class ServerCertificateWriter extends ServerCertificateReader implements ServerCertificateWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: ServerCertificateRecord, material: ServerCertificateMaterial): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('server_certificates')
      .values({
        id: record.id,
        account_id: record.accountId,
        name: record.name,
        name_key: nameKey(record.name),
        path: record.path,
        created_at: record.uploadedAt,
        expires_at: record.expiresAt,
        tags: tagsText(record.tags),
        body: material.body,
        chain: material.chain ?? null,
        sealed_key: material.sealedKey,
      })
      .execute()
    this.session.changed('server-certificate', record.id)
  }

  async update(
    id: string,
    { name, path }: { readonly name?: string | undefined; readonly path?: string | undefined },
  ): Promise<void> {
    const values: Partial<ServerCertificateTable> = {}
    if (name !== undefined) Object.assign(values, { name, name_key: nameKey(name) })
    if (path !== undefined) values.path = path
    if (Object.keys(values).length > 0) await this.#set(id, values)
  }

  async setTags(id: string, tags: readonly Tag[]): Promise<void> {
    await this.#set(id, { tags: tagsText(tags) })
  }

  async delete(id: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('server_certificates')
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'server-certificate', id, numDeletedRows)
  }

  async #set(id: string, values: Partial<ServerCertificateTable>): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('server_certificates')
      .set(values)
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'server-certificate', id, numUpdatedRows)
  }
}
