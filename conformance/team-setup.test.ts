import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aws, awsJson, clientEnvironment, run } from './support/clients.ts'
import { type Key, type ServerProcess, startServer } from './support/server.ts'

/** The team set-up of the second text, by its own scripts, unmodified, with boto3; then what each member may do, with the CLI. */
const SCRIPTS = fileURLToPath(new URL('./inputs/scripts/', import.meta.url))

let server: ServerProcess

beforeAll(async () => {
  server = await startServer(['--ephemeral'])
})
afterAll(() => server.stop())

async function script(name: string, of: ServerProcess = server): Promise<string> {
  const { code, stdout, stderr } = await run('python3', [`${SCRIPTS}${name}`], clientEnvironment(of, of.root))
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return stdout
}

async function keyOf(user: string): Promise<Key> {
  const { AccessKey } = await awsJson<{ AccessKey: { AccessKeyId: string; SecretAccessKey: string } }>(
    server,
    server.root,
    'iam',
    'create-access-key',
    '--user-name',
    user,
  )
  return { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey }
}

describe('the team set-up', () => {
  it('prints the OK lines of the text, and the SKIP lines the second time', async () => {
    expect(await script('create_groups.py')).toBe(
      '[OK] Created group: Developers\n[OK] Attached policy to Developers\n[OK] Created group: DevOps\n' +
        '[OK] Attached policy to DevOps\n[OK] Created group: ReadOnly\n[OK] Attached policy to ReadOnly\n',
    )
    expect(await script('create_users.py')).toBe(
      '[OK] Created user: alice.johnson\n[OK] Added alice.johnson to Developers\n' +
        '[OK] Created user: bob.smith\n[OK] Added bob.smith to Developers\n' +
        '[OK] Created user: charlie.ops\n[OK] Added charlie.ops to DevOps\n' +
        '[OK] Created user: diana.analyst\n[OK] Added diana.analyst to ReadOnly\n',
    )
    expect(await script('create_roles.py')).toBe(
      '[OK] Created role: EC2-S3-Access-Role\n[OK] Created role: Lambda-Basic-Role\n',
    )
    expect(await script('create_groups.py')).toContain('[SKIP] Group already exists: Developers\n')
    expect(await script('create_users.py')).toContain('[SKIP] User already exists: diana.analyst\n')
    expect(await script('create_roles.py')).toBe(
      '[SKIP] Role already exists: EC2-S3-Access-Role\n[SKIP] Role already exists: Lambda-Basic-Role\n',
    )
  })

  it('gives each member the rights of the group, and no others', async () => {
    const [alice, charlie, diana] = await Promise.all(
      ['alice.johnson', 'charlie.ops', 'diana.analyst'].map(keyOf) as [
        Promise<Key>,
        Promise<Key>,
        Promise<Key>,
      ],
    )

    const refused = await aws(server, alice, 'iam', 'create-user', '--user-name', 'mallory')
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toContain(
      'An error occurred (AccessDenied) when calling the CreateUser operation: User: arn:aws:iam::123456789012:user/alice.johnson ' +
        'is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::123456789012:user/mallory ' +
        'because no identity-based policy allows the iam:CreateUser action',
    )
    expect(await awsJson(server, alice, 'sts', 'get-caller-identity')).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:user/alice.johnson',
    })

    expect((await aws(server, charlie, 'iam', 'create-user', '--user-name', 'new.member')).code).toBe(0)

    const users = await awsJson<{ Users: { UserName: string }[] }>(server, diana, 'iam', 'list-users')
    expect(users.Users.map((user) => user.UserName)).toEqual([
      'alice.johnson',
      'bob.smith',
      'charlie.ops',
      'diana.analyst',
      'new.member',
    ])
    expect((await aws(server, diana, 'iam', 'create-group', '--group-name', 'g')).stderr).toContain(
      'User: arn:aws:iam::123456789012:user/diana.analyst is not authorized to perform: iam:CreateGroup on resource: ' +
        'arn:aws:iam::123456789012:group/g because no identity-based policy allows the iam:CreateGroup action',
    )

    const leave = ['iam', 'remove-user-from-group', '--user-name', 'charlie.ops', '--group-name', 'DevOps']
    expect((await aws(server, server.root, ...leave)).code).toBe(0)
    expect((await aws(server, charlie, 'iam', 'create-user', '--user-name', 'another')).stderr).toContain(
      'AccessDenied',
    )
  })
})

describe('basics.py', () => {
  it('runs to its end', async ({ onTestFinished }) => {
    // It makes a group of the same name as the set-up does.
    const own = await startServer(['--ephemeral'])
    onTestFinished(() => void own.stop())
    const printed = await script('basics.py', own)
    expect(printed).toMatch(
      /^Created user: developer-john\nAccess Key ID: AKIA\w{16}\nSecret Access Key: \S{40}\n/,
    )
    expect(printed).toMatch(/User: developer-john, Created: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00\n/)
  })
})
