import { describe, expect, it } from 'vitest'
import { DelegationPartners } from '../../src/delegation/partners.ts'
import {
  checkTemplate,
  lacksAccount,
  renderTemplate,
  type TemplateParameter,
  withAccount,
} from '../../src/delegation/templates.ts'

const text = (name: string, ...values: string[]): TemplateParameter => ({ name, type: 'string', values })
const list = (name: string, ...values: string[]): TemplateParameter => ({ name, type: 'stringList', values })

const statement = (more: object) => ({ Effect: 'Allow', Action: ['s3:GetObject'], ...more })
const template = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements })
const rendered = (of: object, ...parameters: TemplateParameter[]) =>
  JSON.parse(renderTemplate(of, parameters, '210987654321')) as unknown

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html */
describe('a policy template', () => {
  const bucket = template(statement({ Resource: 'arn:aws:s3:::@{bucketNames}/*' }))

  it('takes a text where its place is', () => {
    expect(rendered(bucket, text('bucketNames', 'my-bucket'))).toEqual(
      template(statement({ Resource: 'arn:aws:s3:::my-bucket/*' })),
    )
  })

  it('becomes an entry for each value of a list', () => {
    expect(rendered(bucket, list('bucketNames', 'bucket-1', 'bucket-2'))).toEqual(
      template(statement({ Resource: ['arn:aws:s3:::bucket-1/*', 'arn:aws:s3:::bucket-2/*'] })),
    )
    const inList = template(statement({ Resource: ['arn:aws:s3:::fixed', 'arn:aws:s3:::@{bucketNames}'] }))
    expect(rendered(inList, list('bucketNames', 'one', 'two'))).toEqual(
      template(statement({ Resource: ['arn:aws:s3:::fixed', 'arn:aws:s3:::one', 'arn:aws:s3:::two'] })),
    )
  })

  it('becomes every combination where one text has several places', () => {
    const both = template(statement({ Resource: 'arn:aws:s3:::@{bucketNames}/@{prefixes}/*' }))
    expect(rendered(both, list('bucketNames', 'b1', 'b2'), list('prefixes', 'p1', 'p2'))).toEqual(
      template(
        statement({
          Resource: ['b1/p1', 'b1/p2', 'b2/p1', 'b2/p2'].map((end) => `arn:aws:s3:::${end}/*`),
        }),
      ),
    )
  })

  it('has statements that a value enables, or disables', () => {
    const read = statement({ Resource: '*' })
    const write = statement({ Action: ['s3:PutObject'], Resource: '*' })
    const of = (directive: string) => template(read, { '@Enabled': directive, ...write })
    for (const [directive, value, isThere] of [
      ['ENABLE_WRITE', 'True', true],
      ['ENABLE_WRITE', 'False', false],
      ['ENABLE_WRITE', 'true', false],
      ['!ENABLE_WRITE', 'True', false],
      ['!ENABLE_WRITE', 'No', true],
    ] as const) {
      expect(rendered(of(directive), text('ENABLE_WRITE', value)), `${directive} ${value}`).toEqual(
        isThere ? template(read, write) : template(read),
      )
    }
  })

  it('has the account that is asked where no other is given', () => {
    const role = template(statement({ Resource: 'arn:aws:iam::@{AccountId}:role/x' }))
    expect(renderTemplate(role, [], '210987654321')).toContain('arn:aws:iam::210987654321:role/x')
    expect(renderTemplate(role, [text('AccountId', '123456789012')], '210987654321')).toContain(
      'arn:aws:iam::123456789012:role/x',
    )
    const open = renderTemplate(role, [], undefined)
    expect(lacksAccount(open)).toBe(true)
    expect(withAccount(open, '210987654321')).toBe(renderTemplate(role, [], '210987654321'))
  })

  it('takes values in conditions, and none as the name of a key', () => {
    const tagged = (Condition: object) => template(statement({ Resource: '*', Condition }))
    const equals = { StringEquals: { 'aws:ResourceTag/team': '@{teamNames}' } }
    expect(rendered(tagged(equals), list('teamNames', 'a', 'b'))).toEqual(
      tagged({ StringEquals: { 'aws:ResourceTag/team': ['a', 'b'] } }),
    )
    expect(() => checkTemplate(tagged({ StringEquals: { 'aws:ResourceTag/@{teamNames}': 'a' } }))).toThrow(
      'is a place where no value can stand',
    )
  })

  it.each([
    ['missing', [], 'parameter bucketNames is missing'],
    ['given twice', [text('bucketNames', 'a'), text('bucketNames', 'b')], 'is given twice'],
    ['unknown', [text('bucketNames', 'a'), text('something', 'b')], 'has no parameter something'],
    ['without a value', [list('bucketNames')], 'cannot have 0 values'],
    ['of too many values', [text('bucketNames', 'a', 'b')], 'cannot have 2 values'],
    ['a place itself', [text('bucketNames', '@{AccountId}')], "has '@{' in it"],
  ] as const)('refuses a value that is %s', (_what, parameters, message) => {
    expect(() => renderTemplate(bucket, parameters, undefined)).toThrow(message)
  })

  it('refuses more combinations than a policy can have', () => {
    const wide = template(statement({ Resource: 'arn:aws:s3:::@{bucketNames}/@{prefixes}' }))
    const many = Array.from({ length: 40 }, (_, i) => `v${i}`)
    expect(() =>
      renderTemplate(wide, [list('bucketNames', ...many), list('prefixes', ...many)], undefined),
    ).toThrow('too many entries')
  })

  it('must have a statement left', () => {
    const none = template({ '@Enabled': 'ENABLE_ALL', ...statement({ Resource: '*' }) })
    expect(() => renderTemplate(none, [text('ENABLE_ALL', 'False')], undefined)).toThrow('no statement')
  })
})

