import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { cleanEnvironment, type Key, type ServerProcess } from './server.ts'

/** What a command printed, and how it ended. */
export interface Result {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment in which a user runs the AWS CLI or boto3 against a server. */
export function clientEnvironment(server: Pick<ServerProcess, 'endpoint'>, key: Key): Record<string, string> {
  const env = cleanEnvironment({
    AWS_ENDPOINT_URL: server.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    ...(key.sessionToken !== undefined && { AWS_SESSION_TOKEN: key.sessionToken }),
    AWS_PAGER: '',
  })
  const { folder, python } = shims()
  if (folder !== undefined) env.PATH = `${folder}${delimiter}${env.PATH ?? ''}`
  if (python !== undefined) env.PYTHONPATH = python
  return env
}

/** Runs `aws` with these arguments. */
export function aws(
  server: Pick<ServerProcess, 'endpoint'>,
  key: Key,
  ...args: readonly string[]
): Promise<Result> {
  return run('aws', args, clientEnvironment(server, key))
}

/** Runs `aws` and reads its JSON answer. @throws Error where the command fails */
export async function awsJson<T = Record<string, unknown>>(
  server: Pick<ServerProcess, 'endpoint'>,
  key: Key,
  ...args: readonly string[]
): Promise<T> {
  const { code, stdout, stderr } = await aws(server, key, ...args, '--output', 'json')
  if (code !== 0) throw new Error(`aws ${args.join(' ')} ended with ${code}: ${stderr}`)
  return (stdout.trim() === '' ? {} : JSON.parse(stdout)) as T
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd?: string,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

let known: { folder: string | undefined; python: string | undefined } | undefined

/**
 * Clients older than mid-2023 do not read AWS_ENDPOINT_URL. For them, and only for them, `aws` is wrapped to pass --endpoint-url and boto3 to take
 * the variable as the default of endpoint_url; scripts and commands stay as they are.
 */
function shims(): { folder: string | undefined; python: string | undefined } {
  known ??= { folder: cliShim(), python: pythonShim() }
  return known
}

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html: CLI 1.29.0 and 2.13.0, boto3 1.28.0.
function cliShim(): string | undefined {
  const { stdout, error } = spawnSync('aws', ['--version'], { encoding: 'utf8', env: cleanEnvironment() })
  if (error !== undefined) throw new Error('the aws command is missing')
  const [, major = '0', minor = '0'] = /aws-cli\/(\d+)\.(\d+)/.exec(stdout) ?? []
  const reads = major === '1' ? Number(minor) >= 29 : Number(major) > 2 || Number(minor) >= 13
  if (reads) return undefined
  const real = spawnSync('sh', ['-c', 'command -v aws'], { encoding: 'utf8' }).stdout.trim()
  const folder = mkdtempSync(join(tmpdir(), 'iamd-aws-'))
  writeFileSync(join(folder, 'aws'), `#!/bin/sh\nexec ${real} --endpoint-url "$AWS_ENDPOINT_URL" "$@"\n`, {
    mode: 0o755,
  })
  return folder
}

function pythonShim(): string | undefined {
  const version = 'import botocore; print(botocore.__version__)'
  const { stdout, status } = spawnSync('python3', ['-c', version], {
    encoding: 'utf8',
    env: cleanEnvironment(),
  })
  if (status !== 0) throw new Error('python3 with boto3 is missing')
  const [major = 0, minor = 0] = stdout.trim().split('.').map(Number)
  if (major > 1 || minor >= 31) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'iamd-boto3-'))
  writeFileSync(
    join(folder, 'sitecustomize.py'),
    `import os, boto3.session
_client = boto3.session.Session.client
def client(self, *args, **kwargs):
    kwargs.setdefault('endpoint_url', os.environ.get('AWS_ENDPOINT_URL'))
    return _client(self, *args, **kwargs)
boto3.session.Session.client = client
`,
  )
  return folder
}
