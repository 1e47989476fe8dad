import { tagsOf, tagsText } from './json.ts'
import type { CreateAccountRequestRecord } from './organization-records.ts'
import { requireOrganization } from './organization-rows.ts'
import { type Page, type PageRequest, pageOf, rowsToFetch } from './page.ts'
import type { Row } from './schema.ts'
import { changedOne, type ReadSession, type WriteSession } from './session.ts'

/** Requests for new member accounts, kept as long as the organization is. */
export interface CreateAccountRequestReads {
  get(organizationId: string, id: string): Promise<CreateAccountRequestRecord | undefined>
  /** In order of id. */
  list(page: CreateAccountRequestPageRequest): Promise<Page<CreateAccountRequestRecord>>
  /** Those of a state. */
  count(organizationId: string, state: CreateAccountRequestRecord['state']): Promise<number>
}

export interface CreateAccountRequestPageRequest extends PageRequest {
  readonly organizationId: string
  /** Undefined: of any state. */
  readonly states?: readonly CreateAccountRequestRecord['state'][] | undefined
}

export interface CreateAccountRequestWrites extends CreateAccountRequestReads {
  insert(record: CreateAccountRequestRecord): Promise<void>
  /** @throws MissingEntity */
  complete(organizationId: string, id: string, outcome: CreateAccountOutcome): Promise<void>
}

export interface CreateAccountOutcome {
  readonly state: 'SUCCEEDED' | 'FAILED'
  readonly completedAt: number
  readonly failureReason?: string
}

function requestOf(row: Row<'create_account_requests'>): CreateAccountRequestRecord {
  return {
    organizationId: row.organization_id,
    id: row.id,
    accountId: row.account_id,
    accountName: row.account_name,
    email: row.email,
    roleName: row.role_name,
    tags: tagsOf(row.tags),
    state: row.state,
    requestedAt: row.requested_at,
    completedAt: row.completed_at ?? undefined,
    failureReason: row.failure_reason ?? undefined,
  }
}

export class CreateAccountRequestReader implements CreateAccountRequestReads {
  protected readonly session: ReadSession
  constructor(session: ReadSession) {
    this.session = session
  }

  async get(organizationId: string, id: string): Promise<CreateAccountRequestRecord | undefined> {
    const row = await this.session.db
      .selectFrom('create_account_requests')
      .selectAll()
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && requestOf(row)
  }

  async list(page: CreateAccountRequestPageRequest): Promise<Page<CreateAccountRequestRecord>> {
    let query = this.session.db
      .selectFrom('create_account_requests')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
      .orderBy('id')
      .limit(rowsToFetch(page))
    if (page.states !== undefined) query = query.where('state', 'in', page.states)
    if (page.after !== undefined) query = query.where('id', '>', page.after)
    return pageOf(await query.execute(), page, (row) => row.id, requestOf)
  }

  async count(organizationId: string, state: CreateAccountRequestRecord['state']): Promise<number> {
    const { n } = await this.session.db
      .selectFrom('create_account_requests')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('organization_id', '=', organizationId)
      .where('state', '=', state)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
}

export class CreateAccountRequestWriter
  extends CreateAccountRequestReader
  implements CreateAccountRequestWrites
{
  protected override readonly session: WriteSession
  constructor(session: WriteSession) {
    super(session)
    this.session = session
  }

  async insert(record: CreateAccountRequestRecord): Promise<void> {
    await requireOrganization(this.session, record.organizationId)
    await this.session.db
      .insertInto('create_account_requests')
      .values({
        id: record.id,
        organization_id: record.organizationId,
        account_id: record.accountId,
        account_name: record.accountName,
        email: record.email,
        role_name: record.roleName,
        tags: tagsText(record.tags),
        state: record.state,
        requested_at: record.requestedAt,
        completed_at: record.completedAt ?? null,
        failure_reason: record.failureReason ?? null,
      })
      .execute()
    this.session.changed('organization', record.organizationId)
  }

  async complete(organizationId: string, id: string, outcome: CreateAccountOutcome): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const { numUpdatedRows } = await this.session.db
      .updateTable('create_account_requests')
      .set({
        state: outcome.state,
        completed_at: outcome.completedAt,
        failure_reason: outcome.failureReason ?? null,
      })
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    changedOne(this.session, 'organization', organizationId, numUpdatedRows)
  }
}
