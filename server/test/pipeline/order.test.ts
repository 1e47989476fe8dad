import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadedServices } from '../../src/services/index.ts'
import type { ServiceModel } from '../../src/wire/model.ts'
import { allow, type Credentials, startTestServer, type TestServer, userWithKey } from '../harness.ts'
import { sendRaw } from '../hostile/raw.ts'
import { bytesOf, form, iamCall, sign, type Unsigned } from '../hostile/signed.ts'

const services = await loadedServices()

/** A request with several faults is refused for the first one on its path: docs/lifecycle.md. */
let server: TestServer
let nobody: Credentials
let reader: Credentials

beforeAll(async () => {
  server = await startTestServer()
  nobody = await userWithKey(server, 'nobody')
  reader = await userWithKey(server, 'reader', allow('iam:Get*'))
})
afterAll(() => server.close())

/** A call of an operation without input, in the form of the service's protocol. */
function calling({ service, protocol, apiVersion, targetPrefix }: ServiceModel, name: string) {
  if (protocol === 'query') return { service, body: form({ Action: name, Version: apiVersion }) }
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${targetPrefix}.${name}` }
  return { service, headers, body: '{}' }
}

async function codeOf(
  key: Credentials,
  request: Unsigned,
  alter?: (bytes: Buffer) => Buffer,
): Promise<string> {
  const bytes = bytesOf(sign(server.endpoint, key, request))
  const answer = await sendRaw(server.endpoint, alter === undefined ? bytes : alter(bytes))
  const code = /<Code>(\w+)<\/Code>/.exec(answer!.body)?.[1] ?? /"__type":"(\w+)"/.exec(answer!.body)?.[1]
  return `${answer!.status} ${code ?? 'OK'}`
}

describe('the order of refusals', () => {
  const unknown = () => ({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x'.repeat(40) })

  it('HTTP before the signature', async () => {
    const withoutHost = (bytes: Buffer) =>
      Buffer.from(bytes.toString('latin1').replace(/host: .*\r\n/, ''), 'latin1')
    expect(await codeOf(unknown(), { body: iamCall('Nonsense') }, withoutHost)).toBe(
      '400 MalformedHttpRequestException',
    )
  })

  it('the signature before the operation', async () => {
    expect(await codeOf(unknown(), { body: iamCall('Nonsense') })).toBe('403 InvalidClientTokenId')
    const response = await fetch(server.endpoint, { method: 'POST', body: iamCall('Nonsense') })
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>')
  })

  it('the operation before the form', async () => {
    expect(await codeOf(nobody, { body: `${iamCall('Nonsense')}&A.=%ff` })).toBe('400 InvalidAction')
    expect(await codeOf(nobody, { body: '' })).toBe('400 MissingAction')
    expect(await codeOf(nobody, { body: form({ Action: 'GetUser', Version: '2010-05-09' }) })).toBe(
      '400 InvalidAction',
    )
    expect(await codeOf(nobody, { body: form({ Action: 'GetUser' }) })).toBe('400 InvalidAction')
  })

  it('the form before the values', async () => {
    expect(await codeOf(nobody, { body: `${iamCall('GetUser', { UserName: 'no/name' })}&X=%ff` })).toBe(
      '400 MalformedInput',
    )
  })

  it('the values before the permission', async () => {
    expect(await codeOf(nobody, { body: iamCall('GetUser', { UserName: 'no/name' }) })).toBe(
      '400 ValidationError',
    )
  })

  it('the permission before what is there', async () => {
    expect(await codeOf(nobody, { body: iamCall('GetUser', { UserName: 'gone' }) })).toBe('403 AccessDenied')
    expect(await codeOf(reader, { body: iamCall('GetUser', { UserName: 'gone' }) })).toBe('404 NoSuchEntity')
    expect(await codeOf(reader, { body: iamCall('GetUser', { UserName: 'nobody' }) })).toBe('200 OK')
  })

  it('the permission before a conflict', async () => {
    expect(await codeOf(nobody, { body: iamCall('CreateUser', { UserName: 'reader' }) })).toBe(
      '403 AccessDenied',
    )
    expect(await codeOf(server.root, { body: iamCall('CreateUser', { UserName: 'reader' }) })).toBe(
      '409 EntityAlreadyExists',
    )
  })
})

describe('what is not built', () => {
  const s3 = { method: 'GET', service: 's3', headers: { 'content-type': 'application/xml' } }
  const json = (target: string, version: string) => ({
    service: target.split('_')[0]!.toLowerCase(),
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.ListTables` },
    body: '{}',
  })

  it.each<[string, Unsigned, RegExp, RegExp]>([
    [
      'REST with XML',
      s3,
      /^application\/xml$/,
      /^<\?xml .*<Error><Code>NotImplemented<\/Code><Message>The service s3 /s,
    ],
    [
      'JSON 1.0',
      json('DynamoDB_20120810', '1.0'),
      /^application\/x-amz-json-1\.0$/,
      /^\{"__type":"NotImplemented","message":"The service dynamodb /,
    ],
    [
      'JSON 1.1',
      json('Logs_20140328', '1.1'),
      /^application\/x-amz-json-1\.1$/,
      /^\{"__type":"NotImplemented","message":"The service logs /,
    ],
    [
      'REST with JSON',
      {
        method: 'GET',
        path: '/2015-03-31/functions/',
        service: 'lambda',
        headers: { 'content-type': 'application/json' },
      },
      /^application\/json$/,
      /"message":"The service lambda /,
    ],
    [
      'the query protocol',
      { service: 'sns', body: form({ Action: 'ListTopics', Version: '2010-03-31' }) },
      /^text\/xml/,
      /<ErrorResponse>.*<Code>NotImplemented<\/Code><Message>The service sns .*<RequestId>/s,
    ],
    [
      "EC2's query protocol",
      { service: 'ec2', body: form({ Action: 'DescribeInstances', Version: '2016-11-15' }) },
      /^text\/xml/,
      /<Response><Errors><Error><Code>NotImplemented<\/Code>.*<RequestID>/s,
    ],
  ])('says so in %s, after the caller is known', async (_protocol, request, type, body) => {
    const answer = await sendRaw(
      server.endpoint,
      bytesOf(sign(server.endpoint, nobody, request)),
      request.method,
    )
    expect(answer?.status).toBe(501)
    expect(answer?.headers.get('content-type')).toMatch(type)
    expect(answer?.body).toMatch(body)
    const stranger = { ...nobody, secretAccessKey: 'x'.repeat(40) }
    const refused = await sendRaw(
      server.endpoint,
      bytesOf(sign(server.endpoint, stranger, request)),
      request.method,
    )
    expect([400, 401, 403]).toContain(refused?.status)
    expect(refused?.body).not.toContain('NotImplemented')
  })

  it('says so of every operation of a built service that is not built', async () => {
    for (const { model, operations } of services) {
      for (const name of Object.keys(model.operations)) {
        if (operations.has(name)) continue
        expect([name, await codeOf(server.root, calling(model, name))]).toEqual([name, '501 NotImplemented'])
      }
    }
  })

  it('does not take a property of objects for an operation', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect(await codeOf(server.root, { body: iamCall(name) })).toBe('400 InvalidAction')
  })

  it('does not take a property of objects for a service', async () => {
    for (const service of ['constructor', '__proto__', 'toString'])
      expect(await codeOf(server.root, { service, body: iamCall('GetUser') })).toMatch(
        /^(403 SignatureDoesNotMatch|501 NotImplemented)$/,
      )
  })
})

describe('every operation that is built', () => {
  // GetCallerIdentity and what else needs no permission says so in its declaration; whatever does not must refuse a stranger to it.
  const asked = services.flatMap(({ model, operations }) =>
    [...operations.values()]
      .filter(({ authorize }) => typeof authorize === 'function')
      .map(({ name }) => ({ model, name })),
  )

  it.each(asked)('$name does nothing for a user without permissions', async ({ model, name }) => {
    // Without parameters: refused for what is missing, for want of permission, or because there is nothing to do it to.
    const outcome = await codeOf(nobody, calling(model, name))
    expect(outcome).toMatch(/^(400|403|404) /)
  })
})
