import { afterEach, beforeEach } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import type { OpenEmptyStore } from './contract.ts'
import { makeAccounts } from './records.ts'

/** A fresh store with the two test accounts for each test of the suite it is called in. */
export function freshStore(open: OpenEmptyStore): { readonly store: Store } {
  const current: { store: Store } = { store: undefined as unknown as Store }
  beforeEach(async () => {
    current.store = await open()
    await makeAccounts(current.store)
  })
  afterEach(() => current.store.close())
  return current
}
