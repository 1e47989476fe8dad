import type { CallerIdentity, SessionFacts, SessionSource } from '../authenticate/caller.ts'

/** What a session is issued for. */
export interface SessionTokenFacts extends SessionFacts {
  /** The account of the session: the role's, the user's, or the one of AssumeRoot. */
  readonly accountId: string
  /** The stored identity whose policies apply. */
  readonly identity: CallerIdentity
}

/** What an opened session token says. */
export interface SessionTokenPayload extends SessionTokenFacts {
  /** The access key id (ASIA...) that the token belongs to; any other key id beside the token is refused. */
  readonly accessKeyId: string
}

/**
 * What a token holds, in JSON with short names and without what is empty: a token travels with every request.
 */
interface Packed {
  readonly k: string
  readonly a: string
  /** Kind, account, and for users and roles the unique id and name. */
  readonly i: readonly ['root', string] | readonly ['user' | 'role', string, string, string]
  readonly s: SessionSource
  readonly t: readonly [issuedAt: number, expiresAt: number]
  readonly n?: string | undefined
  readonly m?: readonly [serial: string, at: number] | undefined
  readonly p?: string | undefined
  readonly pa?: readonly string[] | undefined
  readonly tg?: readonly (readonly [string, string])[] | undefined
  readonly tt?: readonly string[] | undefined
  readonly si?: string | undefined
  readonly c?: 1 | undefined
  readonly d?: readonly [accountId: string, policy: string] | undefined
  readonly fp?: string | undefined
  readonly ck?: readonly (readonly [string, string | readonly string[]])[] | undefined
}

const SOURCES: Readonly<Record<SessionSource, true>> = {
  AssumeRole: true,
  AssumeRoleWithSAML: true,
  AssumeRoleWithWebIdentity: true,
  AssumeRoot: true,
  GetDelegatedAccessToken: true,
  GetFederationToken: true,
  GetSessionToken: true,
}

/** The payload as the text that is sealed. */
export function encodePayload(payload: SessionTokenPayload): string {
  const packed: Packed = {
    k: payload.accessKeyId,
    a: payload.accountId,
    i: packIdentity(payload.identity),
    s: payload.source,
    t: [payload.issuedAt, payload.expiresAt],
    n: payload.name,
    m: payload.mfa && [payload.mfa.serial, payload.mfa.at],
    p: payload.policy,
    pa: nonEmpty(payload.policyArns),
    tg: nonEmpty(payload.tags.map(({ key, value }) => [key, value] as const)),
    tt: nonEmpty(payload.transitiveTagKeys),
    si: payload.sourceIdentity,
    c: payload.chained ? 1 : undefined,
    d: payload.delegation && [payload.delegation.accountId, payload.delegation.policy],
    fp: payload.federatedProvider,
    ck: nonEmpty(Object.entries(payload.contextKeys)),
  }
  return JSON.stringify(packed)
}

/**
 * The payload of sealed text; the seal has been checked, so the text is ours. Undefined where it names a
 * source that this version does not know: a session of unknown rules must not be let in.
 */
export function decodePayload(text: string): SessionTokenPayload | undefined {
  const packed = JSON.parse(text) as Packed
  if (!Object.hasOwn(SOURCES, packed.s)) return undefined
  return {
    accessKeyId: packed.k,
    accountId: packed.a,
    identity: unpackIdentity(packed.i),
    source: packed.s,
    issuedAt: packed.t[0],
    expiresAt: packed.t[1],
    name: packed.n,
    mfa: packed.m && { serial: packed.m[0], at: packed.m[1] },
    policy: packed.p,
    policyArns: packed.pa ?? [],
    tags: (packed.tg ?? []).map(([key, value]) => ({ key, value })),
    transitiveTagKeys: packed.tt ?? [],
    sourceIdentity: packed.si,
    chained: packed.c === 1,
    ...(packed.d && { delegation: { accountId: packed.d[0], policy: packed.d[1] } }),
    federatedProvider: packed.fp,
    contextKeys: unpackContext(packed.ck ?? []),
  }
}

function packIdentity(identity: CallerIdentity): Packed['i'] {
  if (identity.kind === 'root') return ['root', identity.accountId]
  return [identity.kind, identity.accountId, identity.id, identity.name]
}

function unpackIdentity(packed: Packed['i']): CallerIdentity {
  if (packed[0] === 'root') return { kind: 'root', accountId: packed[1] }
  return { kind: packed[0], accountId: packed[1], id: packed[2], name: packed[3] }
}

// The names come from identity providers: only a table without a prototype is safe to look them up in.
function unpackContext(entries: NonNullable<Packed['ck']>): SessionFacts['contextKeys'] {
  const table: Record<string, string | readonly string[]> = Object.create(null)
  for (const [key, value] of entries) table[key] = value
  return table
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}
