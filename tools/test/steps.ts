import { spawn } from 'node:child_process'

/** What came of one step of the checks. */
export interface StepResult {
  readonly name: string
  readonly passed: boolean
  /** What it printed, for when it failed. */
  readonly output: string
}

/** A program of node_modules or tools/ that checks something. */
export interface Step {
  readonly name: string
  /** The program and its arguments. */
  readonly command: readonly string[]
}

/** Runs one step; never throws. */
export function runStep({ name, command }: Step, cwd: string): Promise<StepResult> {
  const [program, ...args] = command
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(program!, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const done = (passed: boolean, extra = '') =>
      resolve({ name, passed, output: Buffer.concat(chunks).toString('utf8') + extra })
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => done(false, String(error)))
    child.on('close', (code) => done(code === 0))
  })
}
