import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../harness.ts'
import { sendRaw } from '../hostile/raw.ts'
import { bytesOf, sign } from '../hostile/signed.ts'

/** What a request holds is written down only by its model, which knows what is secret. Before a request is identified nothing of it is. */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

it('writes nothing of the query string of a wrongly signed request into the audit trail', async () => {
  const password = 'Correct-horse-battery-1'
  const wrongKey = { ...server.root, secretAccessKey: 'x'.repeat(40) }
  const query = `Action=ChangePassword&NewPassword=${password}&OldPassword=Old-${password}&Version=2010-05-08`
  const answer = await sendRaw(server.endpoint, bytesOf(sign(server.endpoint, wrongKey, { query })))
  // The client is shown what it should have signed: it sent it.
  expect(answer?.status).toBe(403)
  expect(answer?.body).toContain('Canonical String')
  const event = server.events().at(-1)
  expect(event).toMatchObject({ errorCode: 'SignatureDoesNotMatch' })
  expect(JSON.stringify(event)).not.toContain(password)
  expect(event?.errorMessage).toMatch(/^The request signature we calculated does not match/)
})
