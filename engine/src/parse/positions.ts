import type { Position, Span } from '../document.ts'

const NEWLINE = '\n'

/** Turns offsets in a text into lines and columns; both count from 1, columns in UTF-16 code units. */
export class LineMap {
  /** Offsets of the first character of each line. */
  readonly #starts: number[] = [0]

  constructor(source: string) {
    for (let at = source.indexOf(NEWLINE); at >= 0; at = source.indexOf(NEWLINE, at + 1)) {
      this.#starts.push(at + 1)
    }
  }

  position(offset: number): Position {
    const starts = this.#starts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }

  span(start: number, end: number): Span {
    return { start: this.position(start), end: this.position(end) }
  }
}
