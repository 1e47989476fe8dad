import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aws, awsJson } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/** Proofs of identity for other services, and denials with their reasons, with the CLI. */
const ACCOUNT = '123456789012'

let server: ServerProcess
let root: Key
let jane: Key

beforeAll(async () => {
  server = await startServer(['--ephemeral', '--account-id', ACCOUNT])
  root = server.roots.get(ACCOUNT)!
  await awsJson(server, root, 'iam', 'create-user', '--user-name', 'jane')
  const { AccessKey } = await awsJson<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
    server,
    root,
    ...['iam', 'create-access-key', '--user-name', 'jane'],
  )
  jane = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
})
afterAll(() => server.stop())

const may = (statement: object) => [
  ...['iam', 'put-user-policy', '--user-name', 'jane', '--policy-name', 'p'],
  ...['--policy-document', JSON.stringify({ Version: '2012-10-17', Statement: [statement] })],
]

it('a user gets a token that another service verifies', async () => {
  const { IssuerIdentifier: issuer } = await awsJson<{ IssuerIdentifier: string }>(
    server,
    root,
    ...['iam', 'enable-outbound-web-identity-federation'],
  )
  expect(await awsJson(server, root, 'iam', 'get-outbound-web-identity-federation-info')).toEqual({
    IssuerIdentifier: issuer,
    JwtVendingEnabled: true,
  })
  const get = [
    ...['sts', 'get-web-identity-token', '--audience', 'api.example.com'],
    ...['--signing-algorithm', 'ES384', '--duration-seconds', '60', '--tags', 'Key=job,Value=7'],
  ]
  const Action = ['sts:GetWebIdentityToken', 'sts:TagGetWebIdentityToken']
  await awsJson(server, root, ...may({ Effect: 'Allow', Action, Resource: '*' }))
  const { WebIdentityToken: token } = await awsJson<{ WebIdentityToken: string }>(server, jane, ...get)
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
  const { payload } = await jwtVerify(token, keys, { issuer, audience: 'api.example.com' })
  expect(payload.sub).toBe(`arn:aws:iam::${ACCOUNT}:user/jane`)
  expect(payload['https://sts.amazonaws.com/']).toMatchObject({ request_tags: { job: '7' } })

  await awsJson(server, root, 'iam', 'disable-outbound-web-identity-federation')
  const { stderr } = await aws(server, jane, ...get)
  expect(stderr).toContain('(OutboundWebIdentityFederationDisabledException)')
})

it('an administrator decodes why a user was denied', async () => {
  const Deny = { Sid: 'NoUsers', Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' }
  await awsJson(server, root, ...may(Deny))
  const denied = await aws(server, jane, 'iam', 'create-user', '--user-name', 'bob', '--debug')
  expect(denied.code).not.toBe(0)
  const message = /'x-iamd-encoded-authorization-message': '([\w-]+)'/.exec(denied.stderr)?.[1]
  const decode = ['sts', 'decode-authorization-message', '--encoded-message', message!]
  const { DecodedMessage } = await awsJson<{ DecodedMessage: string }>(server, root, ...decode)
  expect(JSON.parse(DecodedMessage)).toMatchObject({
    allowed: false,
    explicitDeny: true,
    matchedStatements: { items: [{ statementId: 'NoUsers', effect: 'DENY' }] },
    context: { principal: { name: 'jane' }, action: 'iam:CreateUser' },
  })
  expect((await aws(server, jane, ...decode)).stderr).toContain('(AccessDenied)')
  const altered = `${message!.slice(0, -1)}${message!.endsWith('A') ? 'B' : 'A'}`
  const { stderr } = await aws(server, root, ...decode.slice(0, -1), altered)
  expect(stderr).toContain('(InvalidAuthorizationMessageException)')
})
