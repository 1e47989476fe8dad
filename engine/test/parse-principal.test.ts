// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import { describe, expect, it } from 'vitest'
import { namedPrincipals } from '../src/parse/named-principals.ts'
import { checkPolicy, parsePolicy } from '../src/parse/policy.ts'
import { invalidPrincipalMessage } from '../src/parse/principal.ts'

function trust(Principal: unknown): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal,
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:X': 'y' } },
      },
    ],
  })
}

function resource(element: Record<string, unknown>): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*', ...element }],
  })
}

describe('principals that are accepted', () => {
  it.each([
    ['AWS', '*'],
    ['AWS', '111122223333'],
    ['AWS', 'arn:aws:iam::111122223333:root'],
    ['AWS', 'arn:aws-cn:iam::111122223333:root'],
    ['AWS', 'arn:aws:iam::111122223333:user/alice'],
    ['AWS', 'arn:aws:iam::111122223333:user/division_abc/sub-division/O=x!/alice@example.com'],
    ['AWS', 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/Role/session@x'],
    ['AWS', 'arn:aws:sts::111122223333:federated-user/bob'],
    ['AWS', 'AIDAJQABLZS4A3QDU576Q'],
    ['AWS', 'AROADBQP57FF2AEXAMPLE'],
    ['AWS', 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABCDEF'],
    ['Service', 'ec2.amazonaws.com'],
    ['Service', 'states.eu-west-1.amazonaws.com'],
    ['Service', 'alexa-appkit.amazon.com'],
    ['Federated', 'accounts.google.com'],
    ['Federated', 'arn:aws:iam::111122223333:saml-provider/ADFS'],
    ['Federated', 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC'],
  ])('%s %s', (kind, value) => {
    for (const values of [value, [value]]) {
      expect(parsePolicy(trust({ [kind]: values }), 'trust').statements[0]!.principals).toEqual([
        { kind, value },
      ])
    }
  })

  it('a canonical user, in policies of resources only', () => {
    const account = '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'
    const originAccessIdentity = '0123456789abcdef'.repeat(6)
    for (const CanonicalUser of [account, originAccessIdentity]) {
      expect(checkPolicy(resource({ Principal: { CanonicalUser } }), 'resource')).toEqual([])
      expect(checkPolicy(trust({ CanonicalUser }), 'trust')).toMatchObject([{ code: 'principal-invalid' }])
    }
    for (const CanonicalUser of [account.slice(1), `${account}0`, account.toUpperCase()]) {
      expect(checkPolicy(resource({ Principal: { CanonicalUser } }), 'resource')).toMatchObject([
        { code: 'principal-invalid' },
      ])
    }
  })

  it('everyone is told apart from {"AWS": "*"}, kinds keep their order', () => {
    expect(parsePolicy(trust('*'), 'trust').statements[0]!.principals).toEqual([
      { kind: 'everyone', value: '*' },
    ])
    const several = { Service: ['a.amazonaws.com', 'b.amazonaws.com'], AWS: ['111122223333', '*'] }
    expect(parsePolicy(trust(several), 'trust').statements[0]!.principals).toEqual([
      { kind: 'Service', value: 'a.amazonaws.com' },
      { kind: 'Service', value: 'b.amazonaws.com' },
      { kind: 'AWS', value: '111122223333' },
      { kind: 'AWS', value: '*' },
    ])
  })
})

describe('principals that are refused', () => {
  it.each([
    ['AWS', 'arn:aws:iam::ACCOUNT-A-ID:root'],
    ['AWS', 'arn:aws:iam::1234567890:root'],
    ['AWS', '11112222333'],
    ['AWS', ''],
    ['AWS', 'alice'],
    ['AWS', 'arn:aws:iam::111122223333:user/*'],
    ['AWS', 'arn:aws:iam::111122223333:role/Dev?'],
    ['AWS', 'arn:aws:iam::111122223333:role/*/Dev'],
    ['AWS', 'arn:aws:iam::*:root'],
    ['AWS', 'arn:*:iam::111122223333:root'],
    ['AWS', 'arn:aws:iam::111122223333:group/Admins'],
    ['AWS', 'arn:aws:iam::111122223333:user/'],
    ['AWS', 'arn:aws:iam::111122223333:user'],
    ['AWS', 'arn:aws:iam:eu-west-1:111122223333:root'],
    ['AWS', 'arn:aws:iam::111122223333:ROOT'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/Role/*'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/Role'],
    ['AWS', 'arn:aws:sts::111122223333:assumed-role/path/Role/session'],
    ['AWS', 'arn:aws:sts::111122223333:self'],
    ['AWS', 'arn:aws:s3:::bucket'],
    ['AWS', 'AKIAIOSFODNN7EXAMPLE'],
    ['AWS', 'AROADBQP57FF2AEXAMPLE:session'],
    ['AWS', 'arn:aws:iam::111122223333:user/${aws:username}'],
    ['Service', 'ec2'],
    ['Service', '*'],
    ['Service', '*.amazonaws.com'],
    ['CanonicalUser', '*'],
  ])('%s %s', (kind, value) => {
    expect(checkPolicy(trust({ [kind]: ['111122223333', value].slice(1) }), 'trust')).toMatchObject([
      {
        code: 'principal-invalid',
        message: `Invalid principal in policy: "${kind.toUpperCase()}":"${value}"`,
        path: `Statement[0].Principal.${kind}[0]`,
      },
    ])
  })

  it.each(['*', 'google', 'arn:aws:iam::111122223333:role/x', 'arn:aws:iam::1:saml-provider/ADFS'])(
    'Federated %s',
    (Federated) => {
      expect(checkPolicy(trust({ Federated }), 'trust')).toMatchObject([
        {
          code: 'principal-invalid',
          message: 'Federated principals must be valid domain names or SAML metadata ARNs',
        },
      ])
    },
  )

  it('unknown kinds and wrong JSON types', () => {
    for (const kind of ['aws', 'Users', 'constructor']) {
      expect(checkPolicy(trust({ [kind]: '*' }), 'trust')).toMatchObject([{ code: 'element-unknown' }])
    }
    for (const value of [1, null, {}, [1], true]) {
      expect(checkPolicy(trust({ AWS: value }), 'trust')).toMatchObject([{ code: 'element-type' }])
    }
    for (const value of [1, null, ['*'], true, '111122223333']) {
      expect(checkPolicy(trust(value), 'trust')).toMatchObject([{ code: 'element-type' }])
    }
  })

  it('NotPrincipal is held to the same forms', () => {
    const text = resource({ NotPrincipal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:user/*'] } })
    expect(checkPolicy(text, 'resource')).toMatchObject([
      { code: 'principal-invalid', path: 'Statement[0].NotPrincipal.AWS[1]' },
    ])
  })
})

describe('namedPrincipals', () => {
  it('lists all that a document names, with element and statement', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: ['111122223333', '*'] }, Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', NotPrincipal: { Service: 'ec2.amazonaws.com' }, Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
      ],
    })
    expect(namedPrincipals(parsePolicy(text, 'resource'))).toEqual([
      { entry: { kind: 'AWS', value: '111122223333' }, element: 'Principal', statement: 0 },
      { entry: { kind: 'AWS', value: '*' }, element: 'Principal', statement: 0 },
      { entry: { kind: 'Service', value: 'ec2.amazonaws.com' }, element: 'NotPrincipal', statement: 1 },
      { entry: { kind: 'everyone', value: '*' }, element: 'Principal', statement: 2 },
    ])
  })

  it('words a principal that does not exist as AWS does', () => {
    const entry = { kind: 'Service', value: 'nope.amazonaws.com' } as const
    expect(invalidPrincipalMessage(entry)).toBe('Invalid principal in policy: "SERVICE":"nope.amazonaws.com"')
  })
})
