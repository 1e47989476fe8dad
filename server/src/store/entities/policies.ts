import { tagsOf, tagsText } from '../json.ts'
import { policyArnParts } from '../keys.ts'
import type { AccountPageRequest, Page } from '../page.ts'
import type { PolicyRecord, Tag } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { NamedReader, namedColumns } from './named-entities.ts'
import {
  boundaryNames,
  type EntityPageRequest,
  entitiesAttached,
  type PolicyEntity,
  type PolicyUsage,
  type PolicyUsageKind,
  usageByArn,
} from './policy-usage.ts'
import {
  PolicyVersionReader,
  type PolicyVersionReads,
  PolicyVersionWriter,
  type PolicyVersionWrites,
} from './policy-versions.ts'

/** Customer managed policies, and how managed policies of either kind are used in an account. */
export interface PolicyReads {
  readonly versions: PolicyVersionReads
  /** By the parts of its ARN; ignores letter case and path, which the caller compares where that matters. */
  byName(accountId: string, name: string): Promise<PolicyRecord | undefined>
  byId(accountId: string, id: string): Promise<PolicyRecord | undefined>
  /**
   * The policy an ARN names, exactly: letter case and path count.
   * Undefined for AWS managed policies and for what is no policy ARN.
   */
  byArn(arn: string): Promise<PolicyRecord | undefined>
  /** In order of lower-case name. */
  list(page: PolicyPageRequest): Promise<Page<PolicyRecord>>
  count(accountId: string): Promise<number>
  /** The default version's document of the customer managed policy that the ARN names exactly. */
  defaultDocument(arn: string): Promise<PolicyDocument | undefined>
  /** How many users, groups and roles of the account have the policy attached; AWS managed ARNs too. */
  attachmentCount(accountId: string, arn: string): Promise<number>
  /** For how many users and roles of the account it is the permissions boundary; AWS managed ARNs too. */
  boundaryUsageCount(accountId: string, arn: string): Promise<number>
  /**
   * Both counts for these ARNs, or for all that are used in the account; an ARN not in the map is not used.
   */
  usageByArn(accountId: string, arns?: readonly string[]): Promise<ReadonlyMap<string, PolicyUsage>>
  /** Who uses a policy: by kind in the order asked for, within a kind in order of lower-case name. */
  entitiesAttached(page: EntityPageRequest): Promise<Page<PolicyEntity>>
}

export interface PolicyPageRequest extends AccountPageRequest {
  /**
   * Only those attached to a user, group or role. Boundaries are no attachments and count only where `usage`
   * asks for them.
   */
  readonly onlyAttached?: boolean | undefined
  /**
   * Only those used in this way by at least one user, group or role; decides over `onlyAttached`.
   * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html (OnlyAttached,
   * PolicyUsageFilter)
   */
  readonly usage?: PolicyUsageKind | undefined
}

export interface PolicyDocument {
  readonly policyId: string
  readonly version: number
  /** JSON text as given. */
  readonly document: string
}

export interface PolicyWrites extends PolicyReads {
  readonly versions: PolicyVersionWrites
  /**
   * The policy and its first version, `record.defaultVersion`. @throws UniqueViolation if the name or the id
   * is taken
   */
  insert(record: PolicyRecord, document: string): Promise<void>
  /** Replaces all tags. @throws MissingEntity */
  setTags(id: string, tags: readonly Tag[]): Promise<void>
  /** With its versions. @throws ReferenceViolation while it is attached; MissingEntity */
  delete(id: string): Promise<void>
}

export function policyOf(row: Row<'policies'>): PolicyRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    path: row.path,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    description: row.description ?? undefined,
    defaultVersion: row.default_version,
    nextVersion: row.next_version,
    tags: tagsOf(row.tags),
  }
}

export class PolicyReader<S extends ReadSession = ReadSession>
  extends NamedReader<Row<'policies'>, PolicyRecord, S>
  implements PolicyReads
{
  readonly versions: PolicyVersionReads
  constructor(session: S) {
    super(session)
    this.versions = new PolicyVersionReader(session)
  }

  protected override readonly recordOf = policyOf
  protected override rows() {
    return this.session.db.selectFrom('policies').selectAll()
  }

  async byArn(arn: string): Promise<PolicyRecord | undefined> {
    const parts = policyArnParts(arn)
    if (!parts) return undefined
    const policy = await this.byName(parts.accountId, parts.name)
    return policy?.name === parts.name && policy.path === parts.path ? policy : undefined
  }

  override async list(page: PolicyPageRequest): Promise<Page<PolicyRecord>> {
    if (page.usage === 'PermissionsBoundary') {
      const names = await boundaryNames(this.session, page.accountId)
      if (names.length === 0) return { items: [], next: undefined }
      return this.listOf(this.rows().where('name_key', 'in', names), page)
    }
    if (!page.onlyAttached && page.usage !== 'PermissionsPolicy') return super.list(page)
    const attached = this.rows().where(({ exists, selectFrom }) =>
      exists(
        selectFrom('attachments').select('owner_id').whereRef('attachments.policy_id', '=', 'policies.id'),
      ),
    )
    return this.listOf(attached, page)
  }

  async defaultDocument(arn: string): Promise<PolicyDocument | undefined> {
    const policy = await this.byArn(arn)
    if (!policy) return undefined
    const version = await this.versions.get(policy.id, policy.defaultVersion)
    return version && { policyId: policy.id, version: version.version, document: version.document }
  }

  async attachmentCount(accountId: string, arn: string): Promise<number> {
    return (await this.usageByArn(accountId, [arn])).get(arn)?.attachments ?? 0
  }

  async boundaryUsageCount(accountId: string, arn: string): Promise<number> {
    return (await this.usageByArn(accountId, [arn])).get(arn)?.boundaries ?? 0
  }

  usageByArn(accountId: string, arns?: readonly string[]): Promise<ReadonlyMap<string, PolicyUsage>> {
    return usageByArn(this.session, accountId, arns)
  }

  entitiesAttached(page: EntityPageRequest): Promise<Page<PolicyEntity>> {
    return entitiesAttached(this.session, page)
  }
}

export class PolicyWriter extends PolicyReader<WriteSession> implements PolicyWrites {
  override readonly versions: PolicyVersionWrites
  constructor(session: WriteSession) {
    super(session)
    this.versions = new PolicyVersionWriter(session)
  }

  async insert(record: PolicyRecord, document: string): Promise<void> {
    await insertRow(this.session, 'policies', record.id, {
      ...namedColumns(record),
      updated_at: record.updatedAt,
      description: record.description ?? null,
      default_version: record.defaultVersion,
      next_version: record.nextVersion,
      tags: tagsText(record.tags),
    })
    await this.session.db
      .insertInto('policy_versions')
      .values({
        policy_id: record.id,
        version: record.defaultVersion,
        document,
        created_at: record.createdAt,
      })
      .execute()
  }

  setTags(id: string, tags: readonly Tag[]): Promise<void> {
    return updateRow(this.session, 'policies', id, { tags: tagsText(tags) })
  }

  async delete(id: string): Promise<void> {
    const { db, accountId } = this.session
    await db
      .deleteFrom('policy_versions')
      .where('policy_id', 'in', (eb) =>
        eb.selectFrom('policies').select('id').where('id', '=', id).where('account_id', '=', accountId),
      )
      .execute()
    await deleteRow(this.session, 'policies', id)
  }
}
