import {
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetRoleCommand,
  GetUserCommand,
  ListUsersCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, EC2_TRUST, makeEntities, READ_ONLY } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await makeEntities(server)
})
afterAll(() => server.close())

const iam = () => server.iam()
const P = arn('policy/p')

const KINDS = [
  {
    kind: 'user',
    name: 'alice',
    create: (UserName: string, PermissionsBoundary: string) =>
      iam().send(new CreateUserCommand({ UserName, PermissionsBoundary })),
    put: (UserName: string, PermissionsBoundary: string) =>
      iam().send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary })),
    remove: (UserName: string) => iam().send(new DeleteUserPermissionsBoundaryCommand({ UserName })),
    shown: async (UserName: string) =>
      (await iam().send(new GetUserCommand({ UserName }))).User!.PermissionsBoundary,
  },
  {
    kind: 'role',
    name: 'app',
    create: (RoleName: string, PermissionsBoundary: string) =>
      iam().send(
        new CreateRoleCommand({ RoleName, PermissionsBoundary, AssumeRolePolicyDocument: EC2_TRUST }),
      ),
    put: (RoleName: string, PermissionsBoundary: string) =>
      iam().send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })),
    remove: (RoleName: string) => iam().send(new DeleteRolePermissionsBoundaryCommand({ RoleName })),
    shown: async (RoleName: string) =>
      (await iam().send(new GetRoleCommand({ RoleName }))).Role!.PermissionsBoundary,
  },
]

describe.each(KINDS)('the permissions boundary of a $kind', ({ kind, name, create, put, remove, shown }) => {
  it("is put, replaced and taken away, of AWS's policies or the account's", async () => {
    for (const policy of [P, READ_ONLY]) {
      await put(name, policy)
      expect(await shown(name)).toEqual({
        PermissionsBoundaryType: 'Policy',
        PermissionsBoundaryArn: policy,
      })
    }
    await remove(name)
    expect(await shown(name)).toBeUndefined()
  })

  it('must be there', async () => {
    expect(await refusal(put(name, arn('policy/none')))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Scope ARN: ${arn('policy/none')} does not exist or is not attachable.`,
    })
  })

  it('must not be for service-linked roles, and be an ARN of a policy', async () => {
    const serviceRolePolicy = 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy'
    expect(await refusal(put(name, serviceRolePolicy))).toEqual({
      code: 'PolicyNotAttachable',
      status: 400,
      message: 'Cannot attach a Service Role Policy to a Customer Role.',
    })
    expect(await refusal(put(name, arn('user/alice')))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `ARN ${arn('user/alice')} is not valid.`,
    })
    expect(await refusal(create('new', serviceRolePolicy))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Scope ARN: ${serviceRolePolicy} does not exist or is not attachable.`,
    })
    expect(await refusal(create('new', arn('user/alice')))).toMatchObject({ code: 'InvalidInput' })
  })

  it.each([
    ['Put', () => put('nobody', P)],
    ['Delete', () => remove('nobody')],
  ])(`%s wants a ${kind}`, async (_name, call) => {
    expect(await refusal(call())).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The ${kind} with name nobody cannot be found.`,
    })
  })
})

it('is in force from the next request on, and no longer once it is gone', async () => {
  const bob = await userWithKey(server, 'bob', allow('iam:*'))
  const list = () => server.iam(bob).send(new ListUsersCommand({}))
  await iam().send(new PutUserPermissionsBoundaryCommand({ UserName: 'bob', PermissionsBoundary: P }))
  expect(await refusal(list())).toEqual({
    code: 'AccessDenied',
    status: 403,
    message: `User: ${arn('user/bob')} is not authorized to perform: iam:ListUsers on resource: ${arn('user/')} because no permissions boundary allows the iam:ListUsers action`,
  })
  await iam().send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'bob' }))
  await list()
})
