import {
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetUserCommand,
  ListUsersCommand,
  PutRolePermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam'
import { GetSessionTokenCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { ACCOUNT, assume, createRole, trust, userArn } from './roles.ts'

let server: TestServer
let boundary: string
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  const PolicyDocument = JSON.stringify(allow(['iam:ListUsers', 'sts:AssumeRole']))
  const { Policy: policy } = await server
    .iam()
    .send(new CreatePolicyCommand({ PolicyName: 'Boundary', PolicyDocument }))
  boundary = policy!.Arn!
})
afterAll(() => server.close())

const listUsers = (credentials: Credentials) => server.iam(credentials).send(new ListUsersCommand({}))
const getUser = (credentials: Credentials) =>
  server.iam(credentials).send(new GetUserCommand({ UserName: 'ann' }))
const denied = (caller: string) => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: ${caller} is not authorized to perform: iam:GetUser on resource: user ann because no permissions boundary allows the iam:GetUser action`,
})

describe('a permissions boundary', () => {
  it('narrows a user from the next request on, and grants nothing', async () => {
    const ann = await userWithKey(server, 'ann', allow('iam:GetUser'))
    await getUser(ann)
    const iam = server.iam()
    await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: boundary }))
    expect(await refusal(getUser(ann))).toEqual(denied(userArn('ann')))
    expect((await refusal(listUsers(ann))).message).toContain('because no identity-based policy allows')
    await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' }))
    await getUser(ann)
  })

  it('narrows sessions of a role, also those that are there already', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    await createRole(server, 'R', trust(`arn:aws:iam::${ACCOUNT}:root`), {
      policy: allow(['iam:GetUser', 'iam:ListUsers']),
      boundary,
    })
    const session = await assume(server.sts(ann), 'R')
    await listUsers(session)
    expect(await refusal(getUser(session))).toEqual(denied(`arn:aws:sts::${ACCOUNT}:assumed-role/R/session`))
    const iam = server.iam()
    await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'R' }))
    await getUser(session)
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'R', PermissionsBoundary: boundary }))
    expect((await refusal(getUser(session))).code).toBe('AccessDenied')
  })

  it('and a session policy must both allow', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    await createRole(server, 'R', trust(`arn:aws:iam::${ACCOUNT}:root`), { policy: allow('*'), boundary })
    const Policy = JSON.stringify(allow(['iam:GetUser', 'iam:ListUsers']))
    const session = await assume(server.sts(ann), 'R', { Policy })
    await listUsers(session)
    expect((await refusal(getUser(session))).message).toContain('no permissions boundary allows')
    const other = await assume(server.sts(ann), 'R', { Policy: JSON.stringify(allow('iam:GetUser')) })
    expect((await refusal(listUsers(other))).message).toContain('no session policy allows')
  })

  it('narrows what a user may assume, but not where the trust policy names the user', async () => {
    const ann = await userWithKey(server, 'ann', allow('sts:AssumeRole'))
    const iam = server.iam()
    const { Policy: closed } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: 'Closed',
        PolicyDocument: JSON.stringify(allow('iam:ListUsers')),
      }),
    )
    await iam.send(
      new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: closed!.Arn }),
    )
    await createRole(server, 'ByAccount', trust(`arn:aws:iam::${ACCOUNT}:root`))
    await createRole(server, 'ByName', trust(userArn('ann')))
    expect((await refusal(assume(server.sts(ann), 'ByAccount'))).code).toBe('AccessDenied')
    await assume(server.sts(ann), 'ByName')
    // GetSessionToken cannot be refused by any policy.
    await server.sts(ann).send(new GetSessionTokenCommand({}))
  })

  it('does not bind what a user creates unless a condition asks for it', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:CreateUser',
          Resource: '*',
          Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
        },
      ],
    }
    const iam = server.iam(await userWithKey(server, 'ann', policy))
    expect((await refusal(iam.send(new CreateUserCommand({ UserName: 'x' })))).code).toBe('AccessDenied')
    await iam.send(new CreateUserCommand({ UserName: 'x', PermissionsBoundary: boundary }))
  })
})
