import { CreateUserCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type IdentityProvider,
  makeCertificates,
  mint,
  type SigningKey,
  signingKey,
  startProvider,
} from '../../federation/identity-provider.ts'
import { allow, refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ACCOUNT, answerOf, createRole, credentialsOf, roleArn, trust } from './roles.ts'
import { createProvider, federatedTrust } from './web-identity-world.ts'

/** A provider with a path, as each cluster of a managed Kubernetes has one. */
const PATH = '/id/D539D4633E53DE1B71Example'

let server: TestServer
let provider: IdentityProvider
let key: SigningKey
let sts: STSClient

beforeAll(async () => {
  const certificates = makeCertificates()
  key = await signingKey('one', 'ES256')
  server = await startTestServer({ accountIds: [ACCOUNT] })
  provider = await startProvider(certificates.server, PATH)
  provider.publish([key])
  sts = new STSClient({ endpoint: server.endpoint, region: 'us-east-1', maxAttempts: 1 })
  authority = certificates.authority.thumbprint
})
let authority: string
beforeEach(() => server.reset())
afterAll(async () => {
  await provider.close()
  await server.close()
})

const AUDIENCES = ['sts.amazonaws.com', 'https://gitlab.example.com', 'client']

/** A role that trusts by the condition; `KEY` in it stands for the provider's URL. */
async function role(condition: object | undefined, action?: readonly string[]): Promise<void> {
  await createProvider(server, provider.url, [authority], AUDIENCES)
  const text = JSON.stringify(federatedTrust(provider.url, condition, action))
  await createRole(server, 'ci', JSON.parse(text.replaceAll('KEY', provider.url)))
}

const assume = async (claims: object) =>
  sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: roleArn('ci'),
      RoleSessionName: 'run',
      WebIdentityToken: await mint(provider.issuer, key, claims),
    }),
  )
const DENIED = {
  code: 'AccessDenied',
  status: 403,
  message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
}

describe('trust policies as the providers’ own manuals write them', () => {
  const github = { aud: 'sts.amazonaws.com', sub: 'repo:octo-org/octo-repo:ref:refs/heads/main' }
  const gitlab = {
    aud: 'https://gitlab.example.com',
    sub: 'project_path:mygroup/myproject:ref_type:branch:ref:main',
  }
  const pod = { aud: ['sts.amazonaws.com'], sub: 'system:serviceaccount:default:my-service-account' }

  it.each<[string, object, object, object[]]>([
    [
      'GitHub Actions',
      {
        StringEquals: { 'KEY:aud': 'sts.amazonaws.com' },
        StringLike: { 'KEY:sub': 'repo:octo-org/octo-repo:*' },
      },
      github,
      [
        { ...github, sub: 'repo:octo-org/octo-repo-2:ref:refs/heads/main' },
        { ...github, sub: 'repo:other/octo-repo:ref:refs/heads/main' },
        { ...github, aud: 'client' },
      ],
    ],
    [
      'GitLab',
      { StringEquals: { 'KEY:sub': 'project_path:mygroup/myproject:ref_type:branch:ref:main' } },
      gitlab,
      [{ ...gitlab, sub: 'project_path:mygroup/myproject:ref_type:branch:ref:other' }],
    ],
    [
      'Kubernetes service accounts',
      {
        StringEquals: {
          'KEY:sub': 'system:serviceaccount:default:my-service-account',
          'KEY:aud': 'sts.amazonaws.com',
        },
      },
      pod,
      [{ ...pod, sub: 'system:serviceaccount:kube-system:my-service-account' }],
    ],
    [
      'parties that a token was issued to, and for',
      { StringEquals: { 'KEY:aud': 'client', 'KEY:azp': 'client', 'KEY:oaud': 'api' } },
      { aud: 'api', azp: 'client' },
      [{ aud: 'client', azp: 'client' }, { aud: 'client' }],
    ],
    [
      'ways of authentication',
      { 'ForAnyValue:StringEquals': { 'KEY:amr': 'mfa' } },
      { amr: ['pwd', 'mfa'] },
      [{ amr: ['pwd'] }, {}, { amr: 'mfa' }],
    ],
    [
      'the provider',
      { ArnEquals: { 'aws:FederatedProvider': `arn:aws:iam::${ACCOUNT}:oidc-provider/KEY` } },
      {},
      [],
    ],
    ['nobody known by AWS', { Null: { 'aws:PrincipalArn': 'true', 'aws:userid': 'true' } }, {}, []],
  ])('%s', async (_, condition, good, bad) => {
    await role(condition)
    await assume(good)
    for (const claims of bad) expect(await refusal(assume(claims))).toEqual(DENIED)
  })

  it('are compared with the token, not with other conditions of the like name', async () => {
    await role({ StringEquals: { 'token.actions.githubusercontent.com:sub': 'somebody' } })
    expect(await refusal(assume({}))).toEqual(DENIED)
  })
})

