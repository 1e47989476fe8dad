import type { Store } from '../store/store.ts'

/** What authentication reads of the store, and how it learns that an account changed. */
export type CredentialStore = Pick<Store, 'accessKeys' | 'accounts' | 'users' | 'roles' | 'onChange'>
