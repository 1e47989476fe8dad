import { tagsOf, tagsText } from '../json.ts'
import { nameKey } from '../keys.ts'
import type { Page, PageRequest } from '../page.ts'
import type { CredentialOwner, MfaDeviceRecord, Tag } from '../records.ts'
import { countRows, deleteRow, insertRow, pageInOrderOf, Reader, updateRow } from '../rows.ts'
import type { MfaDeviceTable, Row } from '../schema.ts'
import { changedAny, type ReadSession, type WriteSession } from '../session.ts'

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

export class MfaDeviceReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements MfaDeviceReads
{
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

  list(page: MfaDevicePageRequest): Promise<Page<MfaDeviceRecord>> {
    let query = this.session.db.selectFrom('mfa_devices').selectAll().where('account_id', '=', page.accountId)
    if (page.assignment !== 'any') {
      query = query.where('owner_id', page.assignment === 'assigned' ? 'is not' : 'is', null)
    }
    return pageInOrderOf('name_key', query, page, mfaDeviceOf)
  }

  count(accountId: string): Promise<number> {
    return countRows(this.session.db.selectFrom('mfa_devices').where('account_id', '=', accountId))
  }
}

export class MfaDeviceWriter extends MfaDeviceReader<WriteSession> implements MfaDeviceWrites {
  insert(record: MfaDeviceRecord): Promise<void> {
    return insertRow(this.session, 'mfa_devices', record.serial, {
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
  }

  update(serial: string, values: MfaDeviceUpdate): Promise<void> {
    const changes: Partial<MfaDeviceTable> = {}
    if ('ownerId' in values) changes.owner_id = values.ownerId ?? null
    if ('enabledAt' in values) changes.enabled_at = values.enabledAt ?? null
    if ('lastStep' in values) changes.last_step = values.lastStep ?? null
    if (values.stepOffset !== undefined) changes.step_offset = values.stepOffset
    return updateRow(this.session, 'mfa_devices', serial, changes)
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

  setTags(serial: string, tags: readonly Tag[]): Promise<void> {
    return updateRow(this.session, 'mfa_devices', serial, { tags: tagsText(tags) })
  }

  delete(serial: string): Promise<void> {
    return deleteRow(this.session, 'mfa_devices', serial)
  }
}
