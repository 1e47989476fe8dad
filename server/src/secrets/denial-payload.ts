import type { Denial, KeyValues, MatchedStatement } from '../denial.ts'

type PackedKey = readonly [key: string, ...values: string[]]

/** What a message holds, in JSON with short names: it travels in a header. */
interface Packed {
  /** When it was made, in seconds since the epoch. */
  readonly t: number
  readonly e: 0 | 1
  readonly p: readonly [id: string, arn: string, name?: string | undefined]
  readonly a: string
  r: string
  readonly c: PackedKey[]
  readonly s: PackedStatement[]
  /** Something was left out. */
  x?: 1
}

type PackedStatement =
  | readonly [sid: string | 0, effect: 'A' | 'D']
  | readonly [
      sid: string | 0,
      effect: 'A' | 'D',
      principals: readonly string[],
      notAction: 0 | 1,
      actions: readonly string[],
      notResource: 0 | 1,
      resources: readonly string[],
      conditions: readonly PackedKey[],
    ]

/**
 * A denial as exactly `room` bytes: whoever holds a message learns nothing from its length. What does not fit is left out, in this
 * order: values of condition keys, the longest first; elements of statements, the longest first; all condition keys; all statements; the
 * end of the resource. `at` is in milliseconds.
 */
export function encodeDenial(denial: Denial, at: number, room: number): Buffer {
  const packed = pack(denial, at)
  shorten(packed, room)
  // JSON may end in spaces.
  const bytes = Buffer.alloc(room, ' ')
  bytes.write(JSON.stringify(packed), 'utf8')
  return bytes
}

/** The denial of sealed bytes, and when it was made in milliseconds; the seal has been checked, so they are ours. */
export function decodeDenial(bytes: Buffer): { readonly denial: Denial; readonly at: number } {
  const packed = JSON.parse(bytes.toString('utf8')) as Packed
  const [id, arn, name] = packed.p
  return {
    at: packed.t * 1000,
    denial: {
      explicit: packed.e === 1,
      principal: { id, name, arn },
      action: packed.a,
      resource: packed.r,
      conditions: packed.c.map(unpackKey),
      statements: packed.s.map(unpackStatement),
      shortened: packed.x === 1,
    },
  }
}

function pack({ principal, conditions, statements, ...denial }: Denial, at: number): Packed {
  return {
    t: Math.floor(at / 1000),
    e: denial.explicit ? 1 : 0,
    p:
      principal.name === undefined
        ? [principal.id, principal.arn]
        : [principal.id, principal.arn, principal.name],
    a: denial.action,
    r: denial.resource,
    c: conditions.map(packKey),
    s: statements.map(packStatement),
    ...(denial.shortened && { x: 1 }),
  }
}

function shorten(packed: Packed, room: number): void {
  let excess = sizeOf(packed) - room
  if (excess <= 0) return
  packed.x = 1
  excess = sizeOf(packed) - room
  excess -= replaceLongest(packed.c, excess, ([key]): PackedKey => [key])
  excess -= replaceLongest(packed.s, excess, ([sid, effect]): PackedStatement => [sid, effect])
  for (const list of [packed.c, packed.s]) {
    if (excess <= 0) return
    excess -= sizeOf(list) - sizeOf([])
    list.length = 0
  }
  if (excess > 0) packed.r = cut(packed.r, sizeOf(packed.r) - excess)
}

/** The longest beginning that takes no more than `bytes` in JSON; half a character is none. */
function cut(text: string, bytes: number): string {
  let fits = 0
  let tooLong = text.length + 1
  while (tooLong - fits > 1) {
    const length = (fits + tooLong) >> 1
    if (sizeOf(text.slice(0, length)) <= bytes) fits = length
    else tooLong = length
  }
  return text.slice(0, fits).replace(/[\ud800-\udbff]$/, '')
}

/** Replaces items by their short form until `excess` bytes are gained; gives what was gained. */
function replaceLongest<T>(list: T[], excess: number, short: (item: T) => T): number {
  const gains = list
    .map((item, index) => ({ index, gain: sizeOf(item) - sizeOf(short(item)) }))
    .sort((a, b) => b.gain - a.gain)
  let gained = 0
  for (const { index, gain } of gains) {
    if (gained >= excess || gain === 0) break
    list[index] = short(list[index] as T)
    gained += gain
  }
  return gained
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

const packKey = ({ key, values }: KeyValues): PackedKey => [key, ...values]
const unpackKey = ([key, ...values]: PackedKey): KeyValues => ({ key, values })

function packStatement({ sid, effect, ...statement }: MatchedStatement): PackedStatement {
  return [
    sid ?? 0,
    effect === 'Allow' ? 'A' : 'D',
    statement.principals,
    statement.actions.negated ? 1 : 0,
    statement.actions.patterns,
    statement.resources.negated ? 1 : 0,
    statement.resources.patterns,
    statement.conditions.map(packKey),
  ]
}

function unpackStatement([sid, effect, ...elements]: PackedStatement): MatchedStatement {
  const [principals = [], notAction = 0, actions = [], notResource = 0, resources = [], conditions = []] =
    elements
  return {
    sid: sid === 0 ? undefined : sid,
    effect: effect === 'A' ? 'Allow' : 'Deny',
    principals,
    actions: { negated: notAction === 1, patterns: actions },
    resources: { negated: notResource === 1, patterns: resources },
    conditions: conditions.map(unpackKey),
  }
}
