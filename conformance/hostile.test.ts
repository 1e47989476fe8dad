import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RawAnswer, sendRaw } from '../server/test/hostile/raw.ts'
import { bytesOf, iamCall, type Signed, sign, type Unsigned } from '../server/test/hostile/signed.ts'
import { aws } from './support/clients.ts'
import { expectWell, type Key, type ServerProcess, startServer } from './support/server.ts'

/** Bad input, tried on a server in a process of its own: refused cleanly, and the server is well afterwards. */
let server: ServerProcess

beforeAll(async () => {
  server = await startServer(['--ephemeral'])
})
afterAll(() => expectWell(server))

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
