import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { INDEX_FORMAT, type IndexRow, type ManagedPoliciesIndex } from './index-file.ts'

/**
 * An AWS managed policy: one that AWS makes and every account may attach, none may change.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
 */
export interface ManagedPolicy {
  readonly arn: string
  readonly name: string
  /** `/`, `/service-role/`, `/job-function/`, `/aws-service-role/` or `/root-task/`. */
  readonly path: string
  /** ANPA...: AWS's own where it is published, else a stand-in of the same form that never changes. */
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** When the default version was made, milliseconds since the epoch. */
  readonly updatedAt: number
  /** Number of the default version: 3 is `v3`. */
  readonly defaultVersion: number
  /** Undefined where AWS's text is not known. */
  readonly description: string | undefined
  /** As GetPolicy answers IsAttachable; AWS says true even of the policies of service-linked roles. */
  readonly attachable: boolean
  /**
   * True for a policy that only the service-linked role of its service may have; to attach it elsewhere is
   * PolicyNotAttachable. https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
   */
  readonly serviceLinked: boolean
}

/** A version of an AWS managed policy, without its document. */
export interface ManagedPolicyVersion {
  readonly version: number
  readonly isDefault: boolean
  /** Milliseconds since the epoch. Where AWS's date is not known, that of the version before it. */
  readonly createdAt: number
}

/** What to list: policies below a path, in the order of their ARNs, after one ARN, at most `limit`. */
export interface ManagedPolicyQuery {
  /** `/service-role/`; `/` or undefined: all. */
  readonly pathPrefix?: string | undefined
  /** An ARN, exclusive. It need not be that of a policy, so a page token outlives an update of the data. */
  readonly after?: string | undefined
  readonly limit: number
}

/** A policy that the operator of the server has registered for a partner: a permissions boundary, the same in every account. */
export interface PartnerPolicy {
  readonly policy: ManagedPolicy
  /** JSON text. */
  readonly document: string
}

interface Entry {
  readonly policy: ManagedPolicy
  readonly row: IndexRow
}

interface Index {
  readonly entries: readonly Entry[]
  readonly byArn: ReadonlyMap<string, Entry>
}

const ARN_PREFIX = 'arn:aws:iam::aws:policy'
const SERVICE_LINKED_PATH = '/aws-service-role/'
const NEWLINE = 0x0a
const DATA = new URL('../../data/', import.meta.url)

/** Characters of documents kept in memory: some hundreds of policies, or fifty of the largest. */
const CACHED_DOCUMENT_CHARACTERS = 8 * 1024 * 1024

/** No policy's documents together come near this (the largest have 5 MB); more means that the file is damaged. */
const MAX_BLOCK_BYTES = 64 * 1024 * 1024

/**
 * Every AWS managed policy with all of its versions, from the files in data/. Making one costs nothing; the index is read
 * on first use, documents one policy at a time. All methods are synchronous and throw where the files are missing or
 * damaged, so that a policy which cannot be read denies.
 */
