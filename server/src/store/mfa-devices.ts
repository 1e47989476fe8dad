import { tagsOf, tagsText } from './json.ts'
import { nameKey } from './keys.ts'
import { type Page, type PageRequest, pageOf, rowsToFetch } from './page.ts'
import type { CredentialOwner, MfaDeviceRecord, Tag } from './records.ts'
import type { MfaDeviceTable, Row } from './schema.ts'
import { changedAny, changedOne, type ReadSession, requireAccount, type WriteSession } from './session.ts'

export interface MfaDeviceReads {
  /** Over all accounts; letter case counts. */
  bySerial(serial: string): Promise<MfaDeviceRecord | undefined>
  /** Of a user, or of the root user (the account id), oldest enabled first. */
  ofOwner(ownerId: CredentialOwner): Promise<readonly MfaDeviceRecord[]>
  /** In order of lower-case path and name. */
  list(page: MfaDevicePageRequest): Promise<Page<MfaDeviceRecord>>
  count(accountId: string): Promise<number>
}

export interface MfaDevicePageRequest extends PageRequest {
  readonly accountId: string
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html (AssignmentStatus) */
  readonly assignment: 'assigned' | 'unassigned' | 'any'
}

/** A member left out stays as it is; one that is undefined is cleared. */
export interface MfaDeviceUpdate {
  readonly ownerId?: CredentialOwner | undefined
  readonly enabledAt?: number | undefined
  readonly lastStep?: number | undefined
  readonly stepOffset?: number
}

export interface MfaDeviceWrites extends MfaDeviceReads {
  /** @throws UniqueViolation if the serial or, in any letter case, path and name are taken */
  insert(record: MfaDeviceRecord): Promise<void>
  /** @throws MissingEntity */
  update(serial: string, values: MfaDeviceUpdate): Promise<void>
  /**
   * Takes a 30-second step for good: true exactly once for each step, and only for steps later than all taken
   * before.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_sync.html
   */
  takeStep(serial: string, step: number): Promise<boolean>
  /** Replaces all tags. @throws MissingEntity */
  setTags(serial: string, tags: readonly Tag[]): Promise<void>
  /** @throws MissingEntity */
  delete(serial: string): Promise<void>
}

function mfaDeviceOf(row: Row<'mfa_devices'>): MfaDeviceRecord {
  return {
    accountId: row.account_id,
    serial: row.serial,
    name: row.name,
    path: row.path,
    createdAt: row.created_at,
    sealedSeed: row.sealed_seed,
    ownerId: row.owner_id ?? undefined,
    enabledAt: row.enabled_at ?? undefined,
    lastStep: row.last_step ?? undefined,
    stepOffset: row.step_offset,
    tags: tagsOf(row.tags),
  }
}

export class MfaDeviceReader implements MfaDeviceReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async bySerial(serial: string): Promise<MfaDeviceRecord | undefined> {
    const row = await this.session.db
      .selectFrom('mfa_devices')
      .selectAll()
      .where('serial', '=', serial)
      .executeTakeFirst()
    return row && mfaDeviceOf(row)
  }

  async ofOwner(ownerId: CredentialOwner): Promise<readonly MfaDeviceRecord[]> {
    const rows = await this.session.db
      .selectFrom('mfa_devices')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .orderBy('enabled_at')
      .orderBy('serial')
      .execute()
    return rows.map(mfaDeviceOf)
  }

  async list(page: MfaDevicePageRequest): Promise<Page<MfaDeviceRecord>> {
    let query = this.session.db
      .selectFrom('mfa_devices')
      .selectAll()
      .where('account_id', '=', page.accountId)
      .orderBy('name_key')
      .limit(rowsToFetch(page))
    if (page.assignment !== 'any') {
      query = query.where('owner_id', page.assignment === 'assigned' ? 'is not' : 'is', null)
    }
    if (page.after !== undefined) query = query.where('name_key', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.name_key, mfaDeviceOf)
  }

  async count(accountId: string): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('mfa_devices')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class MfaDeviceWriter extends MfaDeviceReader implements MfaDeviceWrites {
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: MfaDeviceRecord): Promise<void> {
    requireAccount(this.session, record.accountId)
    await this.session.db
      .insertInto('mfa_devices')
      .values({
        serial: record.serial,
        account_id: record.accountId,
        name: record.name,
        // Path and name together are unique.
        // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html
        name_key: nameKey(record.path + record.name),
        path: record.path,
        created_at: record.createdAt,
        sealed_seed: record.sealedSeed,
        owner_id: record.ownerId ?? null,
        enabled_at: record.enabledAt ?? null,
        last_step: record.lastStep ?? null,
        step_offset: record.stepOffset,
        tags: tagsText(record.tags),
      })
      .execute()
    this.session.changed('mfa-device', record.serial)
  }

  async update(serial: string, values: MfaDeviceUpdate): Promise<void> {
    const changes: Partial<MfaDeviceTable> = {}
    if ('ownerId' in values) changes.owner_id = values.ownerId ?? null
    if ('enabledAt' in values) changes.enabled_at = values.enabledAt ?? null
    if ('lastStep' in values) changes.last_step = values.lastStep ?? null
    if (values.stepOffset !== undefined) changes.step_offset = values.stepOffset
    if (Object.keys(changes).length > 0) await this.#set(serial, changes)
  }

  async takeStep(serial: string, step: number): Promise<boolean> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('mfa_devices')
      .set({ last_step: step })
      .where('serial', '=', serial)
      .where('account_id', '=', this.session.accountId)
      .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
      .executeTakeFirst()
    return changedAny(this.session, 'mfa-device', serial, numUpdatedRows)
  }

  async setTags(serial: string, tags: readonly Tag[]): Promise<void> {
    await this.#set(serial, { tags: tagsText(tags) })
  }

  async delete(serial: string): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('mfa_devices')
      .where('serial', '=', serial)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'mfa-device', serial, numDeletedRows)
  }

  async #set(serial: string, values: Partial<MfaDeviceTable>): Promise<void> {
    const { numUpdatedRows } = await this.session.db
      .updateTable('mfa_devices')
      .set(values)
      .where('serial', '=', serial)
      .where('account_id', '=', this.session.accountId)
      .executeTakeFirst()
    changedOne(this.session, 'mfa-device', serial, numUpdatedRows)
  }
}
