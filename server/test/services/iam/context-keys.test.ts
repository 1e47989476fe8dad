// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import {
  AddUserToGroupCommand,
  GetContextKeysForCustomPolicyCommand,
  GetContextKeysForPrincipalPolicyCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { allowIf, arn, denied, makeEntities, text } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await makeEntities(server)
})
afterAll(() => server.close())

const ALICE = arn('user/alice')

describe('GetContextKeysForCustomPolicy', () => {
  const keysOf = async (...policies: readonly (object | string)[]) => {
    const PolicyInputList = policies.map((policy) => (typeof policy === 'string' ? policy : text(policy)))
    const command = new GetContextKeysForCustomPolicyCommand({ PolicyInputList })
    return (await server.iam().send(command)).ContextKeyNames
  }

  it.each<[string, (object | string)[], string[]]>([
    [
      // https://docs.aws.amazon.com/cli/latest/reference/iam/get-context-keys-for-custom-policy.html#examples
      'the documented example',
      [
        '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"arn:aws:dynamodb:us-west-2:123456789012:table/${aws:username}","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2015-08-16T12:00:00Z"}}}}',
      ],
      ['aws:username', 'aws:CurrentTime'],
    ],
    ['no keys', [allow('s3:*')], []],
    [
      'each key once, as first written',
      [
        allowIf('s3:*', {
          StringEquals: { 'aws:PrincipalTag/Team': 'a' },
          Null: { 'aws:TokenIssueTime': 'true' },
        }),
        allowIf('s3:*', { StringLike: { 'AWS:principaltag/team': 'b*' } }),
      ],
      ['aws:PrincipalTag/Team', 'aws:TokenIssueTime'],
    ],
    [
      'variables in values, with defaults, and no characters',
      [
        allowIf('s3:*', {
          StringEquals: { 's3:prefix': ["${aws:PrincipalTag/Home, 'none'}", 'a${*}b', '${?}${$}'] },
        }),
      ],
      ['s3:prefix', 'aws:PrincipalTag/Home'],
    ],
    [
      'no variables in the older language',
      [{ ...allow('s3:*', 'arn:aws:s3:::b/${aws:username}'), Version: '2008-10-17' }],
      [],
    ],
  ])('%s', async (_name, policies, keys) => {
    expect(await keysOf(...policies)).toEqual(keys)
  })

  it('refuses what is no policy', async () => {
    expect(await refusal(keysOf(allow('s3:*'), '{}'))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: expect.stringMatching(/^Invalid policy PolicyInputList\.2: ./),
    })
  })

  it('needs permission', async () => {
    const iam = server.iam(await userWithKey(server, 'bob'))
    const command = new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [text(allow('s3:*'))] })
    expect(await refusal(iam.send(command))).toEqual(denied('bob', 'iam:GetContextKeysForCustomPolicy', '*'))
  })
})

describe('GetContextKeysForPrincipalPolicy', () => {
  const condition = (key: string) => text(allowIf('s3:*', { StringEquals: { [key]: 'x' } }))

  beforeEach(async () => {
    const iam = server.iam()
    await iam.send(new AddUserToGroupCommand({ UserName: 'alice', GroupName: 'staff' }))
    const own = { PolicyName: 'own', PolicyDocument: condition('aws:Referer') }
    await iam.send(new PutUserPolicyCommand({ UserName: 'alice', ...own }))
    const shared = { PolicyName: 'shared', PolicyDocument: condition('aws:SourceVpc') }
    await iam.send(new PutGroupPolicyCommand({ GroupName: 'staff', ...shared }))
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/IAMUserChangePassword'
    await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary }))
  })

  it.each([
    ['a user and its groups', ALICE, ['aws:Referer', 'aws:SourceVpc', 's3:prefix']],
    ['a group', arn('group/staff'), ['aws:SourceVpc', 's3:prefix']],
    ['a role', arn('role/app'), ['s3:prefix']],
  ])('of %s', async (_name, PolicySourceArn, keys) => {
    const PolicyInputList = [condition('s3:prefix')]
    const command = new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn, PolicyInputList })
    expect((await server.iam().send(command)).ContextKeyNames).toEqual(keys)
  })

  it('tells of no entity that is not there', async () => {
    const command = new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: arn('role/none') })
    expect(await refusal(server.iam().send(command))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: 'The role with name none cannot be found.',
    })
  })

  it('needs permission, which may depend on the tags of the source', async () => {
    const tagged = allowIf('iam:GetContextKeysForPrincipalPolicy', {
      StringEquals: { 'iam:ResourceTag/open': 'yes' },
    })
    const iam = server.iam(await userWithKey(server, 'bob', tagged))
    const command = new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: ALICE })
    expect(await refusal(iam.send(command))).toEqual(
      denied('bob', 'iam:GetContextKeysForPrincipalPolicy', ALICE),
    )
    await server.iam().send(new TagUserCommand({ UserName: 'alice', Tags: [{ Key: 'open', Value: 'yes' }] }))
    expect((await iam.send(command)).ContextKeyNames).toEqual(['aws:Referer', 'aws:SourceVpc'])
  })
})
