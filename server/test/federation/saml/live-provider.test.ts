/** What people run: a real identity provider, which shares no code with this server, and AWS's own clients. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  CreateSAMLProviderCommand,
  GetRoleCommand,
  GetSAMLProviderCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ACCOUNT, createRole, credentialsOf, roleArn } from '../../services/sts/roles.ts'
import { samlArn, samlCaller, samlTrust } from '../../services/sts/saml-world.ts'
import { aws, type KeyPair, makeKeyPair } from './identity-provider.ts'
import { awsAsServiceProvider, type SimpleSamlPhp, startSimpleSamlPhp } from './simplesamlphp.ts'

const run = promisify(execFile)
const AFFILIATION = 'urn:oid:1.3.6.1.4.1.5923.1.1.1.1'
const users = {
  'jane:secret of jane': {
    uid: ['jane'],
    department: ['R&D <north>', '"quoted"\tand\nbroken'],
    [AFFILIATION]: ['member', 'staff'],
    [aws('Role')]: [`${roleArn('app')},${samlArn('Campus')}`, `${roleArn('none')},${samlArn('Campus')}`],
    [aws('RoleSessionName')]: ['jane@example.com'],
    [aws('PrincipalTag:Project')]: ['Größe + Maß'],
    [aws('SourceIdentity')]: ['jane'],
    [aws('SessionDuration')]: ['1800'],
  },
  'joe:secret of joe': {
    uid: ['joe'],
    [AFFILIATION]: ['student'],
    [aws('Role')]: [`${roleArn('app')},${samlArn('Campus')}`],
    [aws('RoleSessionName')]: ['joe'],
  },
}

let server: TestServer
let idp: SimpleSamlPhp
let assume: ReturnType<typeof samlCaller>
let ours: KeyPair

beforeAll(async () => {
  ours = makeKeyPair()
  server = await startTestServer({ accountIds: [ACCOUNT] })
  idp = await startSimpleSamlPhp(
    process.env.TEST_SIMPLESAMLPHP ?? '/usr/share/simplesamlphp',
    makeKeyPair(),
    users,
  )
  assume = samlCaller(server)
})
beforeEach(async () => {
  await server.reset()
  idp.configure(awsAsServiceProvider())
})
afterAll(async () => {
  await idp?.close()
  await server.close()
})

const PrincipalArn = samlArn('Campus')
const staff = { 'ForAnyValue:StringEquals': { 'saml:edupersonaffiliation': 'staff' } }
const actions = ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity']
const createApp = () =>
  createRole(server, 'app', samlTrust('Campus', staff, actions), { policy: allow('iam:GetRole') })
const createProvider = async (more: object = {}) =>
  server
    .iam()
    .send(
      new CreateSAMLProviderCommand({ Name: 'Campus', SAMLMetadataDocument: await idp.metadata(), ...more }),
    )
const jane = () => idp.logIn('jane', 'secret of jane')

describe('users of a live provider', () => {
  it('have the roles that they are offered and that trust them', async () => {
    await createProvider()
    await createApp()
    const answer = await assume(await jane(), { PrincipalArn })
    expect(answer).toMatchObject({
      Subject: 'jane',
      SubjectType: 'persistent',
      SourceIdentity: 'jane',
      AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/app/jane@example.com` },
    })
    expect(answer.Credentials!.Expiration!.getTime()).toBeLessThan(Date.now() + 1_801_000)
    const session = server.iam(credentialsOf(answer))
    expect((await session.send(new GetRoleCommand({ RoleName: 'app' }))).Role!.RoleName).toBe('app')
    expect((await refusal(session.send(new ListRolesCommand({})))).code).toBe('AccessDenied')
    const joe = await idp.logIn('joe', 'secret of joe')
    expect((await refusal(assume(joe, { PrincipalArn }))).message).toBe(
      'Not authorized to perform sts:AssumeRoleWithSAML',
    )
  })

  it.each([
    ['the assertion alone', `true`, `false`],
    ['the response alone', `false`, `true`],
    ['both', `true`, `true`],
  ])('also where it signs %s', async (_, assertion, response) => {
    await createProvider()
    await createApp()
    const more = { 'saml20.sign.assertion': assertion, 'saml20.sign.response': response }
    idp.configure(awsAsServiceProvider(more))
    expect((await assume(await jane(), { PrincipalArn })).Subject).toBe('jane')
  })

  it.each(['http://www.w3.org/2001/04/xmlenc#aes256-cbc', 'http://www.w3.org/2009/xmlenc11#aes128-gcm'])(
    'also where it encrypts with %s, as it must',
    async (algorithm) => {
      await createProvider({ AddPrivateKey: ours.key, AssertionEncryptionMode: 'Required' })
      await createApp()
      const { SAMLProviderUUID } = await server
        .iam()
        .send(new GetSAMLProviderCommand({ SAMLProviderArn: PrincipalArn }))
      const address = {
        AssertionConsumerService: `'https://signin.aws.amazon.com/saml/acs/${SAMLProviderUUID}'`,
      }
      idp.configure(awsAsServiceProvider(address))
      expect((await refusal(assume(await jane(), { PrincipalArn }))).message).toBe(
        'The specified provider requires encrypted assertions.',
      )
      const encryption = {
        'assertion.encryption': 'true',
        certData: `'${ours.der}'`,
        sharedkey_algorithm: `'${algorithm}'`,
      }
      idp.configure(awsAsServiceProvider({ ...address, ...encryption }))
      expect((await assume(await jane(), { PrincipalArn })).Subject).toBe('jane')
    },
  )

  it('but not where it signs with SHA-1', async () => {
    await createProvider()
    await createApp()
    idp.configure(
      awsAsServiceProvider({ 'signature.algorithm': `'http://www.w3.org/2000/09/xmldsig#rsa-sha1'` }),
    )
    expect((await refusal(assume(await jane(), { PrincipalArn }))).message).toBe('Response signature invalid')
  })
})

it('gives the AWS CLI credentials for a response in a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'iamd-saml-cli-'))
  const { accessKeyId, secretAccessKey } = server.root
  const root = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
  const cli = async (env: Record<string, string>, ...args: string[]) => {
    const base = { PATH: process.env.PATH!, HOME: folder, AWS_DEFAULT_REGION: 'us-east-1' }
    const { stdout } = await run('aws', ['--output', 'json', ...args], {
      env: { ...base, AWS_ENDPOINT_URL: server.endpoint, ...env },
    })
    return stdout === '' ? undefined : JSON.parse(stdout)
  }
  try {
    const [metadata, response] = [join(folder, 'metadata.xml'), join(folder, 'response')]
    await writeFile(metadata, await idp.metadata())
    const made = await cli(
      root,
      ...[
        'iam',
        'create-saml-provider',
        '--name',
        'Campus',
        '--saml-metadata-document',
        `file://${metadata}`,
      ],
    )
    expect(made).toEqual({ SAMLProviderArn: PrincipalArn })
    await createApp()
    await writeFile(response, await jane())
    const assumeRole = (role: string) =>
      cli(
        {},
        ...['sts', 'assume-role-with-saml', '--role-arn', roleArn(role), '--principal-arn', PrincipalArn],
        ...['--saml-assertion', `file://${response}`, '--duration-seconds', '900'],
      )
    const { Credentials } = await assumeRole('app')
    const session = {
      AWS_ACCESS_KEY_ID: Credentials.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: Credentials.SecretAccessKey,
      AWS_SESSION_TOKEN: Credentials.SessionToken,
    }
    expect((await cli(session, 'sts', 'get-caller-identity')).Arn).toBe(
      `arn:aws:sts::${ACCOUNT}:assumed-role/app/jane@example.com`,
    )
    await expect(assumeRole('none')).rejects.toThrow(
      'An error occurred (AccessDenied) when calling the AssumeRoleWithSAML operation: Not authorized to perform sts:AssumeRoleWithSAML',
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})
