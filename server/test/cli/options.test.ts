import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ACCOUNT_CREATE_OPTIONS,
  readOptions,
  SECRET_VARIABLES,
  SERVE_OPTIONS,
  UsageError,
  usage,
} from '../../src/cli/options.ts'
import { isLoopback, LOG_LEVELS, readConfig } from '../../src/config.ts'

type Environment = Readonly<Record<string, string>>

const read = (args: readonly string[] = [], env: Environment = {}) => readOptions(SERVE_OPTIONS, args, env)
const configOf = (args: readonly string[] = [], env: Environment = {}) => readConfig(read(args, env))

describe('readOptions', () => {
  it('reads every flag, and every variable of the same meaning', () => {
    for (const option of SERVE_OPTIONS) {
      if (option.kind === 'switch') {
        expect(read([`--${option.flag}`]).get(option.flag)).toBe(true)
        expect(read([], { [option.env]: 'true' }).get(option.flag)).toBe(true)
        expect(read([], { [option.env]: '1' }).get(option.flag)).toBe(true)
        expect(read([], { [option.env]: 'false' }).has(option.flag)).toBe(false)
        expect(read([], { [option.env]: '0' }).has(option.flag)).toBe(false)
      } else if (option.kind === 'list') {
        expect(read([`--${option.flag}`, 'a', `--${option.flag}=b`]).get(option.flag)).toEqual(['a', 'b'])
        expect(read([], { [option.env]: 'a, b' }).get(option.flag)).toEqual(['a', 'b'])
      } else {
        expect(read([`--${option.flag}`, 'x']).get(option.flag)).toBe('x')
        expect(read([], { [option.env]: 'x' }).get(option.flag)).toBe('x')
      }
    }
  })

  it('lets a flag outrank its variable, and takes an empty variable as not set', () => {
    expect(read(['--port', '1'], { IAMD_PORT: '2' }).get('port')).toBe('1')
    expect(read([], { IAMD_PORT: '' }).has('port')).toBe(false)
  })

  it.each([
    [['--epehmeral'], {}],
    [['--no-ephemeral'], {}],
    [['-p', '1'], {}],
    [['stray'], {}],
    [['--port'], {}],
    [['--port', '--ephemeral'], {}],
    [['--port='], {}],
    [['--account-id='], {}],
    [['--ephemeral=true'], {}],
    [[], { IAMD_EPHEMERAL: 'yes' }],
    [[], { IAMD_EPEHMERAL: '1' }],
    [[], { IAMD_: 'x' }],
  ] as [string[], Environment][])('refuses %j with %j', (args, env) => {
    expect(() => read(args, env)).toThrow(UsageError)
  })

  it('leaves variables of others alone', () => {
    expect(read([], { PATH: '/bin', AWS_REGION: 'x', IAM: 'y' }).size).toBe(0)
  })

  it('never takes any argument but a flag for one', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (args) => {
        const known = args.every((arg) => SERVE_OPTIONS.some(({ flag }) => arg.startsWith(`--${flag}`)))
        if (!known && !args.includes('--')) expect(() => read(args)).toThrow(UsageError)
      }),
    )
  })
})

