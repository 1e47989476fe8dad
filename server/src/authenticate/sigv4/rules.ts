/** Where services differ in how they verify the same signature. */
export interface SigningRules {
  /** Minutes that the request's time may be off ours, either way. */
  readonly skewMinutes: number
  /** The path is normalised and encoded once more than it was sent; S3 takes keys as they are. */
  readonly encodePathTwice: boolean
  /**
   * `x-amz-content-sha256` must be sent and is what the signature covers; it may say that the payload is
   * unsigned.
   */
  readonly payloadHeader: boolean
  /** A presigned URL lives as long as X-Amz-Expires says. */
  readonly honoursExpires: boolean
  /** Every x-amz-* header must be signed. */
  readonly signsAllAmzHeaders: boolean
}

/**
 * Most services: a request must arrive within five minutes (IAM User Guide, "Elements of an AWS API request
 * signature").
 */
const COMMON: SigningRules = {
  skewMinutes: 5,
  encodePathTwice: true,
  payloadHeader: false,
  honoursExpires: false,
  signsAllAmzHeaders: false,
}

const BY_SERVICE: ReadonlyMap<string, SigningRules> = new Map([
  // STS answers "(... - 15 min.)", and its presigned GetCallerIdentity, which other systems take as proof of
  // identity, is good for 15 minutes whatever X-Amz-Expires says.
  ['sts', { ...COMMON, skewMinutes: 15 }],
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  [
    's3',
    {
      skewMinutes: 15,
      encodePathTwice: false,
      payloadHeader: true,
      honoursExpires: true,
      signsAllAmzHeaders: true,
    },
  ],
])

/** The rules of the service that a credential is scoped to. */
export function rulesOf(service: string): SigningRules {
  return BY_SERVICE.get(service) ?? COMMON
}
