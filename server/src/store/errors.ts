/**
 * What the store can refuse. None of these reaches a client as it is: operations map the first three to the
 * service's errors, the rest end as an internal failure.
 */

/**
 * A name, id or alias is taken. Operations answer EntityAlreadyExists. The transaction cannot go on and must
 * be left.
 */
export class UniqueViolation extends Error {
  /** The table whose key is taken: `users`. */
  readonly table: string
  constructor(table: string) {
    super(`unique key taken in ${table}`)
    this.name = 'UniqueViolation'
    this.table = table
  }
}

/**
 * Something still refers to what should go, or what is referred to is not there. Operations check before and
 * seldom see it.
 */
export class ReferenceViolation extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ReferenceViolation'
  }
}

/** A write names an entity that the transaction's account does not have. */
export class MissingEntity extends Error {
  constructor(kind: string, id: string) {
    super(`no ${kind} ${id} in this account`)
    this.name = 'MissingEntity'
  }
}

/**
 * A programming error: a transaction used after its end, a write within a write, a write to another account.
 */
export class StoreMisuse extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StoreMisuse'
  }
}

/** More writes are waiting than the store lets wait; nothing of this one was done. */
export class StoreOverloaded extends Error {
  constructor() {
    super('too many writes are waiting')
    this.name = 'StoreOverloaded'
  }
}

/** The store was closed. */
export class StoreClosed extends Error {
  constructor() {
    super('the store is closed')
    this.name = 'StoreClosed'
  }
}

/** Another server has this data directory open. */
export class DataDirectoryInUse extends Error {
  constructor(directory: string) {
    super(`another server is using the data directory ${directory}`)
    this.name = 'DataDirectoryInUse'
  }
}

/** The database was written by a newer version of the program; nothing was changed. */
export class DatabaseTooNew extends Error {
  constructor(found: number, known: number) {
    super(
      `the database is at schema ${found}, this program knows up to ${known}; use a newer version of iamd`,
    )
    this.name = 'DatabaseTooNew'
  }
}
