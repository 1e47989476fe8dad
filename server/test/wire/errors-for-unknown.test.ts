import { expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { unknownServiceError, type WireRequest } from '../../src/wire/index.ts'

const error = new ServiceError('NotImplemented', 501, 'The service <x> & "y" is not implemented.')

function request(headers: Record<string, string>, body = '', rawQuery = ''): WireRequest {
  return {
    method: 'POST',
    rawPath: '/',
    rawQuery,
    headers: new Map(Object.entries(headers)),
    body: Buffer.from(body, 'latin1'),
  }
}

test.each([
  ['application/x-amz-json-1.0', 'application/x-amz-json-1.0'],
  ['application/x-amz-json-1.1', 'application/x-amz-json-1.1'],
  ['', 'application/x-amz-json-1.1'],
])('X-Amz-Target with %j answers JSON', (sent, answered) => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'content-type': sent }
  const answer = unknownServiceError(request(headers), 'dynamodb', error, 'id')
  expect(answer).toMatchObject({
    status: 501,
    headers: { 'Content-Type': answered, 'x-amzn-ErrorType': 'NotImplemented', 'x-amzn-RequestId': 'id' },
  })
  expect(JSON.parse(answer.body as string)).toEqual({ __type: 'NotImplemented', message: error.message })
})

test('a JSON body without a target answers JSON', () => {
  const answer = unknownServiceError(
    request({ 'content-type': 'application/json' }, '{}'),
    'lambda',
    error,
    'id',
  )
  expect(answer.headers['Content-Type']).toBe('application/json')
})

test.each([
  ['the body', request({}, 'Action=DescribeAlarms&Version=2010-08-01')],
  ['the query string', request({}, '', 'Version=1&Action=X')],
])('an Action in %s answers the query protocol', (_, sent) => {
  const answer = unknownServiceError(sent, 'monitoring', error, 'id')
  expect(answer.body).toMatch(/^<ErrorResponse><Error><Type>Receiver<\/Type><Code>NotImplemented<\/Code>/)
  expect(answer.body).toContain('The service &lt;x&gt; &amp; &quot;y&quot; is not implemented.')
})

test('an Action for ec2 answers in EC2’s form', () => {
  const answer = unknownServiceError(request({}, 'Action=RunInstances'), 'ec2', error, 'id')
  expect(answer.body).toContain('<Response><Errors><Error><Code>NotImplemented</Code>')
  expect(answer.body).toContain('</Error></Errors><RequestID>id</RequestID></Response>')
})

test.each([request({}), request({}, '\xff\xfe'), request({}, 'a'.repeat(3 * 1024 * 1024))])(
  'anything else answers as S3 does',
  (sent) => {
    const answer = unknownServiceError(sent, undefined, error, 'id')
    expect(answer.headers['Content-Type']).toBe('application/xml')
    expect(answer.body).toContain('<Error><Code>NotImplemented</Code><Message>')
    expect(answer.body).toContain('<RequestId>id</RequestId></Error>')
  },
)
