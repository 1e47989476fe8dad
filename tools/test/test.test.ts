import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookFor, neededPrograms, PROGRAMS } from './programs.ts'
import { runStep } from './steps.ts'
import { countTests, summaryLine, type VitestReport } from './summary.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iamd-programs-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** A program that prints one line. */
function program(path: string, line: string): string {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, `#!/bin/sh\necho '${line}'\n`)
  chmodSync(file, 0o755)
  return file
}

const AWS = PROGRAMS.find(({ debianPackage }) => debianPackage === 'awscli')!
const PYTHON = PROGRAMS.find(({ debianPackage }) => debianPackage === 'python3-boto3')!
const SIMPLESAMLPHP = PROGRAMS.find(({ variable }) => variable === 'TEST_SIMPLESAMLPHP')!
const CHROMIUM = PROGRAMS.find(({ debianPackage }) => debianPackage === 'chromium')!

describe('programs', () => {
  it('are the first of their name on the PATH, as for a user', () => {
    const path = [program('a/aws', 'aws-cli/2.9.19 Python/3'), program('b/aws', 'aws-cli/2.15.0 Python/3')]
    expect(AWS.find(path.map((file) => join(file, '..')).join(delimiter))).toBe(path[0])
    expect(AWS.find(join(folder, 'none'))).toBeUndefined()
  })

  it('are missing where they do not run', () => {
    program('a/aws', 'pyenv: aws: command not found')
    program('a/python3', 'ModuleNotFoundError: No module named boto3')
    const path = join(folder, 'a')
    expect(lookFor([AWS, PYTHON], path)).toEqual({ variables: {}, missing: [AWS, PYTHON] })
  })

  it('are told to the tests that ask for them', () => {
    const chromium = program('a/chromium', '')
    expect(lookFor([CHROMIUM], join(folder, 'a'))).toEqual({
      variables: { TEST_CHROMIUM: chromium },
      missing: [],
    })
  })

  it('are missing where a part of them is', () => {
    program('a/php', '')
    expect(SIMPLESAMLPHP.find(join(folder, 'a'))).toBeUndefined()
  })

  it('are needed when a test names their variable, clients always', () => {
    expect(neededPrograms([''])).toEqual([AWS, PYTHON])
    expect(neededPrograms(['', 'process.env.TEST_CHROMIUM'])).toEqual([AWS, PYTHON, CHROMIUM])
  })
})

describe('a step', () => {
  it('passes with exit code 0 only, and keeps what was printed', async () => {
    const print = (code: number) => [
      process.execPath,
      '-e',
      `console.log('out'); console.error('err'); process.exitCode = ${code}`,
    ]
    expect(await runStep({ name: 'a', command: print(0) }, folder)).toMatchObject({ name: 'a', passed: true })
    const failed = await runStep({ name: 'b', command: print(2) }, folder)
    expect(failed.passed).toBe(false)
    expect(failed.output).toContain('out')
    expect(failed.output).toContain('err')
  })

  it('fails where the program is not there', async () => {
    const result = await runStep({ name: 'a', command: [join(folder, 'none')] }, folder)
    expect(result.passed).toBe(false)
    expect(result.output).toContain('ENOENT')
  })
})

describe('the summary', () => {
  /** A report of files: each its own status, then those of its tests. */
  const report = (files: readonly (readonly [file: string, ...tests: string[]])[]): VitestReport => {
    const tests = files.flatMap(([, ...statuses]) => statuses)
    return {
      numPassedTests: tests.filter((status) => status === 'passed').length,
      numFailedTests: tests.filter((status) => status === 'failed').length,
      testResults: files.map(([status, ...statuses]) => ({
        status,
        assertionResults: statuses.map((test) => ({ status: test })),
      })),
    }
  }

  it('counts tests', () => {
    expect(countTests(report([['passed', 'passed', 'passed']]), 0)).toEqual({ passed: 2, failed: 0 })
    expect(countTests(report([['failed', 'passed', 'failed']]), 1)).toEqual({ passed: 1, failed: 1 })
  })

  it('counts a file that does not load', () => {
    expect(countTests(report([['passed', 'passed'], ['failed']]), 1)).toEqual({ passed: 1, failed: 1 })
  })

  it('never says that nothing failed when the run did', () => {
    expect(countTests(report([['passed', 'passed']]), 1)).toEqual({ passed: 1, failed: 1 })
    expect(countTests(report([['passed', 'passed']]), null)).toEqual({ passed: 1, failed: 1 })
    expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 })
  })

  it('is one line', () => {
    expect(summaryLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed')
  })
})
