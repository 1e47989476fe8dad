import { MissingEntity } from '../errors.ts'
import { type Page, type PageRequest, pageOf, rowsToFetch } from '../page.ts'
import { countRows, Reader } from '../rows.ts'
import type { DelegationRequestTable, DelegationState, Row } from '../schema.ts'
import { type ReadSession, requireAccount, type WriteSession } from '../session.ts'

export type { DelegationState } from '../schema.ts'

/** A request of one account for temporary access to another. Times are milliseconds since the epoch. */
export interface DelegationRequestRecord {
  readonly id: string
  /** The account that asks, and the name that it goes by. */
  readonly requestorId: string
  readonly requestorName: string
  /** Its own id for the request. */
  readonly workflowId: string
  /** The account that is asked; undefined: whichever associates the request. */
  readonly ownerAccountId: string | undefined
  /** Who associated the request; the user id tells a user or role made anew from the one before. */
  readonly owner: { readonly arn: string; readonly userId: string } | undefined
  /** Who accepted it. `facts` is the text that the identity and its session are kept as. */
  readonly approver: { readonly arn: string; readonly facts: string } | undefined
  /** The last state that it was put into; after `expiresAt` it has expired whatever this says. */
  readonly state: DelegationState
  readonly description: string
  readonly requestMessage: string | undefined
  readonly templateArn: string
  readonly parameters: readonly DelegationParameter[]
  /** JSON text. */
  readonly permissionPolicy: string
  /** ARN of a topic. */
  readonly notificationChannel: string
  readonly redirectUrl: string | undefined
  /** Seconds. */
  readonly sessionDuration: number
  readonly onlySendByOwner: boolean
  readonly notes: string | undefined
  readonly rejectionReason: string | undefined
  readonly createdAt: number
  readonly updatedAt: number
  readonly expiresAt: number
  /** When the token was released, from which the session's duration counts. */
  readonly finalizedAt: number | undefined
}

export interface DelegationParameter {
  readonly name: string
  readonly type: 'string' | 'stringList'
  readonly values: readonly string[]
}

/** What may change of a request. */
export type DelegationRequestChanges = { readonly state: DelegationState } & Pick<
  DelegationRequestRecord,
  'updatedAt' | 'expiresAt'
> &
  Partial<
    Pick<
      DelegationRequestRecord,
      | 'ownerAccountId'
      | 'owner'
      | 'approver'
      | 'permissionPolicy'
      | 'notes'
      | 'rejectionReason'
      | 'finalizedAt'
    >
  >

/** Owned requests of an account; by all owners where none is named. */
export interface OwnedRequestsPage extends PageRequest {
  readonly accountId: string
  readonly ownerArn: string | undefined
}

export interface DelegationRequestReads {
  /** Of whichever account. */
  byId(id: string): Promise<DelegationRequestRecord | undefined>
  /** Requests that somebody of the account owns, in order of id. */
  owned(request: OwnedRequestsPage): Promise<Page<DelegationRequestRecord>>
  /** Requests that the account made, in order of id. */
  made(requestorId: string, request: PageRequest): Promise<Page<DelegationRequestRecord>>
  countMade(requestorId: string): Promise<number>
}

export interface DelegationRequestWrites extends DelegationRequestReads {
  /** @throws UniqueViolation if the requestor has a request of that workflow id */
  insert(record: DelegationRequestRecord): Promise<void>
  /** Changes a request that the account is asked by, or that is open to any. @throws MissingEntity */
  update(id: string, changes: DelegationRequestChanges): Promise<void>
  /** Removes the account's own requests that had expired by then. */
  deleteExpired(before: number): Promise<void>
}

function recordOf(row: Row<'delegation_requests'>): DelegationRequestRecord {
  return {
    id: row.id,
    requestorId: row.requestor_id,
    requestorName: row.requestor_name,
    workflowId: row.workflow_id,
    ownerAccountId: row.owner_account_id ?? undefined,
    owner: row.owner_arn === null ? undefined : { arn: row.owner_arn, userId: row.owner_user_id! },
    approver: row.approver_arn === null ? undefined : { arn: row.approver_arn, facts: row.approver! },
    state: row.state,
    description: row.description,
    requestMessage: row.request_message ?? undefined,
    templateArn: row.template_arn,
    parameters: JSON.parse(row.parameters) as DelegationParameter[],
    permissionPolicy: row.permission_policy,
    notificationChannel: row.notification_channel,
    redirectUrl: row.redirect_url ?? undefined,
    sessionDuration: row.session_duration,
    onlySendByOwner: row.only_send_by_owner === 1,
    notes: row.notes ?? undefined,
    rejectionReason: row.rejection_reason ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
    finalizedAt: row.finalized_at ?? undefined,
  }
}

