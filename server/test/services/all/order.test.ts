import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { BUILT, worldOf } from './calls.ts'
import { LADDERS } from './ladders/index.ts'
import { ORDER } from './order.ts'
import { orderKey } from './order-of.ts'
import { declaredErrors, page } from './page.ts'

/** docs/order-of-checks.md: what a request with several faults is refused for. */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

describe('each fault in turn', () => {
  it.each(LADDERS.map((ladder) => [ladder.operation, ladder] as const))('%s', async (operation, ladder) => {
    const world = worldOf(server)
    await ladder.setup?.(world)
    let input = ladder.input
    for (const { code, says, cure } of ladder.rungs) {
      const { code: answered, message } = await refusal(world.iam(operation, input))
      expect(answered, message).toBe(code)
      expect(message).toContain(says)
      if (typeof cure === 'function') await cure(world)
      else if (cure === undefined) return
      else input = { ...input, ...cure }
    }
    await world.iam(operation, input)
  })

  it.each(LADDERS.map((ladder) => [ladder.operation, ladder] as const))(
    '%s is written down so',
    (operation, { rungs }) => {
      const written = [...ORDER[operation]!, 'ValidationError the marker'].map((text) => text.split(' ')[0])
      let from = 0
      for (const { code } of rungs) {
        const at = written.indexOf(code, from)
        expect(at, `${code} of ${operation}`).toBeGreaterThanOrEqual(from)
        from = at + 1
      }
    },
  )
})

describe('the order', () => {
  const built = BUILT.map((name) => name.split(':') as [service: string, operation: string])

  it('is written down for every operation that is built', () => {
    expect(BUILT.filter((name) => ORDER[orderKey(name)] === undefined)).toEqual([])
  })

  /** Any operation may answer these: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
  const COMMON = ['AccessDenied', 'ValidationError']
  /** Answered by AWS and missing in the model. */
  const UNDECLARED: readonly string[] = [
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html has no such error, yet AWS answers it for a boundary
    'CreateRole NoSuchEntity',
    // Role manager's own role counts as every role does.
    'PutAccountProperties LimitExceeded',
  ]

  it('has errors that the models declare', () => {
    const undeclared = built.flatMap(([service, operation]) => {
      const declared = new Set([...declaredErrors(service, operation), ...COMMON])
      return (ORDER[orderKey(`${service}:${operation}`)] ?? [])
        .map((text) => text.split(' ')[0]!)
        .filter((code) => !declared.has(code) && !UNDECLARED.includes(`${operation} ${code}`))
        .map((code) => `${operation} ${code}`)
    })
    expect(undeclared).toEqual([])
  })

  it('is what docs/order-of-checks.md says', async () => {
    await expect(page()).toMatchFileSnapshot('../../../../docs/order-of-checks.md')
  })
})
