import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type IdentityProvider,
  makeCertificates,
  mint,
  signingKey,
  startProvider,
} from '../../federation/identity-provider.ts'
import { allow, type Credentials, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { keyOf } from '../central-root-world.ts'
import { ACCOUNT, createRole, roleArn, trust } from './roles.ts'
import { createProvider, federatedTrust } from './web-identity-world.ts'

let server: TestServer
let jane: Credentials
let provider: IdentityProvider
let token: string
beforeAll(async () => {
  server = await startTestServer()
  jane = await userWithKey(server, 'jane', allow('sts:*'))
  await createRole(server, 'app', trust(ACCOUNT))
  const certificates = makeCertificates()
  const key = await signingKey('one')
  provider = await startProvider(certificates.server)
  provider.publish([key])
  await createProvider(server, provider.url, [certificates.authority.thumbprint])
  await createRole(server, 'web', federatedTrust(provider.url))
  token = await mint(provider.issuer, key)
})
afterAll(async () => {
  await provider.close()
  await server.close()
})

const session = { RoleSessionName: 'session' }
const unsigned = () => new STSClient({ endpoint: server.endpoint, region: 'us-east-1', maxAttempts: 1 })

/** AssumeRoot has tests of its own, and SAML the very code of web identity. */
it.each([
  [
    'AssumeRole',
    (size) => server.sts(jane).send(new AssumeRoleCommand({ ...session, RoleArn: roleArn('app'), ...size })),
  ],
  ['GetSessionToken', (size) => server.sts(jane).send(new GetSessionTokenCommand(size))],
  [
    'GetFederationToken',
    (size) => server.sts(jane).send(new GetFederationTokenCommand({ Name: 'bob', ...size })),
  ],
  [
    'AssumeRoleWithWebIdentity',
    (size) =>
      unsigned().send(
        new AssumeRoleWithWebIdentityCommand({
          ...session,
          RoleArn: roleArn('web'),
          WebIdentityToken: token,
          ...size,
        }),
      ),
  ],
] satisfies [string, (size: { MinimumSessionTokenSize?: number }) => Promise<object>][])(
  '%s gives tokens of the least size that is asked for, and tells it',
  async (_, call) => {
    for (const MinimumSessionTokenSize of [undefined, 0, 2000, 4096]) {
      const answer = await call({ ...(MinimumSessionTokenSize !== undefined && { MinimumSessionTokenSize }) })
      const { length } = answer.Credentials!.SessionToken!
      expect(answer.SessionTokenSize).toBe(length)
      expect(answer.SessionTokenUtilization).toBeGreaterThan(0)
      expect(answer.SessionTokenUtilization).toBeLessThanOrEqual(100)
      expect(length).toBeGreaterThanOrEqual(MinimumSessionTokenSize ?? 0)
      expect(length).toBeLessThan(Math.max(MinimumSessionTokenSize ?? 0, 900) + 4)
      await server.sts(keyOf(answer)).send(new GetCallerIdentityCommand({}))
    }
  },
)
