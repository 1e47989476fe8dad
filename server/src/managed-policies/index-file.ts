/** The form of data/managed-policies.json, which tools/managed-policies.ts writes. */

/** Raised when the form changes, so that a server never reads data made for another one. */
export const INDEX_FORMAT = 1

export interface ManagedPoliciesIndex {
  readonly format: number
  readonly source: { readonly package: string; readonly version: string; readonly license: string }
  /** Size and hash of the file of documents that belongs to this index. */
  readonly blobBytes: number
  readonly blobSha256: string
  /** In the order of the ARNs. */
  readonly policies: readonly IndexRow[]
}

/** One policy, as a tuple: names of members would be half of the file. Times are seconds since the epoch. */
export type IndexRow = readonly [
  /** Path and name, which is the ARN after `arn:aws:iam::aws:policy`. */
  resource: string,
  id: string,
  created: number,
  defaultVersion: number,
  /** Version and time in turn, oldest first. */
  versions: readonly number[],
  /** Where the policy's documents lie in the file of documents: the newest in a block of its own, then the older ones. */
  offset: number,
  newestLength: number,
  /** 0 where there is one version only. */
  olderLength: number,
  description?: string,
]
