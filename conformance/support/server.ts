import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** iamd as a process of its own, started as a user starts it. */
export interface ServerProcess {
  readonly endpoint: string
  /** What it printed until it listened and the first keys were shown. */
  readonly output: string
  readonly root: Key
  /** Root keys by account id. */
  readonly roots: ReadonlyMap<string, Key>
  readonly pid: number
  /** Ends it with a signal and waits until it is gone. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

const MAIN = fileURLToPath(new URL('../../server/bin/iamd.js', import.meta.url))

/** The environment without anything of AWS or iamd, so that only what a test gives counts. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(AWS_|IAMD_)/.test(entry[0]),
  )
  return { ...Object.fromEntries(kept), AWS_EC2_METADATA_DISABLED: 'true', ...more }
}

/** Runs `iamd serve` with `args` on a free port until it listens. */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', ...args], {
    env: cleanEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = await untilListening(child)
  const endpoint = /listens on (\S+?)(,|\s|$)/.exec(output)?.[1]
  if (endpoint === undefined) throw new Error(`no endpoint in: ${output}`)
  const roots = new Map(
    [
      ...output.matchAll(/account (\d{12}), shown.*?AWS_ACCESS_KEY_ID=(\S+) AWS_SECRET_ACCESS_KEY=(\S+)/gs),
    ].map(([, account, accessKeyId, secretAccessKey]) => [
      account!,
      { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! },
    ]),
  )
  return {
    endpoint,
    output,
    roots,
    get root() {
      const [first] = roots.values()
      if (first === undefined) throw new Error('this start made no root key')
      return first
    },
    pid: child.pid!,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
        child.once('exit', (code) => resolve(code))
        child.kill(signal)
      }),
  }
}

/** Runs any iamd command to its end. */
export function runIamd(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: cleanEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

function untilListening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    let errors = ''
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text))
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text
      // The greeting is written in one piece.
      if (/listens on \S+.*\n/.test(output)) resolve(output)
    })
    child.once('exit', (code) => reject(new Error(`iamd ended with ${code} before it listened: ${errors}`)))
  })
}

/** Ends a server that has been through much. @throws Error unless it is healthy, has never answered 500, and ends with 0 */
export async function expectWell(server: ServerProcess): Promise<void> {
  const { status } = await fetch(`${server.endpoint}/_iamd/health`)
  if (status !== 200) throw new Error(`the server's health is ${status}`)
  const metrics = await (await fetch(`${server.endpoint}/_iamd/metrics`)).text()
  const failed = /^iamd_requests_total\{.*status="500"\}.*$/m.exec(metrics)
  if (failed !== null) throw new Error(`the server failed: ${failed[0]}`)
  const code = await server.stop()
  if (code !== 0) throw new Error(`the server ended with ${code}`)
}
