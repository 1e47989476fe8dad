import { MissingEntity, ReferenceViolation } from '../errors.ts'
import { type Page, type PageRequest, pageOf, rowsToFetch } from '../page.ts'
import type { PolicyVersionRecord } from '../records.ts'
import { countRows, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedOne, type ReadSession, type WriteSession } from '../session.ts'

/** Versions of customer managed policies. Numbers count up from 1 and never come again. */
export interface PolicyVersionReads {
  get(policyId: string, version: number): Promise<PolicyVersionRecord | undefined>
  /** Newest first. */
  list(policyId: string, page: PageRequest): Promise<Page<PolicyVersionRecord>>
  count(policyId: string): Promise<number>
}

export interface PolicyVersionWrites extends PolicyVersionReads {
  /** Gives the version its number, and makes it the default if asked to. @throws MissingEntity */
  insert(
    policyId: string,
    values: { readonly document: string; readonly createdAt: number; readonly setAsDefault: boolean },
  ): Promise<PolicyVersionRecord>
  /** @throws MissingEntity if the policy has no such version */
  setDefault(policyId: string, version: number): Promise<void>
  /** @throws ReferenceViolation for the default version; MissingEntity */
  delete(policyId: string, version: number): Promise<void>
}

function policyVersionOf(row: Row<'policy_versions'>): PolicyVersionRecord {
  return { policyId: row.policy_id, version: row.version, document: row.document, createdAt: row.created_at }
}

export class PolicyVersionReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements PolicyVersionReads
{
  async get(policyId: string, version: number): Promise<PolicyVersionRecord | undefined> {
    const row = await this.session.db
      .selectFrom('policy_versions')
      .selectAll()
      .where('policy_id', '=', policyId)
      .where('version', '=', version)
      .executeTakeFirst()
    return row && policyVersionOf(row)
  }

  async list(policyId: string, page: PageRequest): Promise<Page<PolicyVersionRecord>> {
    let query = this.session.db
      .selectFrom('policy_versions')
      .selectAll()
      .where('policy_id', '=', policyId)
      .orderBy('version', 'desc')
      .limit(rowsToFetch(page))
    if (page.after !== undefined) query = query.where('version', '<', Number(page.after))
    return pageOf(await query.execute(), page, (row) => String(row.version), policyVersionOf)
  }

  count(policyId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('policy_versions').where('policy_id', '=', policyId))
  }
}

export class PolicyVersionWriter extends PolicyVersionReader<WriteSession> implements PolicyVersionWrites {
  async insert(
    policyId: string,
    values: { document: string; createdAt: number; setAsDefault: boolean },
  ): Promise<PolicyVersionRecord> {
    const { document, createdAt, setAsDefault } = values
    const version = (await this.#policy(policyId)).next_version
    await this.session.db
      .insertInto('policy_versions')
      .values({ policy_id: policyId, version, document, created_at: createdAt })
      .execute()
    // UpdateDate is when the newest version was made, not when the default last moved.
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_Policy.html (UpdateDate)
    await this.session.db
      .updateTable('policies')
      .set({
        next_version: version + 1,
        updated_at: createdAt,
        ...(setAsDefault ? { default_version: version } : {}),
      })
      .where('id', '=', policyId)
      .execute()
    this.session.changed('policy', policyId)
    return { policyId, version, document, createdAt }
  }

  async setDefault(policyId: string, version: number): Promise<void> {
    await this.#policy(policyId)
    if (!(await this.get(policyId, version)))
      throw new MissingEntity('policy version', `${policyId} v${version}`)
    const { numUpdatedRows } = await this.session.db
      .updateTable('policies')
      .set({ default_version: version })
      .where('id', '=', policyId)
      .executeTakeFirst()
    changedOne(this.session, 'policy', policyId, numUpdatedRows)
  }

  async delete(policyId: string, version: number): Promise<void> {
    const policy = await this.#policy(policyId)
    if (policy.default_version === version) {
      throw new ReferenceViolation(`v${version} is the default version of policy ${policyId}`)
    }
    const { numDeletedRows } = await this.session.db
      .deleteFrom('policy_versions')
      .where('policy_id', '=', policyId)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new MissingEntity('policy version', `${policyId} v${version}`)
    this.session.changed('policy', policyId)
  }

  /** @throws MissingEntity unless the policy is of the transaction's account */
  async #policy(id: string): Promise<{ default_version: number; next_version: number }> {
    const row = await this.session.db
      .selectFrom('policies')
      .select(['default_version', 'next_version'])
      .where('id', '=', id)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    if (!row) throw new MissingEntity('policy', id)
    return row
  }
}
