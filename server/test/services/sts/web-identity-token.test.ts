import {
  DisableOutboundWebIdentityFederationCommand,
  EnableOutboundWebIdentityFederationCommand,
  GetOutboundWebIdentityFederationInfoCommand,
  TagUserCommand,
} from '@aws-sdk/client-iam'
import {
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
} from '@aws-sdk/client-sts'
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  allow,
  type Credentials,
  refusal,
  startTestServer,
  type TestServer,
  userWithKey,
} from '../../harness.ts'
import { ACCOUNT, answerOf, createRole, credentialsOf, OTHER_ACCOUNT, tagList, trust } from './roles.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html */

const AUDIENCE = 'https://api.example.com'
const MAY_GET = allow(['sts:GetWebIdentityToken', 'sts:TagGetWebIdentityToken'])

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ accountIds: [ACCOUNT, OTHER_ACCOUNT] })
})
beforeEach(() => server.reset())
afterAll(() => server.close())

async function enable(credentials?: Credentials): Promise<string> {
  const answer = await server.iam(credentials).send(new EnableOutboundWebIdentityFederationCommand())
  return answer.IssuerIdentifier!
}

const ask = (credentials?: Credentials, input: Partial<GetWebIdentityTokenCommandInput> = {}) =>
  server
    .sts(credentials)
    .send(new GetWebIdentityTokenCommand({ Audience: [AUDIENCE], SigningAlgorithm: 'ES384', ...input }))

/** What any verifier does: discovery, key set, signature, claims. */
async function verify(issuer: string, token: string, audience: string = AUDIENCE) {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`)
  expect(response.status).toBe(200)
  const discovery = (await response.json()) as { issuer: string; jwks_uri: string }
  expect(discovery.issuer).toBe(issuer)
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri))
  return (await jwtVerify(token, keys, { issuer, audience })).payload
}

const NAMESPACE = 'https://sts.amazonaws.com/'

describe('the feature', () => {
  const getInfo = () => server.iam().send(new GetOutboundWebIdentityFederationInfoCommand())
  const disable = () => server.iam().send(new DisableOutboundWebIdentityFederationCommand())

  it('is off until it is enabled, and off again when it is disabled', async () => {
    const off = {
      code: 'FeatureDisabled',
      status: 404,
      message: 'Outbound identity federation is already disabled for your AWS account.',
    }
    expect(await refusal(getInfo())).toEqual(off)
    expect(await refusal(disable())).toEqual(off)
    expect(await refusal(ask())).toEqual({
      code: 'OutboundWebIdentityFederationDisabledException',
      status: 403,
      message: 'The outbound web identity federation feature is not enabled for this account.',
    })

    const issuer = await enable()
    expect(issuer).toMatch(new RegExp(`^${server.endpoint}/_iamd/issuers/[0-9a-f-]{36}$`))
    expect(await getInfo()).toMatchObject({ IssuerIdentifier: issuer, JwtVendingEnabled: true })
    expect(await refusal(enable())).toEqual({
      code: 'FeatureEnabled',
      status: 409,
      message: 'Outbound identity federation is already enabled for your AWS account.',
    })

    const { WebIdentityToken: token } = await ask()
    await disable()
    expect(await refusal(getInfo())).toEqual(off)
    expect((await refusal(ask())).code).toBe('OutboundWebIdentityFederationDisabledException')
    // What was given out while it was on is still good.
    expect(await verify(issuer, token!)).toMatchObject({ iss: issuer })
    expect(await enable()).toBe(issuer)
  })

  it('is one account’s', async () => {
    const issuer = await enable()
    const other = server.roots.get(OTHER_ACCOUNT)!
    expect((await refusal(ask(other))).code).toBe('OutboundWebIdentityFederationDisabledException')
    const otherIssuer = await enable(other)
    expect(otherIssuer).not.toBe(issuer)
    const token = (await ask()).WebIdentityToken!
    const otherToken = (await ask(other)).WebIdentityToken!
    expect(await verify(otherIssuer, otherToken)).toMatchObject({ sub: `arn:aws:iam::${OTHER_ACCOUNT}:root` })
    await expect(verify(issuer, otherToken)).rejects.toThrow(errors.JWKSNoMatchingKey)
    await expect(verify(otherIssuer, token)).rejects.toThrow(errors.JWKSNoMatchingKey)
  })
})

describe('the documents', () => {
  it('are public and may be kept a while', async () => {
    const issuer = await enable()
    for (const name of ['openid-configuration', 'jwks.json']) {
      const { status, headers } = await fetch(`${issuer}/.well-known/${name}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(/^application\/json/)
      expect(headers.get('cache-control')).toBe('public, max-age=300')
      expect(headers.get('access-control-allow-origin')).toBe('*')
    }
    expect(await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()).toEqual({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'ES384'],
      claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'jti', NAMESPACE],
    })
    const { keys } = (await (await fetch(`${issuer}/.well-known/jwks.json`)).json()) as { keys: object[] }
    expect(keys.map((key) => Object.keys(key).sort())).toEqual(
      expect.arrayContaining([
        ['alg', 'e', 'kid', 'kty', 'n', 'use'],
        ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
      ]),
    )
  })

  it('are not there for any other issuer', async () => {
    await enable()
    for (const id of ['0', crypto.randomUUID(), ACCOUNT, '%27', '..%2f', 'x'.repeat(90)]) {
      const url = `${server.endpoint}/_iamd/issuers/${id}/.well-known/jwks.json`
      expect((await fetch(url)).status, id).toBe(404)
    }
  })
})

