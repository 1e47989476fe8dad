import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRaw, type RawAnswer, type RawConnection, sendRaw } from '../server/test/hostile/raw.ts'
import { bytesOf, form, iamCall, type Signed, sign, type Unsigned } from '../server/test/hostile/signed.ts'
import { aws, awsJson } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/** Bad input, tried on a server in a process of its own: refused cleanly, and the server is well afterwards. */
let server: ServerProcess

beforeAll(async () => {
  server = await startServer(['--ephemeral'])
})
afterAll(async () => {
  expect((await fetch(`${server.endpoint}/_iamd/health`)).status).toBe(200)
  const metrics = await (await fetch(`${server.endpoint}/_iamd/metrics`)).text()
  expect(metrics).not.toMatch(/iamd_requests_total\{.*status="500"\}/)
  expect(await server.stop()).toBe(0)
})

const call = (request: Unsigned, key: Key = server.root) =>
  sendRaw(server.endpoint, bytesOf(sign(server.endpoint, key, request)))

async function outcome(answer: Promise<RawAnswer | undefined>): Promise<string> {
  const { status = 0, body = '' } = (await answer) ?? {}
  return `${status} ${/<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? ''}`.trim()
}

const raw = (body: string | Buffer) => outcome(call({ body }))

describe('the bodies of the query protocol', () => {
  const getUser = 'Action=GetUser&Version=2010-05-08'

  it.each<[string, string | Buffer, string]>([
    ['nothing', '', '400 MissingAction'],
    ['a name without a value', 'Action', '400 MissingAction'],
    ['an action twice', `${getUser}&Action=ListUsers`, '400 MalformedInput'],
    ['a parameter twice', `${getUser}&UserName=a&UserName=b`, '400 MalformedInput'],
    ['a parameter that is also a branch', `${getUser}&UserName=a&UserName.x=b`, '400 MalformedInput'],
    ['a branch for a value', `${getUser}&UserName.member.1=a`, '400 MalformedInput'],
    ['a truncated escape', `${getUser}&UserName=%4`, '400 MalformedInput'],
    ['an escape that is none', `${getUser}&UserName=%zz`, '400 MalformedInput'],
    ['an escape that is no UTF-8', `${getUser}&UserName=%c3%28`, '400 MalformedInput'],
    ['an overlong escape', `${getUser}&UserName=%c0%af`, '400 MalformedInput'],
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from(`${getUser}&UserName=`), 0xff, 0xfe]),
      '400 MalformedInput',
    ],
    ['UTF-16', Buffer.from(getUser, 'utf16le'), '400 MissingAction'],
    ['JSON', '{"Action":"GetUser"}', '400 MissingAction'],
    ['XML', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', '400 MissingAction'],
    ['deep names', `${getUser}&${'a.'.repeat(500)}b=c`, '400 MalformedInput'],
    [
      'a list without numbers',
      `Action=TagUser&Version=2010-05-08&UserName=a&Tags.member.x.Key=k`,
      '400 MalformedInput',
    ],
    [
      'a list from nought',
      `Action=TagUser&Version=2010-05-08&UserName=a&Tags.member.0.Key=k`,
      '400 MalformedInput',
    ],
    [
      'a list beyond numbers',
      `Action=TagUser&Version=2010-05-08&UserName=a&Tags.member.99999999999.Key=k`,
      '400 MalformedInput',
    ],
    [
      'names of objects',
      `${getUser}&__proto__.x=1&constructor.prototype.y=2&UserName=nobody`,
      '404 NoSuchEntity',
    ],
    [
      'too many parameters',
      `${getUser}&${Array.from({ length: 100_000 }, (_, i) => `p${i}=1`).join('&')}`,
      '400 MalformedInput',
    ],
    ['a number that is none', 'Action=ListUsers&Version=2010-05-08&MaxItems=ten', '400 MalformedInput'],
    ['a number out of range', 'Action=ListUsers&Version=2010-05-08&MaxItems=1001', '400 ValidationError'],
    ['a marker of nobody', 'Action=ListUsers&Version=2010-05-08&Marker=forged', '400 ValidationError'],
  ])('%s', async (_what, body, expected) => {
    expect(await raw(body)).toBe(expected)
  })

  it('larger than any call', async () => {
    expect(await raw(`${getUser}&X=${'x'.repeat(2 * 1024 * 1024)}`)).toMatch(/^413 /)
  })

  it('cut off at every byte', async () => {
    const body = iamCall('CreateUser', {
      UserName: 'cut',
      Path: '/a/',
      'Tags.member.1.Key': 'k%2f',
      'Tags.member.1.Value': 'é',
    })
    for (let length = 0; length < body.length; length += 3) {
      expect(await raw(body.slice(0, length))).toMatch(/^(4\d\d \w+|200)$/)
      await call({ body: iamCall('DeleteUser', { UserName: 'cut' }) })
    }
  })
})

