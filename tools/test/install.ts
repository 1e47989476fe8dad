import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lookFor, neededPrograms, type Program } from './programs.ts'
import type { StepResult } from './steps.ts'

const TEST_FILES = ['engine/test/**/*.ts', 'server/test/**/*.ts', 'conformance/**/*.ts']
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024

/**
 * Makes sure that the programs the tests use are there. As root on Debian it installs what is missing; else it fails and
 * names it. What tests must know of the programs is put into this process's environment.
 */
export function preparePrograms(root: string): StepResult {
  const texts = globSync(TEST_FILES, { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'))
  const needed = neededPrograms(texts)
  let { missing, variables } = lookFor(needed, process.env.PATH ?? '')
  let output = ''
  if (missing.length > 0 && mayInstall()) {
    output = install(missing)
    ;({ missing, variables } = lookFor(needed, process.env.PATH ?? ''))
  }
  Object.assign(process.env, variables)
  for (const { name, debianPackage } of missing) {
    output += `\n${name} is not on the PATH or does not run; on Debian: apt-get install ${debianPackage}`
  }
  return { name: 'programs the tests use', passed: missing.length === 0, output }
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}

/** Installs programs and gives what apt-get said. */
function install(programs: readonly Program[]): string {
  const packages = programs.flatMap(({ debianPackage }) => debianPackage.split(' '))
  console.log(`installing ${packages.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const commands = [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', ...packages],
  ]
  return commands
    .map((args) => spawnSync('apt-get', args, { env, encoding: 'utf8', maxBuffer: MAX_OUTPUT_BYTES }))
    .map(({ stdout, stderr }) => `${stdout ?? ''}${stderr ?? ''}`)
    .join('\n')
}
