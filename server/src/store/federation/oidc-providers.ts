import { tagsOf, tagsText, textsOf, textsText } from '../json.ts'
import type { OidcProviderRecord, Tag } from '../records.ts'
import { countRows, deleteRow, insertRow, Reader, updateRow } from '../rows.ts'
import type { OidcProviderTable, Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'

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

export class OidcProviderReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OidcProviderReads
{
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

  count(accountId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('oidc_providers').where('account_id', '=', accountId))
  }
}

export class OidcProviderWriter extends OidcProviderReader<WriteSession> implements OidcProviderWrites {
  insert(record: OidcProviderRecord): Promise<void> {
    return insertRow(this.session, 'oidc_providers', record.url, {
      account_id: record.accountId,
      url: record.url,
      created_at: record.createdAt,
      client_ids: textsText(record.clientIds),
      thumbprints: textsText(record.thumbprints),
      tags: tagsText(record.tags),
    })
  }

  update(url: string, { clientIds, thumbprints, tags }: OidcProviderValues): Promise<void> {
    const values: Partial<OidcProviderTable> = {
      ...(clientIds && { client_ids: textsText(clientIds) }),
      ...(thumbprints && { thumbprints: textsText(thumbprints) }),
      ...(tags && { tags: tagsText(tags) }),
    }
    return updateRow(this.session, 'oidc_providers', url, values)
  }

  delete(url: string): Promise<void> {
    return deleteRow(this.session, 'oidc_providers', url)
  }
}
