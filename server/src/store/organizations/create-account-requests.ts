import { tagsOf, tagsText } from '../json.ts'
import type { Page, PageRequest } from '../page.ts'
import { countRows, pageInOrderOf, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import type { CreateAccountRequestRecord } from './organization-records.ts'
import { insertPart, updatePart } from './organization-rows.ts'

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

export class CreateAccountRequestReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements CreateAccountRequestReads
{
  async get(organizationId: string, id: string): Promise<CreateAccountRequestRecord | undefined> {
    const row = await this.session.db
      .selectFrom('create_account_requests')
      .selectAll()
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && requestOf(row)
  }

  list(page: CreateAccountRequestPageRequest): Promise<Page<CreateAccountRequestRecord>> {
    let query = this.session.db
      .selectFrom('create_account_requests')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
    if (page.states !== undefined) query = query.where('state', 'in', page.states)
    return pageInOrderOf('id', query, page, requestOf)
  }

  count(organizationId: string, state: CreateAccountRequestRecord['state']): Promise<number> {
    return countRows(
      this.session.db
        .selectFrom('create_account_requests')
        .where('organization_id', '=', organizationId)
        .where('state', '=', state),
    )
  }
}

export class CreateAccountRequestWriter
  extends CreateAccountRequestReader<WriteSession>
  implements CreateAccountRequestWrites
{
  insert(record: CreateAccountRequestRecord): Promise<void> {
    return insertPart(this.session, 'create_account_requests', {
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
  }

  complete(organizationId: string, id: string, outcome: CreateAccountOutcome): Promise<void> {
    return updatePart(this.session, 'create_account_requests', organizationId, id, {
      state: outcome.state,
      completed_at: outcome.completedAt,
      failure_reason: outcome.failureReason ?? null,
    })
  }
}
