import type { Store } from '../../../store/store.ts'
import { tooManyReports } from '../errors.ts'

/** Reports of an account on its organization that are made at a time; each reads all its accounts. AWS names no number. */
export const RUNNING_REPORTS_PER_ACCOUNT = 5

const running = new WeakMap<Store, Map<string, number>>()

/** Makes a report unless the account has as many in the making as it may. @throws ReportGenerationLimitExceeded */
export async function whileRunning<T>(store: Store, accountId: string, make: () => Promise<T>): Promise<T> {
  let ofStore = running.get(store)
  if (ofStore === undefined) running.set(store, (ofStore = new Map()))
  const others = ofStore.get(accountId) ?? 0
  if (others >= RUNNING_REPORTS_PER_ACCOUNT) throw tooManyReports()
  ofStore.set(accountId, others + 1)
  try {
    return await make()
  } finally {
    const left = ofStore.get(accountId)! - 1
    if (left === 0) ofStore.delete(accountId)
    else ofStore.set(accountId, left)
  }
}