export class DelegationRequestReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements DelegationRequestReads
{
  async byId(id: string): Promise<DelegationRequestRecord | undefined> {
    const row = await this.session.db
      .selectFrom('delegation_requests')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row && recordOf(row)
  }

  async owned(request: OwnedRequestsPage): Promise<Page<DelegationRequestRecord>> {
    let query = this.session.db
      .selectFrom('delegation_requests')
      .selectAll()
      .where('owner_account_id', '=', request.accountId)
      .where('owner_arn', 'is not', null)
    if (request.ownerArn !== undefined) query = query.where('owner_arn', '=', request.ownerArn)
    if (request.after !== undefined) query = query.where('id', '>', request.after)
    const rows = await query.orderBy('id').limit(rowsToFetch(request)).execute()
    return pageOf(rows, request, ({ id }) => id, recordOf)
  }

  async made(requestorId: string, request: PageRequest): Promise<Page<DelegationRequestRecord>> {
    let query = this.session.db
      .selectFrom('delegation_requests')
      .selectAll()
      .where('requestor_id', '=', requestorId)
    if (request.after !== undefined) query = query.where('id', '>', request.after)
    const rows = await query.orderBy('id').limit(rowsToFetch(request)).execute()
    return pageOf(rows, request, ({ id }) => id, recordOf)
  }

  countMade(requestorId: string): Promise<number> {
    return countRows(
      this.session.db.selectFrom('delegation_requests').where('requestor_id', '=', requestorId),
    )
  }
}

export class DelegationRequestWriter
  extends DelegationRequestReader<WriteSession>
  implements DelegationRequestWrites
{
  async insert(record: DelegationRequestRecord): Promise<void> {
    requireAccount(this.session, record.requestorId)
    await this.session.db
      .insertInto('delegation_requests')
      .values({
        id: record.id,
        requestor_id: record.requestorId,
        requestor_name: record.requestorName,
        workflow_id: record.workflowId,
        description: record.description,
        request_message: record.requestMessage ?? null,
        template_arn: record.templateArn,
        parameters: JSON.stringify(record.parameters),
        notification_channel: record.notificationChannel,
        redirect_url: record.redirectUrl ?? null,
        session_duration: record.sessionDuration,
        only_send_by_owner: record.onlySendByOwner ? 1 : 0,
        created_at: record.createdAt,
        ...changeable(record),
      })
      .execute()
    this.session.changed('delegation-request', record.id)
  }

  async update(id: string, changes: DelegationRequestChanges): Promise<void> {
    const { accountId } = this.session
    const before = await this.byId(id)
    if (before === undefined || (before.ownerAccountId ?? accountId) !== accountId)
      throw new MissingEntity('delegation-request', id)
    await this.session.db
      .updateTable('delegation_requests')
      .set(changeable({ ...before, ...changes }))
      .where('id', '=', id)
      .execute()
    this.session.changed('delegation-request', id)
  }

  async deleteExpired(before: number): Promise<void> {
    const { numDeletedRows } = await this.session.db
      .deleteFrom('delegation_requests')
      .where('requestor_id', '=', this.session.accountId)
      .where('expires_at', '<', before)
      .executeTakeFirst()
    if (numDeletedRows > 0n) this.session.changed('delegation-request', '*')
  }
}

/** The columns that change after a request is made. */
function changeable(record: DelegationRequestRecord) {
  return {
    owner_account_id: record.ownerAccountId ?? null,
    owner_arn: record.owner?.arn ?? null,
    owner_user_id: record.owner?.userId ?? null,
    approver_arn: record.approver?.arn ?? null,
    approver: record.approver?.facts ?? null,
    state: record.state,
    permission_policy: record.permissionPolicy,
    notes: record.notes ?? null,
    rejection_reason: record.rejectionReason ?? null,
    updated_at: record.updatedAt,
    expires_at: record.expiresAt,
    finalized_at: record.finalizedAt ?? null,
  } satisfies Partial<DelegationRequestTable>
}
