import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  GetAccountSummaryCommand,
  GetOpenIDConnectProviderCommand,
  ListOpenIDConnectProvidersCommand,
  ListOpenIDConnectProviderTagsCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { expectDenied } from '../denials.ts'

const ACCOUNT = '123456789012'
const OTHER_ACCOUNT = '210987654321'
const GITHUB = 'token.actions.githubusercontent.com'
const THUMBPRINT = '6938fd4d98bab03faadb97b34396831e3780aea1'
const arnOf = (url: string, account = ACCOUNT) => `arn:aws:iam::${account}:oidc-provider/${url}`
const named = { OpenIDConnectProviderArn: arnOf(GITHUB) }

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const create = (Url = `https://${GITHUB}`, more: object = {}) =>
  iam().send(new CreateOpenIDConnectProviderCommand({ Url, ...more }))
const get = (OpenIDConnectProviderArn = named.OpenIDConnectProviderArn) =>
  iam().send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }))
const listed = async () =>
  (await iam().send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList!.map(
    ({ Arn }) => Arn,
  )
const none = arnOf('none.example.com')
const noProvider = {
  code: 'NoSuchEntity',
  status: 404,
  message: `OpenIDConnect Provider not found for arn ${none}`,
}

const UNSORTED = [
  { Key: 'b', Value: '' },
  { Key: 'a', Value: '' },
]
/** As the answers have them. */
const SORTED = [
  { Key: 'a', Value: '' },
  { Key: 'b', Value: '' },
  { Key: 'team', Value: 'ci' },
]

describe('CreateOpenIDConnectProvider', () => {
  it('keeps what was asked for, and shows the URL without its scheme', async () => {
    const before = Date.now() - 1000
    const answer = await create(undefined, {
      ClientIDList: ['sts.amazonaws.com', 'other', 'other'],
      ThumbprintList: [THUMBPRINT],
      Tags: [{ Key: 'team', Value: 'ci' }, ...UNSORTED],
    })
    expect(answer).toMatchObject({
      OpenIDConnectProviderArn: arnOf(GITHUB),
      Tags: SORTED,
    })
    const provider = await get()
    expect(provider).toMatchObject({
      Url: GITHUB,
      ClientIDList: ['sts.amazonaws.com', 'other'],
      ThumbprintList: [THUMBPRINT],
      Tags: SORTED,
    })
    expect(provider.CreateDate!.getTime()).toBeGreaterThanOrEqual(before)
  })

  it.each([
    'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE',
    'tenant.auth0.com/',
    'localhost:8443',
  ])('takes %s as it is', async (url) => {
    await create(`https://${url}`)
    expect((await get(arnOf(url))).Url).toBe(url)
  })

  it('tells providers apart by the whole URL, and refuses the same once more', async () => {
    await create('https://Idp.example.com')
    await create('https://idp.example.com')
    await create('https://idp.example.com/')
    expect(await listed()).toHaveLength(3)
    expect(await refusal(create('https://idp.example.com'))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'Provider with url https://idp.example.com already exists.',
    })
    await server
      .iam(server.roots.get(OTHER_ACCOUNT))
      .send(new CreateOpenIDConnectProviderCommand({ Url: 'https://idp.example.com' }))
  })

  it.each([
    'http://idp.example.com',
    'idp.example.com',
    'https://',
    'https://idp.example.com?a=b',
    'https://idp.example.com#a',
    'https://me@idp.example.com',
    'https://idp.example.com\\a',
    'https://0x7f000001',
  ])('refuses %s', async (url) => {
    expect(await refusal(create(url))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: 'Invalid Open ID Connect Provider URL',
    })
  })

  it('keeps to the limits', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `client-${index}`)
    expect(await refusal(create(undefined, { ClientIDList: ids }))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
    })
    await create(undefined, { ClientIDList: ids.slice(1) })
    const one = new AddClientIDToOpenIDConnectProviderCommand({ ...named, ClientID: 'client-0' })
    expect((await refusal(iam().send(one))).code).toBe('LimitExceeded')
    expect(
      await refusal(create('https://b.example.com', { ThumbprintList: Array(6).fill(THUMBPRINT) })),
    ).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: 'Thumbprint list must contain fewer than 5 entries.',
    })
    expect((await refusal(create('https://b.example.com', { ThumbprintList: ['x'.repeat(40)] }))).code).toBe(
      'InvalidInput',
    )
    for (let index = 1; index < 100; index++) await create(`https://idp${index}.example.com`)
    expect(await refusal(create('https://b.example.com'))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100',
    })
    const { SummaryMap } = await iam().send(new GetAccountSummaryCommand({}))
    expect(SummaryMap!.Providers).toBe(100)
  })
})

