import {
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserCommand,
  GetRoleCommand,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { ACCOUNT, arn, EC2_TRUST, OTHER_ACCOUNT, text, trust } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const createRole = (AssumeRolePolicyDocument: string, RoleName = 'app') =>
  iam().send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }))
const update = (PolicyDocument: string, RoleName = 'app') =>
  iam().send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
const createUser = async (UserName: string, client = iam()) =>
  (await client.send(new CreateUserCommand({ UserName }))).User!
const shownTrust = async () => {
  const { Role } = await iam().send(new GetRoleCommand({ RoleName: 'app' }))
  return decodeURIComponent(Role!.AssumeRolePolicyDocument!)
}
const malformed = (message: string) => ({ code: 'MalformedPolicyDocument', status: 400, message })
const invalidPrincipal = (value: string) => malformed(`Invalid principal in policy: "AWS":"${value}"`)

describe('principals', () => {
  it.each([
    ['a user that is not there', arn('user/nobody')],
    ['a role that is not there', arn('role/nobody')],
    ['a user by another path', arn('user/other/alice')],
    ['a user in other letters', arn('user/Alice')],
    ['a role that is a user', arn('role/alice')],
    ['a user of another hosted account', arn('user/alice', OTHER_ACCOUNT)],
    ['the unique id of nobody', 'AIDACKCEVSQ6C2EXAMPLE'],
  ])('%s is refused', async (_what, principal) => {
    await createUser('alice')
    expect(await refusal(createRole(trust({ AWS: principal })))).toEqual(invalidPrincipal(principal))
    await createRole(EC2_TRUST)
    expect(await refusal(update(trust({ AWS: [principal] })))).toEqual(invalidPrincipal(principal))
    expect(await shownTrust()).toBe(EC2_TRUST)
  })

  it.each([
    ['everybody', '*'],
    ['an account', arn('root')],
    ['a user of an account that is not hosted here', arn('user/alice', '999999999999')],
    ['a session', `arn:aws:sts::${ACCOUNT}:assumed-role/app/me`],
  ])('%s is taken as written', async (_what, principal) => {
    const document = trust({ AWS: principal })
    await createRole(document)
    expect(await shownTrust()).toBe(document)
  })

  it.each([
    ['by number', OTHER_ACCOUNT, arn('root', OTHER_ACCOUNT)],
    ['that is not hosted here', '999999999999', arn('root', '999999999999')],
    ['among others', [arn('root'), OTHER_ACCOUNT], [arn('root'), arn('root', OTHER_ACCOUNT)]],
  ])('an account %s is shown by its ARN', async (_what, principal, shown) => {
    await createRole(trust({ AWS: principal }))
    expect(await shownTrust()).toBe(trust({ AWS: shown }))
    await update(trust({ AWS: principal }))
    expect(await shownTrust()).toBe(trust({ AWS: shown }))
  })

  it('may be users of another hosted account', async () => {
    const bob = await createUser('bob', server.iam(server.roots.get(OTHER_ACCOUNT)!))
    await createRole(trust({ AWS: bob.Arn! }))
    expect(await shownTrust()).toBe(trust({ AWS: bob.Arn! }))
  })

  it('given as a unique id are shown as the ARN', async () => {
    const alice = await createUser('alice')
    await createRole(trust({ AWS: alice.UserId! }))
    expect(await shownTrust()).toBe(trust({ AWS: arn('user/alice') }))
  })

  it('that are gone are shown by unique id, also when made anew', async () => {
    const [alice] = [await createUser('alice'), await createUser('bob')]
    await createRole(trust({ AWS: [arn('user/alice'), arn('user/bob')] }))
    await iam().send(new DeleteUserCommand({ UserName: 'alice' }))
    await createUser('alice')
    const shown = trust({ AWS: [alice.UserId!, arn('user/bob')] })
    expect(await shownTrust()).toBe(shown)
    const { Roles } = await iam().send(new ListRolesCommand({}))
    expect(decodeURIComponent(Roles![0]!.AssumeRolePolicyDocument!)).toBe(shown)
    expect(await refusal(update(shown))).toEqual(invalidPrincipal(alice.UserId!))
  })

  it('that were renamed are shown by the new name', async () => {
    await createUser('alice')
    await createRole(trust({ AWS: arn('user/alice') }))
    await iam().send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'anna', NewPath: '/x/' }))
    expect(await shownTrust()).toBe(trust({ AWS: arn('user/x/anna') }))
  })

  it('made anew under the same name are not trusted until the policy is written again', async () => {
    await createUser('alice')
    await createRole(trust({ AWS: arn('user/alice') }))
    await iam().send(new DeleteUserCommand({ UserName: 'alice' }))
    const keys = await userWithKey(server, 'alice')
    const assume = () =>
      server.sts(keys).send(new AssumeRoleCommand({ RoleArn: arn('role/app'), RoleSessionName: 'me' }))
    expect(await refusal(assume())).toMatchObject({ code: 'AccessDenied', status: 403 })
    await update(trust({ AWS: arn('user/alice') }))
    expect((await assume()).AssumedRoleUser!.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/app/me`)
  })
})

describe('documents', () => {
  it.each([
    ['no JSON', '{', 'This policy contains invalid Json'],
    [
      'a resource',
      text({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }],
      }),
      'Has prohibited field Resource',
    ],
  ])('with %s are refused', async (_what, document, message) => {
    expect(await refusal(createRole(document))).toEqual(malformed(message))
  })

  it('hold 2048 characters, white space not counted', async () => {
    const sized = (length: number) => {
      const least = trust({ Service: 'ec2.amazonaws.com' }).length + ',"Sid":""'.length
      return text({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Sid: 'a'.repeat(length - least),
          },
        ],
      })
    }
    const largest = sized(2048)
    expect(largest).toHaveLength(2048)
    await createRole(largest)
    await update(JSON.stringify(JSON.parse(largest), null, 4))
    expect(await refusal(update(sized(2049)))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: 'Cannot exceed quota for ACLSizePerRole: 2048',
    })
    expect(await refusal(createRole(sized(2049), 'two'))).toMatchObject({ code: 'LimitExceeded' })
  })

  it('are kept as they were given', async () => {
    const document = JSON.stringify(JSON.parse(EC2_TRUST), null, 2)
    await createRole(EC2_TRUST)
    await update(document)
    expect(await shownTrust()).toBe(document)
  })

  it('are checked before the name', async () => {
    await createRole(EC2_TRUST)
    expect(await refusal(createRole('{'))).toMatchObject({ code: 'MalformedPolicyDocument' })
    expect(await refusal(update(EC2_TRUST, 'nobody'))).toMatchObject({
      code: 'NoSuchEntity',
      message: 'The role with name nobody cannot be found.',
    })
  })
})
