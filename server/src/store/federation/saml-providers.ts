import { tagsOf, tagsText, textsOf, textsText } from '../json.ts'
import type { SamlPrivateKey, SamlProviderRecord, Tag } from '../records.ts'
import { countRows, deleteRow, insertRow, Reader, updateRow } from '../rows.ts'
import type { Row, SamlProviderTable } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'

/** SAML providers of an account. The letter case of a name counts, but no two names may differ in it alone. */
export interface SamlProviderReads {
  byName(accountId: string, name: string): Promise<SamlProviderRecord | undefined>
  /** The metadata document as it was given; apart from the record, since it may be large and only its owner asks for it. */
  metadata(accountId: string, name: string): Promise<string | undefined>
  /** All of the account, in order of name: the quota keeps them few. */
  list(accountId: string): Promise<readonly SamlProviderRecord[]>
  count(accountId: string): Promise<number>
}

export interface SamlProviderWrites extends SamlProviderReads {
  /** @throws UniqueViolation if the account has a provider of that name, letter case aside */
  insert(record: SamlProviderRecord, metadata: string): Promise<void>
  /** Replaces what is given. @throws MissingEntity */
  update(name: string, values: SamlProviderValues): Promise<void>
  /** @throws MissingEntity */
  delete(name: string): Promise<void>
}

/** What may change of a provider. What was read from a metadata document changes with it. */
export interface SamlProviderValues {
  readonly metadata?: SamlMetadataValues
  readonly encryptionMode?: 'Required' | 'Allowed'
  readonly privateKeys?: readonly SamlPrivateKey[]
  readonly tags?: readonly Tag[]
}

export interface SamlMetadataValues
  extends Pick<SamlProviderRecord, 'entityId' | 'certificates' | 'validUntil'> {
  readonly document: string
}

/** All but the document. */
const COLUMNS = [
  'account_id',
  'name',
  'uuid',
  'created_at',
  'valid_until',
  'entity_id',
  'certificates',
  'encryption_mode',
  'private_keys',
  'tags',
] as const

function samlProviderOf(row: Pick<Row<'saml_providers'>, (typeof COLUMNS)[number]>): SamlProviderRecord {
  return {
    accountId: row.account_id,
    name: row.name,
    uuid: row.uuid,
    createdAt: row.created_at,
    validUntil: row.valid_until,
    entityId: row.entity_id,
    certificates: textsOf(row.certificates),
    encryptionMode: row.encryption_mode ?? undefined,
    privateKeys: privateKeysOf(row.private_keys),
    tags: tagsOf(row.tags),
  }
}

function privateKeysOf(text: string): readonly SamlPrivateKey[] {
  return (JSON.parse(text) as [string, number, string][]).map(([id, addedAt, sealed]) => ({
    id,
    addedAt,
    sealed,
  }))
}

function privateKeysText(keys: readonly SamlPrivateKey[]): string {
  return JSON.stringify(keys.map(({ id, addedAt, sealed }) => [id, addedAt, sealed]))
}

export class SamlProviderReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements SamlProviderReads
{
  async byName(accountId: string, name: string): Promise<SamlProviderRecord | undefined> {
    const row = await this.session.db
      .selectFrom('saml_providers')
      .select(COLUMNS)
      .where('account_id', '=', accountId)
      .where('name_key', '=', name.toLowerCase())
      .where('name', '=', name)
      .executeTakeFirst()
    return row && samlProviderOf(row)
  }

  async metadata(accountId: string, name: string): Promise<string | undefined> {
    const row = await this.session.db
      .selectFrom('saml_providers')
      .select('metadata')
      .where('account_id', '=', accountId)
      .where('name_key', '=', name.toLowerCase())
      .where('name', '=', name)
      .executeTakeFirst()
    return row?.metadata
  }

  async list(accountId: string): Promise<readonly SamlProviderRecord[]> {
    const rows = await this.session.db
      .selectFrom('saml_providers')
      .select(COLUMNS)
      .where('account_id', '=', accountId)
      .orderBy('name')
      .execute()
    return rows.map(samlProviderOf)
  }

  count(accountId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('saml_providers').where('account_id', '=', accountId))
  }
}

export class SamlProviderWriter extends SamlProviderReader<WriteSession> implements SamlProviderWrites {
  insert(record: SamlProviderRecord, metadata: string): Promise<void> {
    return insertRow(this.session, 'saml_providers', record.name, {
      account_id: record.accountId,
      name: record.name,
      name_key: record.name.toLowerCase(),
      uuid: record.uuid,
      created_at: record.createdAt,
      valid_until: record.validUntil,
      entity_id: record.entityId,
      certificates: textsText(record.certificates),
      encryption_mode: record.encryptionMode ?? null,
      private_keys: privateKeysText(record.privateKeys),
      tags: tagsText(record.tags),
      metadata,
    })
  }

  update(name: string, changes: SamlProviderValues): Promise<void> {
    const { metadata, encryptionMode, privateKeys, tags } = changes
    const values: Partial<SamlProviderTable> = {
      ...(metadata && {
        entity_id: metadata.entityId,
        certificates: textsText(metadata.certificates),
        valid_until: metadata.validUntil,
        metadata: metadata.document,
      }),
      ...(encryptionMode && { encryption_mode: encryptionMode }),
      ...(privateKeys && { private_keys: privateKeysText(privateKeys) }),
      ...(tags && { tags: tagsText(tags) }),
    }
    return updateRow(this.session, 'saml_providers', name, values)
  }

  delete(name: string): Promise<void> {
    return deleteRow(this.session, 'saml_providers', name)
  }
}
