import { connect } from 'node:net'
import { ListAttachedUserPoliciesCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer, userWithKey } from '../harness.ts'
import { bytesOf, iamCall, sign } from '../hostile/signed.ts'

/**
 * aws:SourceIp must be the sender's address for every request that is decided. The operating system forgets the other end of a connection
 * that was reset, though what came over it can still be read: a caller who resets at once must not become a caller without address.
 */
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Allowed from everywhere but loopback, which is where these tests send from. */
const NOT_FROM_HERE = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
    },
  ],
}

/** Sends a whole request and resets the connection in the same breath. */
function sendAndReset(bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(server.endpoint)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.on('connect', () => {
      socket.write(bytes)
      socket.resetAndDestroy()
    })
  })
}

it('never decides a request whose sender has no address any more', async () => {
  const blocked = await userWithKey(server, 'blocked', NOT_FROM_HERE)
  const iam = server.iam()
  const call = iamCall('AttachUserPolicy', { UserName: 'blocked', PolicyArn: READ_ONLY })
  for (let i = 0; i < 20; i++) await sendAndReset(bytesOf(sign(server.endpoint, blocked, { body: call })))
  // A call that is answered shows that those before it have been dealt with.
  await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'blocked' }))
  const { AttachedPolicies } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'blocked' }))
  expect(AttachedPolicies).toEqual([])
})