describe('a token', () => {
  it.each(['RS256', 'ES384'])('of a user, by %s', async (SigningAlgorithm) => {
    const issuer = await enable()
    const jane = await userWithKey(server, 'jane', MAY_GET)
    await server.iam().send(new TagUserCommand({ UserName: 'jane', Tags: tagList({ team: 'blue' }) }))
    const answer = await ask(jane, { SigningAlgorithm, Tags: tagList({ 'job-id': '7', stage: 'test' }) })
    const claims = await verify(issuer, answer.WebIdentityToken!)
    const sub = `arn:aws:iam::${ACCOUNT}:user/jane`
    expect(claims).toEqual({
      iss: issuer,
      aud: AUDIENCE,
      sub,
      iat: expect.any(Number),
      exp: claims.iat! + 300,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      [NAMESPACE]: {
        aws_account: ACCOUNT,
        source_region: 'us-east-1',
        principal_id: sub,
        principal_tags: { team: 'blue' },
        request_tags: { 'job-id': '7', stage: 'test' },
      },
    })
    expect(answer.Expiration!.getTime()).toBe(claims.exp! * 1000)
    const { alg, typ, kid } = decodeProtectedHeader(answer.WebIdentityToken!)
    expect({ alg, typ, kid }).toEqual({ alg: SigningAlgorithm, typ: 'JWT', kid: expect.any(String) })
  })

  it('of a role’s session names the role, and what the session carries', async () => {
    const issuer = await enable()
    const jane = await userWithKey(server, 'jane', allow('sts:*'))
    const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
    await createRole(server, 'app', trust(ACCOUNT, undefined, actions), {
      policy: MAY_GET,
      path: '/team/',
      tags: { team: 'blue', stage: 'test' },
    })
    const role = `arn:aws:iam::${ACCOUNT}:role/team/app`
    const session = await answerOf(server.sts(jane), role, {
      SourceIdentity: 'jane',
      Tags: tagList({ Team: 'red' }),
    })
    const { WebIdentityToken } = await ask(credentialsOf(session), { DurationSeconds: 60 })
    const claims = await verify(issuer, WebIdentityToken!)
    const end = session.Credentials!.Expiration!.toISOString().replace('.000Z', 'Z')
    expect(claims).toMatchObject({ sub: role, exp: claims.iat! + 60 })
    expect(claims[NAMESPACE]).toEqual({
      aws_account: ACCOUNT,
      source_region: 'us-east-1',
      principal_id: role,
      original_session_exp: end,
      source_identity: 'jane',
      principal_tags: { Team: 'red', stage: 'test' },
    })
  })

  it('is for one audience as a text, for several as a list', async () => {
    const issuer = await enable()
    const Audience = ['https://a.example.com', 'https://b.example.com']
    const { WebIdentityToken: token } = await ask(undefined, { Audience })
    expect((await verify(issuer, token!, Audience[1])).aud).toEqual(Audience)
    await expect(verify(issuer, token!)).rejects.toThrow(errors.JWTClaimValidationFailed)
  })

  it('has tags of any name', async () => {
    await enable()
    const Tags = [{ Key: '__proto__', Value: 'a' }]
    const { WebIdentityToken: token } = await ask(undefined, { Tags })
    const claims = Buffer.from(token!.split('.')[1]!, 'base64url').toString()
    expect(claims).toContain('"request_tags":{"__proto__":"a"}')
  })

  it('is a new one each time', async () => {
    const issuer = await enable()
    const ids = await Promise.all(
      [1, 2, 3].map(async () => (await verify(issuer, (await ask()).WebIdentityToken!)).jti),
    )
    expect(new Set(ids).size).toBe(3)
  })
})

