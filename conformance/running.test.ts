import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { Agent } from 'node:https'
import { connect } from 'node:net'
import { join } from 'node:path'
import { CreateUserCommand } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, describe, expect, it } from 'vitest'
import { openRaw } from '../server/test/hostile/raw.ts'
import { bytesOf, iamCall, sign } from '../server/test/hostile/signed.ts'
import { arnOf, clientOptions, iam, scratch, started, userNames } from './support/running.ts'
import { type Key, runIamd, startServer } from './support/server.ts'

/** The program as people run it: flags, variables, signals, TLS. */
const files = scratch()
const newDirectory = files.newDirectory
afterAll(() => files.remove())

describe.concurrent('the command line', () => {
  it.each<[string[], Record<string, string>, RegExp]>([
    [['serve', '--epehmeral'], {}, /^iamd: Unknown option '--epehmeral'/],
    [['serve', '--ephemeral'], { IAMD_PROT: '1' }, /^iamd: unknown environment variable IAMD_PROT\n$/],
    [['serve', 'now'], {}, /^iamd: Unexpected argument 'now'/],
    [
      ['serve', '--ephemeral', '--host', '0.0.0.0'],
      {},
      /^iamd: listening on 0\.0\.0\.0 without TLS needs .*--insecure-listen\n$/,
    ],
    [['serve', '--ephemeral'], { IAMD_HOST: '::' }, /^iamd: listening on :: without TLS/],
    [['serve', '--ephemeral', '--data', 'x'], {}, /^iamd: --ephemeral and --data exclude each other\n$/],
    [['serve', '--port', 'http'], {}, /^iamd: 'http' is not a port\n$/],
    [['account'], {}, /^iamd: unknown command 'account'/],
    [['account', 'create'], {}, /^iamd: account create needs --account-id\n$/],
    [['frobnicate'], {}, /^iamd: unknown command 'frobnicate'; commands: serve, account create, help\n$/],
  ])('iamd %j with %j is a mistake', async (args, env, message) => {
    const { code, stdout, stderr } = await runIamd(args, env)
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })

  it('helps', async () => {
    for (const args of [[], ['help'], ['serve', '--help'], ['account', 'create', '--help']]) {
      const { code, stdout, stderr } = await runIamd(args)
      expect(stdout).toContain('usage: iamd serve [options]')
      expect(stdout).toContain('usage: iamd account create [options]')
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    }
  })

  it('fails with 1, and without a trace of the program, for what is not a mistake of typing', async ({
    onTestFinished,
  }) => {
    const server = await started(onTestFinished, ['--ephemeral'])
    const taken = await runIamd(['serve', '--ephemeral', '--port', new URL(server.endpoint).port])
    expect(taken.stderr).toMatch(/^iamd: listen EADDRINUSE[^\n]*\n$/)
    expect(taken).toMatchObject({ code: 1, stdout: '' })
    const nowhere = await runIamd([
      'account',
      'create',
      '--data',
      newDirectory(),
      '--account-id',
      '210987654321',
    ])
    expect(nowhere.stderr).toMatch(/^iamd: .* is not a data directory yet; 'iamd serve' makes one\n$/)
    expect(nowhere.code).toBe(1)
  })
})

describe.concurrent('the first start', () => {
  it('creates an account and prints the key of its root user, which later starts do not', async ({
    onTestFinished,
  }) => {
    const data = newDirectory()
    const first = await started(onTestFinished, ['--data', data])
    expect(first.output).toMatch(
      /^iamd listens on http:\/\/127\.0\.0\.1:\d+, account 123456789012\n\nThe root user's access key of account 123456789012, shown this once:\n\nexport AWS_ENDPOINT_URL=(\S+) AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1\nexport AWS_ACCESS_KEY_ID=AKIA\w{16} AWS_SECRET_ACCESS_KEY=\S{40}\n$/,
    )
    const { root } = first
    expect(await arnOf(first, root)).toBe('arn:aws:iam::123456789012:root')
    await iam(first, root).send(new CreateUserCommand({ UserName: 'kept' }))
    expect(await first.stop()).toBe(0)

    const second = await started(onTestFinished, ['--data', data])
    expect(second.output).toMatch(/^iamd listens on \S+\n$/)
    expect(await userNames(second, root)).toEqual(['kept'])
  })

  it('takes the key of the variables, and does not print it', async ({ onTestFinished }) => {
    const root = {
      accessKeyId: 'AKIAGIVENGIVENGIVEN2',
      secretAccessKey: 'given/secret+given/secret+given/secret+1',
    }
    const env = {
      IAMD_ROOT_ACCESS_KEY_ID: root.accessKeyId,
      IAMD_ROOT_SECRET_ACCESS_KEY: root.secretAccessKey,
    }
    const server = await started(onTestFinished, ['--ephemeral', '--account-id', '111122223333'], env)
    expect(server.output).not.toContain(root.secretAccessKey)
    expect(await arnOf(server, root)).toBe('arn:aws:iam::111122223333:root')
  })

  it('takes every setting from the environment', async ({ onTestFinished }) => {
    const data = newDirectory()
    const env = { IAMD_DATA: data, IAMD_ACCOUNT_ID: '111111111111,222222222222', IAMD_LOG_LEVEL: 'silent' }
    const server = await started(onTestFinished, [], env)
    expect(statSync(data).isDirectory()).toBe(true)
    expect([...server.roots.keys()]).toEqual(['111111111111', '222222222222'])
  })

  it('keeps several accounts apart', async ({ onTestFinished }) => {
    const ids = ['111111111111', '222222222222']
    const server = await started(onTestFinished, [
      '--ephemeral',
      ...ids.flatMap((id) => ['--account-id', id]),
    ])
    const [one, two] = ids.map((id) => server.roots.get(id)!) as [Key, Key]
    expect(await arnOf(server, two)).toBe('arn:aws:iam::222222222222:root')
    await iam(server, one).send(new CreateUserCommand({ UserName: 'same' }))
    await iam(server, two).send(new CreateUserCommand({ UserName: 'same' }))
    await iam(server, two).send(new CreateUserCommand({ UserName: 'other' }))
    expect(await userNames(server, one)).toEqual(['same'])
    expect(await userNames(server, two)).toEqual(['other', 'same'])
  })

  it('makes no account where it fails to listen: nobody would see its key', async ({ onTestFinished }) => {
    const data = newDirectory()
    const other = await started(onTestFinished, ['--ephemeral'])
    expect((await runIamd(['serve', '--data', data, '--port', new URL(other.endpoint).port])).code).toBe(1)
    const server = await started(onTestFinished, ['--data', data])
    expect(await arnOf(server, server.root)).toBe('arn:aws:iam::123456789012:root')
  })
})

