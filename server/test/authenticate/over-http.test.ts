import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Authenticator } from '../../src/authenticate/authenticate.ts'
import type { Caller } from '../../src/authenticate/caller.ts'
import { ServiceError } from '../../src/errors.ts'
import { requestReader } from '../../src/receive/request.ts'
import { type Keys, openWorld, sessionFacts, type World } from './world.ts'

/** The real clients over a real socket, at the machine's own time. */
let world: World
let server: Server
let endpoint: string
const callers: Caller[] = []

beforeAll(async () => {
  world = await openWorld()
  const authenticator = new Authenticator(world)
  const read = requestReader({ trustedProxies: [] })
  server = createServer(async (message, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    try {
      callers.push((await authenticator.authenticate(read(message, Buffer.concat(chunks)))).caller)
      response.writeHead(200, { 'content-type': 'text/xml' })
      response.end('<R><GetCallerIdentityResult/><ListUsersResult><Users/></ListUsersResult></R>')
    } catch (error) {
      const { code, status, message: text } = error as ServiceError
      response.writeHead(error instanceof ServiceError ? status : 500, { 'content-type': 'text/xml' })
      response.end(
        `<ErrorResponse><Error><Code>${code}</Code><Message>${text}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

const clientOptions = ({ accessKeyId, secretAccessKey, sessionToken }: Keys, region: string) => ({
  endpoint,
  region,
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
})

test('a user, with IAM and STS clients of any region', async () => {
  const user = await world.addUser('real')
  const keys = await world.addKey(user.id)
  for (const region of ['us-east-1', 'eu-west-3']) {
    await new IAMClient(clientOptions(keys, region)).send(new ListUsersCommand({ PathPrefix: '/ä (b)/*' }))
    await new STSClient(clientOptions(keys, region)).send(new GetCallerIdentityCommand({}))
  }
  expect(callers.splice(0).map(({ userId }) => userId)).toEqual(Array(4).fill(user.id))
})

test('a session of a role', async () => {
  const { id, name, accountId } = await world.addRole('real')
  const now = Date.now()
  const keys = world.tokens.issue(
    sessionFacts({
      identity: { kind: 'role', id, name, accountId },
      issuedAt: now,
      expiresAt: now + 900_000,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      }),
    }),
  )
  await new STSClient(clientOptions(keys, 'us-east-1')).send(new GetCallerIdentityCommand({}))
  expect(callers.splice(0).map(({ userId }) => userId)).toEqual([`${id}:worker`])
})

test('a wrong secret', async () => {
  const keys = await world.addKey((await world.addUser('wrong')).id)
  const client = new IAMClient(clientOptions({ ...keys, secretAccessKey: 'wrong' }, 'us-east-1'))
  await expect(client.send(new ListUsersCommand({}))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    $metadata: { httpStatusCode: 403 },
  })
  expect(callers).toEqual([])
})
