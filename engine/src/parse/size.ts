const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * The size of a policy as AWS's quotas count it: characters, without white space outside of strings.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: "IAM doesn't count white space".
 * The text need not be valid JSON.
 */
export function countedSize(source: string): number {
  let size = 0
  let inString = false
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (inString) {
      if (code === BACKSLASH && at + 1 < source.length) {
        size++
        at++
      } else if (code === QUOTE) inString = false
      size++
    } else if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
      inString = code === QUOTE
      size++
    }
  }
  return size
}
