import { tagsOf, tagsText, textsOf, textsText } from './json.ts'
import type { OidcProviderRecord, Tag } from './records.ts'
import type { OidcProviderTable, Row } from './schema.ts'
import { changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

/** OpenID Connect providers of an account, by URL without `https://`; letter case counts. */
export interface OidcProviderReads {
  byUrl(accountId: string, url: string): Promise<OidcProviderRecord | undefined>
  /** All of the account, in order of URL: the quota keeps them few. */
  list(accountId: string): Promise<readonly OidcProviderRecord[]>
  count(accountId: string): Promise<number>
}

export interface OidcProviderWrites extends OidcProviderReads {
  /** @throws UniqueViolation if the account has a provider of that URL */
  insert(record: OidcProviderRecord): Promise<void>
  /** Replaces what is given. @throws MissingEntity */
  update(url: string, values: OidcProviderValues): Promise<void>
  /** @throws MissingEntity */
  delete(url: string): Promise<void>
}

/** What may change of a provider. */
export interface OidcProviderValues {
  readonly clientIds?: readonly string[]
  readonly thumbprints?: readonly string[]
  readonly tags?: readonly Tag[]
}

function oidcProviderOf(row: Row<'oidc_providers'>): OidcProviderRecord {
  return {
    accountId: row.account_id,
    url: row.url,
    createdAt: row.created_at,
    clientIds: textsOf(row.client_ids),
    thumbprints: textsOf(row.thumbprints),
    tags: tagsOf(row.tags),
  }
}

export class OidcProviderReader implements OidcProviderReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async byUrl(accountId: string, url: string): Promise<OidcProviderRecord | undefined> {
    const row = await this.session.db
      .selectFrom('oidc_providers')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('url', '=', url)
      .executeTakeFirst()
    return row && oidcProviderOf(row)
  }

  async list(accountId: string): Promise<readonly OidcProviderRecord[]> {
    const rows = await this.session.db
      .selectFrom('oidc_providers')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('url')
      .execute()
    return rows.map(oidcProviderOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('oidc_providers')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class OidcProviderWriter extends OidcProviderReader implements OidcProviderWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: OidcProviderRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('oidc_providers')
      .values({
        account_id: record.accountId,
        url: record.url,
        created_at: record.createdAt,
        client_ids: textsText(record.clientIds),
        thumbprints: textsText(record.thumbprints),
        tags: tagsText(record.tags),
      })
      .execute()
    this.session.changed('oidc-provider', record.url)
  }

  async update(url: string, { clientIds, thumbprints, tags }: OidcProviderValues): Promise<void> {
    const values: Partial<OidcProviderTable> = {
      ...(clientIds && { client_ids: textsText(clientIds) }),
      ...(thumbprints && { thumbprints: textsText(thumbprints) }),
      ...(tags && { tags: tagsText(tags) }),
    }
    if (Object.keys(values).length === 0) return
    const { numUpdatedRows } = await this.session.db
      .updateTable('oidc_providers')
      .set(values)
      .where('account_id', '=', this.session.accountId)
      .where('url', '=', url)
      .executeTakeFirst()
    changedOne(this.session, 'oidc-provider', url, numUpdatedRows)
  }

  async delete(url: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('oidc_providers')
      .where('account_id', '=', this.session.accountId)
      .where('url', '=', url)
      .executeTakeFirst()
    changedOne(this.session, 'oidc-provider', url, numDeletedRows)
  }
}
