import { tagsOf, tagsText } from '../json.ts'
import type { Page, PageRequest } from '../page.ts'
import type { Tag } from '../records.ts'
import { countRows, pageInOrderOf, Reader } from '../rows.ts'
import type { Row } from '../schema.ts'
import { changedAny, type ReadSession, type WriteSession } from '../session.ts'
import type {
  OrganizationPolicyAttachmentRecord,
  OrganizationPolicyRecord,
  OrganizationPolicyType,
} from './organization-records.ts'
import { deletePart, insertPart, requireOrganization, updatePart } from './organization-rows.ts'
import type { OrganizationPolicyTable } from './organization-schema.ts'

/** The policies of organizations that customers made, and what any policy is attached to. */
export interface OrganizationPolicyReads {
  get(organizationId: string, id: string): Promise<OrganizationPolicyRecord | undefined>
  /** Letter case counts. */
  byName(
    organizationId: string,
    type: OrganizationPolicyType,
    name: string,
  ): Promise<OrganizationPolicyRecord | undefined>
  /** Those of a type, in order of id. */
  list(page: OrganizationPolicyPageRequest): Promise<Page<OrganizationPolicyRecord>>
  count(organizationId: string, type: OrganizationPolicyType): Promise<number>
  /** What a policy is attached to, in order of the target's id. */
  targets(page: PolicyTargetPageRequest): Promise<Page<OrganizationPolicyAttachmentRecord>>
  /** Ids of the policies of a type on a target, in order; the quota keeps them few. */
  attached(organizationId: string, targetId: string, type: OrganizationPolicyType): Promise<readonly string[]>
}

export interface OrganizationPolicyPageRequest extends PageRequest {
  readonly organizationId: string
  readonly type: OrganizationPolicyType
}

export interface PolicyTargetPageRequest extends PageRequest {
  readonly organizationId: string
  readonly policyId: string
}

export interface OrganizationPolicyWrites extends OrganizationPolicyReads {
  /** @throws UniqueViolation if the organization has one of that type and name */
  insert(record: OrganizationPolicyRecord): Promise<void>
  /** Replaces what is given. @throws MissingEntity; UniqueViolation */
  update(organizationId: string, id: string, values: OrganizationPolicyValues): Promise<void>
  /** @throws MissingEntity */
  delete(organizationId: string, id: string): Promise<void>
  /** @throws UniqueViolation if it is attached */
  attach(record: OrganizationPolicyAttachmentRecord): Promise<void>
  /** Says whether it was attached. */
  detach(organizationId: string, policyId: string, targetId: string): Promise<boolean>
  /** Attaches a policy to the root, every unit and every account. */
  attachEverywhere(organizationId: string, policyId: string, type: OrganizationPolicyType): Promise<void>
  /** Detaches all policies of a type from everything. */
  detachAll(organizationId: string, type: OrganizationPolicyType): Promise<void>
}

/** What may change of a policy. */
export interface OrganizationPolicyValues {
  readonly name?: string
  readonly description?: string
  readonly content?: string
  readonly tags?: readonly Tag[]
}

function organizationPolicyOf(row: Row<'organization_policies'>): OrganizationPolicyRecord {
  return {
    organizationId: row.organization_id,
    id: row.id,
    type: row.type as OrganizationPolicyType,
    name: row.name,
    description: row.description,
    content: row.content,
    createdAt: row.created_at,
    tags: tagsOf(row.tags),
  }
}

function attachmentOf(row: Row<'organization_attachments'>): OrganizationPolicyAttachmentRecord {
  return {
    organizationId: row.organization_id,
    policyId: row.policy_id,
    type: row.type as OrganizationPolicyType,
    targetId: row.target_id,
  }
}

