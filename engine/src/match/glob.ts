/**
 * A pattern with at least one `*` and no other special part: pieces of literal text between the stars.
 * Matching takes the leftmost place of each inner piece, which is right because a `*` can give back anything: no backtracking,
 * so 10,000 stars cost no more than their text.
 */
export class Glob {
  /** The text before the first star. */
  readonly head: string
  /** The text after the last star. */
  readonly tail: string
  /** The pieces between stars, none empty; undefined where there are none. */
  readonly middle: readonly string[] | undefined
  /** The length of all literal text: no shorter value matches. */
  readonly least: number

  constructor(pieces: readonly string[]) {
    this.head = pieces[0] ?? ''
    this.tail = pieces[pieces.length - 1] ?? ''
    const middle = pieces.slice(1, -1).filter((piece) => piece !== '')
    this.middle = middle.length === 0 ? undefined : middle
    let least = 0
    for (const piece of pieces) least += piece.length
    this.least = least
  }
}

/** Whether `value[from, to)` matches. */
export function matchGlob(glob: Glob, value: string, from: number, to: number): boolean {
  const head = glob.head
  const headLength = head.length
  if (to - from < glob.least) return false
  if (headLength !== 0) {
    // The last character differs where two resources of one kind differ: it rejects most values at once.
    if (value.charCodeAt(from + headLength - 1) !== head.charCodeAt(headLength - 1)) return false
    if (!value.startsWith(head, from)) return false
  }
  const tail = glob.tail
  const end = to - tail.length
  if (tail.length !== 0 && !value.startsWith(tail, end)) return false
  return glob.middle === undefined || matchMiddle(glob.middle, value, from + headLength, end)
}

function matchMiddle(pieces: readonly string[], value: string, from: number, to: number): boolean {
  let at = from
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as string
    const found = value.indexOf(piece, at)
    if (found < 0 || found + piece.length > to) return false
    at = found + piece.length
  }
  return true
}
