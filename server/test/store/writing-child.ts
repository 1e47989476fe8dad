import { openStore } from '../../src/store/open.ts'
import { ACCOUNT, account, group, user } from './records.ts'

/**
 * Writes to the directory it is given until it is killed, and tells its parent of each write that was
 * acknowledged.
 */
const store = await openStore({ dataDir: process.argv[2]! })
await store.write(ACCOUNT, (tx) => tx.accounts.insert(account()))

let n = 0
async function writeOn(): Promise<never> {
  for (;;) {
    const name = `u${n++}`
    await store.write(ACCOUNT, async (tx) => {
      await tx.users.insert(user({ name }))
      await tx.groups.insert(group({ name }))
    })
    process.send?.(name)
  }
}
await Promise.all([writeOn(), writeOn(), writeOn()])
