import { type Vault, VaultError } from './vault.ts'

/** What an exchange token says: which request for access it is of, and the account that may trade it in. */
export interface ExchangeTokenFacts {
  readonly requestId: string
  readonly requestorId: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

const PURPOSE = 'exchange-token'

/**
 * The tokens that a requestor of delegated access trades in for credentials. Sealed values: nothing is stored, and nobody can make one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html
 */
export class ExchangeTokens {
  readonly #vault: Pick<Vault, 'seal' | 'open'>

  constructor(vault: Pick<Vault, 'seal' | 'open'>) {
    this.#vault = vault
  }

  issue({ requestId, requestorId, expiresAt }: ExchangeTokenFacts): string {
    return this.#vault.seal(JSON.stringify([requestId, requestorId, expiresAt]), PURPOSE)
  }

  /** Undefined for text that is no such token. */
  open(token: string): ExchangeTokenFacts | undefined {
    try {
      const text = this.#vault.open(token, PURPOSE).toString('utf8')
      const [requestId, requestorId, expiresAt] = JSON.parse(text) as [string, string, number]
      return { requestId, requestorId, expiresAt }
    } catch (error) {
      if (error instanceof VaultError) return undefined
      throw error
    }
  }
}
