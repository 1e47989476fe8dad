import { nameKey, policyHolderKind } from '../keys.ts'
import type { Page, PageRequest } from '../page.ts'
import type { InlinePolicyRecord } from '../records.ts'
import { pageInOrderOf, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedAny, type ReadSession, type WriteSession } from '../session.ts'

/**
 * Inline policies of users, groups and roles; the owner is named by its unique id. Names ignore letter case.
 */
export interface InlinePolicyReads {
  get(ownerId: string, name: string): Promise<InlinePolicyRecord | undefined>
  /** In order of lower-case name. */
  list(ownerId: string, page: PageRequest): Promise<Page<InlinePolicyRecord>>
  /** All of one owner, in order of lower-case name; the quota on their total size bounds them. */
  all(ownerId: string): Promise<readonly InlinePolicyRecord[]>
}

export interface InlinePolicyWrites extends InlinePolicyReads {
  /**
   * Makes or replaces; a replaced policy takes the new name's letter case. The owner must be of the
   * transaction's account, which the caller has looked up.
   */
  put(record: InlinePolicyRecord): Promise<void>
  /** False if there was none. */
  delete(ownerId: string, name: string): Promise<boolean>
}

export function inlinePolicyOf(
  row: Pick<Row<'inline_policies'>, 'owner_id' | 'name' | 'document'>,
): InlinePolicyRecord {
  return { ownerId: row.owner_id, name: row.name, document: row.document }
}

export class InlinePolicyReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements InlinePolicyReads
{
  async get(ownerId: string, name: string): Promise<InlinePolicyRecord | undefined> {
    const row = await this.session.db
      .selectFrom('inline_policies')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .where('name_key', '=', nameKey(name))
      .executeTakeFirst()
    return row && inlinePolicyOf(row)
  }

  list(ownerId: string, page: PageRequest): Promise<Page<InlinePolicyRecord>> {
    const query = this.session.db.selectFrom('inline_policies').selectAll().where('owner_id', '=', ownerId)
    return pageInOrderOf('name_key', query, page, inlinePolicyOf)
  }

  async all(ownerId: string): Promise<readonly InlinePolicyRecord[]> {
    const rows = await this.session.db
      .selectFrom('inline_policies')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('name_key')
      .execute()
    return rows.map(inlinePolicyOf)
  }
}

export class InlinePolicyWriter extends InlinePolicyReader<WriteSession> implements InlinePolicyWrites {
  async put(record: InlinePolicyRecord): Promise<void> {
    const kind = policyHolderKind(record.ownerId)
    const values = { name: record.name, document: record.document }
    await this.session.db
      .insertInto('inline_policies')
      .values({
        account_id: this.session.accountId,
        owner_id: record.ownerId,
        name_key: nameKey(record.name),
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['owner_id', 'name_key']).doUpdateSet(values))
      .execute()
    this.session.changed(kind, record.ownerId)
  }

  async delete(ownerId: string, name: string): Promise<boolean> {
    const kind = policyHolderKind(ownerId)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('inline_policies')
      .where('owner_id', '=', ownerId)
      .where('name_key', '=', nameKey(name))
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    return changedAny(this.session, kind, ownerId, numDeletedRows)
  }
}
