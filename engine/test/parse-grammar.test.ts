// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import { describe, expect, it } from 'vitest'
import { checkPolicy, parsePolicy } from '../src/parse/policy.ts'
import type { PolicyType } from '../src/types.ts'
import { changed, type Json, ORGANIZATIONS, problem, SYNTAX, source, TYPES, VALID } from './grammar.ts'

describe('every type of policy', () => {
  it.each(TYPES)('%s: its plain statement is accepted, alone or in a list', (type) => {
    const { statements } = parsePolicy(source(VALID[type]), type)
    expect(statements).toHaveLength(1)
    const single = JSON.stringify({ Version: '2012-10-17', Statement: VALID[type] })
    expect(parsePolicy(single, type).statements).toHaveLength(1)
  })

  it.each(TYPES)('%s: gives the words of its service for what is not JSON', (type) => {
    const messages: Readonly<Record<PolicyType, string>> = {
      identity: SYNTAX,
      boundary: SYNTAX,
      session: 'The policy is not in the valid JSON format.',
      resource: 'This policy contains invalid Json',
      'vpc-endpoint': 'This policy contains invalid Json',
      trust: 'This policy contains invalid Json',
      scp: ORGANIZATIONS,
      rcp: ORGANIZATIONS,
    }
    expect(problem('{', type)).toEqual({ code: 'json-invalid', message: messages[type], path: '' })
  })

  it.each(TYPES)('%s: refuses elements that are unknown, also in another letter case', (type) => {
    for (const name of ['Principals', 'effect', 'Conditions', '__proto__', 'constructor']) {
      const text = source(VALID[type]).replace('"Effect"', `${JSON.stringify(name)}:"x","Effect"`)
      expect(problem(text, type)).toMatchObject({ code: 'element-unknown', path: `Statement[0].${name}` })
    }
    for (const name of ['statement', 'Condition', '__proto__']) {
      const text = `{${JSON.stringify(name)}:1,${source(VALID[type]).slice(1)}`
      expect(problem(text, type)).toMatchObject({ code: 'element-unknown', path: name })
    }
  })

  it.each(TYPES)('%s: wants an effect, Allow or Deny in this letter case', (type) => {
    for (const Effect of ['allow', 'DENY', '', 'Permit', true, ['Allow'], null]) {
      expect(problem(source(changed(type, { Effect })), type)?.code).toBe('effect-invalid')
    }
    expect(problem(source(changed(type, { Effect: undefined })), type)?.code).toBe('element-missing')
  })

  it.each(TYPES)('%s: wants actions', (type) => {
    const none = changed(type, { Action: undefined, NotAction: undefined })
    expect(problem(source(none), type)?.code).toBe('action-missing')
    const empty = changed(type, { Action: [], NotAction: undefined })
    expect(problem(source(empty), type)?.code).toBe('action-missing')
    for (const Action of [1, null, {}, true, ['s3:*', 1], [['s3:*']]]) {
      const wrong = changed(type, { Action, NotAction: undefined })
      const codes = checkPolicy(source(wrong), type).map(({ code }) => code)
      expect([...new Set(codes)].filter((code) => code !== 'action-invalid')).toEqual(['element-type'])
    }
  })

  it.each(TYPES)('%s: refuses an element together with its opposite', (type) => {
    const both = source(changed(type, { Action: 'sts:AssumeRole', NotAction: 'sts:AssumeRole' }))
    expect(problem(both, type)).toMatchObject({ code: 'element-conflict', path: 'Statement[0].NotAction' })
    const resources = source(changed(type, { Resource: '*', NotResource: '*' }))
    expect(problem(resources, type)?.code).toBe('element-conflict')
    const principals = source(changed(type, { Principal: '*', NotPrincipal: '*' }))
    expect(problem(principals, type)?.code).toBe('element-conflict')
  })

  it.each(TYPES)('%s: wants statements', (type) => {
    expect(problem('{"Version":"2012-10-17"}', type)?.code).toBe('element-missing')
    expect(problem('{"Version":"2012-10-17","Statement":[]}', type)?.code).toBe('element-missing')
    for (const Statement of ['x', null, 1, ['x'], [[]]]) {
      expect(problem(JSON.stringify({ Version: '2012-10-17', Statement }), type)?.code).toBe('element-type')
    }
    for (const text of ['[]', 'null', '"x"', '1']) expect(problem(text, type)?.code).toBe('element-type')
  })

  it.each(TYPES)('%s: Sids are unique; an empty one is none', (type) => {
    const named = (Sid: string) => changed(type, { Sid })
    expect(problem(source([named('a'), named('b'), named('a')]), type)).toMatchObject({
      code: 'sid-duplicate',
      path: 'Statement[2].Sid',
    })
    expect(problem(source([named('a'), named('A'), named(''), named('')]), type)).toBeUndefined()
    expect(problem(source(changed(type, { Sid: 1 })), type)?.code).toBe('element-type')
  })

  it.each(TYPES)('%s: holds versions to the two there are', (type) => {
    for (const Version of ['2025-02-20', '2025-2-20', '', '2012-10-17 ', 'latest']) {
      expect(problem(source(VALID[type], { Version }), type)?.code).toBe('version-invalid')
    }
    for (const Version of [2012, null, ['2012-10-17']]) {
      expect(problem(source(VALID[type], { Version }), type)?.code).toBe('element-type')
    }
    const organizations = type === 'scp' || type === 'rcp'
    for (const rest of [{}, { Version: '2008-10-17' }]) {
      const text = source(VALID[type], rest)
      expect(problem(text, type)?.code).toBe(organizations ? 'version-too-old' : undefined)
      if (!organizations) expect(parsePolicy(text, type).version).toBe('2008-10-17')
    }
  })
})

