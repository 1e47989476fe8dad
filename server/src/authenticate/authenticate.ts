import { TEMPORARY_KEY_PREFIX } from '../ids.ts'
import { headerOf } from '../receive/headers.ts'
import type { RawRequest } from '../receive/request.ts'
import type { SessionTokens } from '../secrets/session-tokens.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Caller } from './caller.ts'
import { callerOfKey, callerOfSession } from './caller-of.ts'
import type { CredentialStore } from './credential-store.ts'
import { type Credential, StoredCredentials } from './credentials.ts'
import { dialectOf, inWordsOf, Refused } from './faults.ts'
import { Identities, type Identity } from './identities.ts'
import { type Session, Sessions } from './sessions.ts'
import { checkTime, requestTime } from './sigv4/clock.ts'
import { checkScope } from './sigv4/credential-scope.ts'
import { parseAuthorization } from './sigv4/parse-authorization.ts'
import { isPresigned, parsePresigned } from './sigv4/parse-presigned.ts'
import { rulesOf, type SigningRules } from './sigv4/rules.ts'
import type { ParsedSignature } from './sigv4/signature.ts'
import { checkCoverage, verifySignature } from './sigv4/verify.ts'

/** Where a request was signed for. */
export interface RequestScope {
  readonly region: string
  /** The signing name of the service: `iam`. */
  readonly service: string
}

export interface Authenticated {
  readonly caller: Caller
  readonly scope: RequestScope
}

export interface AuthenticatorParts {
  readonly store: CredentialStore
  readonly vault: Pick<Vault, 'open'>
  readonly tokens: Pick<SessionTokens, 'open'>
}

/** A request that was parsed and is of now, with what its verification needs. */
interface Claim {
  readonly raw: RawRequest
  readonly parsed: ParsedSignature
  readonly rules: SigningRules
}

/**
 * Tells who signed a request (Signature Version 4, in the Authorization header or the query string), or
 * refuses it. The checks run in this order: form, scope, time, what must be signed, key and token, signature,
 * the identity behind the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export class Authenticator {
  readonly #credentials: StoredCredentials
  readonly #sessions: Sessions
  readonly #identities: Identities

  constructor({ store, vault, tokens }: AuthenticatorParts) {
    this.#credentials = new StoredCredentials(store.accessKeys, vault)
    this.#sessions = new Sessions(tokens)
    this.#identities = new Identities(store)
  }

  /**
   * The caller of a request, verified; the time is that of its receipt. At once where the key and its
   * identity are known, else as soon as the store has answered.
   * @throws ServiceError for every request that is not provably signed by somebody who is there
   */
  authenticate(raw: RawRequest): Authenticated | Promise<Authenticated> {
    let service: string | undefined
    try {
      const parsed = parseSignature(raw)
      service = parsed.credential.service
      const outcome = this.#verify(raw, parsed)
      if (!(outcome instanceof Promise)) return outcome
      return outcome.catch((error: unknown) => {
        throw inWordsOf(dialectOf(raw, service), error)
      })
    } catch (error) {
      throw inWordsOf(dialectOf(raw, service), error)
    }
  }

  #verify(raw: RawRequest, parsed: ParsedSignature): Authenticated | Promise<Authenticated> {
    const { credential, requestDate } = parsed
    const rules = rulesOf(credential.service)
    const time = requestTime(parsed)
    checkScope(credential, requestDate)
    checkTime(time, parsed, rules, raw.receivedAt)
    checkCoverage(raw, parsed, rules)
    const claim: Claim = { raw, parsed, rules }
    return credential.accessKeyId.startsWith(TEMPORARY_KEY_PREFIX)
      ? this.#bySession(claim)
      : this.#byKey(claim)
  }

  #byKey(claim: Claim): Authenticated | Promise<Authenticated> {
    const { parsed } = claim
    // A token beside a long-term key is of other credentials:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html
    if (parsed.token !== undefined) throw new Refused('unknown-token')
    const found = this.#credentials.lookup(parsed.credential.accessKeyId)
    return found instanceof Promise
      ? found.then((credential) => this.#verifyKey(claim, credential))
      : this.#verifyKey(claim, found)
  }

  #verifyKey(claim: Claim, credential: Credential | undefined): Authenticated | Promise<Authenticated> {
    if (credential === undefined) throw new Refused('unknown-key')
    verifySignature(claim.raw, claim.parsed, credential.secret, claim.rules)
    const identity = this.#identities.resolve(credential.owner)
    return identity instanceof Promise
      ? identity.then((found) => finishKey(claim, credential, found))
      : finishKey(claim, credential, identity)
  }

  #bySession(claim: Claim): Authenticated | Promise<Authenticated> {
    const { raw, parsed, rules } = claim
    if (parsed.token === undefined) throw new Refused('unknown-key')
    const session = this.#sessions.open(parsed.token)
    if (session === undefined || session.payload.accessKeyId !== parsed.credential.accessKeyId) {
      throw new Refused('unknown-token')
    }
    if (session.payload.expiresAt <= raw.receivedAt) throw new Refused('expired-token')
    verifySignature(raw, parsed, session.secret, rules)
    const identity = this.#identities.resolve(session.payload.identity)
    return identity instanceof Promise
      ? identity.then((found) => finishSession(claim, session, found))
      : finishSession(claim, session, identity)
  }
}

/**
 * True where a request claims to be signed at all; operations that may be anonymous ask before they let it go
 * unverified.
 */
export function isSigned(raw: RawRequest): boolean {
  return raw.headers.has('authorization') || isPresigned(raw.rawQuery)
}

function parseSignature(raw: RawRequest): ParsedSignature {
  const authorization = headerOf(raw.headers, 'authorization')
  const presigned = isPresigned(raw.rawQuery)
  if (authorization !== undefined) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html: not in both places.
    if (presigned) {
      throw new Refused(
        'incomplete',
        'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter or the Authorization header should be specified',
      )
    }
    return parseAuthorization(raw, authorization)
  }
  if (presigned) return parsePresigned(raw)
  throw new Refused('missing')
}

function finishKey(claim: Claim, credential: Credential, identity: Identity | undefined): Authenticated {
  if (identity === undefined) throw new Refused('unknown-key')
  if (credential.made?.identity !== identity) {
    credential.made = { identity, caller: callerOfKey(credential.accessKeyId, identity) }
  }
  return { caller: credential.made.caller, scope: claim.parsed.credential }
}

function finishSession(claim: Claim, session: Session, identity: Identity | undefined): Authenticated {
  if (identity !== undefined && session.made?.identity !== identity) {
    const caller = callerOfSession(session.payload, identity)
    session.made = caller && { identity, caller }
  }
  if (identity === undefined || session.made === undefined) throw new Refused('unknown-token')
  return { caller: session.made.caller, scope: claim.parsed.credential }
}
