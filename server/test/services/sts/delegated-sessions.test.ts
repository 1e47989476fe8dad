import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import {
  AcceptDelegationRequestCommand,
  AssociateDelegationRequestCommand,
  CreateRoleCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetPolicyVersionCommand,
  GetUserCommand,
  ListGroupsCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetDelegatedAccessTokenCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, type Credentials, refusal, userWithKey } from '../../harness.ts'
import {
  CUSTOMER,
  create,
  customerUser,
  type DelegationWorld,
  exchangeToken,
  finalize,
  messagesOf,
  notifications,
  PARTNER,
  setUp,
  startDelegationWorld,
  trade,
} from '../delegation-world.ts'
import { createRole, trust } from './roles.ts'

let world: DelegationWorld
beforeAll(async () => {
  world = await startDelegationWorld()
})
beforeEach(() => world.server.reset())
afterAll(() => world.server.close())

const BOUNDARY = 'arn:aws:iam::partner:policy/example.com/Boundary_20260115'
const arn = (resource: string) => `arn:aws:iam::${CUSTOMER}:${resource}`
/** A user who may accept requests, and whatever else. */
const approver = (...policies: readonly object[]) =>
  customerUser(world, 'approver', allow('iam:AcceptDelegationRequest'), ...policies)
const iam = (credentials: Credentials) => world.server.iam(credentials)
const sts = (credentials: Credentials) => world.server.sts(credentials)
const EVERYTHING = allow('*')