describe('readConfig', () => {
  it('has the documented defaults', () => {
    expect(configOf()).toEqual({
      host: '127.0.0.1',
      port: 4747,
      dataDir: 'iamd-data',
      accountIds: undefined,
      rootEmail: 'root@example.com',
      rootAccessKey: undefined,
      masterKey: undefined,
      tls: undefined,
      trustedProxies: [],
      logLevel: 'info',
    })
  })

  it.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '1e3']],
    [['--port', '0x50']],
    [['--account-id', '12345678901']],
    [['--account-id', '000000000000']],
    [['--account-id', '１２３４５６７８９０１２']],
    [['--account-id', '123456789012', '--account-id', '123456789012']],
    [['--root-email', 'nobody']],
    [['--root-email', `${'a'.repeat(60)}@b.example`]],
    [['--log-level', 'loud']],
    [['--log-level', 'constructor']],
    [['--trusted-proxy', 'proxy.example.com']],
    [['--trusted-proxy', '10.0.0.0/33']],
    [['--trusted-proxy', '10.0.0.0/-1']],
    [['--trusted-proxy', '::/129']],
    [['--tls-cert', '/nowhere']],
    [['--tls-cert', '/nowhere', '--tls-key', '/nowhere']],
    [['--ephemeral', '--data', 'd']],
    [['--host', '0.0.0.0']],
    [['--host', '::']],
    [['--host', '192.0.2.1']],
    [['--host', 'iam.example.com']],
    [['--public-url', 'iam.example.com']],
    [['--public-url', 'https://iam.example.com/path']],
    [['--public-url', 'https://iam.example.com?']],
    [['--public-url', 'https://user@iam.example.com']],
    [['--public-url', 'ftp://iam.example.com']],
    [['--public-url', 'http://iam.example.com']],
    [['--public-url', 'http://192.0.2.1']],
  ])('refuses %j', (args) => {
    expect(() => configOf(args)).toThrow(UsageError)
  })

  it.each([
    [{ IAMD_ROOT_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }],
    [{ IAMD_ROOT_SECRET_ACCESS_KEY: 'x'.repeat(40) }],
    [{ IAMD_ROOT_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE', IAMD_ROOT_SECRET_ACCESS_KEY: 'x'.repeat(40) }],
    [{ IAMD_ROOT_ACCESS_KEY_ID: 'AKIA', IAMD_ROOT_SECRET_ACCESS_KEY: 'x'.repeat(40) }],
    [{ IAMD_ROOT_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', IAMD_ROOT_SECRET_ACCESS_KEY: 'short' }],
  ] as Environment[][])('refuses the root key %j, without repeating the secret', (env) => {
    expect(() => configOf([], env!)).toThrow(UsageError)
    expect(() => configOf([], env!)).not.toThrow(/x{40}|short/)
  })

  it.each([
    [['--public-url', 'https://iam.example.com'], 'https://iam.example.com'],
    [['--public-url', 'https://iam.example.com:8443/'], 'https://iam.example.com:8443'],
    [['--public-url', 'http://localhost:4747'], 'http://localhost:4747'],
    [['--public-url', 'http://[::1]:4747'], 'http://[::1]:4747'],
    [['--public-url', 'http://iam.example.com', '--insecure-listen'], 'http://iam.example.com'],
  ])('takes %j', (args, url) => {
    expect(configOf(args).publicUrl).toBe(url)
  })

  it('takes several accounts and trusted proxies', () => {
    const config = configOf(['--account-id', '111111111111', '--account-id', '222222222222'], {
      IAMD_TRUSTED_PROXY: '10.0.0.0/8,::1,192.0.2.7',
    })
    expect(config.accountIds).toEqual(['111111111111', '222222222222'])
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1/128', '192.0.2.7/32'])
  })

  it('listens beyond loopback only where it is told that this is insecure', () => {
    expect(configOf(['--host', '0.0.0.0', '--insecure-listen']).host).toBe('0.0.0.0')
    expect(configOf([], { IAMD_HOST: '::', IAMD_INSECURE_LISTEN: '1' }).host).toBe('::')
  })

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('knows %s as loopback', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each(['0.0.0.0', '::', '128.0.0.1', 'localhost.example.com', '127.0.0.1.example.com', ''])(
    'does not know %j as loopback',
    (host) => expect(isLoopback(host)).toBe(false),
  )
})

describe('docs/configuration.md', () => {
  const text = readFileSync(fileURLToPath(new URL('../../../docs/configuration.md', import.meta.url)), 'utf8')
  const rows = text
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([, variable]) => /^`IAMD_\w+`$/.test(variable ?? ''))

  it('has a row for every option and secret variable, in the order of help, and no other', () => {
    expect(rows.map(([flag, variable]) => [flag, variable])).toEqual([
      ...SERVE_OPTIONS.map((option) => [
        `\`--${option.flag}${'value' in option ? ` ${option.value}` : ''}\``,
        `\`${option.env}\``,
      ]),
      ...SECRET_VARIABLES.map(({ env }) => ['', `\`${env}\``]),
    ])
  })

  it('says the defaults that readConfig gives', () => {
    const documented = new Map(rows.map(([flag, , , value]) => [flag!.split(' ')[0], value]))
    const config = configOf()
    expect(documented.get('`--host')).toBe(`\`${config.host}\``)
    expect(documented.get('`--port')).toBe(`\`${config.port}\``)
    expect(documented.get('`--data')).toBe(`\`./${config.dataDir}\``)
    expect(documented.get('`--root-email')).toBe(`\`${config.rootEmail}\``)
    expect(documented.get('`--log-level')).toBe(`\`${config.logLevel}\``)
  })

  it('names every log level', () => {
    const row = rows.find(([flag]) => flag?.includes('log-level'))
    for (const level of LOG_LEVELS) expect(row?.[2]).toContain(`\`${level}\``)
  })
})

describe('usage', () => {
  it('lists every option and what can be set by variable only', () => {
    const help = usage('serve', SERVE_OPTIONS, SECRET_VARIABLES)
    for (const { flag, env } of SERVE_OPTIONS) expect(help).toMatch(new RegExp(`--${flag}\\b.*\\b${env}\\b`))
    for (const { env } of SECRET_VARIABLES) expect(help).toContain(env)
  })

  it('keeps the options of account create among those of serve, so that one environment does for both', () => {
    const ofServe = new Set<string>(SERVE_OPTIONS.map(({ env }) => env))
    for (const { env } of ACCOUNT_CREATE_OPTIONS) expect(ofServe).toContain(env)
  })
})
