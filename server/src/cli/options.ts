import { parseArgs } from 'node:util'

/** A command line or environment that cannot be understood; the message is for the person who typed it. */
export class UsageError extends Error {}

/** One setting: a flag, and the IAMD_* variable of the same meaning. */
interface OptionSpec {
  readonly flag: string
  readonly env: string
  readonly kind: 'text' | 'list' | 'switch'
  /** How the value is shown in help: `PORT`. */
  readonly value?: string
  readonly help: string
}

/** Every setting of `iamd serve`; docs/configuration.md is tested against this table. */
export const SERVE_OPTIONS = [
  {
    flag: 'host',
    env: 'IAMD_HOST',
    kind: 'text',
    value: 'ADDRESS',
    help: 'address to listen on (127.0.0.1)',
  },
  {
    flag: 'port',
    env: 'IAMD_PORT',
    kind: 'text',
    value: 'PORT',
    help: 'port to listen on (4747); 0 takes a free one',
  },
  { flag: 'data', env: 'IAMD_DATA', kind: 'text', value: 'DIR', help: 'data directory (./iamd-data)' },
  {
    flag: 'ephemeral',
    env: 'IAMD_EPHEMERAL',
    kind: 'switch',
    help: 'keep everything in memory; offers POST /_iamd/reset',
  },
  {
    flag: 'account-id',
    env: 'IAMD_ACCOUNT_ID',
    kind: 'list',
    value: 'ID',
    help: 'account to create at first start (123456789012); may be repeated',
  },
  {
    flag: 'root-email',
    env: 'IAMD_ROOT_EMAIL',
    kind: 'text',
    value: 'ADDRESS',
    help: "root's e-mail address at first start (root@example.com)",
  },
  { flag: 'tls-cert', env: 'IAMD_TLS_CERT', kind: 'text', value: 'FILE', help: 'certificate chain, PEM' },
  {
    flag: 'tls-key',
    env: 'IAMD_TLS_KEY',
    kind: 'text',
    value: 'FILE',
    help: 'private key of the certificate, PEM',
  },
  {
    flag: 'public-url',
    env: 'IAMD_PUBLIC_URL',
    kind: 'text',
    value: 'URL',
    help: 'address that others know the server by (the one it listens on)',
  },
  {
    flag: 'trusted-proxy',
    env: 'IAMD_TRUSTED_PROXY',
    kind: 'list',
    value: 'CIDR',
    help: 'proxy whose X-Forwarded-* headers count; may be repeated',
  },
  {
    flag: 'delegation-partners',
    env: 'IAMD_DELEGATION_PARTNERS',
    kind: 'text',
    value: 'FILE',
    help: 'accounts that may ask for temporary access, with their policy templates, JSON',
  },
  {
    flag: 'insecure-listen',
    env: 'IAMD_INSECURE_LISTEN',
    kind: 'switch',
    help: 'allow listening beyond loopback without TLS',
  },
  {
    flag: 'log-level',
    env: 'IAMD_LOG_LEVEL',
    kind: 'text',
    value: 'LEVEL',
    help: 'fatal, error, warn, info, debug or silent (info)',
  },
] as const satisfies readonly OptionSpec[]

/** Settings that are secrets, and so have no flag: a command line can be read by every process of the machine. */
export const SECRET_VARIABLES = [
  { env: 'IAMD_ROOT_ACCESS_KEY_ID', help: "root's access key id at first start, instead of a generated one" },
  { env: 'IAMD_ROOT_SECRET_ACCESS_KEY', help: "root's secret access key at first start" },
  {
    env: 'IAMD_MASTER_KEY',
    help: 'key that seals stored secrets, instead of the file master.key in the data directory',
  },
] as const

/** Settings of `iamd account create`. */
export const ACCOUNT_CREATE_OPTIONS = [
  { flag: 'data', env: 'IAMD_DATA', kind: 'text', value: 'DIR', help: 'data directory (./iamd-data)' },
  { flag: 'account-id', env: 'IAMD_ACCOUNT_ID', kind: 'text', value: 'ID', help: 'account to create' },
  {
    flag: 'root-email',
    env: 'IAMD_ROOT_EMAIL',
    kind: 'text',
    value: 'ADDRESS',
    help: "root's e-mail address (root@example.com)",
  },
] as const satisfies readonly OptionSpec[]

export type RawOptions = ReadonlyMap<string, string | readonly string[] | true>

/**
 * Reads flags and IAMD_* variables into one map by flag name (secrets by variable name). A flag outranks its variable.
 * @throws UsageError on an unknown flag, an unknown IAMD_ variable or a stray argument.
 */
export function readOptions(
  specs: readonly OptionSpec[],
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RawOptions {
  const options = new Map<string, string | readonly string[] | true>()
  readEnvironment(specs, env, options)
  for (const [flag, value] of parseFlags(specs, args)) options.set(flag, value)
  return options
}

function readEnvironment(
  specs: readonly OptionSpec[],
  env: Readonly<Record<string, string | undefined>>,
  into: Map<string, string | readonly string[] | true>,
): void {
  const known = new Set<string>([
    ...SERVE_OPTIONS.map((option) => option.env),
    ...SECRET_VARIABLES.map((s) => s.env),
  ])
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith('IAMD_') || value === undefined) continue
    if (!known.has(name)) throw new UsageError(`unknown environment variable ${name}`)
    const spec = specs.find((option) => option.env === name)
    if (spec === undefined) {
      if (SECRET_VARIABLES.some((secret) => secret.env === name) && value !== '') into.set(name, value)
      continue
    }
    if (value === '') continue
    if (spec.kind === 'list')
      into.set(
        spec.flag,
        value.split(',').map((item) => item.trim()),
      )
    else if (spec.kind === 'text') into.set(spec.flag, value)
    else if (value === '1' || value === 'true') into.set(spec.flag, true)
    else if (value !== '0' && value !== 'false')
      throw new UsageError(`${name} takes true or false, not '${value}'`)
  }
}

function parseFlags(specs: readonly OptionSpec[], args: readonly string[]): [string, FlagValue][] {
  const options = Object.fromEntries(
    specs.map((spec) => [
      spec.flag,
      spec.kind === 'switch'
        ? { type: 'boolean' as const }
        : { type: 'string' as const, multiple: spec.kind === 'list' },
    ]),
  )
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false })
    return Object.entries(values).map(([flag, value]) => [flag, notEmpty(flag, value as FlagValue)])
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

type FlagValue = string | string[] | true

// A shell gives an empty value where a variable is not set, which nobody means.
function notEmpty(flag: string, value: FlagValue): FlagValue {
  if (value === '' || (Array.isArray(value) && value.includes('')))
    throw new UsageError(`--${flag} needs a value`)
  return value
}

/** The help text of a command; `secrets` are the variables it reads beside its options. */
export function usage(
  command: string,
  specs: readonly OptionSpec[],
  secrets: readonly (typeof SECRET_VARIABLES)[number][],
): string {
  const rows = specs.map((spec) => {
    const flag = `--${spec.flag}${spec.value === undefined ? '' : ` ${spec.value}`}`
    return `  ${flag.padEnd(24)} ${spec.env.padEnd(28)} ${spec.help}`
  })
  const variables = secrets.map((secret) => `  ${''.padEnd(24)} ${secret.env.padEnd(28)} ${secret.help}`)
  return [`usage: iamd ${command} [options]`, '', ...rows, ...variables].join('\n')
}
