import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  ENTITY_ID,
  type KeyPair,
  makeKeyPair,
  type Said,
  SIGN_IN,
} from '../../federation/saml/identity-provider.ts'
import { allow, refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ACCOUNT, createRole, credentialsOf, roleArn, trust } from './roles.ts'
import {
  type Attributes,
  createSamlProvider,
  samlArn,
  samlCaller,
  samlResponse,
  samlTrust,
} from './saml-world.ts'

let server: TestServer
let idp: KeyPair
let call: ReturnType<typeof samlCaller>

beforeAll(async () => {
  idp = makeKeyPair()
  server = await startTestServer({ accountIds: [ACCOUNT] })
  call = samlCaller(server)
})
beforeEach(async () => {
  await server.reset()
  await createSamlProvider(server, 'Corp', idp)
})
afterAll(() => server.close())

const assume = (attributes: Attributes = {}, said: Partial<Said> = {}, more = {}) =>
  call(samlResponse(idp, attributes, said), more)
const DENIED = {
  code: 'AccessDenied',
  status: 403,
  message: 'Not authorized to perform sts:AssumeRoleWithSAML',
}
const EVERYTHING = ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity']
const oid = (tail: string) => `urn:oid:1.3.6.1.4.1.5923.1.${tail}`
const AFFILIATION = oid('1.1.1')

describe('trust policies see of an assertion', () => {
  const equals = (values: object) => ({ StringEquals: values })

  it.each<[string, object, Attributes, Attributes[]]>([
    ['its recipient, not its audience', equals({ 'SAML:aud': SIGN_IN }), {}, []],
    [
      'its issuer and subject',
      equals({ 'SAML:iss': ENTITY_ID, 'saml:sub': 'jane', 'saml:sub_type': 'persistent' }),
      {},
      [],
    ],
    [
      'its provider',
      equals({ 'saml:doc': `${ACCOUNT}/Corp`, 'aws:FederatedProvider': samlArn('Corp') }),
      {},
      [],
    ],
    ['that a subject has a qualifier', { Null: { 'saml:namequalifier': 'false' } }, {}, []],
    ['the name of the session', equals({ 'sts:RoleSessionName': 'jane' }), {}, [{ RoleSessionName: 'joe' }]],
    [
      'affiliations',
      { 'ForAnyValue:StringEquals': { 'saml:edupersonaffiliation': ['staff', 'faculty'] } },
      { [AFFILIATION]: ['member', 'staff'] },
      [{ [AFFILIATION]: 'student' }, {}, { eduPersonAffiliation: 'staff' }],
    ],
    [
      'every affiliation',
      {
        'ForAllValues:StringLike': { 'saml:edupersonaffiliation': ['staff', 'fac*'] },
        Null: { 'saml:edupersonaffiliation': 'false' },
      },
      { [AFFILIATION]: ['staff', 'faculty'] },
      [{ [AFFILIATION]: ['staff', 'student'] }, {}],
    ],
    [
      'names of people, which are texts',
      equals({ 'saml:edupersonprincipalname': 'jane@example.com' }),
      { [oid('1.1.6')]: 'jane@example.com' },
      [{ [oid('1.1.6')]: 'joe@example.com' }, { [oid('1.1.6')]: ['joe@example.com', 'jane@example.com'] }],
    ],
    [
      'organizations',
      { 'ForAnyValue:StringEquals': { 'saml:eduorglegalname': 'Example', 'saml:cn': 'Jane' } },
      { [oid('2.1.4')]: 'Example', 'urn:oid:2.5.4.3': 'Jane' },
      [{ [oid('2.1.4')]: 'Example' }],
    ],
    [
      'what Active Directory says',
      { 'ForAnyValue:StringEquals': { 'saml:mail': 'jane@example.com', 'saml:givenName': 'Jane' } },
      {
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'jane@example.com',
        'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'Jane',
      },
      [{ 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'Jane' }],
    ],
    [
      'X.500',
      { 'ForAnyValue:StringEquals': { 'saml:uid': 'jane', 'saml:organizationStatus': 'active' } },
      { '0.9.2342.19200300100.1.1': 'jane', '0.9.2342.19200300.100.1.45': 'active' },
      [{ '0.9.2342.19200300100.1.1': 'jane' }],
    ],
    ['nobody known by AWS', { Null: { 'aws:PrincipalArn': 'true', 'aws:userid': 'true' } }, {}, []],
  ])('%s', async (_, condition, good, bad) => {
    await createRole(server, 'app', samlTrust('Corp', condition))
    await assume(good)
    for (const attributes of bad) expect(await refusal(assume(attributes))).toEqual(DENIED)
  })

  it('its own subject and issuer, whatever attributes are called', async () => {
    await createRole(server, 'app', samlTrust('Corp', { StringEquals: { 'saml:sub': 'admin' } }))
    for (const name of ['saml:sub', 'sub', `${AFFILIATION}:sub`, 'urn:oid:saml:sub']) {
      expect(await refusal(assume({ [name]: 'admin' }))).toEqual(DENIED)
    }
  })
})

