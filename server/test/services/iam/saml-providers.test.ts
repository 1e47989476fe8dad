import {
  CreateSAMLProviderCommand,
  type CreateSAMLProviderCommandInput,
  DeleteSAMLProviderCommand,
  GetAccountSummaryCommand,
  GetSAMLProviderCommand,
  ListSAMLProvidersCommand,
  ListSAMLProviderTagsCommand,
  TagSAMLProviderCommand,
  UntagSAMLProviderCommand,
  UpdateSAMLProviderCommand,
  type UpdateSAMLProviderCommandInput,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type KeyPair, makeKeyPair, metadataOf } from '../../federation/saml/identity-provider.ts'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { expectDenied } from '../denials.ts'

const ACCOUNT = '123456789012'
const OTHER_ACCOUNT = '210987654321'
const arnOf = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:saml-provider/${name}`
const named = { SAMLProviderArn: arnOf('Corp') }
const none = arnOf('none')

let server: TestServer
let idp: KeyPair
let metadata: string
beforeAll(async () => {
  idp = makeKeyPair()
  metadata = metadataOf([idp.der])
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const create = (Name = 'Corp', more: Partial<CreateSAMLProviderCommandInput> = {}) =>
  iam().send(new CreateSAMLProviderCommand({ Name, SAMLMetadataDocument: metadata, ...more }))
const update = (change: Partial<UpdateSAMLProviderCommandInput>) =>
  iam().send(new UpdateSAMLProviderCommand({ ...named, ...change }))
const get = (SAMLProviderArn = named.SAMLProviderArn) =>
  iam().send(new GetSAMLProviderCommand({ SAMLProviderArn }))
const listed = async () => (await iam().send(new ListSAMLProvidersCommand({}))).SAMLProviderList!
const invalid = (message: string) => ({ code: 'InvalidInput', status: 400, message })
const UNPARSABLE = invalid('Could not parse metadata')

describe('CreateSAMLProvider', () => {
  it('keeps what was asked for', async () => {
    const before = Date.now() - 1000
    expect(await create('Corp', { Tags: [{ Key: 'team', Value: 'it' }] })).toMatchObject({
      SAMLProviderArn: arnOf('Corp'),
      Tags: [{ Key: 'team', Value: 'it' }],
    })
    const provider = await get()
    expect(provider).toMatchObject({
      SAMLMetadataDocument: metadata,
      Tags: [{ Key: 'team', Value: 'it' }],
    })
    expect(provider.SAMLProviderUUID).toMatch(/^[A-Z0-9]{22,64}$/)
    expect(provider.CreateDate!.getTime()).toBeGreaterThanOrEqual(before)
    expect([provider.AssertionEncryptionMode, provider.PrivateKeyList]).toEqual([undefined, undefined])
  })

  it('is valid until its metadata is, or for a hundred years', async () => {
    const years = async () => (await get()).ValidUntil!.getUTCFullYear() - new Date().getUTCFullYear()
    await create()
    expect(await years()).toBe(100)
    await update({
      SAMLMetadataDocument: metadataOf([idp.der], { attributes: 'validUntil="2090-01-02T03:04:05Z"' }),
    })
    expect((await get()).ValidUntil).toEqual(new Date('2090-01-02T03:04:05Z'))
    expect((await listed())[0]!.ValidUntil).toEqual(new Date('2090-01-02T03:04:05Z'))
  })

  it('tells names apart by their letters, not by their case', async () => {
    await create()
    expect(await refusal(create('corp'))).toEqual({
      code: 'EntityAlreadyExists',
      status: 409,
      message: 'Provider with name corp already exists.',
    })
    expect((await refusal(get(arnOf('corp')))).code).toBe('NoSuchEntity')
    await create('corp.2')
    await server
      .iam(server.roots.get(OTHER_ACCOUNT))
      .send(new CreateSAMLProviderCommand({ Name: 'Corp', SAMLMetadataDocument: metadata }))
    expect((await listed()).map(({ Arn }) => Arn)).toEqual([arnOf('Corp'), arnOf('corp.2')])
  })

  it.each<[string, () => string]>([
    ['no XML', () => 'metadata '.repeat(200)],
    ['no keys', () => metadataOf([]).padEnd(1001)],
    ['a document type', () => metadata.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')],
    ['a key of 512 bits', () => metadataOf([makeKeyPair(512).der]).padEnd(1001)],
  ])('refuses metadata that is %s', async (_, document) => {
    expect(await refusal(create('Corp', { SAMLMetadataDocument: document() }))).toEqual(UNPARSABLE)
    await create()
    expect(await refusal(update({ SAMLMetadataDocument: document() }))).toEqual(UNPARSABLE)
  })

  it('keeps to the quota, which the account’s summary counts with all providers', async () => {
    for (let index = 0; index < 100; index++) await create(`idp${index}`)
    expect(await refusal(create())).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for SAMLProvidersPerAccount: 100',
    })
    const { SummaryMap } = await iam().send(new GetAccountSummaryCommand({}))
    expect(SummaryMap!.Providers).toBe(100)
  })

  it('takes large metadata, as federations of universities write it', async () => {
    const large = metadata.replace('<md:IDP', `<!-- ${'-x'.repeat(400_000)} --><md:IDP`)
    await create('Corp', { SAMLMetadataDocument: large })
    expect((await get()).SAMLMetadataDocument).toBe(large)
  })
})

describe('encryption', () => {
  let one: KeyPair
  beforeAll(() => {
    one = makeKeyPair()
  })
  const keys = async () => (await get()).PrivateKeyList?.map(({ KeyId }) => KeyId!) ?? []

  it('has up to two keys, of which nothing but their ids is shown', async () => {
    await create('Corp', { AddPrivateKey: one.key, AssertionEncryptionMode: 'Required' })
    const provider = await get()
    expect(provider.AssertionEncryptionMode).toBe('Required')
    expect(provider.PrivateKeyList).toHaveLength(1)
    expect(provider.PrivateKeyList![0]!.KeyId).toMatch(/^[A-Z0-9]{22,64}$/)
    expect(provider.PrivateKeyList![0]!.Timestamp).toEqual(provider.CreateDate)
    await update({ AddPrivateKey: makeKeyPair().key })
    const [first, second] = await keys()
    expect(await refusal(update({ AddPrivateKey: one.key }))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Private key limit of 2 is reached.',
    })
    await update({ RemovePrivateKey: first })
    expect(await keys()).toEqual([second])
    expect(JSON.stringify([provider, server.events()])).not.toContain(one.key.split('\n')[1])
  })

  it('is allowed where a key is given, and can be demanded only where there is one', async () => {
    const noKey = invalid(
      'Unable to set assertion encryption mode to Required because no private key is provided.',
    )
    expect(await refusal(create('Corp', { AssertionEncryptionMode: 'Required' }))).toEqual(noKey)
    await create('Other', { AddPrivateKey: one.key })
    expect((await get(arnOf('Other'))).AssertionEncryptionMode).toBe('Allowed')
    await create()
    expect(await refusal(update({ AssertionEncryptionMode: 'Required' }))).toEqual(noKey)
    await update({ AssertionEncryptionMode: 'Required', AddPrivateKey: one.key })
    const [key] = await keys()
    expect(await refusal(update({ RemovePrivateKey: key }))).toEqual(invalid('Failed to remove private key.'))
    await update({ AssertionEncryptionMode: 'Allowed', RemovePrivateKey: key })
    expect([await keys(), (await get()).AssertionEncryptionMode]).toEqual([[], 'Allowed'])
  })

  it.each([
    ['nothing of a key', 'key'],
    ['a certificate', () => makeKeyPair().cert],
    ['a short key', () => makeKeyPair(1024).key],
    ['half a key', () => makeKeyPair().key.slice(0, 800)],
  ])('refuses %s', async (_, given) => {
    const AddPrivateKey = typeof given === 'string' ? given : given()
    expect(await refusal(create('Corp', { AddPrivateKey }))).toEqual(invalid('Invalid private key.'))
    await create()
    expect(await refusal(update({ AddPrivateKey }))).toEqual(invalid('Invalid private key.'))
  })

  it('refuses to remove what is not there, and to do nothing, or two things', async () => {
    await create()
    const id = 'A'.repeat(22)
    expect(await refusal(update({ RemovePrivateKey: id }))).toEqual(
      invalid('Failed to remove private key because the Key ID does not match a private key.'),
    )
    expect(await refusal(update({}))).toEqual(
      invalid(
        'Unable to update identity provider. No updates are defined for metadata or encryption assertion.',
      ),
    )
    expect(await refusal(update({ AddPrivateKey: one.key, RemovePrivateKey: id }))).toEqual(
      invalid(
        'Unable to add and remove private keys in the same request. Set a value for only one of the two parameters.',
      ),
    )
  })
})

describe('changes to a provider', () => {
  beforeEach(() => create())

  it('replace its metadata, and nothing else', async () => {
    const before = await get()
    const document = metadataOf([makeKeyPair().der])
    expect(await update({ SAMLMetadataDocument: document })).toMatchObject(named)
    const { SAMLMetadataDocument, ValidUntil: _, $metadata: __, ...rest } = await get()
    expect(SAMLMetadataDocument).toBe(document)
    expect(before).toMatchObject(rest)
  })

  it('set, show and remove tags', async () => {
    const Tags = [
      { Key: 'b', Value: '1' },
      { Key: 'a', Value: '2' },
    ]
    await iam().send(new TagSAMLProviderCommand({ ...named, Tags }))
    await iam().send(new TagSAMLProviderCommand({ ...named, Tags: [{ Key: 'B', Value: '3' }] }))
    const first = await iam().send(new ListSAMLProviderTagsCommand({ ...named, MaxItems: 1 }))
    expect(first).toMatchObject({ IsTruncated: true, Tags: [{ Key: 'B', Value: '3' }] })
    const rest = new ListSAMLProviderTagsCommand({ ...named, MaxItems: 1, Marker: first.Marker })
    expect(await iam().send(rest)).toMatchObject({ IsTruncated: false, Tags: [{ Key: 'a', Value: '2' }] })
    await iam().send(new UntagSAMLProviderCommand({ ...named, TagKeys: ['b', 'none'] }))
    expect((await get()).Tags).toEqual([{ Key: 'a', Value: '2' }])
  })

  it('delete it once', async () => {
    await iam().send(new DeleteSAMLProviderCommand(named))
    expect(await listed()).toEqual([])
    expect(await refusal(iam().send(new DeleteSAMLProviderCommand(named)))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Manifest not found for arn ${named.SAMLProviderArn}`,
    })
  })

  it('are of its own account only', async () => {
    const other = server.iam(server.roots.get(OTHER_ACCOUNT))
    expect(await refusal(other.send(new DeleteSAMLProviderCommand(named)))).toMatchObject({
      code: 'NoSuchEntity',
    })
    expect(await listed()).toHaveLength(1)
  })
})

