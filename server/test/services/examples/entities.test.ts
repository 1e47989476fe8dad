import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { type Send, sender } from '../all/calls.ts'
import { ENTITIES } from './entities.ts'
import { ACCOUNT } from './example.ts'

/** What AWS publishes as examples is answered as it is there, member by member. */

let server: TestServer
let send: Send
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT] })
  send = sender(server)
})
beforeEach(() => server.reset())
afterAll(() => server.close())

it.each(ENTITIES)('$service $operation', async ({ service, operation, before = [], input = {}, answer }) => {
  for (const [earlier, given] of before) await send('iam', earlier, given)
  const { $metadata: _, ...answered } = await send(service, operation, input)
  expect(answered).toStrictEqual(answer)
})