describe('a delegated session', () => {
  it('is its approver to everybody, for the time that counts from the release of the token', async () => {
    const alice = await approver(EVERYTHING)
    const id = await finalize(world, alice, { SessionDuration: 7200 })
    const first = await trade(world, id)
    const second = await trade(world, id)
    expect(first.AssumedPrincipal).toBe(arn('user/approver'))
    expect(first.PackedPolicySize).toBeGreaterThan(0)
    expect(second.Credentials!.Expiration).toEqual(first.Credentials!.Expiration)
    expect(second.credentials.accessKeyId).not.toBe(first.credentials.accessKeyId)
    const token = (await messagesOf(world, id)).find(({ Type }) => Type === 'ExchangeToken')!
    const release = Date.parse(token.UpdatedAt!)
    expect(Date.parse(token.ExpiresAt!)).toBe(release + 7_200_000)
    expect(first.Credentials!.Expiration!.getTime()).toBe(Math.floor(release / 1000) * 1000 + 7_200_000)
    expect(await sts(first.credentials).send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: CUSTOMER,
      Arn: arn('user/approver'),
    })
  })

  it('may do what both the approver and the permission policy allow', async () => {
    const alice = await approver(allow(['iam:ListUsers', 'iam:ListGroups']))
    const { credentials } = await trade(world, await finalize(world, alice, { Permissions: setUp('False') }))
    await iam(credentials).send(new ListUsersCommand({}))
    // The approver may, the policy does not say so.
    await iam(alice).send(new ListGroupsCommand({}))
    expect(await refusal(iam(credentials).send(new ListGroupsCommand({})))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${arn('user/approver')} is not authorized to perform: iam:ListGroups on resource: ${arn('group/')} because no session policy allows the iam:ListGroups action`,
    })
    // The policy says so, the approver may not.
    expect((await refusal(iam(credentials).send(new GetUserCommand({ UserName: 'approver' })))).message).toBe(
      `User: ${arn('user/approver')} is not authorized to perform: iam:GetUser on resource: user approver because no identity-based policy allows the iam:GetUser action`,
    )
    // And it is the approver's permissions of the moment that count.
    const remove = new DeleteUserPolicyCommand({ UserName: 'approver', PolicyName: 'p1' })
    await iam(world.customer).send(remove)
    expect((await refusal(iam(credentials).send(new ListUsersCommand({})))).code).toBe('AccessDenied')
  })

  it('is not helped by a policy that names the approver', async () => {
    const alice = await approver()
    await createRole(world.server, 'app', trust(arn('user/approver')), { owner: world.customer })
    const assume = new AssumeRoleCommand({ RoleArn: arn('role/app'), RoleSessionName: 'session' })
    await sts(alice).send(assume)
    const { credentials } = await trade(world, await finalize(world, alice, { Permissions: setUp('False') }))
    expect((await refusal(sts(credentials).send(assume))).message).toContain(
      'because no session policy allows the sts:AssumeRole action',
    )
  })

  it('is revoked by a Deny on tokens issued before, and by none that its token is traded in for afterwards', async () => {
    const alice = await approver(allow('iam:ListUsers'))
    const id = await finalize(world, alice, { Permissions: setUp('False') })
    await iam((await trade(world, id)).credentials).send(new ListUsersCommand({}))
    const revoked = new Date(Date.now() + 1)
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': revoked.toISOString() } },
        },
      ],
    })
    await iam(world.customer).send(
      new PutUserPolicyCommand({ UserName: 'approver', PolicyName: 'revoke', PolicyDocument }),
    )
    while (Date.now() <= revoked.getTime()) await setTimeout(1)
    const { credentials } = await trade(world, id)
    expect((await refusal(iam(credentials).send(new ListUsersCommand({})))).message).toContain(
      'with an explicit deny in an identity-based policy',
    )
    await iam(alice).send(new ListUsersCommand({}))
  })

  it('of the root user is bound to the permission policy too', async () => {
    const id = await finalize(world, world.customer, { Permissions: setUp('False') })
    const { credentials, AssumedPrincipal } = await trade(world, id)
    expect(AssumedPrincipal).toBe(arn('root'))
    await iam(credentials).send(new ListUsersCommand({}))
    expect((await refusal(iam(credentials).send(new ListGroupsCommand({})))).message).toContain(
      'no session policy allows',
    )
  })

  it('of a role session keeps its session’s name and the policy that narrowed it', async () => {
    await customerUser(world, 'caller', EVERYTHING)
    await createRole(world.server, 'admin', trust(CUSTOMER), { owner: world.customer, policy: EVERYTHING })
    const caller = await customerUser(world, 'jane', allow('sts:AssumeRole'))
    const { Credentials: given } = await sts(caller).send(
      new AssumeRoleCommand({
        RoleArn: arn('role/admin'),
        RoleSessionName: 'jane',
        Policy: JSON.stringify(allow(['iam:*DelegationRequest', 'iam:SendDelegationToken', 'iam:GetUser'])),
      }),
    )
    const session = {
      accessKeyId: given!.AccessKeyId!,
      secretAccessKey: given!.SecretAccessKey!,
      sessionToken: given!.SessionToken!,
    }
    const id = await finalize(world, session, { Permissions: setUp('False') })
    const { credentials, AssumedPrincipal } = await trade(world, id)
    const sessionArn = `arn:aws:sts::${CUSTOMER}:assumed-role/admin/jane`
    expect(AssumedPrincipal).toBe(sessionArn)
    await iam(credentials).send(new GetUserCommand({ UserName: 'jane' }))
    expect((await refusal(iam(credentials).send(new ListUsersCommand({})))).message).toBe(
      `User: ${sessionArn} is not authorized to perform: iam:ListUsers on resource: ${arn('user/')} because no session policy allows the iam:ListUsers action`,
    )
  })

  it('makes roles with the boundary that its policy demands, which limits them', async () => {
    const alice = await approver(EVERYTHING)
    const id = await finalize(world, alice, { Permissions: setUp('True', ['worker']) })
    const { credentials } = await trade(world, id)
    const role = {
      Path: '/example.com/',
      RoleName: 'worker',
      AssumeRolePolicyDocument: JSON.stringify(trust(CUSTOMER)),
    }
    const make = (PermissionsBoundary?: string) =>
      iam(credentials).send(new CreateRoleCommand({ ...role, PermissionsBoundary }))
    expect((await refusal(make())).code).toBe('AccessDenied')
    const { Role } = await make(BOUNDARY)
    expect(Role!.PermissionsBoundary!.PermissionsBoundaryArn).toBe(BOUNDARY)
    const shown = await iam(world.customer).send(
      new GetPolicyVersionCommand({ PolicyArn: BOUNDARY, VersionId: 'v1' }),
    )
    expect(decodeURIComponent(shown.PolicyVersion!.Document!)).toContain('s3:GetObject')
  })

  it('can neither accept requests nor make sessions of its own', async () => {
    const alice = await approver(EVERYTHING)
    const { credentials } = await trade(world, await finalize(world, alice))
    const another = await create(world)
    await iam(alice).send(new AssociateDelegationRequestCommand({ DelegationRequestId: another }))
    const accept = new AcceptDelegationRequestCommand({ DelegationRequestId: another })
    expect(await refusal(iam(credentials).send(accept))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'Delegated sessions cannot accept delegation requests.',
    })
    const own = await refusal(sts(credentials).send(new GetSessionTokenCommand({})))
    expect(own.code).toBe('AccessDenied')
  })

  it('ends with its approver', async () => {
    const alice = await approver(EVERYTHING)
    const id = await finalize(world, alice, { Permissions: setUp('False') })
    const { credentials } = await trade(world, id)
    const admin = iam(world.customer)
    for (const PolicyName of ['p0', 'p1'])
      await admin.send(new DeleteUserPolicyCommand({ UserName: 'approver', PolicyName }))
    await admin.send(new DeleteAccessKeyCommand({ UserName: 'approver', AccessKeyId: alice.accessKeyId }))
    await admin.send(new DeleteUserCommand({ UserName: 'approver' }))
    expect((await refusal(iam(credentials).send(new ListUsersCommand({})))).code).toBe('InvalidClientTokenId')
    expect(await refusal(trade(world, id))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `${arn('user/approver')}, who accepted the request, is not there any more.`,
    })
  })

  it('is recorded as the approver’s, with the account that used it', async () => {
    const alice = await approver(EVERYTHING)
    const { credentials } = await trade(world, await finalize(world, alice, { Permissions: setUp('False') }))
    await iam(credentials).send(new ListUsersCommand({}))
    const events = world.server.events()
    expect(events.at(-1)).toMatchObject({
      eventName: 'ListUsers',
      userIdentity: {
        type: 'IAMUser',
        arn: arn('user/approver'),
        userName: 'approver',
        sessionContext: { attributes: { mfaAuthenticated: 'false' } },
        invokedByDelegate: { accountId: PARTNER },
      },
      recipientAccountId: CUSTOMER,
    })
    const trading = events.find(({ eventName }) => eventName === 'GetDelegatedAccessToken')
    expect(trading).toMatchObject({
      requestParameters: { tradeInToken: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      responseElements: {
        credentials: {
          accessKeyId: credentials.accessKeyId,
          secretAccessKey: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        },
        assumedPrincipal: arn('user/approver'),
      },
      recipientAccountId: PARTNER,
    })
  })
})

describe('an exchange token', () => {
  it('is for the account that asked, and nobody else', async () => {
    const id = await finalize(world, world.customer)
    expect(await refusal(trade(world, id, world.customer))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: 'The trade-in token was issued to another account.',
    })
    const nobody = await userWithKey(world.server, 'nobody')
    expect(await refusal(trade(world, id, nobody))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:iam::${PARTNER}:user/nobody is not authorized to perform: sts:GetDelegatedAccessToken on resource: * because no identity-based policy allows the sts:GetDelegatedAccessToken action`,
    })
  })

  it('that was altered or made up is refused', async () => {
    const token = await exchangeToken(world, await finalize(world, world.customer))
    for (const TradeInToken of [`${token.slice(0, -2)}AA`, 'v1.token', '', token.toUpperCase()]) {
      const call = sts(world.partner).send(new GetDelegatedAccessTokenCommand({ TradeInToken }))
      expect(await refusal(call)).toEqual({
        code: 'ValidationError',
        status: 400,
        message: 'The trade-in token is not valid.',
      })
    }
  })

  it('gives no session that is larger than a token may be', async () => {
    const policy = { owner: world.customer, policy: EVERYTHING }
    await createRole(
      world.server,
      'admin',
      trust(CUSTOMER, undefined, ['sts:AssumeRole', 'sts:TagSession']),
      policy,
    )
    const caller = await customerUser(world, 'jane', EVERYTHING)
    // Text that packing makes little smaller: nearly all the room that a session has.
    const noise = (length: number) => randomBytes(length).toString('base64url').slice(0, length)
    const Tags = Array.from({ length: 18 }, (_, i) => ({ Key: `k${i}`, Value: noise(256) }))
    const { Credentials: given } = await sts(caller).send(
      new AssumeRoleCommand({ RoleArn: arn('role/admin'), RoleSessionName: 'session', Tags }),
    )
    const session = {
      accessKeyId: given!.AccessKeyId!,
      secretAccessKey: given!.SecretAccessKey!,
      sessionToken: given!.SessionToken!,
    }
    const names = Array.from({ length: 16 }, () => noise(56))
    const id = await finalize(world, session, { Permissions: setUp('True', names) })
    const refused = await refusal(trade(world, id))
    expect(refused).toMatchObject({ code: 'PackedPolicyTooLarge', status: 400 })
    expect(refused.message).toMatch(
      /^Packed policy consumes 1\d\d% of allotted space, please use smaller policy.$/,
    )
  })
})