describe('names of every illegal kind', () => {
  const names = [
    '',
    ' ',
    'a b',
    'a/b',
    '../a',
    'a\u0000',
    'a\nb',
    'é',
    '用户',
    '\u{1f600}',
    'a*',
    'a?',
    '$'.concat('{aws:username}'),
    "a'; drop table users; --",
    '<a>',
    '&amp;',
    'a:b',
    'a|b',
    'a%',
    '\u202eabc',
    'x'.repeat(65),
    'x'.repeat(5000),
    '\ud800',
  ]
  const fields: readonly [string, string, Record<string, string>][] = [
    ['CreateUser', 'UserName', {}],
    ['CreateGroup', 'GroupName', {}],
    ['CreateRole', 'RoleName', { AssumeRolePolicyDocument: '{}' }],
    ['CreatePolicy', 'PolicyName', { PolicyDocument: '{}' }],
    ['CreateInstanceProfile', 'InstanceProfileName', {}],
  ]

  it.each(fields)('%s', async (action, field, more) => {
    for (const name of names) {
      // Group names may be of 128 characters.
      if (name.length === 65 && field !== 'UserName') continue
      expect([name.slice(0, 20), await raw(iamCall(action, { ...more, [field]: name }))]).toEqual([
        name.slice(0, 20),
        '400 ValidationError',
      ])
    }
  })

  it('paths', async () => {
    for (const Path of ['', 'a', '/a', 'a/', '//a b/', '/é/', `/${'x'.repeat(600)}/`, '/../', '/\u0000/'])
      expect([Path.slice(0, 20), await raw(iamCall('CreateUser', { UserName: 'p', Path }))]).toEqual([
        Path.slice(0, 20),
        Path === '/../' ? '200' : '400 ValidationError',
      ])
  })
})

describe('policies', () => {
  const create = (PolicyDocument: string) => raw(iamCall('CreatePolicy', { PolicyName: 'p', PolicyDocument }))
  const statement = (more: object = {}) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    ...more,
  })
  const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements })

  it.each<[string, string]>([
    [
      'over the size of a managed policy',
      policy(
        statement({
          Resource: Array.from({ length: 200 }, (_, i) => `arn:aws:s3:::bucket-with-a-name-${i}/*`),
        }),
      ),
    ],
    ['of many statements', policy(...Array.from({ length: 200 }, () => statement()))],
  ])('%s are over the limit', async (_what, document) => {
    expect(await create(document)).toBe('409 LimitExceeded')
  })

  it.each<[string, string]>([
    ['text', 'allow all'],
    ['half of JSON', policy(statement()).slice(0, -3)],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1e999'],
    ['deep arrays', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['deep objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['a member twice', '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}'],
    ['names of objects', '{"__proto__":{"Version":"2012-10-17"},"Statement":[]}'],
    ['an unknown element', policy(statement({ Bypass: true }))],
    ['an unknown effect', policy(statement({ Effect: 'allow' }))],
    ['an unknown operator', policy(statement({ Condition: { StringEqualsMaybe: { 'aws:username': 'a' } } }))],
    ['a principal', policy(statement({ Principal: '*' }))],
    ['no statement', '{"Version":"2012-10-17"}'],
    ['a wrong version', '{"Version":"2012-10-18","Statement":[]}'],
  ])('of %s are malformed', async (_what, document) => {
    expect(await create(document)).toBe('400 MalformedPolicyDocument')
  })

  it('of more characters than the member may have are not valid', async () => {
    expect(await create(' '.repeat(131_073))).toBe('400 ValidationError')
  })
})

