import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteUserCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  GetUserCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isFresh } from '../../../src/services/iam/credentials/credential-report.ts'
import { allow, refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { arn, denied } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

const iam = () => server.iam()
const generate = () => iam().send(new GenerateCredentialReportCommand({}))
const get = () => iam().send(new GetCredentialReportCommand({}))
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
/** Uses of keys are told by the minute. */
const MINUTE = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/)

/** The lines of a fresh report, by user, each by column. */
async function report(): Promise<Map<string, Record<string, string>>> {
  await generate()
  const lines = new TextDecoder().decode((await get()).Content).split('\n')
  const columns = lines[0]!.split(',')
  return new Map(
    lines.slice(1).map((line) => {
      const fields = parseLine(line)
      expect(fields).toHaveLength(columns.length)
      return [fields[0]!, Object.fromEntries(columns.map((column, index) => [column, fields[index]!]))]
    }),
  )
}

/** RFC 4180: fields in quotation marks may hold commas, and quotation marks twice. */
function parseLine(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

describe('the credential report', () => {
  it('is not there until it is generated, and then at once', async () => {
    expect(await refusal(get())).toEqual({
      code: 'ReportNotPresent',
      status: 410,
      message:
        'The credential report does not exist. To generate a credential report, use GenerateCredentialReport.',
    })
    expect(await generate()).toMatchObject({
      State: 'STARTED',
      Description: 'No report exists. Starting a new report generation task',
    })
    const { $metadata: _, ...answer } = await get()
    expect(answer).toEqual({
      Content: expect.any(Uint8Array),
      ReportFormat: 'text/csv',
      GeneratedTime: expect.any(Date),
    })
  })

  it('is given again for four hours, whatever changes meanwhile', async () => {
    await iam().send(new CreateUserCommand({ UserName: 'alice' }))
    await generate()
    const first = await get()
    await iam().send(new DeleteUserCommand({ UserName: 'alice' }))
    const { State, Description } = await generate()
    expect([State, Description]).toEqual(['COMPLETE', undefined])
    const second = await get()
    expect(second.Content).toEqual(first.Content)
    expect(second.GeneratedTime).toEqual(first.GeneratedTime)
    const fourHours = 4 * 60 * 60 * 1000
    expect(isFresh({ generatedAt: 1000 }, 1000 + fourHours - 1)).toBe(true)
    expect(isFresh({ generatedAt: 1000 }, 1000 + fourHours)).toBe(false)
  })

  it('has the columns of AWS, and the root user first', async () => {
    await generate()
    const lines = new TextDecoder().decode((await get()).Content).split('\n')
    expect(lines[0]).toBe(
      'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,' +
        'password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,' +
        'access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
        'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,' +
        'access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,' +
        'cert_2_active,cert_2_last_rotated',
    )
    expect(lines).toHaveLength(2)
    expect((await report()).get('<root_account>')).toEqual({
      user: '<root_account>',
      arn: arn('root'),
      user_creation_time: TIME,
      password_enabled: 'not_supported',
      password_last_used: 'N/A',
      password_last_changed: 'not_supported',
      password_next_rotation: 'not_supported',
      mfa_active: 'false',
      access_key_1_active: 'true',
      access_key_1_last_rotated: TIME,
      access_key_1_last_used_date: MINUTE,
      access_key_1_last_used_region: 'us-east-1',
      access_key_1_last_used_service: 'iam',
      access_key_2_active: 'false',
      access_key_2_last_rotated: 'N/A',
      access_key_2_last_used_date: 'N/A',
      access_key_2_last_used_region: 'N/A',
      access_key_2_last_used_service: 'N/A',
      cert_1_active: 'false',
      cert_1_last_rotated: 'N/A',
      cert_2_active: 'false',
      cert_2_last_rotated: 'N/A',
    })
  })

  it('tells what users have and when they used it', async () => {
    const credentials = await userWithKey(server, 'Bob', allow('iam:GetUser'))
    await server.iam(credentials).send(new GetUserCommand({}))
    const { AccessKey } = await iam().send(new CreateAccessKeyCommand({ UserName: 'Bob' }))
    await iam().send(
      new UpdateAccessKeyCommand({
        UserName: 'Bob',
        AccessKeyId: AccessKey!.AccessKeyId!,
        Status: 'Inactive',
      }),
    )
    await iam().send(new CreateUserCommand({ UserName: 'alice' }))
    await iam().send(new CreateLoginProfileCommand({ UserName: 'alice', Password: 'Winter-2041' }))
    await iam().send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 90 }))
    const rows = await report()
    expect([...rows.keys()]).toEqual(['<root_account>', 'alice', 'Bob'])
    expect(rows.get('Bob')).toMatchObject({
      arn: arn('user/Bob'),
      password_enabled: 'false',
      password_last_used: 'N/A',
      password_last_changed: 'N/A',
      password_next_rotation: 'N/A',
      access_key_1_active: 'true',
      access_key_1_last_used_date: MINUTE,
      access_key_1_last_used_service: 'iam',
      access_key_2_active: 'false',
      access_key_2_last_rotated: TIME,
      access_key_2_last_used_date: 'N/A',
    })
    const alice = rows.get('alice')!
    expect(alice).toMatchObject({
      password_enabled: 'true',
      password_last_used: 'no_information',
      password_last_changed: TIME,
      access_key_1_active: 'false',
      access_key_1_last_rotated: 'N/A',
    })
    const age = Date.parse(alice.password_next_rotation!) - Date.parse(alice.password_last_changed!)
    expect(age).toBe(90 * 24 * 60 * 60 * 1000)
  })

  it('survives commas and quotation marks in names and paths', async () => {
    await iam().send(new CreateUserCommand({ UserName: 'a,b', Path: '/"x",y/' }))
    expect((await report()).get('a,b')?.arn).toBe(arn('user/"x",y/a,b'))
  })

  it('has every user, however many there are', async () => {
    const names = Array.from({ length: 120 }, (_, n) => `u${String(n).padStart(3, '0')}`)
    await Promise.all(names.map((UserName) => iam().send(new CreateUserCommand({ UserName }))))
    expect([...(await report()).keys()]).toEqual(['<root_account>', ...names])
  })

  it.each([
    ['iam:GenerateCredentialReport', new GenerateCredentialReportCommand({})],
    ['iam:GetCredentialReport', new GetCredentialReportCommand({})],
  ])('needs permission: %s', async (action, command) => {
    const mallory = server.iam(await userWithKey(server, 'mallory'))
    const call = mallory.send(command as GetCredentialReportCommand)
    expect(await refusal(call)).toEqual(denied('mallory', action, '*'))
  })
})
