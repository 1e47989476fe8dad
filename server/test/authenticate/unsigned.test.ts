import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadedServices } from '../../src/services/index.ts'
import { startTestServer, type TestServer } from '../harness.ts'

const services = await loadedServices()

/** The only operations that may be reached without a signature. */
const UNSIGNED = ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const post = (body: string, path = '/') =>
  fetch(`${server.endpoint}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
const MISSING = /<Code>MissingAuthenticationToken<\/Code>\s*<Message>Request is missing Authentication Token</

const operations = services.flatMap(({ model }) =>
  Object.keys(model.operations).map((name) => [model.service, name, model.apiVersion] as const),
)

it('declares as unsigned what is meant to be, and nothing else', () => {
  const declared = services.flatMap(({ model, operations }) =>
    [...operations.values()]
      .filter(({ authentication }) => authentication === 'unsigned')
      .map(({ name }) => `${model.service}:${name}`),
  )
  expect(declared).toEqual(UNSIGNED)
})

it('refuses every other operation of every service, in the body and in the query', async () => {
  expect(operations.length).toBeGreaterThan(180)
  for (const [service, name, version] of operations) {
    if (UNSIGNED.includes(`${service}:${name}`)) continue
    const fields = `Action=${name}&Version=${version}`
    for (const response of [await post(fields), await post('', `/?${fields}`)]) {
      expect(response.status, name).toBe(403)
      expect(await response.text(), name).toMatch(MISSING)
    }
  }
})

const WEB_IDENTITY = 'Action=AssumeRoleWithWebIdentity&Version=2011-06-15'

describe('no way around it', () => {
  it.each([
    ['two actions', `${WEB_IDENTITY}&Action=GetCallerIdentity`, 400],
    ['two actions, the other first', `Action=GetCallerIdentity&${WEB_IDENTITY}`, 403],
    ['two actions, one of them encoded', `${WEB_IDENTITY}&%41ction=GetCallerIdentity`, 400],
    ['an encoded action', 'Action=GetCallerIdentit%79&Version=2011-06-15', 403],
    ['the version of another service', 'Action=AssumeRoleWithWebIdentity&Version=2010-05-08', 403],
    ['no version', 'Action=AssumeRoleWithWebIdentity', 403],
    ['other letter case', 'Action=assumerolewithwebidentity&Version=2011-06-15', 403],
    ['a name of every object', 'Action=constructor&Version=2011-06-15', 403],
    ['nothing', '', 403],
  ])('by %s', async (_, body, status) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('Result')
  })

  it('by an action in the query and another in the body', async () => {
    const response = await post('Action=GetCallerIdentity&Version=2011-06-15', `/?${WEB_IDENTITY}`)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<Code>MalformedInput</Code>')
  })

  it('by a signature that is none', async () => {
    const response = await fetch(`${server.endpoint}/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: 'AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=y',
      },
      body: `${WEB_IDENTITY}&RoleArn=a&RoleSessionName=b&WebIdentityToken=c`,
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<Code>IncompleteSignature</Code>')
  })
})

it('validates an unsigned request as any other, and audits it as nobody’s', async () => {
  const response = await post(`${WEB_IDENTITY}&RoleArn=short&RoleSessionName=b`)
  expect(response.status).toBe(400)
  const text = await response.text()
  expect(text).toContain('https://sts.amazonaws.com/doc/2011-06-15/')
  expect(text).toContain('<Code>ValidationError</Code>')
  expect(server.events().at(-1)).toMatchObject({
    eventName: 'AssumeRoleWithWebIdentity',
    eventSource: 'sts.amazonaws.com',
    errorCode: 'ValidationError',
    userIdentity: { type: 'WebIdentityUser' },
  })
})