describe('what each type may hold', () => {
  const accepted = (type: PolicyType, change: Json) =>
    expect(checkPolicy(source(changed(type, change)), type).map(({ detail }) => detail)).toEqual([])
  const refused = (type: PolicyType, change: Json, path: string) =>
    expect(problem(source(changed(type, change)), type)).toMatchObject({ code: 'element-forbidden', path })

  it('SCPs speak the whole language but principals', () => {
    accepted('scp', { Effect: 'Allow', Resource: 'arn:aws:s3:::b', Condition: { Bool: { 'aws:X': true } } })
    accepted('scp', { Effect: 'Allow', Action: undefined, NotAction: 'iam:*' })
    accepted('scp', { Effect: 'Allow', Resource: undefined, NotResource: 'arn:aws:s3:::b' })
    accepted('scp', { Action: ['s3:*Object', 's3:Get*Acl'] })
    refused('scp', { Principal: '*' }, 'Statement[0].Principal')
    refused('scp', { NotPrincipal: '*' }, 'Statement[0].NotPrincipal')
  })

  it('RCPs deny everyone actions of the services that know them', () => {
    accepted('rcp', { Action: ['sts:AssumeRole', 'S3:*', 'kms:*'], Condition: { Bool: { 'aws:X': false } } })
    accepted('rcp', { Resource: undefined, NotResource: 'arn:aws:s3:::b' })
    refused('rcp', { Action: '*' }, 'Statement[0].Action')
    refused('rcp', { Action: ['s3:*', '*'] }, 'Statement[0].Action')
    refused('rcp', { Effect: 'Allow' }, 'Statement[0].Effect')
    refused('rcp', { Action: undefined, NotAction: 's3:*' }, 'Statement[0].NotAction')
    refused('rcp', { Principal: { AWS: '111122223333' } }, 'Statement[0].Principal')
    const unsupported = source(changed('rcp', { Action: 'iam:CreateUser' }))
    expect(problem(unsupported, 'rcp')).toMatchObject({ code: 'action-invalid', message: ORGANIZATIONS })
  })

  it('RCPFullAWSAccess is accepted, and no other Allow', () => {
    const full = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }
    accepted('rcp', full)
    for (const change of [
      { Action: 's3:*' },
      { Action: ['*'] },
      { Resource: 'arn:aws:s3:::b' },
      { Condition: { Bool: { 'aws:X': true } } },
    ]) {
      expect(problem(source({ ...full, ...change }), 'rcp')?.code).toBe('element-forbidden')
    }
  })

  it('trust policies', () => {
    const Action = [
      'sts:AssumeRole',
      'STS:assumerolewithsaml',
      'sts:AssumeRoleWithWebIdentity',
      'sts:TagSession',
    ]
    accepted('trust', { Action: [...Action, 'sts:SetSourceIdentity', 'sts:SetContext'], Condition: {} })
    accepted('trust', { Principal: '*' })
    accepted('trust', {
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:1' } },
    })
    accepted('trust', { Effect: 'Deny', Principal: { Federated: 'cognito-identity.amazonaws.com' } })
    const noResource = checkPolicy(source(changed('trust', { Resource: [] })), 'trust')
    expect(noResource.map(({ code }) => code)).toEqual(['element-forbidden'])
    refused('trust', { Action: undefined, NotAction: 'sts:TagSession' }, 'Statement[0].NotAction')
    expect(problem(source(changed('trust', { Sid: 'a b' })), 'trust')?.code).toBe('sid-invalid')
  })

  it('resource policies may leave Resource out, name anything in Sid and exempt with NotPrincipal', () => {
    accepted('resource', { Resource: undefined, Sid: 'Enable IAM User Permissions' })
    accepted('resource', { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '111122223333' } })
    const empty = source(changed('resource', { Resource: [] }))
    expect(problem(empty, 'resource')?.code).toBe('resource-missing')
  })

  it('Id may stand in any policy and must be text', () => {
    const { id } = parsePolicy(source(VALID.identity, { Version: '2012-10-17', Id: 'x y' }), 'identity')
    expect(id).toBe('x y')
    const numbered = source(VALID.identity, { Version: '2012-10-17', Id: 1 })
    expect(problem(numbered, 'identity')).toMatchObject({ code: 'element-type', path: 'Id' })
  })
})

