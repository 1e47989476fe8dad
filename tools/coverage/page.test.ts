import { describe, expect, it } from 'vitest'
import { NO_PERMISSION_NEEDED, type Service } from '../../server/src/operation.ts'
import type { OperationModel } from '../../server/src/wire/model.ts'
import { count, coveragePage } from './page.ts'

const MODEL: OperationModel = { http: { method: 'POST', uri: '/' }, errors: [] }

function service(names: readonly string[], built: readonly string[]): Service {
  return {
    model: {
      service: 'sts',
      eventSource: 'sts.amazonaws.com',
      apiVersion: '2011-06-15',
      protocol: 'query',
      global: false,
      operations: Object.fromEntries(names.map((name) => [name, MODEL])),
      shapes: {},
    },
    operations: new Map(
      built.map((name) => [name, { name, authorize: NO_PERMISSION_NEEDED, handle: () => undefined }]),
    ),
  }
}

describe('the page of operations', () => {
  it('says of each operation of the model whether it is built', () => {
    const page = coveragePage([service(['B', 'A', 'C'], ['B'])])
    expect(page).toContain('| [sts](#sts) | 2011-06-15 | 1 | 3 |')
    expect(page).toContain('| A |  |\n| B | yes |\n| C |  |\n')
    expect(page.endsWith('|\n')).toBe(true)
  })

  it('refuses an operation that the model does not have', () => {
    expect(() => count(service(['A'], ['A', 'Aa']))).toThrow('sts has no operation Aa')
  })
})
