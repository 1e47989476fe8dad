import {
  AcceptDelegationRequestCommand,
  AssociateDelegationRequestCommand,
  CreateDelegationRequestCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  GetDelegationRequestCommand,
  GetHumanReadableSummaryCommand,
  ListDelegationRequestsCommand,
  RejectDelegationRequestCommand,
  SendDelegationTokenCommand,
  UpdateDelegationRequestCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TEMPLATE, TOPIC } from '../../delegation-partners.ts'
import { allow, type Credentials, refusal, userWithKey } from '../../harness.ts'
import {
  asking,
  CUSTOMER,
  create,
  customerUser,
  type DelegationWorld,
  PARTNER,
  setUp,
  startDelegationWorld,
} from '../delegation-world.ts'

let world: DelegationWorld
beforeAll(async () => {
  world = await startDelegationWorld()
})
beforeEach(() => world.server.reset())
afterAll(() => world.server.close())

const DAY = 86_400_000
const arnOf = (id: string) => `arn:aws:iam::${CUSTOMER}:delegation-request/${id}`
const noSuch = (id: string) => ({
  code: 'NoSuchEntity',
  status: 404,
  message: `The delegation request with id ${id} cannot be found.`,
})
const denied = (user: string, action: string, id: string) => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: arn:aws:iam::${CUSTOMER}:user/${user} is not authorized to perform: iam:${action} on resource: ${arnOf(id)} because no identity-based policy allows the iam:${action} action`,
})
const iam = (credentials?: Credentials) => world.server.iam(credentials)

async function get(credentials: Credentials, DelegationRequestId: string) {
  const answer = await iam(credentials).send(new GetDelegationRequestCommand({ DelegationRequestId }))
  return answer.DelegationRequest!
}
const step = (
  Command:
    | typeof AcceptDelegationRequestCommand
    | typeof AssociateDelegationRequestCommand
    | typeof RejectDelegationRequestCommand
    | typeof SendDelegationTokenCommand
    | typeof UpdateDelegationRequestCommand,
  credentials: Credentials,
  DelegationRequestId: string,
  more: object = {},
) => iam(credentials).send(new Command({ DelegationRequestId, ...more }))

describe('a delegation request', () => {
  it('goes from its requestor by its owner and an approver to its end', async () => {
    const owner = await customerUser(world, 'owner')
    const approver = await customerUser(world, 'approver', allow('iam:AcceptDelegationRequest'))
    const asked = asking({ RequestMessage: 'for workspace 7', RedirectUrl: 'https://example.com/done' })
    const created = await iam(world.partner).send(new CreateDelegationRequestCommand(asked))
    const id = created.DelegationRequestId!
    const open = await get(owner, id)
    expect(open).toEqual({
      DelegationRequestId: id,
      Description: asked.Description,
      RequestMessage: 'for workspace 7',
      Permissions: asked.Permissions,
      PermissionPolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::data/*' }],
      }),
      RolePermissionRestrictionArns: [],
      State: 'UNASSIGNED',
      ExpirationTime: new Date(open.CreateDate!.getTime() + DAY),
      RequestorId: PARTNER,
      RequestorName: 'Example Partner',
      CreateDate: expect.any(Date),
      SessionDuration: 3600,
      RedirectUrl: 'https://example.com/done',
      OnlySendByOwner: false,
      UpdatedTime: open.CreateDate,
    })

    await step(AssociateDelegationRequestCommand, owner, id)
    const assigned = await get(owner, id)
    expect(assigned).toMatchObject({
      State: 'ASSIGNED',
      OwnerAccountId: CUSTOMER,
      OwnerId: `arn:aws:iam::${CUSTOMER}:user/owner`,
      ExpirationTime: new Date(assigned.UpdatedTime!.getTime() + 7 * DAY),
    })

    await step(UpdateDelegationRequestCommand, owner, id, { Notes: 'please' })
    expect(await get(owner, id)).toMatchObject({ State: 'PENDING_APPROVAL', Notes: 'please' })

    await step(AcceptDelegationRequestCommand, approver, id)
    expect(await get(owner, id)).toMatchObject({
      State: 'ACCEPTED',
      ApproverId: `arn:aws:iam::${CUSTOMER}:user/approver`,
    })

    await step(SendDelegationTokenCommand, owner, id)
    expect(await get(owner, id)).toMatchObject({ State: 'FINALIZED', Notes: 'please' })
    expect(await refusal(step(RejectDelegationRequestCommand, owner, id))).toEqual({
      code: 'InvalidInput',
      status: 400,
      message: `The delegation request with id ${id} is in state FINALIZED and cannot be rejected.`,
    })
  })

  it('can be rejected until its token is sent, and is then at its end', async () => {
    for (const before of [[], [UpdateDelegationRequestCommand], [AcceptDelegationRequestCommand]]) {
      const id = await create(world)
      await step(AssociateDelegationRequestCommand, world.customer, id)
      for (const Command of before) await step(Command, world.customer, id)
      await step(RejectDelegationRequestCommand, world.customer, id, { Notes: 'not ours' })
      expect(await get(world.customer, id)).toMatchObject({ State: 'REJECTED', RejectionReason: 'not ours' })
      const again = await refusal(step(AcceptDelegationRequestCommand, world.customer, id))
      expect(again).toEqual({
        code: 'ValidationError',
        status: 400,
        message: `The delegation request with id ${id} is in state REJECTED and cannot be accepted.`,
      })
    }
  })

  it.each([
    ['AssociateDelegationRequest', AssociateDelegationRequestCommand, 'ASSIGNED', 'associated'],
    ['SendDelegationToken', SendDelegationTokenCommand, 'ASSIGNED', 'finalized'],
  ] as const)('refuses %s in a state that has no such step', async (_name, Command, state, done) => {
    const id = await create(world)
    await step(AssociateDelegationRequestCommand, world.customer, id)
    expect((await refusal(step(Command, world.customer, id))).message).toBe(
      `The delegation request with id ${id} is in state ${state} and cannot be ${done}.`,
    )
  })

  it('is there for the account that it is asked of alone', async () => {
    const id = await create(world, { OwnerAccountId: CUSTOMER })
    for (const Command of [GetDelegationRequestCommand, AssociateDelegationRequestCommand])
      expect(await refusal(iam(world.partner).send(new Command({ DelegationRequestId: id })))).toEqual(
        noSuch(id),
      )
    await step(AssociateDelegationRequestCommand, await customerUser(world, 'owner'), id)
    // And among its users for the owner, and those with permission.
    const other = await customerUser(world, 'other')
    expect(await refusal(get(other, id))).toEqual(denied('other', 'GetDelegationRequest', id))
    expect(await get(await customerUser(world, 'reader', allow('iam:Get*')), id)).toBeDefined()
  })

  it('gives its owner no permission to accept it, nor any that is denied', async () => {
    const id = await create(world)
    const deny = { Effect: 'Deny', Action: 'iam:SendDelegationToken', Resource: '*' }
    const owner = await customerUser(world, 'owner', { Version: '2012-10-17', Statement: [deny] })
    await step(AssociateDelegationRequestCommand, owner, id)
    expect(await refusal(step(AcceptDelegationRequestCommand, owner, id))).toEqual(
      denied('owner', 'AcceptDelegationRequest', id),
    )
    await step(AcceptDelegationRequestCommand, world.customer, id)
    expect((await refusal(step(SendDelegationTokenCommand, owner, id))).message).toContain(
      'with an explicit deny in an identity-based policy',
    )
  })

  it('is not of a user made anew under the name of its owner', async () => {
    const id = await create(world)
    const owner = await customerUser(world, 'owner')
    await step(AssociateDelegationRequestCommand, owner, id)
    const admin = iam(world.customer)
    await admin.send(new DeleteAccessKeyCommand({ UserName: 'owner', AccessKeyId: owner.accessKeyId }))
    await admin.send(new DeleteUserCommand({ UserName: 'owner' }))
    const anew = await customerUser(world, 'owner')
    expect(await refusal(get(anew, id))).toEqual(denied('owner', 'GetDelegationRequest', id))
  })

  it('is sent by its owner alone where that was asked for', async () => {
    const id = await create(world, { OnlySendByOwner: true })
    const owner = await customerUser(world, 'owner')
    await step(AssociateDelegationRequestCommand, owner, id)
    await step(AcceptDelegationRequestCommand, world.customer, id)
    expect(await refusal(step(SendDelegationTokenCommand, world.customer, id))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `Only the owner of the delegation request with id ${id} can send its token.`,
    })
    await step(SendDelegationTokenCommand, owner, id)
  })

  it('is accepted by the root user for four hours at most', async () => {
    for (const [SessionDuration, code] of [
      [4 * 3600, undefined],
      [4 * 3600 + 1, 'AccessDenied'],
    ] as const) {
      const id = await create(world, { SessionDuration })
      await step(AssociateDelegationRequestCommand, world.customer, id)
      const accepting = step(AcceptDelegationRequestCommand, world.customer, id)
      if (code === undefined) await accepting
      else expect((await refusal(accepting)).code).toBe(code)
    }
  })

  it('can be governed by its owner, duration, template and topic', async () => {
    const onlyOwn = {
      Effect: 'Allow',
      Action: 'iam:RejectDelegationRequest',
      Resource: '*',
      Condition: { ArnEquals: { 'iam:DelegationRequestOwner': `arn:aws:iam::${CUSTOMER}:root` } },
    }
    const judge = await customerUser(world, 'judge', { Version: '2012-10-17', Statement: [onlyOwn] })
    const ofRoot = await create(world)
    await step(AssociateDelegationRequestCommand, world.customer, ofRoot)
    const ofOther = await create(world)
    await step(AssociateDelegationRequestCommand, await customerUser(world, 'other'), ofOther)
    await step(RejectDelegationRequestCommand, judge, ofRoot)
    expect((await refusal(step(RejectDelegationRequestCommand, judge, ofOther))).code).toBe('AccessDenied')

    const keys = {
      StringEquals: { 'iam:DelegationDuration': '3600', 'iam:NotificationChannel': TOPIC },
      ArnEquals: { 'iam:TemplateArn': TEMPLATE },
    }
    const bounded = { Effect: 'Allow', Action: 'iam:CreateDelegationRequest', Resource: '*', Condition: keys }
    const maker = await userWithKey(world.server, 'maker', { Version: '2012-10-17', Statement: [bounded] })
    const makerIam = iam(maker)
    await makerIam.send(new CreateDelegationRequestCommand(asking()))
    for (const other of [{ SessionDuration: 3601 }, { Permissions: setUp('False') }])
      expect(await refusal(makerIam.send(new CreateDelegationRequestCommand(asking(other))))).toEqual({
        code: 'AccessDenied',
        status: 403,
        message: `User: arn:aws:iam::${PARTNER}:user/maker is not authorized to perform: iam:CreateDelegationRequest on resource: arn:aws:iam::${PARTNER}:delegation-request/* because no identity-based policy allows the iam:CreateDelegationRequest action`,
      })
  })
})

describe('ListDelegationRequests', () => {
  it('shows the account’s requests that have an owner, to owners their own', async () => {
    const owner = await customerUser(world, 'owner')
    const own = await create(world)
    await step(AssociateDelegationRequestCommand, owner, own)
    const ofRoot = await create(world)
    await step(AssociateDelegationRequestCommand, world.customer, ofRoot)
    await create(world, { OwnerAccountId: CUSTOMER })
    const list = async (credentials: Credentials, OwnerId?: string) => {
      const answer = await iam(credentials).send(new ListDelegationRequestsCommand({ OwnerId }))
      return answer.DelegationRequests!.map(({ DelegationRequestId }) => DelegationRequestId)
    }
    const ownerArn = `arn:aws:iam::${CUSTOMER}:user/owner`
    expect(await list(world.customer)).toEqual([own, ofRoot].sort())
    expect(await list(world.customer, ownerArn)).toEqual([own])
    expect(await list(world.partner)).toEqual([])
    expect(await list(owner, ownerArn)).toEqual([own])
    expect(await refusal(list(owner))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${ownerArn} is not authorized to perform: iam:ListDelegationRequests on resource: * because no identity-based policy allows the iam:ListDelegationRequests action`,
    })
  })
})

describe('a user without policies', () => {
  it('is told the same of requests that are there and that are not', async () => {
    const nobody = await customerUser(world, 'nobody')
    const there = await create(world)
    await step(AssociateDelegationRequestCommand, world.customer, there)
    for (const id of [there, 'there-is-no-such-request']) {
      for (const [action, call] of [
        ['AcceptDelegationRequest', () => step(AcceptDelegationRequestCommand, nobody, id)],
        ['AssociateDelegationRequest', () => step(AssociateDelegationRequestCommand, nobody, id)],
        ['GetDelegationRequest', () => get(nobody, id)],
        ['RejectDelegationRequest', () => step(RejectDelegationRequestCommand, nobody, id)],
        ['SendDelegationToken', () => step(SendDelegationTokenCommand, nobody, id)],
        ['UpdateDelegationRequest', () => step(UpdateDelegationRequestCommand, nobody, id)],
      ] as const) {
        expect(await refusal(call())).toEqual(denied('nobody', action, id))
      }
      const summary = new GetHumanReadableSummaryCommand({ EntityArn: arnOf(id) })
      expect(await refusal(iam(nobody).send(summary))).toEqual(
        denied('nobody', 'GetHumanReadableSummary', id),
      )
    }
    expect(await refusal(get(world.customer, 'there-is-no-such-request'))).toEqual(
      noSuch('there-is-no-such-request'),
    )
  })
})
