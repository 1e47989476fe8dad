import { CreateUserCommand, GetUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer, userWithKey } from '../harness.ts'

/**
 * Tag keys are compared without regard to letter case, in every alphabet: a Deny for what bears a tag must not pass by a key whose small
 * letters are more than its capitals (the Turkish İ is two characters when small).
 */
let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

it.each(['Team', 'team', 'İstanbul', 'straße'])('denies what bears the tag %s', async (key) => {
  const name = `guarded-${Buffer.from(key).toString('hex')}`
  const reader = await userWithKey(server, `reader-of-${name}`)
  const guarded = { StringEquals: { [`aws:ResourceTag/${key}`]: 'red' } }
  await server.iam().send(
    new PutUserPolicyCommand({
      UserName: `reader-of-${name}`,
      PolicyName: 'guarded',
      PolicyDocument: escaped({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' },
          { Effect: 'Deny', Action: 'iam:GetUser', Resource: '*', Condition: guarded },
        ],
      }),
    }),
  )
  await server.iam().send(new CreateUserCommand({ UserName: name, Tags: [{ Key: key, Value: 'red' }] }))
  const { code } = await refusal(server.iam(reader).send(new GetUserCommand({ UserName: name })))
  expect(code).toBe('AccessDenied')
})

/** IAM takes documents of Latin-1 letters only; JSON has a way to write all others. */
function escaped(document: object): string {
  return JSON.stringify(document).replace(
    /[\u0100-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
