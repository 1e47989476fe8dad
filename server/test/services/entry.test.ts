import { expect, it } from 'vitest'
import { iamModel } from '../../src/models/iam.gen.ts'
import type { Service } from '../../src/operation.ts'
import { serviceEntry } from '../../src/services/entry.ts'

const service: Service = { model: iamModel, operations: new Map() }

it('is loaded once, for however many ask at first', async () => {
  let loads = 0
  const entry = serviceEntry(iamModel, async () => {
    loads++
    return service
  })
  await Promise.all([entry.operations(), entry.operations()])
  expect(entry.operations()).toBe(service.operations)
  expect(loads).toBe(1)
})

it('is loaded again after it could not be, as where the process had no file left to open', async () => {
  let loads = 0
  const entry = serviceEntry(iamModel, async () => {
    if (++loads === 1) throw new Error('EMFILE')
    return service
  })
  const first = [entry.operations(), entry.operations()]
  for (const asked of first) await expect(asked).rejects.toThrow('EMFILE')
  expect(await entry.operations()).toBe(service.operations)
  expect(entry.operations()).toBe(service.operations)
  expect(loads).toBe(2)
})
