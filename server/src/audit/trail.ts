import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditedRequest, cloudTrailEvent } from './cloudtrail-event.ts'
import { LineFile } from './line-file.ts'

/** Where every request is recorded. */
export interface AuditTrail {
  /** Does not throw; what cannot be written is told to the trail's `onFailure`. */
  record(audited: AuditedRequest): void
  /** Hands everything recorded to the operating system. */
  close(): Promise<void>
}

/** A file of the trail is closed at this size and the next one begun. */
export const MAX_FILE_BYTES = 128 * 1024 * 1024

export interface FileTrailOptions {
  readonly maxFileBytes?: number
  readonly clock?: () => number
  /** Told when events cannot be written: the server goes on, its operator must know. */
  readonly onFailure: (error: Error) => void
}

/**
 * The trail as JSON lines in `DIR/audit/YYYY-MM-DD.jsonl`; a day's further files are `YYYY-MM-DD.1.jsonl` and so on. The event of
 * a call that changed something is with the operating system before the call is answered, every other one at the end of the
 * event loop's turn: a kill of the process loses no event of a change. The disk itself is not waited for, so a crash of
 * the machine can lose the last events.
 * @throws Error where the folder or file cannot be opened
 */
export function openFileTrail(dataDir: string, options: FileTrailOptions): AuditTrail {
  const { maxFileBytes = MAX_FILE_BYTES, clock = Date.now, onFailure } = options
  const folder = join(dataDir, 'audit')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let place = placeWithRoom(folder, dayOf(clock()), 0, maxFileBytes)
  let file = new LineFile(place.path)
  let scheduled = false

  const rotate = (today: string) => {
    const next = placeWithRoom(folder, today, today === place.day ? place.part + 1 : 0, maxFileBytes)
    const opened = new LineFile(next.path)
    const full = file
    place = next
    file = opened
    full.close()
  }
  const record = (audited: AuditedRequest) => {
    const { line, changes } = cloudTrailEvent(audited)
    const today = dayOf(audited.now)
    if (today !== place.day || place.bytes >= maxFileBytes) rotate(today)
    place.bytes += Buffer.byteLength(line) + 1
    file.append(line)
    if (changes) file.flush()
    else flushSoon()
  }
  const flushSoon = () => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      orTell(() => file.flush())
    })
  }
  const orTell = (work: () => void) => {
    try {
      work()
    } catch (error) {
      onFailure(error as Error)
    }
  }
  return {
    record: (audited) => orTell(() => record(audited)),
    close: async () => orTell(() => file.close()),
  }
}

/** Characters of events that an ephemeral server keeps, about 30,000 events. */
const MEMORY_CHARACTERS = 32 * 1024 * 1024

/** The trail of an ephemeral server: the last events, in memory. */
export interface MemoryTrail extends AuditTrail {
  /** Oldest first, each a line of JSON. */
  lines(): readonly string[]
  clear(): void
}

export function openMemoryTrail(maxCharacters = MEMORY_CHARACTERS): MemoryTrail {
  let kept: string[] = []
  let first = 0
  let characters = 0
  const dropOldest = () => {
    characters -= kept[first]!.length
    kept[first++] = ''
    // Moved to the front when half is empty, which is seldom enough to cost nothing.
    if (first * 2 < kept.length) return
    kept = kept.slice(first)
    first = 0
  }
  return {
    record(audited) {
      const { line } = cloudTrailEvent(audited)
      kept.push(line)
      characters += line.length
      while (characters > maxCharacters) dropOldest()
    },
    lines: () => kept.slice(first),
    clear() {
      kept = []
      first = characters = 0
    },
    close: async () => {},
  }
}

const DAY_MS = 86_400_000
let lastDay = { number: -1, text: '' }

/** `2026-05-31`, in UTC. */
function dayOf(at: number): string {
  const number = Math.floor(at / DAY_MS)
  if (number !== lastDay.number) lastDay = { number, text: new Date(at).toISOString().slice(0, 10) }
  return lastDay.text
}

interface Place {
  readonly path: string
  readonly day: string
  readonly part: number
  bytes: number
}

function placeWithRoom(folder: string, day: string, from: number, maxBytes: number): Place {
  for (let part = from; ; part++) {
    const path = join(folder, part === 0 ? `${day}.jsonl` : `${day}.${part}.jsonl`)
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (bytes < maxBytes) return { path, day, part, bytes }
  }
}
