import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/authenticate/caller.ts'
import { Authorizer } from '../../src/authorize/authorize.ts'
import type { Environment } from '../../src/environment.ts'
import { PolicyDenial, ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'
import type { AccessCheck, Operation, OperationContext } from '../../src/operation.ts'
import { ACCOUNT, NOW, openWorld, type World } from '../authenticate/world.ts'
import { environmentOf } from '../environment.ts'

/** Denials of operations that are none of AWS's: what an operation may declare of them. */
let world: World
let environment: Environment
let caller: Caller
beforeAll(async () => {
  world = await openWorld()
  environment = environmentOf(world.store, world.vault)
  const user = await world.addUser('jane')
  const arn = `arn:aws:iam::${ACCOUNT}:user/jane`
  caller = {
    accountId: ACCOUNT,
    arn,
    userId: user.id,
    accessKeyId: 'AKIAJANEJANEJANEJANE',
    principal: { type: 'user', accountId: ACCOUNT, arn, userId: user.id },
    identity: { kind: 'user', id: user.id, name: user.name, accountId: ACCOUNT },
    session: undefined,
  }
})
afterAll(() => world.store.close())

/** What becomes of one check of jane, who has no policies. */
async function denied(check: Partial<AccessCheck>, more: Partial<Operation> = {}): Promise<unknown> {
  const operation: Operation = {
    name: 'StartThing',
    authorize: () => ({ action: 'thing:Start', resource: 'arn:aws:thing:::a', ...check }),
    handle: () => ({}),
    ...more,
  }
  const context: OperationContext<unknown> = {
    ...environment,
    input: {},
    caller,
    request: {
      id: 'request',
      sourceIp: '192.0.2.1',
      userAgent: undefined,
      referer: undefined,
      secureTransport: true,
      region: 'us-east-1',
      service: 'iam',
    },
    now: NOW,
  }
  try {
    await new Authorizer(environment).authorize(iamModel, operation, context)
  } catch (error) {
    return error
  }
  throw new Error('the check was expected to be denied')
}

const decode = (error: unknown) =>
  environment.authorizationMessages.open(ACCOUNT, (error as PolicyDenial).encodedMessage, NOW)

describe('a denial', () => {
  it('is worded by the operation where that says how', async () => {
    const error = await denied(
      {},
      {
        denied: ({ encodedMessage }) => ({
          code: 'UnauthorizedOperation',
          message: `You are not authorized to perform this operation. Encoded authorization failure message: ${encodedMessage}`,
        }),
      },
    )
    expect(error).toMatchObject({ code: 'UnauthorizedOperation', status: 403 })
    const { message, encodedMessage } = error as PolicyDenial
    expect(message.endsWith(` ${encodedMessage}`)).toBe(true)
    expect(decode(error)).toMatchObject({ action: 'thing:Start', resource: 'arn:aws:thing:::a' })
  })

  it('of what cannot be decided says what was asked', async () => {
    const resource = `arn:aws:thing:::${'a'.repeat(2048)}`
    const error = await denied({ resource })
    expect(error).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('cannot be authorized'),
    })
    const denial = decode(error)!
    expect(denial).toMatchObject({ explicit: false, statements: [], shortened: true })
    expect(resource.startsWith(denial.resource)).toBe(true)

    const unreadable = await denied({ resourcePolicy: { kind: 'trust', document: '{' } })
    expect(unreadable).toMatchObject({ message: 'The policy of arn:aws:thing:::a cannot be read.' })
    expect(decode(unreadable)).toMatchObject({ explicit: false, statements: [] })
  })

  it('of somebody whom a token vouches for has no message: nobody could decode it', async () => {
    const error = await denied({
      principal: { type: 'federated', provider: 'arn:aws:iam::1:oidc-provider/a' },
    })
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).not.toBeInstanceOf(PolicyDenial)
  })

  it('shows only what decided where there are very many statements', async () => {
    const allowed = { Effect: 'Allow', Action: 'thing:*', Resource: '*' }
    const never = { Effect: 'Deny', Action: 'other:*', Resource: '*' }
    const Deny = { Sid: 'Decides', Effect: 'Deny', Action: 'thing:Start', Resource: '*' }
    const write = (others: number) => {
      const Statement = [allowed, ...Array(others).fill(never), Deny]
      const document = JSON.stringify({ Version: '2012-10-17', Statement })
      const policy = { accountId: ACCOUNT, ownerId: caller.userId, name: 'p', document, size: 1 }
      return world.store.write(ACCOUNT, (tx) => tx.inlinePolicies.put(policy))
    }
    const sids = async () => decode(await denied({}))!.statements.map(({ sid, effect }) => sid ?? effect)
    await write(254)
    expect(await sids()).toEqual(['Allow', 'Decides'])
    await write(255)
    expect(await sids()).toEqual(['Decides'])
    await world.store.write(ACCOUNT, (tx) => tx.inlinePolicies.delete(caller.userId, 'p'))
  })

  it('shows the keys of the check itself before the request’s', async () => {
    const context = { 'sts:ExternalId': 'x', 'aws:MultiFactorAuthPresent': 'true', 'sts:Absent': undefined }
    const { conditions } = decode(await denied({ context, tagKeys: [] }))!
    expect(conditions.slice(0, 2)).toEqual([
      { key: 'sts:ExternalId', values: ['x'] },
      { key: 'aws:MultiFactorAuthPresent', values: ['true'] },
    ])
    const keys = conditions.map(({ key }) => key)
    expect(keys).toContain('aws:CurrentTime')
    expect(keys).not.toContain('aws:TagKeys')
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length)
  })
})