export class ManagedPolicies {
  readonly #directory: URL
  readonly #partners: (arn: string) => PartnerPolicy | undefined
  readonly #documents = new LRUCache<string, string>({
    maxSize: CACHED_DOCUMENT_CHARACTERS,
    sizeCalculation: (document) => document.length,
  })
  #index: Index | undefined

  /**
   * @param directory where managed-policies.json and managed-policies.br are, ending in a slash.
   * @param partners finds policies of partners, which are on no list.
   */
  constructor(directory: URL = DATA, partners: (arn: string) => PartnerPolicy | undefined = () => undefined) {
    this.#directory = directory
    this.#partners = partners
  }

  /** The policy of an ARN, letter case included; undefined where neither AWS nor a partner has one. */
  byArn(arn: string): ManagedPolicy | undefined {
    return this.#load().byArn.get(arn)?.policy ?? this.#partners(arn)?.policy
  }

  /** One page of policies. Ask for one more than is shown to learn whether there is a next page. */
  list({ pathPrefix = '/', after, limit }: ManagedPolicyQuery): readonly ManagedPolicy[] {
    const { entries } = this.#load()
    const page: ManagedPolicy[] = []
    for (let i = after === undefined ? 0 : firstAfter(entries, after); i < entries.length; i++) {
      if (page.length >= limit) break
      const { policy } = entries[i]!
      if (policy.path.startsWith(pathPrefix)) page.push(policy)
    }
    return page
  }

  /** The versions of a policy, newest first, as ListPolicyVersions answers; undefined where AWS has no such policy. */
  versions(arn: string): readonly ManagedPolicyVersion[] | undefined {
    const entry = this.#load().byArn.get(arn)
    if (entry === undefined) return onlyVersion(this.#partners(arn))
    const numbers = entry.row[4]
    const versions: ManagedPolicyVersion[] = []
    for (let i = numbers.length - 2; i >= 0; i -= 2) {
      const version = numbers[i]!
      versions.push({
        version,
        isDefault: version === entry.policy.defaultVersion,
        createdAt: numbers[i + 1]! * 1000,
      })
    }
    return versions
  }

  /**
   * The JSON text of a version, of the default version where none is named; undefined where there is no such policy or
   * version. A document that is not in memory costs one read and one decompression: below a tenth of a millisecond for
   * most policies; some milliseconds for an old version of one that has a hundred.
   */
  document(arn: string, version?: number): string | undefined {
    const entry = this.#load().byArn.get(arn)
    if (entry === undefined)
      return version === undefined || version === 1 ? this.#partners(arn)?.document : undefined
    const wanted = version ?? entry.policy.defaultVersion
    const position = positionOf(entry.row[4], wanted)
    if (position < 0) return undefined
    const key = `${wanted} ${arn}`
    const cached = this.#documents.get(key)
    if (cached !== undefined) return cached
    const document = this.#read(entry.row, position)
    this.#documents.set(key, document)
    return document
  }

  #load(): Index {
    this.#index ??= readIndex(this.#directory)
    return this.#index
  }

  /** One document: position 0, the newest, is alone in its block; the older ones follow together, one a line. */
  #read(row: IndexRow, position: number): string {
    const [resource, , , , versions, offset, newestLength, olderLength] = row
    const document =
      position === 0
        ? lineOf(this.#decompress(offset, newestLength), 0, 1)
        : lineOf(this.#decompress(offset + newestLength, olderLength), position - 1, versions.length / 2 - 1)
    if (document === undefined) throw new Error(`managed-policies.br does not match its index at ${resource}`)
    return document
  }

  #decompress(offset: number, length: number): Buffer {
    const block = Buffer.allocUnsafe(length)
    const file = openSync(new URL('managed-policies.br', this.#directory), 'r')
    try {
      if (readSync(file, block, 0, length, offset) !== length)
        throw new Error('managed-policies.br is cut off')
    } finally {
      closeSync(file)
    }
    return brotliDecompressSync(block, { maxOutputLength: MAX_BLOCK_BYTES })
  }
}

/** A partner's policy is never changed. */
function onlyVersion(partner: PartnerPolicy | undefined): readonly ManagedPolicyVersion[] | undefined {
  return partner && [{ version: 1, isDefault: true, createdAt: partner.policy.createdAt }]
}

/** Reads the index and makes sure that the file of documents beside it is the one it was written with. */
function readIndex(directory: URL): Index {
  const parsed = JSON.parse(
    readFileSync(new URL('managed-policies.json', directory), 'utf8'),
  ) as ManagedPoliciesIndex
  if (parsed.format !== INDEX_FORMAT) {
    throw new Error(`managed-policies.json has form ${parsed.format}, not ${INDEX_FORMAT}`)
  }
  const file = openSync(new URL('managed-policies.br', directory), 'r')
  try {
    const { size } = fstatSync(file)
    if (size !== parsed.blobBytes) {
      throw new Error(`managed-policies.br has ${size} bytes, its index says ${parsed.blobBytes}`)
    }
  } finally {
    closeSync(file)
  }
  const entries = parsed.policies.map((row): Entry => ({ policy: fromRow(row), row }))
  return { entries, byArn: new Map(entries.map((entry) => [entry.policy.arn, entry])) }
}

function fromRow([
  resource,
  id,
  created,
  defaultVersion,
  versions,
  ,
  ,
  ,
  description,
]: IndexRow): ManagedPolicy {
  const slash = resource.lastIndexOf('/') + 1
  const path = resource.slice(0, slash)
  return {
    arn: ARN_PREFIX + resource,
    name: resource.slice(slash),
    path,
    id,
    createdAt: created * 1000,
    // The default version is the newest, so the last time of the row is its own.
    updatedAt: versions.at(-1)! * 1000,
    defaultVersion,
    description,
    attachable: true,
    serviceLinked: path.startsWith(SERVICE_LINKED_PATH),
  }
}

/** Index of the first entry whose ARN is greater. */
function firstAfter(entries: readonly Entry[], arn: string): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (entries[middle]!.policy.arn <= arn) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a version stands among a policy's documents, which are kept newest first; -1: nowhere. */
function positionOf(versions: readonly number[], wanted: number): number {
  for (let i = versions.length - 2; i >= 0; i -= 2) {
    if (versions[i] === wanted) return versions.length / 2 - 1 - i / 2
  }
  return -1
}

/**
 * Line `wanted` of a text that must have `count` lines; undefined where it has not. Cut from the bytes, as a part of a
 * string would keep the whole string, megabytes of old versions, in memory.
 */
function lineOf(text: Buffer, wanted: number, count: number): string | undefined {
  let start = 0
  let found: string | undefined
  for (let line = 0; line < count; line++) {
    const newline = text.indexOf(NEWLINE, start)
    const isLast = line === count - 1
    if (isLast !== newline < 0) return undefined
    const end = isLast ? text.length : newline
    if (line === wanted) found = text.toString('utf8', start, end)
    start = end + 1
  }
  return found
}