describe('the session', () => {
  it('keeps what the token said, for its policies', async () => {
    await role(undefined)
    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'iam:CreateUser',
        Resource: `arn:aws:iam::${ACCOUNT}:user/\${${provider.url}:sub}`,
        Condition: {
          StringEquals: { [`${provider.url}:aud`]: 'client' },
          ArnLike: { 'aws:FederatedProvider': 'arn:aws:iam::*:oidc-provider/*' },
        },
      },
    }
    await server.iam().send(
      new PutRolePolicyCommand({
        RoleName: 'ci',
        PolicyName: 'p',
        PolicyDocument: JSON.stringify(policy),
      }),
    )
    const iam = server.iam(credentialsOf(await assume({ sub: 'robot' })))
    await iam.send(new CreateUserCommand({ UserName: 'robot' }))
    expect(await refusal(iam.send(new CreateUserCommand({ UserName: 'other' })))).toMatchObject({
      code: 'AccessDenied',
    })
  })

  const nested = {
    'https://aws.amazon.com/tags': {
      principal_tags: { Project: ['Automation'], CostCenter: ['987654'] },
      transitive_tag_keys: ['Project'],
    },
  }
  const flat = {
    'https://aws.amazon.com/tags/principal_tags/Project': 'Automation',
    'https://aws.amazon.com/tags/principal_tags/CostCenter': ['987654'],
    'https://aws.amazon.com/tags/transitive_tag_keys': ['Project'],
  }

  it.each([
    ['nested', nested],
    ['flattened', flat],
  ])('carries %s tags, which need an Allow of their own', async (_, claims) => {
    await role({ StringEquals: { 'aws:RequestTag/Project': 'Automation' } }, [
      'sts:AssumeRoleWithWebIdentity',
      'sts:TagSession',
    ])
    await createRole(server, 'untagged', federatedTrust(provider.url))
    const tagged = { 'aws:PrincipalTag/Project': 'Automation', 'aws:PrincipalTag/CostCenter': '987654' }
    await createRole(
      server,
      'next',
      trust(roleArn('ci'), { StringEquals: tagged }, ['sts:AssumeRole', 'sts:TagSession']),
      {
        policy: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'iam:CreateUser',
            Resource: `arn:aws:iam::${ACCOUNT}:user/\${aws:PrincipalTag/Project}-\${aws:PrincipalTag/CostCenter, 'none'}`,
          },
        },
      },
    )
    const first = server.sts(credentialsOf(await assume(claims)))
    // Only the transitive tag goes on.
    const next = server.iam(credentialsOf(await answerOf(first, 'next')))
    await next.send(new CreateUserCommand({ UserName: 'Automation-none' }))
    expect(await refusal(next.send(new CreateUserCommand({ UserName: 'Automation-987654' })))).toMatchObject({
      code: 'AccessDenied',
    })
    const untagged = sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: roleArn('untagged'),
        RoleSessionName: 'run',
        WebIdentityToken: await mint(provider.issuer, key, claims),
      }),
    )
    expect((await refusal(untagged)).message).toBe('Not authorized to perform sts:TagSession')
  })

  it('has the source identity of the token, which needs an Allow of its own', async () => {
    const claims = { 'https://aws.amazon.com/source_identity': 'jane' }
    await role({ StringEquals: { 'sts:SourceIdentity': 'jane' } }, [
      'sts:AssumeRoleWithWebIdentity',
      'sts:SetSourceIdentity',
    ])
    expect((await assume(claims)).SourceIdentity).toBe('jane')
    await server.reset()
    await role(undefined)
    expect((await refusal(assume(claims))).message).toBe('Not authorized to perform sts:SetSourceIdentity')
  })

  it.each<[string, object]>([
    ['tags that are a list', { 'https://aws.amazon.com/tags': ['a'] }],
    ['tags without a map', { 'https://aws.amazon.com/tags': { principal_tags: 'a' } }],
    ['a tag of two values', { 'https://aws.amazon.com/tags': { principal_tags: { a: ['1', '2'] } } }],
    ['a tag that is a number', { 'https://aws.amazon.com/tags/principal_tags/a': 1 }],
    ['a tag of an impossible key', { 'https://aws.amazon.com/tags': { principal_tags: { 'a?': '1' } } }],
    ['transitive keys that are no list', { 'https://aws.amazon.com/tags': { transitive_tag_keys: 'a' } }],
    ['a source identity with a space', { 'https://aws.amazon.com/source_identity': 'a b' }],
  ])('is refused for %s', async (_, claims) => {
    await role(undefined, ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession', 'sts:SetSourceIdentity'])
    expect(await refusal(assume(claims))).toMatchObject({ code: 'InvalidIdentityToken', status: 400 })
  })

  it('is narrowed by a policy given with the call', async () => {
    await role(undefined)
    await server.iam().send(
      new PutRolePolicyCommand({
        RoleName: 'ci',
        PolicyName: 'p',
        PolicyDocument: JSON.stringify(allow('iam:*')),
      }),
    )
    const answer = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: roleArn('ci'),
        RoleSessionName: 'run',
        WebIdentityToken: await mint(provider.issuer, key),
        Policy: JSON.stringify(allow('iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/a`)),
      }),
    )
    const iam = server.iam(credentialsOf(answer))
    await iam.send(new CreateUserCommand({ UserName: 'a' }))
    expect((await refusal(iam.send(new CreateUserCommand({ UserName: 'b' })))).message).toContain(
      'because no session policy allows the iam:CreateUser action',
    )
  })
})
