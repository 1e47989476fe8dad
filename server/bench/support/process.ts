import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ChildMessage, Measurement } from './child.ts'

/** A server in a process of its own. */
export interface MeasuredServer {
  readonly endpoint: URL
  measure(): Promise<Measurement>
  stop(): Promise<void>
}

/** Root's key in every measured iamd: known beforehand, so that the very first request can be a signed one. */
export const ROOT = {
  accessKeyId: 'AKIABENCHBENCHBENCHB',
  secretAccessKey: 'bench-bench-bench-bench-bench-bench-benc',
}

/** Starts `support/NAME.ts`. */
export async function startMeasured(name: 'bare-http' | 'bare-fastify' | 'iamd'): Promise<MeasuredServer> {
  const child = fork(fileURLToPath(new URL('./launch.js', import.meta.url)), [name], {
    // As `npm start` runs it.
    execArgv: name === 'iamd' ? ['--max-semi-space-size=16'] : [],
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      IAMD_ROOT_ACCESS_KEY_ID: ROOT.accessKeyId,
      IAMD_ROOT_SECRET_ACCESS_KEY: ROOT.secretAccessKey,
    },
  })
  const first = await nextMessage(child)
  if (!('endpoint' in first)) throw new Error('the server said something else than where it listens')
  return {
    endpoint: new URL(first.endpoint),
    async measure() {
      child.send('measure')
      const message = await nextMessage(child)
      if (!('measurement' in message)) throw new Error('no measurement')
      return message.measurement
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}

function nextMessage(child: ChildProcess): Promise<ChildMessage> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as ChildMessage)
    })
  })
}
