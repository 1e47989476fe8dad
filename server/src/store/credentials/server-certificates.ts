import { type NameAndPath, NamedReader, namedColumns, renamedColumns } from '../entities/named-entities.ts'
import { tagsOf, tagsText } from '../json.ts'
import type { AccountPageRequest, Page } from '../page.ts'
import type { ServerCertificateMaterial, ServerCertificateRecord, Tag } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'

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

type ServerCertificateRow = Pick<Row<'server_certificates'>, (typeof COLUMNS)[number]>

function serverCertificateOf(row: ServerCertificateRow): ServerCertificateRecord {
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

export class ServerCertificateReader<S extends ReadSession = ReadSession>
  extends NamedReader<ServerCertificateRow, ServerCertificateRecord, S>
  implements ServerCertificateReads
{
  protected override readonly recordOf = serverCertificateOf
  protected override rows() {
    return this.session.db.selectFrom('server_certificates').select(COLUMNS)
  }

  async material(id: string): Promise<ServerCertificateMaterial | undefined> {
    const row = await this.session.db
      .selectFrom('server_certificates')
      .select(['body', 'chain', 'sealed_key'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row && { body: row.body, chain: row.chain ?? undefined, sealedKey: row.sealed_key }
  }
}

export class ServerCertificateWriter
  extends ServerCertificateReader<WriteSession>
  implements ServerCertificateWrites
{
  insert(record: ServerCertificateRecord, material: ServerCertificateMaterial): Promise<void> {
    return insertRow(this.session, 'server_certificates', record.id, {
      ...namedColumns({ ...record, createdAt: record.uploadedAt }),
      expires_at: record.expiresAt,
      tags: tagsText(record.tags),
      body: material.body,
      chain: material.chain ?? null,
      sealed_key: material.sealedKey,
    })
  }

  update(id: string, values: NameAndPath): Promise<void> {
    return updateRow(this.session, 'server_certificates', id, renamedColumns(values))
  }

  setTags(id: string, tags: readonly Tag[]): Promise<void> {
    return updateRow(this.session, 'server_certificates', id, { tags: tagsText(tags) })
  }

  delete(id: string): Promise<void> {
    return deleteRow(this.session, 'server_certificates', id)
  }
}
