import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditedRequest } from '../../src/audit/cloudtrail-event.ts'
import { LineFile, MAX_WAITING } from '../../src/audit/line-file.ts'
import { openFileTrail, openMemoryTrail } from '../../src/audit/trail.ts'
import { ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 4, 31, 23, 0)

let folder: string
let failures: Error[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iamd-audit-'))
  failures = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function audited(userName: string, more: Partial<AuditedRequest> = {}): AuditedRequest {
  return {
    request: {
      id: 'c0ffee00-0000-4000-8000-000000000000',
      sourceIp: '192.0.2.1',
      userAgent: undefined,
      referer: undefined,
      secureTransport: false,
      region: 'us-east-1',
      service: 'iam',
    },
    now: START,
    model: iamModel,
    operation: 'DeleteUser',
    caller: undefined,
    claimedKey: undefined,
    input: { UserName: userName },
    output: {},
    error: undefined,
    endpointHost: undefined,
    ...more,
  }
}

const open = (maxFileBytes?: number) =>
  openFileTrail(folder, {
    clock: () => START,
    onFailure: (error) => failures.push(error),
    ...(maxFileBytes !== undefined && { maxFileBytes }),
  })
const files = () => readdirSync(join(folder, 'audit')).sort()
const linesOf = (file: string) =>
  readFileSync(join(folder, 'audit', file), 'utf8')
    .trimEnd()
    .split('\n')
const namesIn = (file: string) =>
  linesOf(file).map(
    (line) => (JSON.parse(line) as { requestParameters: { userName: string } }).requestParameters.userName,
  )

describe('the trail in files', () => {
  it('has the event of a change with the operating system when record() returns', () => {
    const trail = open()
    trail.record(audited('a'))
    expect(namesIn('2026-05-31.jsonl')).toEqual(['a'])
    return trail.close()
  })

  it('has every other event there at the end of the turn, in order', async () => {
    const trail = open()
    trail.record(audited('a', { operation: 'GetUser' }))
    trail.record(audited('b', { error: new ServiceError('AccessDenied', 403, 'no') }))
    await new Promise((resolve) => setImmediate(resolve))
    expect(namesIn('2026-05-31.jsonl')).toEqual(['a', 'b'])
    await trail.close()
  })

  it('takes what waits along with a change, and loses nothing when it is closed', async () => {
    const trail = open()
    trail.record(audited('a', { operation: 'GetUser' }))
    trail.record(audited('b'))
    trail.record(audited('c', { operation: 'GetUser' }))
    await trail.close()
    expect(namesIn('2026-05-31.jsonl')).toEqual(['a', 'b', 'c'])
    expect(failures).toEqual([])
  })

  it('begins a further file when one is full, and goes on with the last one after a restart', async () => {
    const line = 600
    const first = open(2 * line)
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) first.record(audited(name))
    await first.close()
    const before = files()
    expect(before.length).toBeGreaterThan(1)
    expect(before).toContain('2026-05-31.1.jsonl')
    const second = open(2 * line)
    second.record(audited('h'))
    await second.close()
    const names = files()
      .sort((a, b) => partOf(a) - partOf(b))
      .flatMap(namesIn)
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    for (const file of files()) expect(statSync(join(folder, 'audit', file)).size).toBeLessThan(4 * line)
  })

  it('begins a new file each day, by the time of the requests in UTC', async () => {
    const trail = open()
    trail.record(audited('a'))
    trail.record(audited('b', { now: START + DAY_MS / 24 }))
    trail.record(audited('c', { now: START + DAY_MS }))
    await trail.close()
    expect(files()).toEqual(['2026-05-31.jsonl', '2026-06-01.jsonl'])
    expect(namesIn('2026-06-01.jsonl')).toEqual(['b', 'c'])
  })

  it('can be read by its owner only', async () => {
    await open().close()
    expect(statSync(join(folder, 'audit')).mode & 0o077).toBe(0)
    for (const file of files()) expect(statSync(join(folder, 'audit', file)).mode & 0o077).toBe(0)
  })

  it('tells of a failure, goes on, and writes again when that is possible', async () => {
    const trail = open()
    // A file where the next day's folder entry must be a file cannot be opened for appending.
    const blocked = join(folder, 'audit', '2026-06-01.jsonl')
    rmSync(join(folder, 'audit'), { recursive: true })
    writeFileSync(join(folder, 'audit'), 'not a folder')
    trail.record(audited('a', { now: START + DAY_MS }))
    expect(failures.length).toBe(1)
    expect(existsSync(blocked)).toBe(false)
    rmSync(join(folder, 'audit'))
    await trail.close()
  })
})

function partOf(file: string): number {
  return Number(/\.(\d+)\.jsonl$/.exec(file)?.[1] ?? 0)
}

describe('LineFile', () => {
  it('keeps what the operating system refuses, up to a limit, and says so', () => {
    const file = new LineFile('/dev/full')
    file.append('first')
    expect(() => file.flush()).toThrow('ENOSPC')
    const big = 'x'.repeat(1024 * 1024)
    let refused = 0
    for (let i = 0; i < 12; i++) {
      try {
        file.append(big)
      } catch (error) {
        if (/lost/.test((error as Error).message)) refused++
      }
    }
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThanOrEqual(12 - MAX_WAITING / big.length)
    expect(() => file.close()).toThrow('ENOSPC')
  })

  it('writes lines of any length and character whole', () => {
    const path = join(folder, 'lines')
    const file = new LineFile(path)
    const lines = ['', 'ä'.repeat(100_000), '\u{1f600}', 'x'.repeat(300_000), 'end']
    for (const line of lines) file.append(line)
    file.close()
    expect(readFileSync(path, 'utf8')).toBe(`${lines.join('\n')}\n`)
  })
})

describe('the trail in memory', () => {
  it('keeps the latest events, oldest first, within its size', () => {
    const one = openMemoryTrail()
    one.record(audited('a'))
    const size = one.lines()[0]!.length
    const trail = openMemoryTrail(10 * size)
    for (let i = 0; i < 1000; i++) trail.record(audited(String.fromCharCode(97 + (i % 26))))
    const names = trail
      .lines()
      .map(
        (line) =>
          (JSON.parse(line) as { requestParameters: { userName: string } }).requestParameters.userName,
      )
    expect(names).toHaveLength(10)
    expect(names).toEqual(Array.from({ length: 10 }, (_, i) => String.fromCharCode(97 + ((990 + i) % 26))))
    trail.clear()
    expect(trail.lines()).toEqual([])
  })
})
