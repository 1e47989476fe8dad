import type { ContextValues } from '@iamd/engine'
import type { Caller } from '../authenticate/caller.ts'
import type { AccessCheck, RequestFacts } from '../operation.ts'
import type { Tag } from '../store/records.ts'
import { AROUND_NOTHING, type Around, type Standing } from './standings.ts'

type Value = string | readonly string[] | undefined

/**
 * The condition keys of one request, computed when a policy asks for them: most requests are decided by statements that ask for none.
 * Keys of the check itself come first, then the global keys.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export class RequestContext implements ContextValues {
  readonly #caller: Caller
  readonly #request: RequestFacts
  readonly #now: number
  readonly #check: AccessCheck
  readonly #principalTags: readonly Tag[]
  readonly #global: boolean
  readonly #around: Around
  readonly #own: ReadonlyMap<string, string | readonly string[]> | undefined

  /** `principalTags` are the identity's tags overlaid with the session's; `globalService` that the service is not regional. */
  constructor(
    caller: Caller,
    request: RequestFacts,
    now: number,
    check: AccessCheck,
    principalTags: readonly Tag[],
    globalService: boolean,
    around: Around = AROUND_NOTHING,
  ) {
    this.#caller = caller
    this.#request = request
    this.#now = now
    this.#check = check
    this.#principalTags = principalTags
    this.#global = globalService
    this.#around = around
    this.#own = ownKeys(check.context)
  }

  get(key: string): Value {
    const own = this.#own?.get(key)
    if (own !== undefined) return own
    const slash = key.indexOf('/')
    if (slash !== -1) return this.#tag(key, slash)
    const read = REQUEST_KEYS.get(key) ?? this.#callersKey(key)
    if (read !== undefined) return read[1](this.#caller, this.#request, this.#now)
    switch (key) {
      case 'aws:requestedregion':
        return this.#global ? GLOBAL_SERVICE_REGION : this.#request.region
      case 'aws:resourceaccount':
        return this.#check.resourceAccountId ?? this.#caller.accountId
      case 'aws:principalorgid':
        return this.#around.principal.place?.organization.id
      case 'aws:principalorgpaths':
        return pathsOf(this.#around.principal)
      case 'aws:resourceorgid':
        return this.#around.resource.place?.organization.id
      case 'aws:resourceorgpaths':
        return pathsOf(this.#around.resource)
      case 'aws:tagkeys':
        return this.#check.tagKeys ?? this.#check.requestTags?.map((tag) => tag.key)
      default:
        return this.#sessionsKey(key)
    }
  }

  /** Every key that the request has, by its documented name. For explaining, which is rare: deciding asks by name. */
  entries(): readonly (readonly [key: string, value: string | readonly string[]])[] {
    const names = new Map<string, string>()
    const add = (name: string) => names.set(name.toLowerCase(), names.get(name.toLowerCase()) ?? name)
    for (const name of Object.keys(this.#check.context ?? {})) add(name)
    for (const [name] of [...REQUEST_KEYS.values(), ...CALLER_KEYS.values(), ...OTHER_KEYS]) add(name)
    for (const [prefix, tags] of [
      ['aws:PrincipalTag/', this.#principalTags],
      ['aws:RequestTag/', this.#check.requestTags],
      ['aws:ResourceTag/', this.#check.resourceTags],
    ] as const) {
      for (const { key } of tags ?? []) add(prefix + key)
    }
    for (const name of Object.keys(this.#caller.session?.contextKeys ?? {})) add(name)
    return [...names].flatMap(([key, name]) => {
      const value = this.get(key)
      return value === undefined || value.length === 0 ? [] : [[name, value] as const]
    })
  }

  #callersKey(key: string) {
    return this.#check.principal === undefined ? CALLER_KEYS.get(key) : undefined
  }

  #sessionsKey(key: string): Value {
    return this.#check.principal === undefined ? this.#caller.session?.contextKeys[key] : undefined
  }

  #tag(key: string, slash: number): Value {
    const tagKey = key.slice(slash + 1)
    switch (key.slice(0, slash)) {
      case 'aws:principaltag':
        return findTag(this.#principalTags, tagKey)
      case 'aws:requesttag':
        return findTag(this.#check.requestTags, tagKey)
      case 'aws:resourcetag':
      case 'iam:resourcetag':
        return findTag(this.#check.resourceTags, tagKey)
      default:
        // The URL of an identity provider may have a path: `oidc.eks.eu-west-1.amazonaws.com/id/D5:sub`.
        return this.#sessionsKey(key)
    }
  }
}

/** Keys that `get` knows beside its tables. */
const OTHER_KEYS = [
  ['aws:RequestedRegion'],
  ['aws:ResourceAccount'],
  ['aws:TagKeys'],
  ['aws:PrincipalOrgID'],
  ['aws:PrincipalOrgPaths'],
  ['aws:ResourceOrgID'],
  ['aws:ResourceOrgPaths'],
] as const

/** Multivalued, though an account has one place only. */
function pathsOf({ place }: Standing): readonly string[] | undefined {
  return place && [place.path]
}

/** Global services answer from us-east-1 whatever region the client signs for (aws:RequestedRegion). */
export const GLOBAL_SERVICE_REGION = 'us-east-1'

type ReadKey = (caller: Caller, request: RequestFacts, now: number) => Value

/** Keys by name in lower case, with the name as documented. */
type KeyTable = ReadonlyMap<string, readonly [name: string, read: ReadKey]>

function keyTable(...keys: readonly (readonly [name: string, read: ReadKey])[]): KeyTable {
  return new Map(keys.map((key) => [key[0].toLowerCase(), key]))
}

/** What the request itself says, whoever sent it. */
const REQUEST_KEYS = keyTable(
  ['aws:CurrentTime', (_caller, _request, now) => new Date(now).toISOString()],
  ['aws:EpochTime', (_caller, _request, now) => String(Math.floor(now / 1000))],
  ['aws:SourceIp', (_caller, request) => request.sourceIp],
  ['aws:UserAgent', (_caller, request) => request.userAgent],
  ['aws:Referer', (_caller, request) => request.referer],
  ['aws:SecureTransport', (_caller, request) => String(request.secureTransport)],
  ['aws:ViaAWSService', () => 'false'],
  ['aws:PrincipalIsAWSService', () => 'false'],
)

/** What is known of the caller. */
const CALLER_KEYS = keyTable(
  ['aws:PrincipalAccount', (caller) => caller.accountId],
  ['aws:PrincipalArn', (caller) => principalArn(caller)],
  ['aws:PrincipalType', (caller) => principalType(caller)],
  ['aws:userid', (caller) => caller.userId],
  // Present for IAM users only, by their own keys or by GetSessionToken.
  ['aws:username', (caller) => (caller.principal.type === 'user' ? userName(caller) : undefined)],
  ['aws:FederatedProvider', (caller) => caller.session?.federatedProvider],
  ['aws:SourceIdentity', (caller) => caller.session?.sourceIdentity],
  ['aws:AssumedRoot', (caller) => (caller.session?.source === 'AssumeRoot' ? 'true' : undefined)],
  // The keys below exist for temporary credentials only; a long-term key has no token and says nothing of MFA.
  ['aws:TokenIssueTime', (caller) => caller.session && new Date(caller.session.issuedAt).toISOString()],
  ['aws:MultiFactorAuthPresent', (caller) => caller.session && String(caller.session.mfa !== undefined)],
  [
    'aws:MultiFactorAuthAge',
    (caller, _request, now) =>
      caller.session?.mfa === undefined
        ? undefined
        : String(Math.floor((now - caller.session.mfa.at) / 1000)),
  ],
)

// The role, not the session, is what aws:PrincipalArn shows; root and federated users show themselves.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
function principalArn(caller: Caller): string {
  return caller.principal.type === 'assumed-role' ? caller.principal.roleArn : caller.arn
}

function principalType(caller: Caller): string {
  switch (caller.principal.type) {
    case 'root':
      return 'Account'
    case 'user':
      return 'User'
    case 'assumed-role':
      return 'AssumedRole'
    case 'federated-user':
      return 'FederatedUser'
    default:
      return 'Anonymous'
  }
}

function userName(caller: Caller): string | undefined {
  return caller.identity.kind === 'user' ? caller.identity.name : undefined
}

/** `lowerKey` is in lower case: tag keys in condition keys are compared without regard to case. */
function findTag(tags: readonly Tag[] | undefined, lowerKey: string): string | undefined {
  // Lengths tell nothing: a letter may be two when small, such as the Turkish İ.
  return tags?.find((tag) => tag.key.toLowerCase() === lowerKey)?.value
}

function ownKeys(
  context: AccessCheck['context'],
): ReadonlyMap<string, string | readonly string[]> | undefined {
  if (context === undefined) return undefined
  const own = new Map<string, string | readonly string[]>()
  for (const [key, value] of Object.entries(context))
    if (value !== undefined) own.set(key.toLowerCase(), value)
  return own
}
