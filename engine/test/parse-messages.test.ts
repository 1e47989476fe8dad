// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are text here
import { describe, expect, it } from 'vitest'
import type { PolicyType } from '../src/types.ts'
import { changed, type Json, ORGANIZATIONS, problem, SYNTAX, source, VALID } from './grammar.ts'

describe("AWS's messages", () => {
  it.each<[PolicyType, Json, string]>([
    ['identity', { Principal: '*' }, 'Policy document should not specify a principal.'],
    ['identity', { NotPrincipal: { AWS: 'nonsense' } }, 'Policy document should not specify a principal.'],
    ['identity', { Action: undefined }, 'Policy statement must contain actions.'],
    ['identity', { Resource: undefined }, 'Policy statement must contain resources.'],
    ['identity', { Resource: [] }, 'Policy statement must contain resources.'],
    ['identity', { Resource: 'foo' }, 'Resource foo must be in ARN format or "*".'],
    ['identity', { Resource: '' }, 'Resource  must be in ARN format or "*".'],
    [
      'identity',
      { Resource: 'arn:foo:s3:::b' },
      'Partition "foo" is not valid for resource "arn:foo:s3:::b".',
    ],
    ['identity', { Resource: 'arn:foo' }, 'Partition "foo" is not valid for resource "arn:foo:*:*:*:*".'],
    [
      'identity',
      { Resource: 'arn:${ARN_PARTITION}:s3:::b' },
      'Partition "${ARN_PARTITION}" is not valid for resource "arn:${ARN_PARTITION}:s3:::b".',
    ],
    ['identity', { Resource: 'arn:aws:s3::b' }, 'The policy failed legacy parsing'],
    [
      'identity',
      { Resource: 'arn:aws:s3:us-east-1::b' },
      'Resource arn:aws:s3:us-east-1::b can not contain region information.',
    ],
    [
      'identity',
      { Resource: 'arn:aws:iam:us-east-1:111122223333:user/a' },
      'IAM resource arn:aws:iam:us-east-1:111122223333:user/a cannot contain region information.',
    ],
    [
      'identity',
      { Resource: 'arn:aws:iam::111122223333:users/a' },
      'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, ' +
        'instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, ' +
        'report/, access-report/.',
    ],
    [
      'identity',
      { Action: 'GetObject' },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    ['identity', { Action: 'a:b:c' }, 'Actions/Condition can contain only one colon.'],
    ['identity', { Action: 'iam:' }, 'The policy failed legacy parsing'],
    ['identity', { Action: 's 3:Get' }, 'Vendor s 3 is not valid'],
    ['identity', { Action: 's3*:Get' }, 'Vendor s3* is not valid'],
    [
      'identity',
      { Condition: { Bool: { SecureTransport: 'true' } } },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    ['identity', { Condition: { 'servicecatalog:accountLevel': 'self' } }, SYNTAX],
    ['identity', { Condition: { NoSuchOperator: {} } }, SYNTAX],
    [
      'identity',
      { Sid: 'a b' },
      'Statement IDs (SID) must be alpha-numeric. ' +
        'Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    ['identity', { Effect: 'allow' }, SYNTAX],
    ['identity', { statement: {} }, SYNTAX],
    ['trust', { statement: {} }, 'Unknown field statement'],
    ['trust', { Resource: '*' }, 'Has prohibited field Resource'],
    ['trust', { NotResource: '*' }, 'AssumeRole policy must not contain resources.'],
    ['trust', { Principal: undefined }, 'Missing required field Principal'],
    ['trust', { Principal: {} }, 'Missing required field Principal cannot be empty!'],
    ['trust', { Principal: { AWS: [] } }, 'Missing required field Principal cannot be empty!'],
    ['trust', { Principal: 'arn:aws:iam::111122223333:root' }, 'Principal must be a JSON object.'],
    ['trust', { Action: undefined }, 'Missing required field Action'],
    ['trust', { Action: 's3:Get*' }, 'AssumeRole policy may only specify STS AssumeRole actions.'],
    ['trust', { Action: '*' }, 'AssumeRole policy may only specify STS AssumeRole actions.'],
    ['trust', { Action: 'sts:*' }, 'AssumeRole policy may only specify STS AssumeRole actions.'],
    [
      'trust',
      { Principal: undefined, NotPrincipal: { AWS: '*' } },
      'Allow with NotPrincipal is not allowed.',
    ],
    [
      'trust',
      { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '*' } },
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
    ['trust', { Condition: { NoSuchOperator: {} } }, 'Invalid Condition type : NoSuchOperator'],
    [
      'trust',
      { Principal: { Federated: 'cognito-identity.amazonaws.com' } },
      'A condition block must be present for the Cognito provider',
    ],
    [
      'resource',
      { Principal: undefined, NotPrincipal: { AWS: '111122223333' } },
      'Allow with NotPrincipal is not allowed.',
    ],
    ['vpc-endpoint', { Resource: undefined }, 'Missing required field Resource'],
    ['scp', { Principal: '*' }, ORGANIZATIONS],
    ['scp', { Effect: 'allow' }, ORGANIZATIONS],
    ['scp', { Resource: 'foo' }, ORGANIZATIONS],
    ['rcp', { Principal: { AWS: '*' } }, ORGANIZATIONS],
    ['rcp', { Principal: undefined }, ORGANIZATIONS],
  ])('%s %j: %s', (type, change, message) => {
    expect(problem(source(changed(type, change)), type)?.message).toBe(message)
  })

  it('words the versions as IAM does', () => {
    const invalid = source(VALID.identity, { Version: '2025-02-20' })
    expect(problem(invalid, 'identity')?.message).toBe('The policy must contain a valid version string')
    const old = source(VALID.identity, { Version: '2008-10-17' })
    for (const text of [old, source(VALID.identity, {})]) {
      expect(problem(text, 'identity', { minimumVersion: '2012-10-17' })?.message).toBe(
        'Policy document must be version 2012-10-17 or greater.',
      )
    }
  })

  it('words a Sid that comes twice as IAM does', () => {
    const twice = source([changed('identity', { Sid: 'a' }), changed('identity', { Sid: 'a' })])
    expect(problem(twice, 'identity')?.message).toBe('Statement IDs (SID) in a single policy must be unique.')
  })
})
