import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { type AuditedRequest, cloudTrailEvent } from './cloudtrail-event.ts'

/** Where every request is recorded. */
export interface AuditTrail {
  record(audited: AuditedRequest): void
  /** Hands everything recorded to the operating system. */
  close(): Promise<void>
}

/** A file of the trail is closed at this size and the next one begun. */
export const MAX_FILE_BYTES = 128 * 1024 * 1024

/**
 * The trail as JSON lines in `DIR/audit/YYYY-MM-DD.jsonl`; a day's further files are `YYYY-MM-DD.1.jsonl` and so on. Lines
 * are handed to the operating system as soon as the line before has been taken, without waiting for the disk: a crash of the
 * machine, not of the process, can lose the last of them.
 */
export function openFileTrail(dataDir: string, clock: () => number = Date.now): AuditTrail {
  const folder = join(dataDir, 'audit')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let file = firstFileWithRoom(folder, dayOf(clock()), 0)
  const out = pino.destination({ dest: file.path, sync: false, append: true, mode: 0o600 })
  return {
    record(audited) {
      const line = `${JSON.stringify(cloudTrailEvent(audited))}\n`
      const today = dayOf(audited.now)
      if (today !== file.day || file.bytes >= MAX_FILE_BYTES) {
        file = firstFileWithRoom(folder, today, today === file.day ? file.part + 1 : 0)
        out.reopen(file.path)
      }
      file.bytes += line.length
      out.write(line)
    },
    close: () =>
      new Promise((resolve) => {
        out.once('close', () => resolve())
        out.end()
      }),
  }
}

/** How many events an ephemeral server keeps. */
const MEMORY_EVENTS = 10_000

/** The trail of an ephemeral server: the last events, in memory. */
export function openMemoryTrail(): AuditTrail & { events(): readonly string[] } {
  const lines: string[] = []
  let next = 0
  return {
    record(audited) {
      lines[next] = JSON.stringify(cloudTrailEvent(audited))
      next = (next + 1) % MEMORY_EVENTS
    },
    events: () => [...lines.slice(next), ...lines.slice(0, next)],
    close: async () => {},
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

interface OpenFile {
  readonly path: string
  readonly day: string
  readonly part: number
  bytes: number
}

function firstFileWithRoom(folder: string, day: string, from: number): OpenFile {
  for (let part = from; ; part++) {
    const path = join(folder, part === 0 ? `${day}.jsonl` : `${day}.${part}.jsonl`)
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (bytes < MAX_FILE_BYTES) return { path, day, part, bytes }
  }
}