describe('the list of partners', () => {
  const partner = { accountId: '123456789012', name: 'Example' }
  const boundary = { Version: '2012-10-17', Statement: [statement({ Resource: '*' })] }

  it.each([
    ['not a list', {}, 'not a list'],
    ['an account twice', [partner, partner], 'is there twice'],
    ['a member that is not known', [{ ...partner, template: {} }], "a member 'template'"],
    ['no account', [{ ...partner, accountId: '123' }], '12-digit accountId'],
    ['a name that is too long', [{ ...partner, name: 'x'.repeat(31) }], 'at most 30 characters'],
    [
      'a template that is no policy',
      [{ ...partner, templates: { setup: { a: 1 } } }],
      'not a policy document',
    ],
    [
      'a parameter whose name is too short',
      [{ ...partner, templates: { setup: template(statement({ Resource: '@{abc}' })) } }],
      "'abc' is not a parameter's name",
    ],
    [
      'a place that does not end',
      [{ ...partner, templates: { setup: template(statement({ Resource: '@{bucketName' })) } }],
      'does not end',
    ],
    ['boundaries without a domain', [{ ...partner, boundaries: { one: boundary } }], 'no domain'],
    [
      'a boundary that is no policy',
      [{ ...partner, domain: 'example.com', boundaries: { one: { Statement: [{ Effect: 'Allow' }] } } }],
      'boundary one',
    ],
    ['a name with a slash', [{ ...partner, templates: { 'a/b': boundary } }], 'not a name for a policy'],
  ])('refuses %s', (_what, partners, message) => {
    expect(() => new DelegationPartners(partners)).toThrow(message)
  })

  it('gives a template to its own partner alone', () => {
    const other = { accountId: '210987654321', name: 'Other' }
    const partners = new DelegationPartners([{ ...partner, templates: { setup: boundary } }, other])
    const arn = 'arn:aws:iam:::delegation-template/setup'
    expect(partners.template('123456789012', arn)).toEqual(boundary)
    expect(partners.template('210987654321', arn)).toBeUndefined()
    expect(partners.nameOf('111122223333')).toBeUndefined()
  })
})
