import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { KeyPair } from './identity-provider.ts'

/** SimpleSAMLphp, an identity provider that many universities run, served by PHP's own web server. https://simplesamlphp.org */
export interface SimpleSamlPhp {
  /** Its metadata document. */
  metadata(): Promise<string>
  /** What it knows of AWS, in PHP: see {@link awsAsServiceProvider}. */
  configure(serviceProvider: Readonly<Record<string, string>>): void
  /** Logs a user in by the form, as a browser would, and gives the SAMLResponse that the browser is to bring to AWS. */
  logIn(user: string, password: string): Promise<string>
  close(): Promise<void>
}

/** Users by `name:password`, and their attributes. */
export type Users = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

const AWS = 'urn:amazon:webservices'
const START_TRIES = 100

/** Starts it on a free port with a key pair and users of its own; `program` is the folder that Debian's package installs. */
export async function startSimpleSamlPhp(
  program: string,
  { key, cert }: KeyPair,
  users: Users,
): Promise<SimpleSamlPhp> {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-simplesamlphp-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}/`
  for (const name of ['cert', 'config/metadata', 'tmp', 'sessions']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, 'cert/idp.pem'), key)
  writeFileSync(join(folder, 'cert/idp.crt'), cert)
  const write = (name: string, php: string) => writeFileSync(join(folder, 'config', name), `<?php\n${php}\n`)
  write('config.php', configuration(base, folder))
  write('authsources.php', `$config = ['users' => ['exampleauth:UserPass'] + ${phpOf(users)}];`)
  const hosted = { host: '__DEFAULT__', privatekey: 'idp.pem', certificate: 'idp.crt', auth: 'users' }
  write('metadata/saml20-idp-hosted.php', `$metadata['__DYNAMIC:1__'] = ${phpOf(hosted)};`)
  const configure = (provider: Readonly<Record<string, string>>) =>
    write('metadata/saml20-sp-remote.php', `$metadata['${AWS}'] = ${phpOf(provider, true)};`)
  configure(awsAsServiceProvider())
  // Its cache would not see for two seconds that a file has changed.
  const server = spawn(
    'php',
    ['-d', 'opcache.enable=0', '-S', `127.0.0.1:${port}`, '-t', join(program, 'www')],
    {
      env: { PATH: process.env.PATH, SIMPLESAMLPHP_CONFIG_DIR: join(folder, 'config') },
      stdio: 'ignore',
    },
  )
  await ready(`${base}saml2/idp/metadata.php`, server)
  return {
    metadata: async () => (await fetch(`${base}saml2/idp/metadata.php`)).text(),
    configure,
    logIn: (user, password) => logIn(base, user, password),
    async close() {
      const ended = new Promise((resolve) => server.once('close', resolve))
      server.kill()
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

/**
 * AWS as its manuals tell providers to enter it. Values are PHP.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_relying-party.html
 */
export const awsAsServiceProvider = (more: Readonly<Record<string, string>> = {}) => ({
  AssertionConsumerService: `'https://signin.aws.amazon.com/saml'`,
  NameIDFormat: `'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'`,
  'simplesaml.nameidattribute': `'uid'`,
  ...more,
})

function configuration(base: string, folder: string): string {
  const texts = {
    baseurlpath: base,
    certdir: `${folder}/cert/`,
    datadir: folder,
    tempdir: `${folder}/tmp`,
    'session.phpsession.savepath': `${folder}/sessions`,
    timezone: 'UTC',
    secretsalt: 'only for tests',
    'auth.adminpassword': 'only for tests 1',
    'logging.handler': 'errorlog',
    'store.type': 'phpsession',
    'language.default': 'en',
  }
  const rest = {
    'enable.saml20-idp': 'true',
    'module.enable': `['exampleauth' => true]`,
    'session.cookie.secure': 'false',
    'language.available': `['en']`,
    'metadata.sources': `[['type' => 'flatfile', 'directory' => '${folder}/config/metadata']]`,
  }
  return `$config = ${phpOf(texts)} + ${phpOf(rest, true)};`
}

/** A value in PHP; where `raw`, texts are PHP already. */
function phpOf(value: unknown, raw = false): string {
  if (typeof value === 'string') return raw ? value : `'${value.replaceAll(/['\\]/g, '\\$&')}'`
  if (Array.isArray(value)) return `[${value.map((item) => phpOf(item, raw)).join(', ')}]`
  const entries = Object.entries(value as object)
  return `[${entries.map(([key, item]) => `${phpOf(key)} => ${phpOf(item, raw)}`).join(', ')}]`
}

async function logIn(base: string, user: string, password: string): Promise<string> {
  const cookies = new Map<string, string>()
  const form = await browse(`${base}saml2/idp/SSOService.php?spentityid=${AWS}`, cookies)
  const fields = { username: user, password, AuthState: field(form.text, 'AuthState') }
  const answer = await browse(form.url, cookies, new URLSearchParams(fields))
  return field(answer.text, 'SAMLResponse')
}

/** Follows redirects with the cookies that are set on the way. */
async function browse(url: string, cookies: Map<string, string>, body?: URLSearchParams) {
  let response = await visit(url, cookies, body)
  let at = url
  while (response.status >= 300 && response.status < 400) {
    at = new URL(response.headers.get('location')!, at).href
    response = await visit(at, cookies)
  }
  return { url: at, text: await response.text() }
}

async function visit(url: string, cookies: Map<string, string>, body?: URLSearchParams): Promise<Response> {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const method = body === undefined ? 'GET' : 'POST'
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { cookie },
    ...(body && { body }),
  })
  for (const line of response.headers.getSetCookie()) {
    const [name, value] = line.split(';', 1)[0]!.split('=') as [string, string]
    cookies.set(name, value)
  }
  return response
}

function field(html: string, name: string): string {
  const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)
  if (found === null) throw new Error(`the page has no field ${name}`)
  return found[1]!.replaceAll('&amp;', '&')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries++) {
    if (server.exitCode !== null) throw new Error('PHP does not run')
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error('SimpleSAMLphp does not answer')
}
