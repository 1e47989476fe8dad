import type { ChangeNotice } from '../changes.ts'
import { dependencyKeys } from '../entities/principal-policies.ts'
import type { AccessKeyRecord, PolicyRecord, RoleRecord, UserRecord } from '../records.ts'
import type { LastUses } from '../use/last-used.ts'
import { DocumentCache } from './document-cache.ts'
import { EntityCache } from './entity-cache.ts'
import { OrganizationCache } from './organization-cache.ts'
import { PrincipalCache } from './principal-cache.ts'

/**
 * Most entries per cache, and most characters of documents: bounds on memory, not on what the store can hold.
 */
export interface CacheLimits {
  readonly entities: number
  readonly principals: number
  readonly documentCharacters: number
}

export const DEFAULT_CACHE_LIMITS: CacheLimits = {
  entities: 20_000,
  principals: 20_000,
  documentCharacters: 64_000_000,
}

/** All that is remembered of the database, and what each change makes of it. */
export class Caches {
  readonly users: EntityCache<UserRecord>
  readonly roles: EntityCache<RoleRecord>
  readonly policies: EntityCache<PolicyRecord>
  readonly accessKeys: EntityCache<AccessKeyRecord>
  readonly principals: PrincipalCache
  readonly documents: DocumentCache
  readonly organizations: OrganizationCache

  constructor(limits: CacheLimits) {
    this.users = new EntityCache(limits.entities)
    this.roles = new EntityCache(limits.entities)
    this.policies = new EntityCache(limits.entities)
    this.accessKeys = new EntityCache(limits.entities)
    this.principals = new PrincipalCache(limits.principals, limits.documentCharacters)
    this.documents = new DocumentCache(limits.entities, limits.documentCharacters)
    this.organizations = new OrganizationCache(limits.entities, limits.documentCharacters)
  }

  /** Forgets what the changes make out of date. */
  apply(notice: ChangeNotice): void {
    if (notice === 'everything') {
      for (const cache of Object.values(this) as { clear(): void }[]) cache.clear()
      return
    }
    for (const change of notice) {
      this.principals.changed(dependencyKeys(change))
      switch (change.kind) {
        case 'user':
          this.users.changed(change.entityId)
          break
        case 'role':
          this.roles.changed(change.entityId)
          break
        case 'policy':
          this.policies.changed(change.entityId)
          break
        case 'access-key':
          this.accessKeys.changed(change.entityId)
          break
        case 'organization':
          this.organizations.clear()
          break
        case 'account':
        case 'group':
        case 'login-profile':
        case 'mfa-device':
        case 'instance-profile':
        case 'credential-report':
        case 'ssh-public-key':
        case 'signing-certificate':
        case 'server-certificate':
        case 'service-specific-credential':
        case 'oidc-provider':
        case 'saml-provider':
        case 'delegation-request':
        case 'outbound-issuer':
        case 'outbound-key':
          break
        default:
          change.kind satisfies never
      }
    }
  }

  /** Brings last uses, which are in no change log, into the records kept. */
  used({ accessKeys = [], roles = [] }: LastUses): void {
    for (const { accessKeyId, at, region, service } of accessKeys) {
      this.accessKeys.amend(accessKeyId, (key) =>
        key.lastUsed && key.lastUsed.at > at ? key : { ...key, lastUsed: { at, region, service } },
      )
    }
    for (const { roleId, at, region } of roles) {
      this.roles.amend(roleId, (role) =>
        role.lastUsed && role.lastUsed.at > at ? role : { ...role, lastUsed: { at, region } },
      )
    }
  }
}
