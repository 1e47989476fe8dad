import { ListUserTagsCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer, userWithKey } from '../harness.ts'
import { sendRaw } from '../hostile/raw.ts'
import { bytesOf, sign } from '../hostile/signed.ts'

/**
 * A signature covers bytes, an operation reads text. Whoever stands between client and server must not be able to send other bytes of
 * the same signature that are read as another text.
 */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  await userWithKey(server, 'alice')
})
afterAll(() => server.close())

/** TagUser with everything in the query string, in canonical form: sorted by name, percent-encoded. */
const tagWith = (value: string) =>
  sign(server.endpoint, server.root, {
    query: `Action=TagUser&Tags.member.1.Key=k&Tags.member.1.Value=${value}&UserName=alice&Version=2010-05-08`,
  })

async function tagOfAlice(): Promise<string | undefined> {
  const { Tags } = await server.iam().send(new ListUserTagsCommand({ UserName: 'alice' }))
  return Tags?.[0]?.Value
}

it('reads a query string as UTF-8, as it was signed', async () => {
  expect((await sendRaw(server.endpoint, bytesOf(tagWith('caf%C3%A9'))))?.status).toBe(200)
  expect(await tagOfAlice()).toBe('café')
})

it('takes no query string in which a byte that was signed encoded comes bare', async () => {
  const call = tagWith('caf%C3%A8')
  const target = call.target.replace('%C3%A8', '\u00c3\u00a8')
  const answer = await sendRaw(server.endpoint, bytesOf({ ...call, target }))
  expect(answer?.status).toBe(400)
  expect(await tagOfAlice()).not.toBe('cafÃ¨')
})
