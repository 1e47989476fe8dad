import {
  DeleteServerCertificateCommand,
  GetServerCertificateCommand,
  type IAMClient,
  ListServerCertificateTagsCommand,
  TagServerCertificateCommand,
  UntagServerCertificateCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { makeCertificate } from '../certificates.ts'
import { expectDenied } from '../denials.ts'
import { allowIf, arn, denied } from './policy-world.ts'

const { pem, keyPem } = makeCertificate()
const WWW = { ServerCertificateName: 'www' }
const ARN = arn('server-certificate/web/www')

let server: TestServer
let iam: IAMClient
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  iam = server.iam()
  await iam.send(uploading([{ Key: 'team', Value: 'web' }]))
})
afterAll(() => server.close())

const uploading = (Tags: { Key: string; Value: string }[] | undefined, ServerCertificateName = 'www') =>
  new UploadServerCertificateCommand({
    ServerCertificateName,
    Path: '/web/',
    CertificateBody: pem,
    PrivateKey: keyPem,
    Tags,
  })
const tag = (...Tags: { Key: string; Value: string }[]) =>
  iam.send(new TagServerCertificateCommand({ ...WWW, Tags }))
const tags = async () => (await iam.send(new ListServerCertificateTagsCommand(WWW))).Tags

it('tags come, change and go', async () => {
  await tag({ Key: 'Team', Value: 'edge' }, { Key: 'cost', Value: '1' })
  expect(await tags()).toEqual([
    { Key: 'Team', Value: 'edge' },
    { Key: 'cost', Value: '1' },
  ])
  await iam.send(new UntagServerCertificateCommand({ ...WWW, TagKeys: ['TEAM', 'none'] }))
  expect((await iam.send(new GetServerCertificateCommand(WWW))).ServerCertificate!.Tags).toEqual([
    { Key: 'cost', Value: '1' },
  ])
})

it('UploadServerCertificate answers with the tags sorted', async () => {
  const given = [
    { Key: 'b', Value: '1' },
    { Key: 'a', Value: '2' },
  ]
  expect((await iam.send(uploading(given, 'other'))).Tags).toEqual(given.toReversed())
})

it('ListServerCertificateTags pages', async () => {
  await tag({ Key: 'a', Value: '1' })
  const ask = (Marker?: string) =>
    iam.send(new ListServerCertificateTagsCommand({ ...WWW, MaxItems: 1, Marker }))
  const first = await ask()
  const rest = await ask(first.Marker)
  expect([first.Tags, first.IsTruncated]).toEqual([[{ Key: 'a', Value: '1' }], true])
  expect([rest.Tags, rest.IsTruncated]).toEqual([[{ Key: 'team', Value: 'web' }], false])
})

it('tags have their rules, on the upload as later', async () => {
  const reserved = [{ Key: 'aws:x', Value: '1' }]
  expect(await refusal(tag(...reserved))).toMatchObject({ code: 'InvalidInput', status: 400 })
  expect(await refusal(iam.send(uploading(reserved, 'new')))).toMatchObject({ code: 'InvalidInput' })
  const fifty = Array.from({ length: 50 }, (_, n) => ({ Key: `k${n}`, Value: '' }))
  expect(await refusal(tag(...fifty))).toMatchObject({ code: 'LimitExceeded', status: 409 })
  expect(await tags()).toHaveLength(1)
})

it('certificates that are not there have no tags', async () => {
  const none = { ServerCertificateName: 'none' }
  for (const command of [
    new ListServerCertificateTagsCommand(none),
    new TagServerCertificateCommand({ ...none, Tags: [] }),
    new UntagServerCertificateCommand({ ...none, TagKeys: ['a'] }),
  ]) {
    expect(await refusal(iam.send(command as ListServerCertificateTagsCommand))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The Server Certificate with name none cannot be found.',
    })
  }
})

it('need permission', async () => {
  await expectDenied(server.iam(await userWithKey(server, 'john')), arn('user/john'), [
    [
      new TagServerCertificateCommand({ ...WWW, Tags: [{ Key: 'a', Value: '' }] }),
      'iam:TagServerCertificate',
      ARN,
    ],
    [new UntagServerCertificateCommand({ ...WWW, TagKeys: ['a'] }), 'iam:UntagServerCertificate', ARN],
    [new ListServerCertificateTagsCommand(WWW), 'iam:ListServerCertificateTags', ARN],
  ])
})

it('an upload with tags needs the permission to tag besides', async () => {
  const TAGGED = arn('server-certificate/web/tagged')
  const ann = server.iam(await userWithKey(server, 'ann', allow('iam:UploadServerCertificate')))
  await ann.send(uploading(undefined, 'plain'))
  expect(await refusal(ann.send(uploading([{ Key: 'a', Value: '1' }], 'tagged')))).toEqual(
    denied('ann', 'iam:TagServerCertificate', TAGGED, TAGGED),
  )
})

it('conditions see the tags of the certificate and of the request', async () => {
  const ofTeam = allowIf('iam:DeleteServerCertificate', {
    StringEquals: { 'aws:ResourceTag/team': 'web', 'iam:ResourceTag/team': 'web' },
  })
  const toTeam = allowIf('iam:TagServerCertificate', {
    StringEquals: { 'aws:RequestTag/team': 'edge' },
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] },
  })
  const cost = allowIf('iam:UntagServerCertificate', {
    'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost'] },
  })
  const ann = server.iam(await userWithKey(server, 'ann', ofTeam, toTeam, cost))
  const untag = (...TagKeys: string[]) => ann.send(new UntagServerCertificateCommand({ ...WWW, TagKeys }))
  await untag('cost')
  expect((await refusal(untag('cost', 'team'))).code).toBe('AccessDenied')
  await ann.send(new TagServerCertificateCommand({ ...WWW, Tags: [{ Key: 'team', Value: 'edge' }] }))
  const other = new TagServerCertificateCommand({ ...WWW, Tags: [{ Key: 'team', Value: 'web' }] })
  expect((await refusal(ann.send(other))).code).toBe('AccessDenied')
  const remove = () => ann.send(new DeleteServerCertificateCommand(WWW))
  expect((await refusal(remove())).code).toBe('AccessDenied')
  await tag({ Key: 'team', Value: 'web' })
  await remove()
})