export class OrganizationPolicyReader<S extends ReadSession = ReadSession>
  extends Reader<S>
  implements OrganizationPolicyReads
{
  async get(organizationId: string, id: string): Promise<OrganizationPolicyRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organization_policies')
      .selectAll()
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return row && organizationPolicyOf(row)
  }

  async byName(
    organizationId: string,
    type: OrganizationPolicyType,
    name: string,
  ): Promise<OrganizationPolicyRecord | undefined> {
    const row = await this.session.db
      .selectFrom('organization_policies')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('type', '=', type)
      .where('name', '=', name)
      .executeTakeFirst()
    return row && organizationPolicyOf(row)
  }

  list(page: OrganizationPolicyPageRequest): Promise<Page<OrganizationPolicyRecord>> {
    const query = this.session.db
      .selectFrom('organization_policies')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
      .where('type', '=', page.type)
    return pageInOrderOf('id', query, page, organizationPolicyOf)
  }

  count(organizationId: string, type: OrganizationPolicyType): Promise<number> {
    return countRows(
      this.session.db
        .selectFrom('organization_policies')
        .where('organization_id', '=', organizationId)
        .where('type', '=', type),
    )
  }

  targets(page: PolicyTargetPageRequest): Promise<Page<OrganizationPolicyAttachmentRecord>> {
    const query = this.session.db
      .selectFrom('organization_attachments')
      .selectAll()
      .where('organization_id', '=', page.organizationId)
      .where('policy_id', '=', page.policyId)
    return pageInOrderOf('target_id', query, page, attachmentOf)
  }

  async attached(
    organizationId: string,
    targetId: string,
    type: OrganizationPolicyType,
  ): Promise<readonly string[]> {
    const rows = await this.session.db
      .selectFrom('organization_attachments')
      .select('policy_id')
      .where('organization_id', '=', organizationId)
      .where('target_id', '=', targetId)
      .where('type', '=', type)
      .orderBy('policy_id')
      .execute()
    return rows.map((row) => row.policy_id)
  }
}

export class OrganizationPolicyWriter
  extends OrganizationPolicyReader<WriteSession>
  implements OrganizationPolicyWrites
{
  insert(record: OrganizationPolicyRecord): Promise<void> {
    return insertPart(this.session, 'organization_policies', {
      id: record.id,
      organization_id: record.organizationId,
      type: record.type,
      name: record.name,
      description: record.description,
      content: record.content,
      created_at: record.createdAt,
      tags: tagsText(record.tags),
    })
  }

  update(organizationId: string, id: string, values: OrganizationPolicyValues): Promise<void> {
    const { name, description, content, tags } = values
    const changes: Partial<OrganizationPolicyTable> = {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(content !== undefined && { content }),
      ...(tags && { tags: tagsText(tags) }),
    }
    return updatePart(this.session, 'organization_policies', organizationId, id, changes)
  }

  delete(organizationId: string, id: string): Promise<void> {
    return deletePart(this.session, 'organization_policies', organizationId, id)
  }

  attach(record: OrganizationPolicyAttachmentRecord): Promise<void> {
    return insertPart(this.session, 'organization_attachments', {
      target_id: record.targetId,
      policy_id: record.policyId,
      organization_id: record.organizationId,
      type: record.type,
    })
  }

  async detach(organizationId: string, policyId: string, targetId: string): Promise<boolean> {
    await requireOrganization(this.session, organizationId)
    const { numDeletedRows } = await this.session.db
      .deleteFrom('organization_attachments')
      .where('target_id', '=', targetId)
      .where('policy_id', '=', policyId)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()
    return changedAny(this.session, 'organization', organizationId, numDeletedRows)
  }

  async attachEverywhere(
    organizationId: string,
    policyId: string,
    type: OrganizationPolicyType,
  ): Promise<void> {
    await requireOrganization(this.session, organizationId)
    const { db } = this.session
    await db
      .insertInto('organization_attachments')
      .columns(['target_id', 'policy_id', 'organization_id', 'type'])
      .expression(
        db
          .selectFrom('organization_units')
          .select(({ val }) => ['id', val(policyId).as('p'), 'organization_id', val<string>(type).as('t')])
          .where('organization_id', '=', organizationId)
          .unionAll(
            db
              .selectFrom('organization_accounts')
              .select(({ val }) => [
                'account_id as id',
                val(policyId).as('p'),
                'organization_id',
                val<string>(type).as('t'),
              ])
              .where('organization_id', '=', organizationId),
          ),
      )
      .execute()
    this.session.changed('organization', organizationId)
  }

  async detachAll(organizationId: string, type: OrganizationPolicyType): Promise<void> {
    await requireOrganization(this.session, organizationId)
    await this.session.db
      .deleteFrom('organization_attachments')
      .where('organization_id', '=', organizationId)
      .where('type', '=', type)
      .execute()
    this.session.changed('organization', organizationId)
  }
}
