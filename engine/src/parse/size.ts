/**
 * The size of a policy as IAM's quotas count it: characters that are no white space, wherever it stands. The text need not be
 * valid JSON. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: "IAM doesn't count white space".
 * Organizations, STS and VPC endpoints count every character (see `limits.ts`).
 */
export function countedSize(source: string): number {
  let size = source.length
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) size--
  }
  return size
}
