import { mapOf, mapText, tagsOf, tagsText } from '../json.ts'
import type { AccountPageRequest, Page } from '../page.ts'
import type { RoleRecord, SourceTemplate, Tag } from '../records.ts'
import { deleteRow, insertRow, updateRow } from '../rows.ts'
import type { RoleTable, Row } from '../schema.ts'
import type { ReadSession, WriteSession } from '../session.ts'
import { deleteServiceUses } from '../use/service-uses.ts'
import { refuseLeftovers } from './leftovers.ts'
import { NamedReader, namedColumns } from './named-entities.ts'

export interface RoleReads {
  /** Ignores letter case. */
  byName(accountId: string, name: string): Promise<RoleRecord | undefined>
  byId(accountId: string, id: string): Promise<RoleRecord | undefined>
  /** Those that are there, in no particular order. At most {@link MAX_PAGE_ITEMS} ids. */
  byIds(accountId: string, ids: readonly string[]): Promise<readonly RoleRecord[]>
  /** In order of lower-case name. */
  list(page: AccountPageRequest): Promise<Page<RoleRecord>>
  count(accountId: string): Promise<number>
}

export interface RoleWrites extends RoleReads {
  /** @throws UniqueViolation if the name (in any letter case) or the id is taken */
  insert(record: RoleRecord): Promise<void>
  /** A member left out stays as it is; `description: undefined` clears it. @throws MissingEntity */
  update(
    id: string,
    values: { readonly description?: string | undefined; readonly maxSessionDuration?: number },
  ): Promise<void>
  /** `principalIds`: see {@link RoleRecord.trustPrincipalIds}. @throws MissingEntity */
  setTrustPolicy(id: string, document: string, principalIds: Readonly<Record<string, string>>): Promise<void>
  /** @throws MissingEntity */
  setBoundary(id: string, policyArn: string | undefined): Promise<void>
  /** Replaces all tags. @throws MissingEntity */
  setTags(id: string, tags: readonly Tag[]): Promise<void>
  /** @throws ReferenceViolation while policies or instance profiles are left; MissingEntity */
  delete(id: string): Promise<void>
}

export function roleOf(row: Row<'roles'>): RoleRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    name: row.name,
    path: row.path,
    createdAt: row.created_at,
    description: row.description ?? undefined,
    maxSessionDuration: row.max_session_duration,
    trustPolicy: row.trust_policy,
    trustPrincipalIds: mapOf(row.trust_principal_ids),
    boundaryArn: row.boundary_arn ?? undefined,
    tags: tagsOf(row.tags),
    lastUsed:
      row.last_used_at === null ? undefined : { at: row.last_used_at, region: row.last_used_region ?? '' },
    serviceLinked: row.service_linked ?? undefined,
    sourceTemplate: row.source_template === null ? undefined : sourceTemplateOf(row.source_template),
  }
}

/** A template's ARN, minor version and values, as stored. */
type StoredTemplate = readonly [string, number, readonly (readonly [string, readonly string[]])[]]

function sourceTemplateOf(text: string): SourceTemplate {
  const [arn, minorVersion, values] = JSON.parse(text) as StoredTemplate
  return { arn, minorVersion, values: new Map(values) }
}

function sourceTemplateText({ arn, minorVersion, values }: SourceTemplate): string {
  return JSON.stringify([arn, minorVersion, [...values]] satisfies StoredTemplate)
}

export class RoleReader<S extends ReadSession = ReadSession>
  extends NamedReader<Row<'roles'>, RoleRecord, S>
  implements RoleReads
{
  protected override readonly recordOf = roleOf
  protected override rows() {
    return this.session.db.selectFrom('roles').selectAll()
  }
}

export class RoleWriter extends RoleReader<WriteSession> implements RoleWrites {
  insert(record: RoleRecord): Promise<void> {
    return insertRow(this.session, 'roles', record.id, {
      ...namedColumns(record),
      description: record.description ?? null,
      max_session_duration: record.maxSessionDuration,
      trust_policy: record.trustPolicy,
      trust_principal_ids: mapText(record.trustPrincipalIds),
      boundary_arn: record.boundaryArn ?? null,
      tags: tagsText(record.tags),
      last_used_at: record.lastUsed?.at ?? null,
      last_used_region: record.lastUsed?.region ?? null,
      service_linked: record.serviceLinked ?? null,
      source_template: record.sourceTemplate ? sourceTemplateText(record.sourceTemplate) : null,
    })
  }

  update(
    id: string,
    values: { description?: string | undefined; maxSessionDuration?: number },
  ): Promise<void> {
    const changes: Partial<RoleTable> = {}
    if ('description' in values) changes.description = values.description ?? null
    if (values.maxSessionDuration !== undefined) changes.max_session_duration = values.maxSessionDuration
    return updateRow(this.session, 'roles', id, changes)
  }

  setTrustPolicy(
    id: string,
    document: string,
    principalIds: Readonly<Record<string, string>>,
  ): Promise<void> {
    return updateRow(this.session, 'roles', id, {
      trust_policy: document,
      trust_principal_ids: mapText(principalIds),
    })
  }

  setBoundary(id: string, policyArn: string | undefined): Promise<void> {
    return updateRow(this.session, 'roles', id, { boundary_arn: policyArn ?? null })
  }

  setTags(id: string, tags: readonly Tag[]): Promise<void> {
    return updateRow(this.session, 'roles', id, { tags: tagsText(tags) })
  }

  async delete(id: string): Promise<void> {
    await refuseLeftovers(this.session, 'role', id)
    await deleteServiceUses(this.session.db, id)
    await deleteRow(this.session, 'roles', id)
  }
}
