import type { Kysely } from 'kysely'
import type { Backend } from '../backend.ts'
import type { Schema } from '../schema.ts'
import { type AccountServiceUse, writeAccountServiceUses } from './account-service-uses.ts'
import { type ServiceUse, writeServiceUses } from './service-uses.ts'

/** When credentials and roles were last used. Times in milliseconds since the epoch. */

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html */
export interface AccessKeyUse {
  readonly accessKeyId: string
  readonly at: number
  readonly region: string
  readonly service: string
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleLastUsed.html */
export interface RoleUse {
  readonly roleId: string
  readonly at: number
  readonly region: string
}

export interface LastUses {
  readonly accessKeys?: readonly AccessKeyUse[]
  readonly roles?: readonly RoleUse[]
  readonly services?: readonly ServiceUse[]
  readonly accountServices?: readonly AccountServiceUse[]
}

/**
 * Rows written in one transaction at most: others wait for it, and the event loop with them.
 */
const USES_PER_TRANSACTION = 250

/** Writes the uses in transactions of bounded size and calls `written` after each commit. */
export async function writeLastUses(
  backend: Backend,
  { accessKeys = [], roles = [], services = [], accountServices = [] }: LastUses,
  written: (uses: LastUses) => void,
): Promise<void> {
  const most = Math.max(accessKeys.length, roles.length, services.length, accountServices.length)
  for (let start = 0; start < most; start += USES_PER_TRANSACTION) {
    const end = start + USES_PER_TRANSACTION
    const some = {
      accessKeys: accessKeys.slice(start, end),
      roles: roles.slice(start, end),
      services: services.slice(start, end),
      accountServices: accountServices.slice(start, end),
    }
    await backend.transact(async (db) => {
      for (const use of some.accessKeys) await writeKeyUse(db, use)
      for (const use of some.roles) await writeRoleUse(db, use)
      await writeServiceUses(db, some.services)
      await writeAccountServiceUses(db, some.accountServices)
      return { value: undefined, changes: [] }
    })
    written(some)
  }
}

async function writeKeyUse(db: Kysely<Schema>, use: AccessKeyUse): Promise<void> {
  await db
    .updateTable('access_keys')
    .set({ last_used_at: use.at, last_used_region: use.region, last_used_service: use.service })
    .where('access_key_id', '=', use.accessKeyId)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', use.at)]))
    .execute()
}

async function writeRoleUse(db: Kysely<Schema>, use: RoleUse): Promise<void> {
  await db
    .updateTable('roles')
    .set({ last_used_at: use.at, last_used_region: use.region })
    .where('id', '=', use.roleId)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', use.at)]))
    .execute()
}
