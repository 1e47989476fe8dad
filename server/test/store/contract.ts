import { describe } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { cacheContract } from './contract-caches.ts'
import { credentialContract } from './contract-credentials.ts'
import { delegationRequestContract } from './contract-delegation-requests.ts'
import { identityProviderContract } from './contract-identity-providers.ts'
import { namedEntityContract } from './contract-named-entities.ts'
import { organizationContract } from './contract-organizations.ts'
import { outboundIdentityContract } from './contract-outbound-identity.ts'
import { policyContract } from './contract-policies.ts'
import { serviceCredentialContract } from './contract-service-credentials.ts'
import { serviceUseContract } from './contract-service-uses.ts'
import { transactionContract } from './contract-transactions.ts'

/**
 * Opens an empty store; the suite closes it. `cacheEntries` bounds each cache, so that small ones can be
 * tested too.
 */
export type OpenEmptyStore = (cacheEntries?: number) => Promise<Store>

/** What every engine below the store must do, whichever it is. */
export function storeContract(engine: string, open: OpenEmptyStore): void {
  describe(`the store over ${engine}`, () => {
    describe('entities', () => namedEntityContract(open))
    describe('policies', () => policyContract(open))
    describe('credentials', () => credentialContract(open))
    describe('identity providers', () => identityProviderContract(open))
    describe('organizations', () => organizationContract(open))
    describe('delegation', () => delegationRequestContract(open))
    describe('identities for other services', () => outboundIdentityContract(open))
    describe('credentials for services', () => serviceCredentialContract(open))
    describe('uses of services', () => serviceUseContract(open))
    describe('transactions', () => transactionContract(open))
    describe('caches', () => cacheContract(open))
  })
}
