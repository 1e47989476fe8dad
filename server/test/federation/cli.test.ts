/** What people run: the AWS CLI makes the provider and the role, and then needs no credentials but a token in a file. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startTestServer } from '../harness.ts'
import { ACCOUNT, roleArn } from '../services/sts/roles.ts'
import { federatedTrust } from '../services/sts/web-identity-world.ts'
import { makeCertificates, mint, signingKey, startProvider } from './identity-provider.ts'

const run = promisify(execFile)

it('gives the AWS CLI credentials for a token in a file', { timeout: 60_000 }, async () => {
  const certificates = makeCertificates()
  const key = await signingKey('one')
  const server = await startTestServer({ accountIds: [ACCOUNT] })
  const provider = await startProvider(certificates.server)
  const folder = await mkdtemp(join(tmpdir(), 'iamd-token-'))
  const file = join(folder, 'token')
  // The CLI keeps credentials at home, so that every call needs a home of its own.
  const aws = async (env: Record<string, string>, ...args: string[]) => {
    const base = {
      PATH: process.env.PATH!,
      HOME: join(folder, randomUUID()),
      AWS_DEFAULT_REGION: 'us-east-1',
    }
    const { stdout } = await run('aws', ['--output', 'json', ...args], {
      env: { ...base, AWS_ENDPOINT_URL: server.endpoint, ...env },
    })
    return stdout === '' ? undefined : JSON.parse(stdout)
  }
  const { accessKeyId, secretAccessKey } = server.root
  const root = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
  const byToken = { AWS_ROLE_ARN: roleArn('pod'), AWS_WEB_IDENTITY_TOKEN_FILE: file }
  try {
    provider.publish([key])
    const made = await aws(
      root,
      ...['iam', 'create-open-id-connect-provider', '--url', provider.issuer],
      ...['--client-id-list', 'sts.amazonaws.com', '--thumbprint-list', certificates.authority.thumbprint],
    )
    expect(made).toEqual({
      OpenIDConnectProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/${provider.url}`,
    })
    const sub = 'system:serviceaccount:default:app'
    const trust = JSON.stringify(
      federatedTrust(provider.url, { StringEquals: { [`${provider.url}:sub`]: sub } }),
    )
    await aws(root, 'iam', 'create-role', '--role-name', 'pod', '--assume-role-policy-document', trust)
    await writeFile(file, await mint(provider.issuer, key, { sub, aud: ['sts.amazonaws.com'] }))
    expect((await aws(byToken, 'sts', 'get-caller-identity')).Arn).toMatch(
      `arn:aws:sts::${ACCOUNT}:assumed-role/pod/`,
    )
    await writeFile(file, await mint(provider.issuer, key, { sub: 'other', aud: 'sts.amazonaws.com' }))
    await expect(aws(byToken, 'sts', 'get-caller-identity')).rejects.toThrow(
      'An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    )
  } finally {
    await provider.close()
    await server.close()
    await rm(folder, { recursive: true })
  }
})