describe('tags and source identity', () => {
  const tagged = {
    'PrincipalTag:Project': 'Marketing',
    'PrincipalTag:CostCenter': '12345',
    TransitiveTagKeys: ['Project', 'CostCenter'],
    SourceIdentity: 'DiegoRamirez',
  }

  it('need an Allow of their own', async () => {
    await createRole(server, 'app', samlTrust('Corp'))
    await assume()
    const { 'PrincipalTag:Project': _, ...one } = { 'PrincipalTag:Project': '', 'PrincipalTag:a': 'b' }
    expect((await refusal(assume(one))).message).toBe('Not authorized to perform sts:TagSession')
    expect((await refusal(assume({ SourceIdentity: 'jane' }))).message).toBe(
      'Not authorized to perform sts:SetSourceIdentity',
    )
  })

  it('are conditions of the trust policy', async () => {
    const condition = {
      StringEquals: { 'aws:RequestTag/Project': 'Marketing', 'sts:SourceIdentity': 'DiegoRamirez' },
      'ForAllValues:StringEquals': {
        'aws:TagKeys': ['Project', 'CostCenter'],
        'sts:TransitiveTagKeys': ['Project', 'CostCenter'],
      },
    }
    await createRole(server, 'app', samlTrust('Corp', condition, EVERYTHING))
    const answer = await assume(tagged)
    expect(answer.SourceIdentity).toBe('DiegoRamirez')
    expect(answer.PackedPolicySize).toBeGreaterThan(0)
    for (const other of [
      { 'PrincipalTag:Project': 'Sales' },
      { SourceIdentity: 'jane' },
      { 'PrincipalTag:Other': 'a' },
    ]) {
      expect(await refusal(assume({ ...tagged, ...other }))).toEqual(DENIED)
    }
  })

  it('go on to the session, and those that are transitive to the next', async () => {
    await createRole(server, 'app', samlTrust('Corp', undefined, EVERYTHING), {
      policy: allow(['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']),
    })
    const condition = {
      StringEquals: {
        'aws:PrincipalTag/Project': 'Marketing',
        'aws:RequestTag/CostCenter': '12345',
        'aws:SourceIdentity': 'DiegoRamirez',
      },
    }
    const actions = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
    await createRole(server, 'next', trust(roleArn('app'), condition, actions))
    const session = server.sts(credentialsOf(await assume(tagged)))
    const next = new AssumeRoleCommand({ RoleArn: roleArn('next'), RoleSessionName: 'next' })
    expect((await session.send(next)).SourceIdentity).toBe('DiegoRamirez')
    const { TransitiveTagKeys: _, ...own } = tagged
    const other = server.sts(credentialsOf(await assume(own)))
    expect((await refusal(other.send(next))).code).toBe('AccessDenied')
  })

  it('keep to the limits', async () => {
    await createRole(server, 'app', samlTrust('Corp', undefined, EVERYTHING))
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`PrincipalTag:t${index}`, 'x']))
    expect(await refusal(assume(many))).toEqual({
      code: 'ValidationError',
      status: 400,
      message: 'The number of session tags exceeds the limit of 50.',
    })
    expect((await refusal(assume({ TransitiveTagKeys: ['none'] }))).message).toBe(
      'The specified transitive tag key must be included in the requested tags.',
    )
    expect((await refusal(assume({ 'PrincipalTag:a': 'b', 'PrincipalTag:A': 'c' }))).message).toBe(
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    )
  })
})

describe('the session', () => {
  const users = (name: string) => `arn:aws:iam::${ACCOUNT}:user/${name}`

  it('keeps who its user is, for its policies, and no more', async () => {
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:CreateUser',
          Resource: users('${saml:sub}'),
          Condition: {
            StringEquals: { 'saml:sub_type': 'persistent', 'aws:FederatedProvider': samlArn('Corp') },
            Null: {
              'saml:namequalifier': 'false',
              'saml:aud': 'true',
              'saml:iss': 'true',
              'saml:doc': 'true',
            },
          },
        },
      ],
    }
    await createRole(server, 'app', samlTrust('Corp'), { policy })
    const session = server.iam(credentialsOf(await assume()))
    await session.send(new CreateUserCommand({ UserName: 'jane' }))
    const other = session.send(new CreateUserCommand({ UserName: 'joe' }))
    expect(await refusal(other)).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: arn:aws:sts::${ACCOUNT}:assumed-role/app/jane is not authorized to perform: iam:CreateUser on resource: ${users('joe')} because no identity-based policy allows the iam:CreateUser action`,
    })
  })

  it('is narrowed by session policies, whose room it tells', async () => {
    await createRole(server, 'app', samlTrust('Corp'), { policy: allow('iam:*') })
    const answer = await assume({}, {}, { Policy: JSON.stringify(allow('iam:CreateUser')) })
    expect(answer.PackedPolicySize).toBeGreaterThan(0)
    const session = server.iam(credentialsOf(answer))
    await session.send(new CreateUserCommand({ UserName: 'joe' }))
    expect((await refusal(session.send(new GetUserCommand({ UserName: 'joe' })))).message).toContain(
      'because no session policy allows the iam:GetUser action',
    )
    expect(await refusal(assume({}, {}, { Policy: '{}' }))).toMatchObject({ code: 'MalformedPolicyDocument' })
  })
})
