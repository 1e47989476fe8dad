import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Caller } from '../../../src/authenticate/caller.ts'
import { DelegationPartners } from '../../../src/delegation/partners.ts'
import type { Operation, OperationContext } from '../../../src/operation.ts'
import { ephemeralMasterKey } from '../../../src/secrets/master-keys.ts'
import { createVault, type Vault } from '../../../src/secrets/vault.ts'
import { delegationNotifications } from '../../../src/services/iam/delegation/notifications.ts'
import { acceptDelegationRequest } from '../../../src/services/iam/operations/accept-delegation-request.ts'
import { associateDelegationRequest } from '../../../src/services/iam/operations/associate-delegation-request.ts'
import { createDelegationRequest } from '../../../src/services/iam/operations/create-delegation-request.ts'
import { getDelegationRequest } from '../../../src/services/iam/operations/get-delegation-request.ts'
import { rejectDelegationRequest } from '../../../src/services/iam/operations/reject-delegation-request.ts'
import { sendDelegationToken } from '../../../src/services/iam/operations/send-delegation-token.ts'
import { updateDelegationRequest } from '../../../src/services/iam/operations/update-delegation-request.ts'
import { getDelegatedAccessToken } from '../../../src/services/sts/operations/get-delegated-access-token.ts'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/store.ts'
import { PARTNERS } from '../../delegation-partners.ts'
import { environmentOf } from '../../environment.ts'
import { ACCOUNT, makeAccounts } from '../../store/records.ts'
import { asking } from '../delegation-world.ts'

// What happens hours and days later, which no client of a running server can wait for: the operations are given the time.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.UTC(2026, 0, 1)

let store: Store
let vault: Vault
beforeEach(async () => {
  store = await openStore({ ephemeral: true })
  vault = createVault([ephemeralMasterKey()])
  await makeAccounts(store)
})
afterEach(() => store.close())

const arn = `arn:aws:iam::${ACCOUNT}:root`
const root: Caller = {
  accountId: ACCOUNT,
  arn,
  userId: ACCOUNT,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  principal: { type: 'root', accountId: ACCOUNT, arn },
  identity: { kind: 'root', accountId: ACCOUNT },
  session: undefined,
}

async function at<I, O>(now: number, { handle }: Operation<I, O>, input: I): Promise<O> {
  const context: OperationContext<I> = {
    ...environmentOf(store, vault),
    delegationPartners: new DelegationPartners(
      PARTNERS.map((partner) => ({ ...partner, accountId: ACCOUNT })),
    ),
    input,
    now,
    caller: root,
    request: {
      id: 'r',
      sourceIp: '127.0.0.1',
      userAgent: undefined,
      referer: undefined,
      secureTransport: false,
      region: 'us-east-1',
      service: 'iam',
    },
  }
  return handle(context)
}

const NotificationChannel = `arn:aws:sns:us-east-1:${ACCOUNT}:topic`
async function create(RequestorWorkflowId = 'a-workflow', now = START): Promise<string> {
  const input = { ...asking({ NotificationChannel, RequestorWorkflowId }) }
  const answer = await at(
    now,
    createDelegationRequest,
    input as Parameters<typeof createDelegationRequest.handle>[0]['input'],
  )
  return answer.DelegationRequestId!
}

const stateAt = async (now: number, DelegationRequestId: string) =>
  (await at(now, getDelegationRequest, { DelegationRequestId })).DelegationRequest!.State

async function messagesAt(now: number) {
  const { Notifications } = await delegationNotifications({ store, vault }, undefined).find(root, now)
  return Notifications.map(({ Message }) => JSON.parse(Message) as Record<string, string>)
}

describe('a delegation request that nobody takes further', () => {
  const steps = [
    ['UNASSIGNED', DAY, []],
    ['ASSIGNED', 7 * DAY, [associateDelegationRequest]],
    ['PENDING_APPROVAL', 7 * DAY, [associateDelegationRequest, updateDelegationRequest]],
    ['ACCEPTED', 7 * DAY, [associateDelegationRequest, acceptDelegationRequest]],
    ['REJECTED', 7 * DAY, [associateDelegationRequest, rejectDelegationRequest]],
    ['FINALIZED', 7 * DAY, [associateDelegationRequest, acceptDelegationRequest, sendDelegationToken]],
  ] as const
  it.each(steps)('expires out of %s after its time', async (state, lifetime, taken) => {
    const DelegationRequestId = await create()
    let now = START
    // Each step begins the time anew.
    for (const operation of taken)
      await at((now += HOUR), operation as Operation<unknown>, { DelegationRequestId })
    expect(await stateAt(now + lifetime - 1, DelegationRequestId)).toBe(state)
    expect(await stateAt(now + lifetime, DelegationRequestId)).toBe('EXPIRED')
    await expect(at(now + lifetime, rejectDelegationRequest, { DelegationRequestId })).rejects.toThrow(
      'is in state EXPIRED and cannot be rejected',
    )
    expect((await messagesAt(now + lifetime)).map(({ Type, State }) => [Type, State])).toEqual([
      ['StateChange', 'EXPIRED'],
    ])
  })

  it('is deleted a month after it has expired, and its workflow id is free again', async () => {
    const id = await create()
    const expired = START + DAY
    await expect(create('a-workflow', expired + 30 * DAY)).rejects.toThrow('already exists')
    await create('a-workflow', expired + 30 * DAY + 1)
    await expect(stateAt(expired + 30 * DAY + 1, id)).rejects.toThrow('cannot be found')
  })
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html: "Multiple Redemptions" */
describe('an exchange token', () => {
  it('is good from its release for as long as was asked for, and credentials end with it', async () => {
    const DelegationRequestId = await create()
    await at(START, associateDelegationRequest, { DelegationRequestId })
    await at(START, acceptDelegationRequest, { DelegationRequestId })
    const released = START + 3 * HOUR
    await at(released, sendDelegationToken, { DelegationRequestId })
    const token = (await messagesAt(released)).find(({ Type }) => Type === 'ExchangeToken')!
    expect(token.ExpiresAt).toBe(new Date(released + HOUR).toISOString())
    const tradeAt = (now: number) => at(now, getDelegatedAccessToken, { TradeInToken: token.ExchangeToken! })
    for (const later of [0, 20 * MINUTE, 59 * MINUTE])
      expect((await tradeAt(released + later)).Credentials!.Expiration).toBe(released + HOUR)
    await expect(tradeAt(released + HOUR)).rejects.toMatchObject({
      code: 'ExpiredTradeInTokenException',
      status: 400,
      message: 'The trade-in token has expired.',
    })
    expect((await messagesAt(released + HOUR)).map(({ Type }) => Type)).toEqual(['StateChange'])
  })
})