describe('resources', () => {
  const check = (Resource: unknown, Version = '2012-10-17') =>
    problem(source(changed('identity', { Resource }), { Version }), 'identity')?.code

  it.each([
    '*',
    'arn:aws:s3:::b/*',
    'arn:aws-cn:s3:::b',
    'arn:aws-us-gov:s3:::b',
    'arn:*:s3:::b',
    'arn:aws*:s3:::b',
    'arn:aws:waf:*',
    'arn:aws:s3:eu-west-1:111122223333:accesspoint/a',
    'arn:aws:s3:*:*:access-grants/default',
    'arn:aws:iam::*:role/*',
    'arn:aws:iam::111122223333:*',
    'arn:aws:iam::*:root',
    'arn:aws:iam::aws:contextProvider/IdentityCenter',
    'arn:aws:sns:eu-west-1:111122223333:topic:sub:more',
    'arn:aws:s3:::b/${aws:username}/*',
    "arn:aws:s3:::b/${aws:PrincipalTag/team, 'none'}",
    'arn:aws:ec2:*::snapshot/${*}',
  ])('accepts %s', (resource) => {
    expect(check(resource)).toBeUndefined()
    expect(check(['*', resource])).toBeUndefined()
  })

  it.each([
    ['**', 'resource-invalid'],
    ['?', 'resource-invalid'],
    ['ARN:aws:s3:::b', 'resource-invalid'],
    [' arn:aws:s3:::b', 'resource-invalid'],
    ['arn:', 'resource-invalid'],
    ['arn:AWS:s3:::b', 'resource-invalid'],
    ['arn:aws', 'resource-incomplete'],
    ['arn:aws:s3', 'resource-incomplete'],
    ['arn:aws:iam::111122223333:role', 'resource-invalid'],
    ['arn:aws:iam::111122223333:roots', 'resource-invalid'],
    ['arn:aws:s3:::b/${aws:username', 'variable-invalid'],
    ['arn:aws:s3:::b/${}', 'variable-invalid'],
    ['arn:aws:s3:::b/${aws:username, none}', 'variable-invalid'],
    // A colon within a variable does not part the ARN.
    ['arn:aws:s3::${aws:username}', 'resource-incomplete'],
  ])('refuses %s: %s', (resource, code) => {
    expect(check(resource)).toBe(code)
  })

  it('knows no variables before 2012-10-17', () => {
    expect(check('arn:aws:s3:::b/${aws:username', '2008-10-17')).toBeUndefined()
  })
})

describe('the document that comes back', () => {
  it('holds everything that was written, with places', () => {
    const text = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "One", "Effect": "Deny", "NotAction": "iam:*", "NotResource": ["arn:aws:s3:::b"],
      "Condition": { "foranyvalue:stringlikeifexists": { "aws:TagKeys": ["a*", true, 1.50] },
        "Null": {"aws:X": "false"} } }
  ]
}`
    expect(parsePolicy(text, 'identity')).toEqual({
      version: '2012-10-17',
      id: undefined,
      statements: [
        {
          sid: 'One',
          effect: 'Deny',
          principals: undefined,
          notPrincipals: undefined,
          actions: undefined,
          notActions: ['iam:*'],
          resources: undefined,
          notResources: ['arn:aws:s3:::b'],
          conditions: [
            {
              quantifier: 'ForAnyValue',
              operator: 'StringLike',
              ifExists: true,
              key: 'aws:TagKeys',
              values: ['a*', 'true', '1.50'],
              span: { start: { line: 5, column: 58 }, end: { line: 5, column: 91 } },
            },
            {
              quantifier: undefined,
              operator: 'Null',
              ifExists: false,
              key: 'aws:X',
              values: ['false'],
              span: { start: { line: 6, column: 18 }, end: { line: 6, column: 34 } },
            },
          ],
          span: { start: { line: 4, column: 5 }, end: { line: 6, column: 39 } },
        },
      ],
    })
  })

  it('says where a problem is', () => {
    const text = `{"Version": "2012-10-17",
 "Statement": {"Effect": "Allow", "Action": ["s3:*",
   "nonsense"], "Resource": "*"}}`
    expect(checkPolicy(text, 'identity')).toMatchObject([
      { code: 'action-invalid', position: { line: 3, column: 4 }, path: 'Statement.Action[1]' },
    ])
  })
})
