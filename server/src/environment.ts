import type { LastUsed } from './authenticate/last-used.ts'
import type { DelegationPartners } from './delegation/partners.ts'
import type { OutboundIdentities } from './federation/outbound-identities.ts'
import type { WebIdentities } from './federation/web-identity.ts'
import type { ManagedPolicies } from './managed-policies/managed-policies.ts'
import type { AuthorizationMessages } from './secrets/authorization-messages.ts'
import type { SessionTokens } from './secrets/session-tokens.ts'
import type { Vault } from './secrets/vault.ts'
import type { Store } from './store/store.ts'

/** What every operation may use: the store and the secrets. One value per server, made at start. */
export interface Environment {
  readonly store: Store
  readonly vault: Vault
  readonly tokens: SessionTokens
  readonly authorizationMessages: AuthorizationMessages
  readonly managedPolicies: ManagedPolicies
  /** Uses not stored yet; an operation that shows last uses flushes them first. */
  readonly lastUsed: LastUsed
  readonly webIdentities: WebIdentities
  readonly outboundIdentities: OutboundIdentities
  readonly delegationPartners: DelegationPartners
}