describe.concurrent('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends the process with 0, idle connections or not',
    async (signal) => {
      const server = await startServer(['--data', newDirectory()])
      await arnOf(server, server.root)
      const idle = await openRaw(server.endpoint)
      expect(await server.stop(signal)).toBe(0)
      await idle.closed
      await expect(openRaw(server.endpoint)).rejects.toThrow('ECONNREFUSED')
    },
  )

  it('finishes a request under way first', async ({ expect }) => {
    const data = newDirectory()
    const server = await startServer(['--data', data])
    const bytes = bytesOf(
      sign(server.endpoint, server.root, { body: iamCall('CreateUser', { UserName: 'late' }) }),
    )
    const connection = await openRaw(server.endpoint)
    connection.send(bytes.subarray(0, bytes.length - 1))
    // So that the server has the connection and the request's beginning before it has the signal.
    await arnOf(server, server.root)
    const ended = server.stop('SIGTERM')
    await expect
      .poll(() => openRaw(server.endpoint).then((open) => open.destroy(), String), { timeout: 30_000 })
      .toContain('ECONNREFUSED')
    connection.send(bytes.subarray(bytes.length - 1))
    expect((await connection.answer())?.status).toBe(200)
    expect(await ended).toBe(0)
    const again = await startServer(['--data', data])
    expect(await userNames(again, server.root)).toEqual(['late'])
    await again.stop()
  })
})

describe.concurrent('TLS', () => {
  it('serves the SDK over https, with the time of the connection in conditions and audit', async ({
    onTestFinished,
  }) => {
    const [cert, key] = [join(files.folder, 'cert.pem'), join(files.folder, 'key.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        cert,
        ...subject,
      ],
      { stdio: 'pipe' },
    )
    const data = newDirectory()
    const server = await started(onTestFinished, ['--data', data, '--tls-cert', cert, '--tls-key', key])
    expect(server.endpoint).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    const requestHandler = { httpsAgent: new Agent({ ca: readFileSync(cert) }) }
    const sts = new STSClient({ ...clientOptions(server, server.root), requestHandler })
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('123456789012')
    // A client that does not know the certificate is right not to talk.
    await expect(arnOf(server, server.root)).rejects.toThrow(/self-signed/)
    // One that speaks plain HTTP gets no answer it could take for one.
    const plain = connect(Number(new URL(server.endpoint).port), '127.0.0.1')
    plain.on('error', () => {})
    plain.write('GET /_iamd/health HTTP/1.1\r\nHost: localhost\r\n\r\n')
    const heard = await new Promise<string>((resolve) =>
      plain.once('data', (data) => resolve(data.toString('latin1'))).once('close', () => resolve('')),
    )
    expect(heard).not.toContain('200')
    sts.destroy()
    await server.stop()
    const [file] = readdirSync(join(data, 'audit'))
    const [line] = readFileSync(join(data, 'audit', file!), 'utf8').split('\n')
    expect(JSON.parse(line!)).toMatchObject({
      tlsDetails: { clientProvidedHostHeader: new URL(server.endpoint).host },
    })
  })

  it('listens beyond loopback with a certificate, and without one only where told', async ({
    onTestFinished,
  }) => {
    const server = await started(onTestFinished, ['--ephemeral', '--host', '0.0.0.0', '--insecure-listen'])
    expect(server.endpoint).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/)
    const local = { endpoint: server.endpoint.replace('0.0.0.0', '127.0.0.1') }
    expect(await arnOf(local, server.root)).toContain(':root')
  })
})

describe.concurrent('what only an ephemeral server offers', () => {
  it('is reset; a server with a data directory has no such page', async ({ onTestFinished }) => {
    const [ephemeral, kept] = [
      await started(onTestFinished, ['--ephemeral']),
      await started(onTestFinished, ['--data', newDirectory()]),
    ]
    for (const server of [ephemeral, kept]) {
      await iam(server, server.root).send(new CreateUserCommand({ UserName: 'alice' }))
      await fetch(`${server.endpoint}/_iamd/reset`, { method: 'POST' }).then((response) =>
        expect(response.status).toBe(server === ephemeral ? 204 : 404),
      )
    }
    expect(await userNames(ephemeral, ephemeral.root)).toEqual([])
    expect(await userNames(kept, kept.root)).toEqual(['alice'])
  })
})

describe.concurrent('npm start', () => {
  it('is iamd serve with the same flags', async () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>
    }
    expect(scripts.start).toBe('node --max-semi-space-size=16 server/bin/iamd.js serve')
    expect(scripts.iamd).toBe('node server/bin/iamd.js')
  })
})