describe('the page of notifications', () => {
  it('tells a requestor the state of its requests, and the token once it is sent', async () => {
    const id = await create(world)
    expect(await messagesOf(world, id)).toEqual([])
    await iam(world.customer).send(new AssociateDelegationRequestCommand({ DelegationRequestId: id }))
    expect(await messagesOf(world, id)).toEqual([
      {
        Type: 'StateChange',
        RequestId: id,
        RequestorWorkflowId: expect.stringMatching(/^workflow-/),
        State: 'ASSIGNED',
        OwnerAccountId: CUSTOMER,
        UpdatedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      },
    ])
    const done = await finalize(world, world.customer)
    const messages = await messagesOf(world, done)
    expect(messages.map(({ Type, State }) => [Type, State])).toEqual([
      ['StateChange', 'FINALIZED'],
      ['ExchangeToken', 'FINALIZED'],
    ])
    expect((await notifications(world.server, world.customer)).body).toEqual({ Notifications: [] })
  })

  it('is signed, authorized and recorded as operations are, without what it answers', async () => {
    await finalize(world, world.customer)
    const { body } = await notifications(world.server, world.partner)
    const last = world.server.events().at(-1)
    expect(last).toMatchObject({
      eventName: 'ListDelegationNotifications',
      eventSource: 'iam.amazonaws.com',
      readOnly: true,
      responseElements: null,
      userIdentity: { type: 'Root', accountId: PARTNER },
    })
    const [, token] = body.Notifications!.map(({ Message }) => JSON.parse(Message).ExchangeToken as string)
    expect(JSON.stringify(world.server.events())).not.toContain(token)

    const nobody = await userWithKey(world.server, 'nobody')
    expect(await notifications(world.server, nobody)).toEqual({
      status: 403,
      body: {
        Code: 'AccessDenied',
        Message: `User: arn:aws:iam::${PARTNER}:user/nobody is not authorized to perform: sts:GetDelegatedAccessToken on resource: * because no identity-based policy allows the sts:GetDelegatedAccessToken action`,
      },
    })
    expect(world.server.events().at(-1)).toMatchObject({ errorCode: 'AccessDenied' })
    const unsigned = await notifications(world.server, undefined)
    expect(unsigned.status).toBe(403)
    expect(unsigned.body.Code).toBe('MissingAuthenticationToken')
    const forged = { ...world.partner, secretAccessKey: 'x'.repeat(40) }
    expect((await notifications(world.server, forged)).body.Code).toBe('SignatureDoesNotMatch')
    const elsewhere = await notifications(world.server, world.partner, { service: 'sns' })
    expect(elsewhere.body).toEqual({
      Code: 'AccessDenied',
      Message: 'Sign requests for this page for iam.',
    })
  })

  it('comes in pages', async () => {
    for (let i = 0; i < 101; i++) await create(world, { OwnerAccountId: CUSTOMER })
    const first = (await notifications(world.server, world.partner)).body
    expect(first.NextToken).toBeDefined()
    const query = { NextToken: first.NextToken! }
    expect((await notifications(world.server, world.partner, { query })).body).toEqual({ Notifications: [] })
  })
})
