import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRaw, type RawConnection } from '../server/test/hostile/raw.ts'
import { bytesOf, iamCall, sign } from '../server/test/hostile/signed.ts'
import { awsJson } from './support/clients.ts'
import { expectWell, type ServerProcess, startServer } from './support/server.ts'

/** Requests that nobody thought of, on a server in a process of its own: valid ones, nearly valid ones, altered and unsigned ones. */
let server: ServerProcess

beforeAll(async () => {
  server = await startServer(['--ephemeral'])
})
afterAll(() => expectWell(server))

describe('10,000 random requests', () => {
  const CONNECTIONS = 8
  const TOTAL = 10_000
  const SEED = 20261122
  /** Calls with the parameters that are made up for them; none of them can take root's key away. */
  const CALLS: Readonly<Record<string, readonly string[]>> = {
    GetUser: ['UserName'],
    CreateUser: ['UserName', 'Path', 'Tags.member.1.Key', 'Tags.member.1.Value'],
    DeleteUser: ['UserName'],
    UpdateUser: ['UserName', 'NewUserName', 'NewPath'],
    ListUsers: ['PathPrefix', 'MaxItems', 'Marker'],
    TagUser: ['UserName', 'Tags.member.1.Key', 'Tags.member.1.Value'],
    PutUserPolicy: ['UserName', 'PolicyName', 'PolicyDocument'],
    CreateGroup: ['GroupName', 'Path'],
    AddUserToGroup: ['GroupName', 'UserName'],
    CreateRole: ['RoleName', 'AssumeRolePolicyDocument', 'MaxSessionDuration'],
    GetRole: ['RoleName'],
    CreatePolicy: ['PolicyName', 'PolicyDocument', 'Description'],
    ListPolicies: ['Scope', 'OnlyAttached', 'MaxItems', 'Marker'],
    SimulateCustomPolicy: ['PolicyInputList.member.1', 'ActionNames.member.1', 'ResourceArns.member.1'],
    CreateVirtualMFADevice: ['VirtualMFADeviceName', 'Path'],
    NoSuchAction: ['X'],
  }

  const POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
  /** What a parameter may well be, by the end of its name. */
  const GOOD: readonly [RegExp, readonly string[]][] = [
    [/Name$/, ['alice', 'bob', 'carol', 'dave']],
    [/PolicyDocument$|PolicyInputList/, [POLICY]],
    [/Path|PathPrefix$/, ['/', '/a/', '/a/b/']],
    [/Key$|Value$|Description$/, ['k', 'team']],
    [/MaxItems$/, ['1', '10']],
    [/ActionNames/, ['s3:GetObject', 's3:*']],
    [/Scope$/, ['Local', 'All']],
    [/OnlyAttached$/, ['true', 'false']],
  ]
  const strange = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.json({ maxDepth: 3 }),
    fc.constantFrom('', '*', '-1', '{}', '{"Version":"2012-10-17","Statement":[]}', POLICY.slice(0, -2)),
  )
  const value = (name: string) => {
    const good = GOOD.find(([pattern]) => pattern.test(name))?.[1]
    return good === undefined
      ? strange
      : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...good) }, strange)
  }
  const known = fc.constantFrom(...Object.keys(CALLS)).chain((action) =>
    fc.tuple(...CALLS[action]!.map(value), fc.nat(3)).map((drawn) => {
      const leftOut = drawn.at(-1)
      const given = CALLS[action]!.map((name, i) => [name, String(drawn[i]).toWellFormed()] as const)
      // The first one always, so that most calls come as far as to what they name.
      return iamCall(action, Object.fromEntries(given.filter((_field, i) => i === 0 || i !== leftOut)))
    }),
  )
  const body = fc.oneof(
    { weight: 5, arbitrary: known },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength: 200 }).map((value) => value.toWellFormed()),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(known, fc.string({ unit: fc.constantFrom('.', '&', '=', '%', 'a', '1', '+'), maxLength: 40 }))
        .map((parts) => parts.join('&')),
    },
  )
  const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_.~'), minLength: 1, maxLength: 12 })
  const request = fc.record({
    method: fc.oneof(
      { weight: 3, arbitrary: fc.constant('POST') },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD') },
    ),
    path: fc.oneof(
      { weight: 4, arbitrary: fc.constant('/') },
      { weight: 1, arbitrary: token.map((part) => `/${part}`) },
    ),
    query: fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.tuple(token, token).map((pair) => pair.join('=')) },
    ),
    service: fc.oneof(
      { weight: 3, arbitrary: fc.constant('iam') },
      { weight: 1, arbitrary: fc.constantFrom('sts', 's3', 'ec2', 'dynamodb', 'lambda') },
    ),
    headers: fc.dictionary(
      token.map((name) => `x-${name.toLowerCase().replace(/[.~_]/g, '-')}`),
      token,
      { maxKeys: 3 },
    ),
    body,
    /** How the signed request is altered on its way, if it is. */
    alteration: fc.option(
      fc.oneof(
        fc.constant('unsigned' as const),
        fc.record({ at: fc.nat(2000), byte: fc.integer({ min: 0x20, max: 0x7e }) }),
      ),
      { freq: 3 },
    ),
  })

  it('do not crash the server, are each answered, and never with 500', async () => {
    const requests = fc.sample(request, { numRuns: TOTAL, seed: SEED })
    const statuses = new Map<number, number>()
    let next = 0
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        let connection: RawConnection | undefined
        while (next < requests.length) {
          const { alteration, ...unsigned } = requests[next++]!
          const signed = sign(server.endpoint, server.root, unsigned)
          if (alteration === 'unsigned') delete signed.headers.authorization
          const bytes = bytesOf(signed)
          // One byte of the head altered, but not of what says where the message ends: that would only wait for the rest.
          if (typeof alteration === 'object' && alteration !== null) alter(bytes, alteration)
          connection ??= await openRaw(server.endpoint)
          connection.send(bytes)
          const answer = await connection.answer(signed.method)
          expect(answer, bytes.toString('latin1')).toBeDefined()
          expect([400, 401, 403, 404, 405, 409, 413, 431, 501, 200], bytes.toString('latin1')).toContain(
            answer!.status,
          )
          statuses.set(answer!.status, (statuses.get(answer!.status) ?? 0) + 1)
          if (answer!.headers.get('connection') !== 'close') continue
          connection.destroy()
          connection = undefined
        }
        connection?.destroy()
      }),
    )
    // They reach every layer: some succeed, some are not valid, some are refused for their signature, some are not built.
    for (const status of [200, 400, 403, 404, 501])
      expect(statuses.get(status) ?? 0, `answers of status ${status}`).toBeGreaterThan(100)
    expect([...statuses.values()].reduce((sum, count) => sum + count)).toBe(TOTAL)
  })

  function alter(bytes: Buffer, { at, byte }: { at: number; byte: number }): void {
    const head = bytes.indexOf('\r\n\r\n')
    const framing = bytes.indexOf('content-length')
    const place = at % head
    if (place < framing - 2 && bytes[place] !== 0x0d && bytes[place] !== 0x0a) bytes[place] = byte
  }

  it('leave a server that works', async () => {
    expect(await awsJson(server, server.root, 'sts', 'get-caller-identity')).toMatchObject({
      Account: '123456789012',
    })
    await awsJson(server, server.root, 'iam', 'create-user', '--user-name', 'after-all')
  })
})
