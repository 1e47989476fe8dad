import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { SessionTokenPayload, SessionTokens } from '../secrets/session-tokens.ts'
import type { Caller } from './caller.ts'
import type { Identity } from './identities.ts'
import { SigningSecret } from './sigv4/signing-key.ts'

/** An opened session token with the secret that signs for it. */
export interface Session {
  readonly payload: SessionTokenPayload
  readonly secret: SigningSecret
  /** The caller made last of this session, and the identity that it was made of. */
  made: { readonly identity: Identity; readonly caller: Caller } | undefined
}

const MAX_SESSIONS = 10_000
/** Characters of all kept tokens together; a session takes a few times its token. */
const MAX_TOKEN_CHARACTERS = 16 * 1024 * 1024

/**
 * Opens session tokens and keeps what was opened, so that a session's further requests decrypt nothing. Kept
 * by the token's hash: tokens themselves are credentials and are not held longer than the request.
 */
export class Sessions {
  readonly #tokens: Pick<SessionTokens, 'open'>
  readonly #opened = new LRUCache<string, Session>({ max: MAX_SESSIONS, maxSize: MAX_TOKEN_CHARACTERS })

  constructor(tokens: Pick<SessionTokens, 'open'>) {
    this.#tokens = tokens
  }

  /** Undefined for a token that is none of ours. Whether the session has expired is for the caller to see. */
  open(token: string): Session | undefined {
    const key = hash('sha256', token, 'base64')
    const known = this.#opened.get(key)
    if (known !== undefined) return known
    const opened = this.#tokens.open(token)
    if (opened === undefined) return undefined
    const session: Session = {
      payload: opened.payload,
      secret: new SigningSecret(opened.secretAccessKey),
      made: undefined,
    }
    this.#opened.set(key, session, { size: token.length })
    return session
  }
}
