import { LastUsed } from '../src/authenticate/last-used.ts'
import { DelegationPartners } from '../src/delegation/partners.ts'
import type { Environment } from '../src/environment.ts'
import { OutboundIdentities } from '../src/federation/outbound-identities.ts'
import { WebIdentities } from '../src/federation/web-identity.ts'
import { ManagedPolicies } from '../src/managed-policies/managed-policies.ts'
import { AuthorizationMessages } from '../src/secrets/authorization-messages.ts'
import { SessionTokens } from '../src/secrets/session-tokens.ts'
import type { Vault } from '../src/secrets/vault.ts'
import type { Store } from '../src/store/store.ts'

/** What operations of a server without HTTP work with. */
export function environmentOf(store: Store, vault: Vault): Environment {
  return {
    store,
    vault,
    tokens: new SessionTokens(vault),
    authorizationMessages: new AuthorizationMessages(vault),
    managedPolicies: new ManagedPolicies(),
    lastUsed: new LastUsed(store),
    webIdentities: new WebIdentities(),
    outboundIdentities: new OutboundIdentities({ store, vault }, () => 'https://iam.example.com'),
    delegationPartners: new DelegationPartners([]),
  }
}
