import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { type RawOptions, UsageError } from './cli/options.ts'

/** What a server is started with, read and checked. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Undefined: ephemeral, everything is kept in memory. */
  readonly dataDir: string | undefined
  /** Accounts that the first start creates and later ones expect; undefined: {@link DEFAULT_ACCOUNT_ID}, whatever is there later. */
  readonly accountIds: readonly string[] | undefined
  readonly rootEmail: string
  readonly rootAccessKey: { readonly id: string; readonly secret: string } | undefined
  readonly masterKey: string | undefined
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined
  /** Origin that others know the server by: `https://iam.example.com`; undefined: the address it listens on. */
  readonly publicUrl: string | undefined
  readonly trustedProxies: readonly string[]
  /** Who may ask other accounts for temporary access, as read from JSON; undefined: nobody. */
  readonly delegationPartners?: unknown
  readonly logLevel: LogLevel
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const DEFAULT_PORT = 4747
export const DEFAULT_ACCOUNT_ID = '123456789012'
export const DEFAULT_ROOT_EMAIL = 'root@example.com'

/**
 * Turns options into a configuration.
 * @throws UsageError for any value that is not understood, and for listening beyond loopback without TLS unless
 * `--insecure-listen` says so: access keys are safe on a plain connection, but passwords and issued secrets are not.
 */
export function readConfig(options: RawOptions): Config {
  const host = text(options, 'host') ?? '127.0.0.1'
  const tls = readTls(text(options, 'tls-cert'), text(options, 'tls-key'))
  if (tls === undefined && !isLoopback(host) && options.get('insecure-listen') !== true) {
    throw new UsageError(
      `listening on ${host} without TLS needs --tls-cert and --tls-key, or --insecure-listen`,
    )
  }
  const ephemeral = options.get('ephemeral') === true
  if (ephemeral && options.has('data')) throw new UsageError('--ephemeral and --data exclude each other')
  return {
    host,
    port: readPort(text(options, 'port')),
    dataDir: ephemeral ? undefined : (text(options, 'data') ?? 'iamd-data'),
    accountIds: readAccountIds(list(options, 'account-id')),
    rootEmail: readRootEmail(text(options, 'root-email')),
    rootAccessKey: readRootAccessKey(options),
    masterKey: text(options, 'IAMD_MASTER_KEY'),
    tls,
    publicUrl: readPublicUrl(text(options, 'public-url'), options.get('insecure-listen') === true),
    trustedProxies: (list(options, 'trusted-proxy') ?? []).map(checkCidr),
    delegationPartners: readJson('delegation-partners', text(options, 'delegation-partners')),
    logLevel: readLogLevel(text(options, 'log-level')),
  }
}

/** An account id is twelve digits; all zeros is nobody's. */
export function checkAccountId(id: string): string {
  if (!/^\d{12}$/.test(id) || id === '000000000000')
    throw new UsageError(`'${id}' is not a 12-digit account id`)
  return id
}

/** @throws UsageError for what is no e-mail address; the default where none is given. */
export function readRootEmail(email: string = DEFAULT_ROOT_EMAIL): string {
  // The form that AWS asks of an account's address, without its list of characters.
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length < 6 || email.length > 64)
    throw new UsageError(`'${email}' is not an e-mail address`)
  return email
}

function readAccountIds(ids: readonly string[] | undefined): readonly string[] | undefined {
  if (ids !== undefined && new Set(ids).size < ids.length)
    throw new UsageError('--account-id names an account twice')
  return ids?.map(checkAccountId)
}

function text(options: RawOptions, name: string): string | undefined {
  const value = options.get(name)
  return typeof value === 'string' ? value : undefined
}

function list(options: RawOptions, name: string): readonly string[] | undefined {
  const value = options.get(name)
  return Array.isArray(value) ? value : undefined
}

function readPort(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT
  const port = Number(value)
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw new UsageError(`'${value}' is not a port`)
  return port
}

function readLogLevel(value: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (value ?? 'info'))
  if (level === undefined) throw new UsageError(`--log-level takes one of ${LOG_LEVELS.join(', ')}`)
  return level
}

function readTls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) throw new UsageError('--tls-cert and --tls-key go together')
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) }
  } catch (error) {
    throw new UsageError(`cannot read the TLS files: ${(error as Error).message}`)
  }
}

/**
 * Tokens are verified with keys that are fetched from this address, so a plain one must be meant: whoever can alter what it answers can
 * make tokens.
 */
function readPublicUrl(value: string | undefined, insecure: boolean): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(value)
  const isOrigin = url !== null && (value === url.origin || value === `${url.origin}/`)
  if (url === null || !isOrigin || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new UsageError(`--public-url takes an address such as https://iam.example.com, not '${value}'`)
  if (url.protocol === 'http:' && !insecure && !isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1')))
    throw new UsageError('--public-url without TLS needs --insecure-listen')
  return url.origin
}

function readJson(flag: string, file: string | undefined): unknown {
  if (file === undefined) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    throw new UsageError(`cannot read the file of --${flag}: ${(error as Error).message}`)
  }
}

// The shapes that AWS documents: AccessKeyId 16 to 128 word characters.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html
function readRootAccessKey(options: RawOptions): Config['rootAccessKey'] {
  const id = text(options, 'IAMD_ROOT_ACCESS_KEY_ID')
  const secret = text(options, 'IAMD_ROOT_SECRET_ACCESS_KEY')
  if (id === undefined && secret === undefined) return undefined
  if (id === undefined || secret === undefined) {
    throw new UsageError('IAMD_ROOT_ACCESS_KEY_ID and IAMD_ROOT_SECRET_ACCESS_KEY go together')
  }
  if (!/^AKIA\w{12,124}$/.test(id))
    throw new UsageError('IAMD_ROOT_ACCESS_KEY_ID must be AKIA and 12 or more letters or digits')
  if (secret.length < 16 || secret.length > 128)
    throw new UsageError('IAMD_ROOT_SECRET_ACCESS_KEY must be 16 to 128 characters')
  return { id, secret }
}

function checkCidr(cidr: string): string {
  const [address = '', prefix] = cidr.split('/')
  const family = isIP(address)
  const bits = prefix === undefined ? (family === 4 ? 32 : 128) : Number(prefix)
  if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) {
    throw new UsageError(`--trusted-proxy takes an address or CIDR, not '${cidr}'`)
  }
  return `${address}/${bits}`
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** True for names and addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true
  const family = isIP(host)
  return family !== 0 && LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6')
}
