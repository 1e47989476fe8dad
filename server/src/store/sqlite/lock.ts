/**
 * Many readers or one writer, in order of arrival: a waiting writer holds back readers that come after it. A
 * memory database has a single connection, on which a read between two statements of a transaction would see
 * what is not committed.
 */
export class SharedLock {
  #readers = 0
  #writing = false
  readonly #waiting: { readonly exclusive: boolean; readonly enter: () => void }[] = []

  /** Resolves once no writer is in or waiting; undefined when that is so already. */
  shared(): Promise<void> | undefined {
    if (!this.#writing && this.#waiting.length === 0) {
      this.#readers++
      return undefined
    }
    return this.#wait(false)
  }

  releaseShared(): void {
    this.#readers--
    this.#next()
  }

  exclusive(): Promise<void> | undefined {
    if (!this.#writing && this.#readers === 0 && this.#waiting.length === 0) {
      this.#writing = true
      return undefined
    }
    return this.#wait(true)
  }

  releaseExclusive(): void {
    this.#writing = false
    this.#next()
  }

  #wait(exclusive: boolean): Promise<void> {
    return new Promise((enter) => this.#waiting.push({ exclusive, enter }))
  }

  #next(): void {
    while (this.#waiting.length > 0 && !this.#writing) {
      const { exclusive, enter } = this.#waiting[0]!
      if (exclusive && this.#readers > 0) return
      this.#waiting.shift()
      if (exclusive) this.#writing = true
      else this.#readers++
      enter()
    }
  }
}
