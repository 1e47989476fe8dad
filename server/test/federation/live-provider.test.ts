import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { GetRoleCommand } from '@aws-sdk/client-iam'
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { exportJWK, generateKeyPair } from 'jose'
import { expect, it } from 'vitest'
import { allow, startTestServer } from '../harness.ts'
import { ACCOUNT, createRole, credentialsOf, roleArn } from '../services/sts/roles.ts'
import { createProvider, federatedTrust } from '../services/sts/web-identity-world.ts'
import { type Certificate, makeCertificates } from './identity-provider.ts'

const AUDIENCE = 'sts.amazonaws.com'

/** What this test uses of the package oidc-provider, which comes without types. */
interface OidcProviderPackage {
  readonly Provider: new (
    issuer: string,
    configuration: object,
  ) => { callback(): Parameters<typeof createServer>[1]; proxy: boolean }
}

/** A certified OpenID Connect provider that gives the client `robot` tokens for STS. */
async function startOidcProvider({ key, cert }: Certificate) {
  const server = createServer({ key, cert })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `localhost:${(server.address() as AddressInfo).port}`
  const name = 'oidc-provider'
  const { Provider } = (await import(name)) as OidcProviderPackage
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(`https://${url}`, {
    clients: [
      {
        client_id: 'robot',
        client_secret: 'robot-secret',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    cookies: { keys: ['only for tests'] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'live', alg: 'RS256', use: 'sig' }] },
    ttl: { ClientCredentials: 600 },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:sts',
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
  server.on('request', provider.callback()!)
  return { url, close: () => new Promise((resolve) => server.close(resolve)) }
}

/** A token by the client credentials grant. */
function fetchToken(url: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`https://${url}/token`, {
      method: 'POST',
      ca,
      agent: false,
      auth: 'robot:robot-secret',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    outgoing.on('error', reject)
    outgoing.on('response', async (response) => {
      const { access_token, error_description } = JSON.parse((await response.toArray()).join('')) as {
        access_token?: string
        error_description?: string
      }
      if (access_token === undefined) reject(new Error(error_description))
      else resolve(access_token)
    })
    outgoing.end('grant_type=client_credentials')
  })
}

it('takes the tokens of a live OpenID Connect provider', async () => {
  const certificates = makeCertificates()
  const server = await startTestServer({ accountIds: [ACCOUNT] })
  const oidc = await startOidcProvider(certificates.server)
  try {
    await createProvider(server, oidc.url, [certificates.authority.thumbprint], [AUDIENCE])
    const condition = { StringEquals: { [`${oidc.url}:sub`]: 'robot', [`${oidc.url}:aud`]: AUDIENCE } }
    await createRole(server, 'robot', federatedTrust(oidc.url, condition), { policy: allow('iam:GetRole') })
    // Credentials that would be refused show that the call is not signed.
    const sts = new STSClient({
      endpoint: server.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
    })
    const answer = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: roleArn('robot'),
        RoleSessionName: 'run',
        WebIdentityToken: await fetchToken(oidc.url, certificates.authority.cert),
      }),
    )
    expect(answer).toMatchObject({ SubjectFromWebIdentityToken: 'robot', Audience: AUDIENCE })
    const { Role } = await server.iam(credentialsOf(answer)).send(new GetRoleCommand({ RoleName: 'robot' }))
    expect(Role!.RoleName).toBe('robot')
  } finally {
    await oidc.close()
    await server.close()
  }
})
