import { ReferenceViolation } from '../errors.ts'
import { AWS_MANAGED, endOfPrefix, nameKey, policyArnParts, policyHolderKind } from '../keys.ts'
import { type Page, type PathPageRequest, pageOf, pathFilter, rowsToFetch } from '../page.ts'
import type { AttachmentRecord } from '../records.ts'
import { countRows, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedAny, type ReadSession, type WriteSession } from '../session.ts'

/**
 * Managed policies attached to users, groups and roles; the owner is named by its unique id, the policy by
 * its ARN.
 */
export interface AttachmentReads {
  /** In order of lower-case policy name; `pathPrefix` is of the policy's path. */
  list(ownerId: string, page: PathPageRequest): Promise<Page<AttachmentRecord>>
  /** All of one owner, in order of lower-case policy name; the quota on attached policies bounds them. */
  all(ownerId: string): Promise<readonly AttachmentRecord[]>
  count(ownerId: string): Promise<number>
}

export interface AttachmentWrites extends AttachmentReads {
  /**
   * False if it was attached already. The owner must be of the transaction's account, which the caller has
   * looked up; the ARN must be written as the policy's own, letter case included.
   * @throws ReferenceViolation for a customer managed policy that this account does not have
   */
  attach(record: AttachmentRecord): Promise<boolean>
  /** False if it was not attached. */
  detach(ownerId: string, policyArn: string): Promise<boolean>
}

function attachmentOf(row: Row<'attachments'>): AttachmentRecord {
  return { ownerId: row.owner_id, policyArn: row.policy_arn, attachedAt: row.attached_at }
}

/**
 * Not the whole ARN, whose path may be longer than a marker. A policy of AWS and one of the customer may bear the same name, two of
 * one account may not.
 */
function pageKeyOf(row: Row<'attachments'>): string {
  return `${row.policy_name_key}:${policyArnParts(row.policy_arn)?.accountId ?? ''}`
}

export class AttachmentReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements AttachmentReads
{
  async list(ownerId: string, page: PathPageRequest): Promise<Page<AttachmentRecord>> {
    let query = this.session.db
      .selectFrom('attachments')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('policy_name_key')
      .orderBy('policy_arn')
      .limit(rowsToFetch(page))
    const path = pathFilter(page)
    if (path !== undefined)
      query = query.where('policy_path', '>=', path).where('policy_path', '<', endOfPrefix(path))
    const { after } = page
    if (after !== undefined) {
      const [name = '', account = ''] = after.split(':', 2)
      query = query.where((eb) =>
        eb.or([
          eb('policy_name_key', '>', name),
          eb.and([
            eb('policy_name_key', '=', name),
            eb('policy_arn', '>', endOfPrefix(`arn:aws:iam::${account}:`)),
          ]),
        ]),
      )
    }
    return pageOf(await query.execute(), page, pageKeyOf, attachmentOf)
  }

  async all(ownerId: string): Promise<readonly AttachmentRecord[]> {
    const rows = await this.session.db
      .selectFrom('attachments')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('policy_name_key')
      .orderBy('policy_arn')
      .execute()
    return rows.map(attachmentOf)
  }

  count(ownerId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('attachments').where('owner_id', '=', ownerId))
  }
}

export class AttachmentWriter extends AttachmentReader<WriteSession> implements AttachmentWrites {
  async attach(record: AttachmentRecord): Promise<boolean> {
    const { db, accountId } = this.session
    const kind = policyHolderKind(record.ownerId)
    const arn = policyArnParts(record.policyArn)
    if (!arn) throw new ReferenceViolation(`not the ARN of a managed policy: ${record.policyArn}`)
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('attachments')
      .values({
        account_id: accountId,
        owner_id: record.ownerId,
        owner_kind: kind,
        policy_arn: record.policyArn,
        policy_id: arn.accountId === AWS_MANAGED ? null : await this.#policyId(arn),
        policy_name_key: nameKey(arn.name),
        policy_path: arn.path,
        attached_at: record.attachedAt,
      })
      .onConflict((conflict) => conflict.columns(['owner_id', 'policy_arn']).doNothing())
      .executeTakeFirst()
    return changedAny(this.session, kind, record.ownerId, numInsertedOrUpdatedRows ?? 0n)
  }

  async detach(ownerId: string, policyArn: string): Promise<boolean> {
    const kind = policyHolderKind(ownerId)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('attachments')
      .where('owner_id', '=', ownerId)
      .where('policy_arn', '=', policyArn)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    return changedAny(this.session, kind, ownerId, numDeletedRows)
  }

  async #policyId(arn: { accountId: string; path: string; name: string }): Promise<string> {
    const { db, accountId } = this.session
    const row = await db
      .selectFrom('policies')
      .select(['id', 'account_id', 'name', 'path'])
      .where('account_id', '=', arn.accountId)
      .where('name_key', '=', nameKey(arn.name))
      .executeTakeFirst()
    if (row?.account_id !== accountId || row.name !== arn.name || row.path !== arn.path) {
      throw new ReferenceViolation(`no policy ${arn.path}${arn.name} in account ${accountId}`)
    }
    return row.id
  }
}