describe('refusals', () => {
  it('by the conditions of a policy', async () => {
    await enable()
    const conditions = {
      'ForAllValues:StringEquals': { 'sts:IdentityTokenAudience': [AUDIENCE] },
      NumericLessThanEquals: { 'sts:DurationSeconds': '300' },
      StringEquals: { 'sts:SigningAlgorithm': 'ES384' },
    }
    const [Statement] = allow('sts:GetWebIdentityToken').Statement
    const jane = await userWithKey(server, 'jane', {
      Version: '2012-10-17',
      Statement: [{ ...Statement, Condition: conditions }],
    })
    await ask(jane)
    const denied = {
      code: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:iam::${ACCOUNT}:user/jane is not authorized to perform: sts:GetWebIdentityToken on resource: * because no identity-based policy allows the sts:GetWebIdentityToken action`,
    }
    for (const input of [
      { Audience: [AUDIENCE, 'https://evil.example.com'] },
      { DurationSeconds: 301 },
      { SigningAlgorithm: 'RS256' },
    ]) {
      expect(await refusal(ask(jane, input))).toEqual(denied)
    }
    // Without permission nobody learns whether the feature is on.
    await server.iam().send(new DisableOutboundWebIdentityFederationCommand())
    expect(await refusal(ask(jane, { DurationSeconds: 301 }))).toEqual(denied)
  })

  it('of a token that would outlive its session', async () => {
    await enable()
    const jane = await userWithKey(server, 'jane', allow('sts:*'))
    await createRole(server, 'app', trust(ACCOUNT), { policy: MAY_GET })
    const session = credentialsOf(await answerOf(server.sts(jane), 'app', { DurationSeconds: 900 }))
    await ask(session, { DurationSeconds: 600 })
    expect(await refusal(ask(session, { DurationSeconds: 901 }))).toEqual({
      code: 'SessionDurationEscalationException',
      status: 403,
      message: 'The requested token duration would extend the session beyond its original expiration time.',
    })
  })

  it('of sessions that may call nothing but GetCallerIdentity and AssumeRole', async () => {
    await enable()
    const jane = await userWithKey(server, 'jane', allow('sts:*'))
    const own = await server.sts(jane).send(new GetSessionTokenCommand())
    const federated = await server
      .sts(jane)
      .send(new GetFederationTokenCommand({ Name: 'bob', Policy: JSON.stringify(allow('sts:*')) }))
    for (const answer of [own, federated]) {
      expect(await refusal(ask(credentialsOf(answer)))).toEqual({
        code: 'AccessDenied',
        status: 403,
        message: 'Cannot call GetWebIdentityToken with session credentials',
      })
    }
  })

  it('of claims that are too large, of tags that are not right, of other algorithms', async () => {
    await enable()
    const many = Array.from({ length: 50 }, (_, i) => ({
      Key: `${i}`.padEnd(120, 'k'),
      Value: 'v'.repeat(256),
    }))
    expect(await refusal(ask(undefined, { Tags: many }))).toMatchObject({
      code: 'JWTPayloadSizeExceededException',
      status: 400,
    })
    const Audience = Array.from({ length: 10 }, (_, i) => `${i}`.padEnd(1000, 'a'))
    expect((await ask(undefined, { Audience })).WebIdentityToken!.length).toBeLessThanOrEqual(20_000)
    const twice = [...tagList({ team: 'a' }), ...tagList({ Team: 'b' })]
    expect(await refusal(ask(undefined, { Tags: twice }))).toMatchObject({ code: 'ValidationError' })
    expect(await refusal(ask(undefined, { SigningAlgorithm: 'HS256' }))).toEqual({
      code: 'ValidationError',
      status: 400,
      message:
        "1 validation error detected: Value 'HS256' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [RS256, ES384]",
    })
  })
})
