// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import { describe, expect, it } from 'vitest'
import { checkPolicy, parsePolicy } from '../src/parse/policy.ts'

function source(Condition: unknown, Version = '2012-10-17'): string {
  return JSON.stringify({
    Version,
    Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition },
  })
}

function codes(condition: unknown, version?: string): string[] {
  return checkPolicy(source(condition, version), 'identity').map(({ code }) => code)
}

const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
]

function sample(operator: string): string {
  if (operator.startsWith('Date')) return '2026-02-01T09:00:00Z'
  if (operator.startsWith('Numeric')) return '10'
  if (operator.includes('Ip')) return '192.0.2.0/24'
  return operator === 'Bool' ? 'true' : 'AAAA'
}

describe('operators', () => {
  it.each(OPERATORS)('%s: plain, IfExists, quantified, in any letter case', (operator) => {
    for (const quantifier of [undefined, 'ForAllValues', 'ForAnyValue']) {
      for (const ifExists of [false, true]) {
        const written = `${quantifier ? `${quantifier}:` : ''}${operator}${ifExists ? 'IfExists' : ''}`
        for (const spelling of [written, written.toLowerCase(), written.toUpperCase()]) {
          const document = parsePolicy(source({ [spelling]: { 'aws:X': sample(operator) } }), 'identity')
          expect(document.statements[0]!.conditions).toMatchObject([{ quantifier, operator, ifExists }])
        }
      }
    }
  })

  it('Null stands alone', () => {
    expect(codes({ Null: { 'aws:X': true } })).toEqual([])
    for (const operator of ['NullIfExists', 'ForAnyValue:Null', 'ForAllValues:Null']) {
      expect(codes({ [operator]: { 'aws:X': true } })).toEqual(['condition-operator-unknown'])
    }
  })

  it.each([
    'StringEqual',
    'Equals',
    'BoolIfExist',
    'IfExists',
    'ForAnyValues:StringEquals',
    'ForAnyValue::StringEquals',
    'ForAnyValue:ForAnyValue:StringEquals',
    'StringEqualsIfExistsIfExists',
    ' StringEquals',
    '',
    '__proto__',
    'toString',
  ])('%j is unknown', (operator) => {
    expect(codes(JSON.parse(`{${JSON.stringify(operator)}:{"aws:X":"a"}}`))).toEqual([
      'condition-operator-unknown',
    ])
  })
})

