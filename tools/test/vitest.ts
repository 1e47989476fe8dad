import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counts, countTests, type VitestReport } from './summary.ts'

/** Runs the tests whose paths contain a filter, all where there is none, and counts them. What Vitest prints is shown. */
export async function runTests(root: string, filters: readonly string[]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-test-'))
  const report = join(folder, 'report.json')
  try {
    const code = await run(root, [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...filters,
    ])
    return countTests(readReport(report), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** This Node, not the first on the PATH: tests run on the version that the server runs on. */
function run(root: string, args: readonly string[]): Promise<number | null> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [vitest, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
}

function readReport(path: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport
  } catch {
    return undefined
  }
}
