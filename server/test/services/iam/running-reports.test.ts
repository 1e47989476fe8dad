import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  RUNNING_REPORTS_PER_ACCOUNT,
  whileRunning,
} from '../../../src/services/iam/service-access/running-reports.ts'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/store.ts'

let store: Store
beforeAll(async () => {
  store = await openStore({ ephemeral: true })
})
afterAll(() => store.close())

it('an account has only so many reports in the making, however they end', async () => {
  const limit = {
    code: 'ReportGenerationLimitExceeded',
    status: 409,
    message: 'Maximum number of concurrent jobs exceeded',
  }
  for (const round of [1, 2]) {
    const ends: (() => void)[] = []
    const fails: ((error: Error) => void)[] = []
    const jobs = Array.from({ length: RUNNING_REPORTS_PER_ACCOUNT }, () =>
      whileRunning(store, 'a', () => {
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        ends.push(resolve)
        fails.push(reject)
        return promise
      }),
    )
    await expect(whileRunning(store, 'a', async () => {})).rejects.toMatchObject(limit)
    expect(await whileRunning(store, 'b', async () => round)).toBe(round)
    ends[0]!()
    await jobs[0]
    expect(await whileRunning(store, 'a', async () => round)).toBe(round)
    for (const fail of fails) fail(new Error('failed'))
    expect((await Promise.allSettled(jobs)).map(({ status }) => status)).toContain('rejected')
  }
})
