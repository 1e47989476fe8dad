const STAR = 42
const QUESTION = 63

function fold(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

/**
 * Whether an `Action` pattern (`s3:Get*`) covers an action, ignoring the case of ASCII letters. `action` must already be in lower
 * case; the pattern is read as its author wrote it, so that compiled policies need no second copy of it.
 * Two pointers, no backtracking beyond the last `*`: at most pattern x action steps.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function matchAction(pattern: string, action: string): boolean {
  const patternLength = pattern.length
  const length = action.length
  let p = 0
  let a = 0
  let starAt = -1
  let resumeAt = 0
  while (a < length) {
    const code = p < patternLength ? pattern.charCodeAt(p) : -1
    if (code === STAR) {
      starAt = p++
      if (p === patternLength) return true
      resumeAt = a
    } else if (code !== -1 && (code === QUESTION || fold(code) === action.charCodeAt(a))) {
      p++
      a++
    } else if (starAt >= 0) {
      p = starAt + 1
      a = ++resumeAt
    } else {
      return false
    }
  }
  while (p < patternLength && pattern.charCodeAt(p) === STAR) p++
  return p === patternLength
}