const onProvider = (SAMLProviderArn: string) => [
  new GetSAMLProviderCommand({ SAMLProviderArn }),
  new UpdateSAMLProviderCommand({ SAMLProviderArn, AssertionEncryptionMode: 'Allowed' }),
  new DeleteSAMLProviderCommand({ SAMLProviderArn }),
  new TagSAMLProviderCommand({ SAMLProviderArn, Tags: [{ Key: 'a', Value: 'b' }] }),
  new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys: ['a'] }),
  new ListSAMLProviderTagsCommand({ SAMLProviderArn }),
]

it('says so where the provider is not there or the ARN is none', async () => {
  for (const command of onProvider(none)) {
    expect(await refusal(iam().send(command as never))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Manifest not found for arn ${none}`,
    })
  }
  const wrong = 'arn:aws:iam::123456789012:oidc-provider/a'
  for (const command of onProvider(wrong)) {
    expect(await refusal(iam().send(command as never))).toEqual(invalid(`Invalid ARN: ${wrong}`))
  }
})

describe('permissions', () => {
  it('denies in AWS’s words, whether the provider is there or not', async () => {
    await create()
    const ann = await userWithKey(server, 'ann')
    await expectDenied(server.iam(ann), `arn:aws:iam::${ACCOUNT}:user/ann`, [
      ...[...onProvider(named.SAMLProviderArn), ...onProvider(none)].map(
        (command) =>
          [
            command,
            `iam:${command.constructor.name.replace(/Command$/, '')}`,
            command.input.SAMLProviderArn!,
          ] as const,
      ),
      [
        new CreateSAMLProviderCommand({ Name: 'a', SAMLMetadataDocument: metadata }),
        'iam:CreateSAMLProvider',
        arnOf('a'),
      ],
      [new ListSAMLProvidersCommand({}), 'iam:ListSAMLProviders', arnOf('*')],
    ])
  })

  it('looks at the tags of the provider and of the request', async () => {
    const ann = await userWithKey(server, 'ann', allow('iam:CreateSAMLProvider'), {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'iam:GetSAMLProvider',
        Resource: arnOf('*'),
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'it' } },
      },
    })
    await create('Corp', { Tags: [{ Key: 'team', Value: 'it' }] })
    await create('Other')
    await server.iam(ann).send(new GetSAMLProviderCommand(named))
    const other = new GetSAMLProviderCommand({ SAMLProviderArn: arnOf('Other') })
    expect((await refusal(server.iam(ann).send(other))).code).toBe('AccessDenied')
    const Tags = [{ Key: 'team', Value: 'it' }]
    const tagged = new CreateSAMLProviderCommand({ Name: 'b', SAMLMetadataDocument: metadata, Tags })
    const { message } = await refusal(server.iam(ann).send(tagged))
    expect(message).toContain('is not authorized to perform: iam:TagSAMLProvider')
  })
})
