import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import type { ReadSession } from '../session.ts'

/** The last time a user or role asked for an action, allowed or not. Times in milliseconds since the epoch. */
export interface ServiceUse {
  /** Unique id of the user or role. */
  readonly principalId: string
  /** Prefix of the service's actions: `iam`. */
  readonly service: string
  /** Without the prefix: `CreateUser`. */
  readonly action: string
  readonly at: number
  readonly region: string
}

export interface ServiceUseReads {
  /** All of the principals since `notBefore`, in no particular order. At most {@link MAX_PAGE_ITEMS} ids. */
  ofPrincipals(principalIds: readonly string[], notBefore: number): Promise<readonly ServiceUse[]>
}

export class ServiceUseReader implements ServiceUseReads {
  readonly #session: ReadSession
  constructor(session: ReadSession) {
    this.#session = session
  }

  async ofPrincipals(principalIds: readonly string[], notBefore: number): Promise<readonly ServiceUse[]> {
    if (principalIds.length === 0) return []
    const rows = await this.#session.db
      .selectFrom('service_uses')
      .selectAll()
      .where('principal_id', 'in', principalIds)
      .where('at', '>=', notBefore)
      .execute()
    return rows.map(({ principal_id: principalId, ...use }) => ({ principalId, ...use }))
  }
}

/** Writes uses; those of principals that are gone are passed over, and an older time never replaces a newer one. */
export async function writeServiceUses(db: Kysely<Schema>, uses: readonly ServiceUse[]): Promise<void> {
  const ids = [...new Set(uses.map(({ principalId }) => principalId))]
  if (ids.length === 0) return
  const present = new Set<string>()
  for (const table of ['users', 'roles'] as const) {
    const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).execute()
    for (const { id } of rows) present.add(id)
  }
  for (const { principalId, ...use } of uses) {
    if (!present.has(principalId)) continue
    await db
      .insertInto('service_uses')
      .values({ principal_id: principalId, ...use })
      .onConflict((conflict) =>
        conflict
          .columns(['principal_id', 'service', 'action'])
          .doUpdateSet({ at: use.at, region: use.region })
          .where('service_uses.at', '<=', use.at),
      )
      .execute()
  }
}

/** A principal that is deleted takes its uses with it: its id never comes again. */
export async function deleteServiceUses(db: Kysely<Schema>, principalId: string): Promise<void> {
  await db.deleteFrom('service_uses').where('principal_id', '=', principalId).execute()
}
