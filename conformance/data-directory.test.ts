import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam'
import { afterAll, describe, expect, it } from 'vitest'
import { arnOf, iam, scratch, started, userNames } from './support/running.ts'
import { runIamd } from './support/server.ts'

/** What is on the disk, whose it is, and what survives. */
const files = scratch()
const newDirectory = files.newDirectory
afterAll(() => files.remove())

describe.concurrent('the data directory', () => {
  it('is for its owner only, and has the files of the documentation', async ({ onTestFinished }) => {
    const data = newDirectory()
    const server = await started(onTestFinished, ['--data', data])
    await arnOf(server, server.root)
    expect(statSync(data).mode & 0o077).toBe(0)
    expect(statSync(join(data, 'master.key')).mode & 0o077).toBe(0)
    await server.stop()
    const documented = readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8')
    for (const name of readdirSync(data)) expect(documented).toContain(`\`${name}`)
  })

  it('is refused to a second server', async ({ onTestFinished }) => {
    const data = newDirectory()
    const server = await started(onTestFinished, ['--data', data])
    const second = await runIamd(['serve', '--data', data, '--port', '0'])
    expect(second.stderr).toMatch(/^iamd: another server is using the data directory [^\n]*\n$/)
    expect(second.code).toBe(1)
    expect(await arnOf(server, server.root)).toContain(':root')
  })

  it('is refused without the key to its secrets, and none is made in its place', async ({
    onTestFinished,
  }) => {
    const data = newDirectory()
    await (await started(onTestFinished, ['--data', data])).stop()
    const keyFile = join(data, 'master.key')
    const key = readFileSync(keyFile, 'utf8')
    rmSync(keyFile)
    const without = await runIamd(['serve', '--data', data, '--port', '0'])
    expect(without.stderr).toMatch(/^iamd: the master key file \S+ is missing\n$/)
    expect(without.code).toBe(1)
    expect(readdirSync(data)).not.toContain('master.key')
    // With the key of another directory nothing could be opened: better no server than one that fails every request.
    const foreign = Buffer.alloc(32, 7).toString('base64')
    const wrong = await runIamd(['serve', '--data', data, '--port', '0'], { IAMD_MASTER_KEY: foreign })
    expect(wrong.stderr).toMatch(/^iamd: [^\n]*master key[^\n]*\n$/)
    expect(wrong.stderr).not.toContain(foreign)
    expect(wrong.code).toBe(1)
    writeFileSync(keyFile, key, { mode: 0o644 })
    expect((await runIamd(['serve', '--data', data, '--port', '0'])).stderr).toContain(
      'must not be open to others',
    )
  })

  it('can be sealed by a key of the environment instead of the file', async ({ onTestFinished }) => {
    const data = newDirectory()
    const env = { IAMD_MASTER_KEY: Buffer.alloc(32, 3).toString('base64') }
    const first = await started(onTestFinished, ['--data', data], env)
    const { root } = first
    await first.stop()
    expect(readdirSync(data)).not.toContain('master.key')
    expect(await arnOf(await started(onTestFinished, ['--data', data], env), root)).toContain(':root')
  })

  it('has its accounts checked against those that a later start names', async ({ onTestFinished }) => {
    const data = newDirectory()
    await (await started(onTestFinished, ['--data', data, '--account-id', '111111111111'])).stop()
    const other = await runIamd(['serve', '--data', data, '--port', '0', '--account-id', '222222222222'])
    expect(other.stderr).toMatch(
      /^iamd: account 222222222222 is not in the data directory; 'iamd account create /,
    )
    expect(other.code).toBe(1)
    const same = await started(onTestFinished, ['--data', data, '--account-id', '111111111111'])
    expect(same.roots.size).toBe(0)
  })
})

describe.concurrent('iamd account create', () => {
  it('adds an account that a running server notices', async ({ onTestFinished, expect }) => {
    const data = newDirectory()
    const server = await started(onTestFinished, ['--data', data])
    const create = () => runIamd(['account', 'create', '--data', data, '--account-id', '210987654321'])
    const { code, stdout, stderr } = await create()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [, accessKeyId, secretAccessKey] =
      /^created account 210987654321; .*\n\nexport AWS_ACCESS_KEY_ID=(\S+) AWS_SECRET_ACCESS_KEY=(\S+)\n$/.exec(
        stdout,
      )!
    const root = { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! }
    // Within a second, says the documentation; the test only waits, it does not measure.
    await expect
      .poll(() => arnOf(server, root).catch(String), { timeout: 30_000 })
      .toBe('arn:aws:iam::210987654321:root')
    expect(await userNames(server, root)).toEqual([])
    const again = await create()
    expect(again).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'iamd: account 210987654321 is there already\n',
    })
  })
})

describe.concurrent('an acknowledged write', () => {
  it('survives kill -9, and so does its event', async ({ onTestFinished }) => {
    const data = newDirectory()
    const first = await started(onTestFinished, ['--data', data])
    const { root } = first
    const client = iam(first, root)
    const written: string[] = []
    // Several at a time, killed in the middle: what was acknowledged until then must be there.
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let i = 0; ; i++) {
        const UserName = `user-${writer}-${i}`
        await client.send(new CreateUserCommand({ UserName }))
        written.push(UserName)
        if (written.length === 40) void first.stop('SIGKILL')
      }
    })
    await Promise.allSettled(writers)
    const acknowledged = [...written]
    expect(acknowledged.length).toBeGreaterThanOrEqual(40)

    const second = await started(onTestFinished, ['--data', data])
    for (const UserName of acknowledged) {
      expect((await iam(second, root).send(new GetUserCommand({ UserName }))).User?.UserName).toBe(UserName)
    }
    await second.stop()
    const events = readdirSync(join(data, 'audit'))
      .flatMap((file) =>
        readFileSync(join(data, 'audit', file), 'utf8')
          .trimEnd()
          .split('\n'),
      )
      .map(
        (line) =>
          JSON.parse(line) as {
            eventName: string
            errorCode?: string
            requestParameters: { userName: string }
          },
      )
    const recorded = new Set(
      events
        .filter(({ eventName, errorCode }) => eventName === 'CreateUser' && errorCode === undefined)
        .map(({ requestParameters }) => requestParameters.userName),
    )
    expect(acknowledged.filter((name) => !recorded.has(name))).toEqual([])
  })
})