describe('keys and values', () => {
  it('keys are service:name; anything may follow the first colon', () => {
    for (const key of [
      'aws:RequestTag/a:b',
      'token.actions.example:sub',
      'saml:eduorghomepageuri',
      'a:__proto__',
    ]) {
      expect(codes({ StringEquals: { [key]: 'x' } })).toEqual([])
    }
    for (const key of ['SourceIp', ':a', 'aws:', '', 'constructor']) {
      expect(codes({ StringEquals: { [key]: 'x' } })).toEqual(['condition-key-invalid'])
    }
  })

  it('a key comes once in an operator, whatever its letter case', () => {
    expect(codes({ StringEquals: { 'aws:x': 'a', 'aws:X': 'b' } })).toEqual(['element-conflict'])
    expect(codes({ StringEquals: { 'aws:x': 'a' }, StringLike: { 'aws:X': 'b' } })).toEqual([])
  })

  it('values are strings, numbers or Booleans', () => {
    for (const value of [null, {}, [[]], ['a', null], [{ a: 1 }]]) {
      expect(codes({ StringEquals: { 'aws:X': value } })).toEqual(['element-type'])
    }
    for (const value of ['StringEquals', [], 1, null])
      expect(codes({ Bool: value })).toEqual(['element-type'])
    for (const value of ['StringEquals', [], 1, null]) expect(codes(value)).toEqual(['element-type'])
  })

  it('blocks, operators and lists may be empty and stay so', () => {
    expect(parsePolicy(source({}), 'identity').statements[0]!.conditions).toEqual([])
    expect(parsePolicy(source({ Bool: {} }), 'identity').statements[0]!.conditions).toEqual([])
    expect(
      parsePolicy(source({ StringEquals: { 'aws:X': [] } }), 'identity').statements[0]!.conditions,
    ).toMatchObject([{ operator: 'StringEquals', key: 'aws:X', values: [] }])
  })

  it.each([
    [
      'NumericEquals',
      ['10', 10, '-1.5', '+0', '007'],
      ['abc', '', '1e3', '0x10', 'NaN', 'Infinity', '1 ', '1,5', true],
    ],
    [
      'DateLessThan',
      [
        '2026',
        '2026-02',
        '2028-02-29',
        '2026-02-01T09:00Z',
        '2026-02-01T09:00:00.5+02:00',
        '1700000000',
        1700000000,
      ],
      [
        '',
        'now',
        '2026-02-29',
        '2026-13',
        '2026-02-01T24:00Z',
        '2026-02-01T09:00:00',
        '01/02/2026',
        '2026-2-1',
      ],
    ],
    ['Bool', ['true', 'false', 'True', true, false], ['yes', '', '1', 1, 'true ']],
    ['Null', ['true', 'false', true], ['yes', '', 0]],
    ['BinaryEquals', ['QmFzZTY0', 'QQ==', 'QUE=', ''], ['Q', 'QQ=', '!!!!', 'QUE', 'QQ==QQ==']],
    [
      'IpAddress',
      [
        '192.0.2.1',
        '192.0.2.0/24',
        '0.0.0.0/0',
        '2001:db8::/32',
        '::',
        '::1',
        '1:2:3:4:5:6:7:8/128',
        '::ffff:192.0.2.1',
      ],
      [
        '',
        '192.0.2',
        '192.0.2.256',
        '192.0.2.0/33',
        '192.0.2.0/',
        '192.0.02.1',
        '2001:db8::/129',
        '1::2::3',
        'fe80::1%eth0',
        '*',
      ],
    ],
  ])('%s', (operator, good, bad) => {
    for (const value of good) expect([value, codes({ [operator]: { 'aws:X': value } })]).toEqual([value, []])
    for (const value of bad) {
      expect([value, codes({ [operator]: { 'aws:X': ['true', value].slice(1) } })]).toEqual([
        value,
        ['condition-value-invalid'],
      ])
    }
  })
})

describe('policy variables', () => {
  const variable = '${aws:username}'

  it('stand in String and Arn operators only', () => {
    for (const operator of OPERATORS) {
      const text = operator.startsWith('String') || operator.startsWith('Arn')
      expect([operator, codes({ [operator]: { 'aws:X': variable } })]).toEqual([
        operator,
        text ? [] : ['variable-invalid'],
      ])
    }
  })

  it.each([
    ["${aws:PrincipalTag/team, 'none'}", true],
    ["${aws:PrincipalTag/team,'a}b'}", true],
    ["${aws:PrincipalTag/team,  'a team'  }", true],
    ['${aws:PrincipalTag/eks:eks-cluster-name}', true],
    ["${aws:PrincipalTag/a team, 'x'}", false],
    ["${aws:PrincipalTag/team , 'x'}", false],
    ['${ aws:username}', false],
    ['${aws:username }', false],
    ['${aws:\tusername}', false],
    ['a${*}b${?}c${$}d', true],
    ['$', true],
    ['$aws:username}', true],
    ['${aws:username', false],
    ['${', false],
    ['${}', false],
    ['${ }', false],
    ['${a${b}}', false],
    ['${aws:x, none}', false],
    ["${aws:x, 'none}", false],
    ["${aws:x, 'none' x}", false],
    ["${, 'none'}", false],
    ['${aws:x}${', false],
    ["${aws:x, n'}", false],
    ["}${aws:x, 'none", false],
  ])('%s: %s', (text, accepted) => {
    expect(codes({ StringLike: { 'aws:X': text } })).toEqual(accepted ? [] : ['variable-invalid'])
    expect(codes({ StringLike: { 'aws:X': text } }, '2008-10-17')).toEqual([])
  })
})