describe('signatures', () => {
  const good = (): Signed => sign(server.endpoint, server.root, { body: iamCall('GetUser') })
  const send = (signed: Signed) => outcome(sendRaw(server.endpoint, bytesOf(signed)))
  const authorization = (from: RegExp | string, to: string) => (signed: Signed) => {
    signed.headers.authorization = signed.headers.authorization!.replace(from, to)
  }

  const alterations: readonly [string, (signed: Signed) => void][] = [
    ['no header', (signed) => delete signed.headers.authorization],
    ['an empty header', (signed) => (signed.headers.authorization = '')],
    ['another algorithm', authorization('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')],
    ['no algorithm', authorization('AWS4-HMAC-SHA256 ', '')],
    ['another key', authorization(/Credential=\w+/, 'Credential=AKIAIOSFODNN7EXAMPLE')],
    ['no key', authorization(/Credential=\w+/, 'Credential=')],
    ['no credential', authorization(/Credential=[^,]+, /, '')],
    ['another day', authorization(/\/\d{8}\//, '/20200101/')],
    ['another region', authorization('us-east-1', 'eu-west-1')],
    ['another service', authorization('/iam/', '/sts/')],
    ['another terminator', authorization('aws4_request', 'aws5_request')],
    ['a part more', authorization('aws4_request', 'x/aws4_request')],
    ['no signed headers', authorization(/SignedHeaders=[^,]+, /, '')],
    ['a header less', authorization('content-type;host', 'host')],
    ['no host', authorization('host;', '')],
    ['a header more', authorization('host;', 'host;x-more;')],
    ['no signature', authorization(/, Signature=.*/, '')],
    ['an empty signature', authorization(/Signature=.*/, 'Signature=')],
    ['a short signature', authorization(/.$/, '')],
    ['a long signature', authorization(/$/, '0')],
    [
      'a signature in capitals',
      (signed) => {
        const [head, signature] = signed.headers.authorization!.split('Signature=')
        signed.headers.authorization = `${head}Signature=${signature!.toUpperCase()}`
      },
    ],
    ['two signatures', (signed) => (signed.headers.authorization += `, Signature=${'0'.repeat(64)}`)],
    ['another body', (signed) => (signed.body = Buffer.from(iamCall('ListUsers')))],
    ['a longer body', (signed) => (signed.body = Buffer.concat([signed.body, Buffer.from('&x=y')]))],
    ['another path', (signed) => (signed.target = '/x')],
    ['another query', (signed) => (signed.target = '/?Action=ListUsers')],
    ['another method', (signed) => (signed.method = 'PUT')],
    ['another host', (signed) => (signed.headers.host = 'iam.example.com')],
    ['another type', (signed) => (signed.headers['content-type'] = 'text/plain')],
    ['another time', (signed) => (signed.headers['x-amz-date'] = '20200101T000000Z')],
    ['no time', (signed) => delete signed.headers['x-amz-date']],
    ['a time that is none', (signed) => (signed.headers['x-amz-date'] = 'yesterday')],
    ['a token that was not signed', (signed) => (signed.headers['x-amz-security-token'] = 'x')],
  ]

  it('is good unaltered', async () => expect(await send(good())).toBe('200'))

  it.each(alterations)('with %s', async (_what, alter) => {
    const signed = good()
    alter(signed)
    expect(await send(signed)).toMatch(
      /^(400 IncompleteSignature|403 (SignatureDoesNotMatch|InvalidClientTokenId|MissingAuthenticationToken))$/,
    )
  })

  it('with any one character altered', async () => {
    const { authorization: header } = good().headers
    for (let at = 0; at < header!.length; at += 2) {
      const signed = good()
      const text = signed.headers.authorization!
      const other = text[at] === 'a' ? 'b' : 'a'
      signed.headers.authorization = text.slice(0, at) + other + text.slice(at + 1)
      expect([at, await send(signed)]).toEqual([at, expect.stringMatching(/^(400|403) /)])
    }
  })
})

describe('a service that is not built', () => {
  it.concurrent.each([
    [['s3api', 'list-buckets']],
    [['ec2', 'describe-instances']],
    [['dynamodb', 'list-tables']],
    [['lambda', 'list-functions']],
    [['sns', 'list-topics']],
    [['cloudformation', 'list-stacks']],
  ])('gives the CLI one honest error: aws %j', async (command) => {
    const { code, stderr } = await aws(server, server.root, ...command)
    expect(code).not.toBe(0)
    expect(stderr.trim()).toMatch(
      /^An error occurred \(NotImplemented\) when calling the \w+ operation.*: The service [\w-]+ is not implemented\.$/,
    )
  })

  it('does not tell a stranger so much', async () => {
    const { stderr } = await aws(
      server,
      { ...server.root, secretAccessKey: 'x'.repeat(40) },
      's3api',
      'list-buckets',
    )
    expect(stderr).toContain('(SignatureDoesNotMatch)')
  })
})

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

  const text = fc.oneof(
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        'alice',
        'bob',
        '/',
        '/a/',
        '10',
        '-1',
        '{}',
        '{"Version":"2012-10-17","Statement":[]}',
        '*',
        '',
      ),
    },
  )
  const known = fc
    .tuple(fc.constantFrom(...Object.keys(CALLS)), fc.array(text, { minLength: 4, maxLength: 4 }), fc.nat(3))
    .map(([action, values, leftOut]) => {
      const given = CALLS[action]!.map((name, i) => [name, values[i]!.toWellFormed()] as const)
      // The first one always, so that most calls come as far as to what they name.
      return iamCall(action, Object.fromEntries(given.filter((_field, i) => i === 0 || i !== leftOut)))
    })
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
    method: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
    path: fc.oneof(
      { weight: 4, arbitrary: fc.constant('/') },
      { weight: 1, arbitrary: token.map((part) => `/${part}`) },
    ),
    query: fc.oneof(
      { weight: 4, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.tuple(token, token).map((pair) => pair.join('=')) },
    ),
    service: fc.constantFrom('iam', 'iam', 'iam', 'sts', 's3', 'ec2', 'dynamodb', 'lambda'),
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
      expect([status, statuses.get(status) ?? 0]).toEqual([
        status,
        expect.toSatisfy((count: number) => count > 100),
      ])
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
    expect(await outcome(call({ body: iamCall('CreateUser', { UserName: 'after-all' }) }))).toBe('200')
    expect(
      await outcome(
        call({ service: 'sts', body: form({ Action: 'GetCallerIdentity', Version: '2011-06-15' }) }),
      ),
    ).toBe('200')
  })
})
