import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadedServices } from '../../../src/services/index.ts'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { Case, type Send, sender } from './calls.ts'
import { faultsOf } from './faults.ts'
import { ROWS, UNSIGNED } from './table/index.ts'

const services = await loadedServices()

/**
 * Every constraint of the model on every operation's input, each broken by itself, and every operation without a signature. The
 * caller has no permission at all: what is wrong with a request is told before what the caller may do.
 */
let server: TestServer
let nobody: Send
beforeAll(async () => {
  server = await startTestServer()
  nobody = sender(server, await userWithKey(server, 'nobody'))
})
afterAll(() => server.close())

/** A valid input, of the operation's first row. */
function validInput(service: string, operation: string): object {
  const row = ROWS.find((one) => one.service === service && one.operation === operation)
  if (row === undefined) return UNSIGNED[`${service}:${operation}`]?.input ?? {}
  const one = new Case(row, 0, () => {
    throw new Error('nothing is made here')
  })
  return row.input(one.absent('nobody'))
}

for (const { model, operations } of services) {
  describe.each([...operations.keys()])(`${model.service}:%s`, (operation) => {
    const faults = [...faultsOf(model, operation, validInput(model.service, operation))]

    it.skipIf(faults.length === 0)(
      'answers ValidationError to every fault, and says where it is',
      async () => {
        for (const { title, input, path, text } of faults) {
          const { code, status, message } = await refusal(nobody(model.service, operation, input))
          // Organizations has an error of its own for it, which does not say where the fault is.
          const isNamed = model.service !== 'organizations'
          expect(`${title} ${status} ${code}`).toBe(
            `${title} 400 ${isNamed ? 'ValidationError' : 'InvalidInputException'}`,
          )
          if (!isNamed) continue
          expect(message, title).toContain(path)
          if (text !== undefined) expect(message, title).toContain(text)
        }
      },
    )

    it('answers MissingAuthenticationToken unless it takes unsigned requests', async () => {
      const response = await fetch(server.endpoint, {
        method: 'POST',
        ...(model.targetPrefix === undefined
          ? { body: new URLSearchParams({ Action: operation, Version: model.apiVersion }) }
          : { headers: { 'X-Amz-Target': `${model.targetPrefix}.${operation}` }, body: '{}' }),
      })
      const code = /<Code>(\w+)<\/Code>|"__type":"(\w+)"/
        .exec(await response.text())
        ?.slice(1)
        .join('')
      expect(`${response.status} ${code}`).toBe(
        model.targetPrefix !== undefined
          ? '400 MissingAuthenticationTokenException'
          : `${model.service}:${operation}` in UNSIGNED
            ? '400 ValidationError'
            : '403 MissingAuthenticationToken',
      )
    })
  })
}