describe('changes to a provider', () => {
  beforeEach(() => create(undefined, { ClientIDList: ['a'], ThumbprintList: [THUMBPRINT] }))

  it('adds and removes client IDs, and minds neither twice', async () => {
    for (const ClientID of ['b', 'b', 'c']) {
      await iam().send(new AddClientIDToOpenIDConnectProviderCommand({ ...named, ClientID }))
    }
    expect((await get()).ClientIDList).toEqual(['a', 'b', 'c'])
    for (const ClientID of ['a', 'a']) {
      await iam().send(new RemoveClientIDFromOpenIDConnectProviderCommand({ ...named, ClientID }))
    }
    expect((await get()).ClientIDList).toEqual(['b', 'c'])
  })

  it('replaces the thumbprints', async () => {
    const others = ['0'.repeat(40), 'F'.repeat(40)]
    await iam().send(new UpdateOpenIDConnectProviderThumbprintCommand({ ...named, ThumbprintList: others }))
    expect((await get()).ThumbprintList).toEqual(others)
  })

  it('sets, shows and removes tags', async () => {
    const Tags = [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    await iam().send(new TagOpenIDConnectProviderCommand({ ...named, Tags }))
    await iam().send(new TagOpenIDConnectProviderCommand({ ...named, Tags: [{ Key: 'B', Value: '3' }] }))
    const first = await iam().send(new ListOpenIDConnectProviderTagsCommand({ ...named, MaxItems: 1 }))
    expect(first).toMatchObject({ IsTruncated: true, Tags: [{ Key: 'B', Value: '3' }] })
    const second = await iam().send(
      new ListOpenIDConnectProviderTagsCommand({ ...named, MaxItems: 1, Marker: first.Marker }),
    )
    expect(second).toMatchObject({ IsTruncated: false, Tags: [{ Key: 'a', Value: '2' }] })
    await iam().send(new UntagOpenIDConnectProviderCommand({ ...named, TagKeys: ['b', 'none'] }))
    expect((await get()).Tags).toEqual([{ Key: 'a', Value: '2' }])
  })

  it('deletes it, and minds not that it is gone', async () => {
    await iam().send(new DeleteOpenIDConnectProviderCommand(named))
    await iam().send(new DeleteOpenIDConnectProviderCommand(named))
    expect(await listed()).toEqual([])
    expect((await refusal(get())).code).toBe('NoSuchEntity')
  })

  it('are of its own account only', async () => {
    const other = server.iam(server.roots.get(OTHER_ACCOUNT))
    await other.send(new DeleteOpenIDConnectProviderCommand(named))
    expect(await refusal(other.send(new GetOpenIDConnectProviderCommand(named)))).toMatchObject({
      code: 'NoSuchEntity',
    })
    expect(await listed()).toEqual([arnOf(GITHUB)])
  })
})

const onProvider = (OpenIDConnectProviderArn: string) => [
  new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }),
  new AddClientIDToOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: 'a' }),
  new RemoveClientIDFromOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, ClientID: 'a' }),
  new UpdateOpenIDConnectProviderThumbprintCommand({
    OpenIDConnectProviderArn,
    ThumbprintList: [THUMBPRINT],
  }),
  new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags: [{ Key: 'a', Value: 'b' }] }),
  new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys: ['a'] }),
  new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn }),
]

it('says so where the provider is not there or the ARN is none', async () => {
  for (const command of onProvider(none)) {
    expect(await refusal(iam().send(command as never))).toEqual(noProvider)
  }
  const wrong = 'arn:aws:iam::123456789012:saml-provider/a'
  const remove = new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: wrong })
  for (const command of [...onProvider(wrong), remove]) {
    expect(await refusal(iam().send(command as never))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `Invalid ARN: ${wrong}`,
    })
  }
})

describe('permissions', () => {
  it('denies in AWS words, whether the provider is there or not', async () => {
    await create()
    const ann = await userWithKey(server, 'ann')
    const commands = [
      ...onProvider(arnOf(GITHUB)),
      ...onProvider(none),
      new DeleteOpenIDConnectProviderCommand(named),
    ]
    await expectDenied(server.iam(ann), `arn:aws:iam::${ACCOUNT}:user/ann`, [
      ...commands.map(
        (command) =>
          [
            command,
            `iam:${command.constructor.name.replace(/Command$/, '')}`,
            command.input.OpenIDConnectProviderArn!,
          ] as const,
      ),
      [
        new CreateOpenIDConnectProviderCommand({ Url: 'https://a.example.com/b' }),
        'iam:CreateOpenIDConnectProvider',
        arnOf('a.example.com/b'),
      ],
      [new ListOpenIDConnectProvidersCommand({}), 'iam:ListOpenIDConnectProviders', arnOf('*')],
    ])
  })

  it('looks at the tags of the provider and of the request', async () => {
    const ann = await userWithKey(server, 'ann', allow('iam:CreateOpenIDConnectProvider'), {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'iam:GetOpenIDConnectProvider',
        Resource: arnOf('*'),
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'ci' } },
      },
    })
    await create(undefined, { Tags: [{ Key: 'team', Value: 'ci' }] })
    await create('https://idp.example.com')
    await server.iam(ann).send(new GetOpenIDConnectProviderCommand(named))
    const other = { OpenIDConnectProviderArn: arnOf('idp.example.com') }
    expect((await refusal(server.iam(ann).send(new GetOpenIDConnectProviderCommand(other)))).code).toBe(
      'AccessDenied',
    )
    const tagged = new CreateOpenIDConnectProviderCommand({
      Url: 'https://b.example.com',
      Tags: [{ Key: 'team', Value: 'ci' }],
    })
    const { message } = await refusal(server.iam(ann).send(tagged))
    expect(message).toContain('is not authorized to perform: iam:TagOpenIDConnectProvider')
  })
})
