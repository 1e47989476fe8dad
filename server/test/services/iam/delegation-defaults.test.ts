import {
  AssociateDelegationRequestCommand,
  CreatePolicyCommand,
  GetDelegationRequestCommand,
  ListDelegationRequestsCommand,
  PutUserPermissionsBoundaryCommand,
  RejectDelegationRequestCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, type Credentials, refusal } from '../../harness.ts'
import {
  CUSTOMER,
  create,
  customerUser,
  type DelegationWorld,
  startDelegationWorld,
} from '../delegation-world.ts'
import { createRole, trust } from '../sts/roles.ts'

// What may be done with requests without any policy, and what stands against it all the same.

let world: DelegationWorld
beforeAll(async () => {
  world = await startDelegationWorld()
})
beforeEach(() => world.server.reset())
afterAll(() => world.server.close())

const UNRELATED = allow('s3:*')
const iam = (credentials: Credentials) => world.server.iam(credentials)
const calls = (caller: Credentials, OwnerId: string, DelegationRequestId: string) => [
  () => iam(caller).send(new GetDelegationRequestCommand({ DelegationRequestId })),
  () => iam(caller).send(new AssociateDelegationRequestCommand({ DelegationRequestId })),
  () => iam(caller).send(new ListDelegationRequestsCommand({ OwnerId })),
]

/** A session of the role `app`, which may do everything. */
async function session(Policy?: object): Promise<Credentials> {
  const caller = await customerUser(world, `caller${++callers}`, allow('sts:AssumeRole'))
  const { Credentials: given } = await world.server.sts(caller).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${CUSTOMER}:role/app`,
      RoleSessionName: 'session',
      Policy: Policy && JSON.stringify(Policy),
    }),
  )
  return {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
  }
}
let callers = 0

describe('the default permissions', () => {
  it('need no policy', async () => {
    const jane = await customerUser(world, 'jane')
    const DelegationRequestId = await create(world)
    for (const call of calls(jane, `arn:aws:iam::${CUSTOMER}:user/jane`, DelegationRequestId)) await call()
    await iam(jane).send(new RejectDelegationRequestCommand({ DelegationRequestId }))
  })

  it('are limited by a permissions boundary', async () => {
    const jane = await customerUser(world, 'jane')
    const PolicyDocument = JSON.stringify(UNRELATED)
    const customer = iam(world.customer)
    const { Policy } = await customer.send(
      new CreatePolicyCommand({ PolicyName: 'boundary', PolicyDocument }),
    )
    await customer.send(
      new PutUserPermissionsBoundaryCommand({ UserName: 'jane', PermissionsBoundary: Policy!.Arn! }),
    )
    for (const call of calls(jane, `arn:aws:iam::${CUSTOMER}:user/jane`, await create(world)))
      expect((await refusal(call())).message).toContain('because no permissions boundary allows')
  })

  it('are limited by the policies of a session', async () => {
    await createRole(world.server, 'app', trust(CUSTOMER), { owner: world.customer })
    const OwnerId = `arn:aws:sts::${CUSTOMER}:assumed-role/app/session`
    for (const call of calls(await session(), OwnerId, await create(world))) await call()
    for (const call of calls(await session(UNRELATED), OwnerId, await create(world)))
      expect((await refusal(call())).message).toContain('because no session policy allows')
  })
})
