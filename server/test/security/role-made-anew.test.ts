import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../src/authenticate/caller.ts'
import type { AssumeRoleRequest } from '../../src/models/sts.gen.ts'
import type { OperationContext } from '../../src/operation.ts'
import { assumeRole } from '../../src/services/sts/operations/assume-role.ts'
import { ACCOUNT, NOW, openWorld, type World } from '../authenticate/world.ts'
import { environmentOf } from '../environment.ts'

/** The session is made of the role whose trust policy allowed it, not of one that bears its name a moment later. */
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.store.close())

async function callOfUser(): Promise<OperationContext<AssumeRoleRequest>> {
  const user = await world.addUser('alice')
  const arn = `arn:aws:iam::${ACCOUNT}:user/alice`
  const caller: Caller = {
    accountId: ACCOUNT,
    arn,
    userId: user.id,
    accessKeyId: 'AKIAALICEALICEALICE2',
    principal: { type: 'user', accountId: ACCOUNT, arn, userId: user.id },
    identity: { kind: 'user', id: user.id, name: user.name, accountId: ACCOUNT },
    session: undefined,
  }
  return {
    ...environmentOf(world.store, world.vault),
    tokens: world.tokens,
    input: { RoleArn: `arn:aws:iam::${ACCOUNT}:role/app`, RoleSessionName: 'alice' },
    caller,
    request: {
      id: 'request',
      sourceIp: '192.0.2.1',
      userAgent: undefined,
      referer: undefined,
      secureTransport: true,
      region: 'us-east-1',
      service: 'sts',
    },
    now: NOW,
  }
}

it('gives no session of a role that was deleted and made anew since it was authorized', async () => {
  const trusted = await world.addRole('app')
  const call = await callOfUser()
  await (assumeRole.authorize as (context: typeof call) => Promise<unknown>)(call)
  await world.store.write(ACCOUNT, (tx) => tx.roles.delete(trusted.id))
  await world.addRole('app')
  await expect(Promise.resolve(assumeRole.handle(call))).rejects.toMatchObject({ code: 'AccessDenied' })
})
