import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aws, awsJson, clientEnvironment, run } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/** The command lists of the texts, run by a shell as they stand, once what they presuppose is there. */
const COMMANDS = fileURLToPath(new URL('./inputs/cli/commands.sh', import.meta.url))
const STEP_MS = 30_000

let server: ServerProcess
let admin: Key
let folder: string

beforeAll(async () => {
  server = await startServer(['--ephemeral'])
  folder = mkdtempSync(join(tmpdir(), 'iamd-commands-'))
  admin = await administrator()
})
afterAll(() => server.stop())

/** Roles may not be assumed by root, so the commands are a user's. */
async function administrator(): Promise<Key> {
  const root = (...args: string[]) =>
    awsJson<{ AccessKey: Record<string, string> }>(server, server.root, 'iam', ...args)
  await root('create-user', '--user-name', 'admin')
  await root(
    'attach-user-policy',
    '--user-name',
    'admin',
    '--policy-arn',
    'arn:aws:iam::aws:policy/AdministratorAccess',
  )
  const { AccessKey } = await root('create-access-key', '--user-name', 'admin')
  return { accessKeyId: AccessKey.AccessKeyId!, secretAccessKey: AccessKey.SecretAccessKey! }
}

function trustPolicy(principal: object): string {
  const file = join(folder, `trust-${Object.values(principal).join().replace(/\W/g, '')}.json`)
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))
  return `file://${file}`
}

describe('commands.sh', () => {
  it('runs to its end', async () => {
    writeFileSync(
      join(folder, 'trust-policy.json'),
      readFileSync(fileURLToPath(new URL('./inputs/policies/000-08.json', import.meta.url))),
    )
    const account = trustPolicy({ AWS: 'arn:aws:iam::123456789012:root' })
    await awsJson(
      server,
      admin,
      'iam',
      'create-role',
      '--role-name',
      'CrossAccountRole',
      '--assume-role-policy-document',
      account,
    )
    await awsJson(server, admin, 'iam', 'generate-credential-report')
    const device = [
      'iam',
      'create-virtual-mfa-device',
      '--virtual-mfa-device-name',
      'john-device',
      '--bootstrap-method',
      'Base32StringSeed',
    ]
    await awsJson(server, admin, ...device, '--outfile', join(folder, 'seed'))
    const totp = new TOTP({ secret: Secret.fromBase32(readFileSync(join(folder, 'seed'), 'utf8').trim()) })
    const now = Date.now()

    const script = readFileSync(COMMANDS, 'utf8')
      .replace(
        '--authentication-code1 123456',
        `--authentication-code1 ${totp.generate({ timestamp: now - STEP_MS })}`,
      )
      .replace('--authentication-code2 789012', `--authentication-code2 ${totp.generate({ timestamp: now })}`)
    // The texts' codes are placeholders; were they written otherwise, the real ones would not be in the script.
    expect(script).not.toMatch(/--authentication-code\d (123456|789012)/)
    const { code, stdout, stderr } = await run(
      'bash',
      ['-euo', 'pipefail', '-c', script],
      clientEnvironment(server, admin),
      folder,
    )

    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(stdout).toContain('"Arn": "arn:aws:sts::123456789012:assumed-role/CrossAccountRole/DevSession"')
    expect(stdout).toMatch(/^user,arn,user_creation_time,password_enabled,/m)
    expect(stdout).toMatch(/^<root_account>,arn:aws:iam::123456789012:root,/m)
    const { MFADevices } = await awsJson<{ MFADevices: { SerialNumber: string }[] }>(
      server,
      admin,
      'iam',
      'list-mfa-devices',
      '--user-name',
      'developer-john',
    )
    expect(MFADevices).toMatchObject([{ SerialNumber: 'arn:aws:iam::123456789012:mfa/john-device' }])
  })
})

describe.concurrent('the commands of the other texts', () => {
  // Each list in its order; they need the group that commands.sh has made.
  it.each([
    [
      [
        'iam create-user --user-name developer-jane --path /developers/',
        'iam create-login-profile --user-name developer-jane --password TempPassword123! --password-reset-required',
        'iam create-access-key --user-name developer-jane',
        'iam add-user-to-group --user-name developer-jane --group-name Developers',
      ],
    ],
    [
      [
        'iam create-user --user-name Steve',
        'iam add-user-to-group --user-name Steve --group-name Developers',
        'iam attach-user-policy --user-name Steve --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
        'iam attach-group-policy --group-name Developers --policy-arn arn:aws:iam::aws:policy/AmazonEC2FullAccess',
      ],
    ],
  ])('aws %s', async (commands) => {
    for (const command of commands) {
      const { code, stderr } = await aws(server, admin, ...command.split(' '))
      expect({ command, stderr, code }).toEqual({ command, stderr: '', code: 0 })
    }
  })

  it('makes a role, attaches a policy to it and assumes it', async () => {
    const name = 'EC2S3AccessRole'
    const user = trustPolicy({ AWS: 'arn:aws:iam::123456789012:user/admin' })
    await awsJson(
      server,
      admin,
      'iam',
      'create-role',
      '--role-name',
      name,
      '--assume-role-policy-document',
      user,
    )
    const policy = 'arn:aws:iam::aws:policy/AmazonS3FullAccess'
    await awsJson(server, admin, 'iam', 'attach-role-policy', '--role-name', name, '--policy-arn', policy)
    const arn = `arn:aws:iam::123456789012:role/${name}`
    const { Credentials } = await awsJson<{ Credentials: { AccessKeyId: string } }>(
      server,
      admin,
      'sts',
      'assume-role',
      '--role-arn',
      arn,
      '--role-session-name',
      'MySessionName',
    )
    expect(Credentials.AccessKeyId).toMatch(/^ASIA\w{16}$/)
  })
})
