import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import { Authenticator } from '../../src/authenticate/authenticate.ts'
import { ServiceError } from '../../src/errors.ts'
import { accessKeyId, secretAccessKey, uniqueId } from '../../src/ids.ts'
import type { RawRequest } from '../../src/receive/request.ts'
import { ephemeralMasterKey } from '../../src/secrets/master-keys.ts'
import type { SessionTokenFacts } from '../../src/secrets/session-tokens.ts'
import { SessionTokens } from '../../src/secrets/session-tokens.ts'
import { createVault } from '../../src/secrets/vault.ts'
import { openStore } from '../../src/store/open.ts'
import type { RoleRecord, UserRecord } from '../../src/store/records.ts'

/** The time of every request in these tests: a moment that no clock of the machine takes part in. */
export const NOW = Date.UTC(2026, 2, 14, 9, 26, 53)
export const ACCOUNT = '123456789012'

export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** A real store in memory, with an account, its root key, and functions that create what tests need. */
export async function openWorld() {
  const store = await openStore({ ephemeral: true })
  const vault = createVault([ephemeralMasterKey()])
  const tokens = new SessionTokens(vault)
  const authenticator = new Authenticator({ store, vault, tokens })

  const addKey = async (ownerId: string, given: Partial<Keys> = {}): Promise<Keys> => {
    const keys = {
      accessKeyId: given.accessKeyId ?? accessKeyId(ACCOUNT),
      secretAccessKey: given.secretAccessKey ?? secretAccessKey(),
    }
    await store.write(ACCOUNT, (tx) =>
      tx.accessKeys.insert({
        accessKeyId: keys.accessKeyId,
        accountId: ACCOUNT,
        ownerId,
        status: 'Active',
        createdAt: NOW,
        sealedSecret: vault.seal(keys.secretAccessKey, keys.accessKeyId),
        lastUsed: undefined,
      }),
    )
    return keys
  }
  const addUser = async (name: string, path = '/'): Promise<UserRecord> => {
    const user: UserRecord = {
      accountId: ACCOUNT,
      id: uniqueId('user'),
      name,
      path,
      createdAt: NOW,
      boundaryArn: undefined,
      tags: [],
      passwordLastUsed: undefined,
    }
    await store.write(ACCOUNT, (tx) => tx.users.insert(user))
    return user
  }
  const addRole = async (name: string, path = '/', serviceLinked?: string): Promise<RoleRecord> => {
    const role: RoleRecord = {
      accountId: ACCOUNT,
      id: uniqueId('role'),
      name,
      path,
      createdAt: NOW,
      description: undefined,
      maxSessionDuration: 3600,
      trustPolicy: '{}',
      trustPrincipalIds: {},
      boundaryArn: undefined,
      tags: [],
      lastUsed: undefined,
      serviceLinked,
      sourceTemplate: undefined,
    }
    await store.write(ACCOUNT, (tx) => tx.roles.insert(role))
    return role
  }
  await store.write(ACCOUNT, (tx) =>
    tx.accounts.insert({
      id: ACCOUNT,
      email: 'root@example.com',
      createdAt: NOW,
      alias: undefined,
      passwordPolicy: undefined,
    }),
  )
  return { store, vault, tokens, authenticator, addKey, addUser, addRole }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** Facts of a session, an hour from NOW, in which a test changes what it is about. */
export function sessionFacts(
  facts: Partial<SessionTokenFacts> & Pick<SessionTokenFacts, 'identity'>,
): SessionTokenFacts {
  return {
    source: 'AssumeRole',
    accountId: ACCOUNT,
    issuedAt: NOW,
    expiresAt: NOW + 3_600_000,
    name: 'worker',
    mfa: undefined,
    policy: undefined,
    policyArns: [],
    tags: [],
    transitiveTagKeys: [],
    sourceIdentity: undefined,
    chained: false,
    federatedProvider: undefined,
    contextKeys: {},
    ...facts,
  }
}

/** SHA-256 as the SDK's signer wants it. */
export class Sha256 {
  readonly #hash
  constructor(secret?: string | Uint8Array | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Uint8Array)
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data)
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }
}

export interface Unsigned {
  readonly method?: string
  readonly path?: string
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface SignOptions {
  readonly service?: string
  readonly region?: string
  readonly at?: number
  /** Seconds: the request is presigned. */
  readonly expires?: number
}

/** A request signed by the signer of the AWS SDK, as it would arrive at NOW. */
export async function signed(
  keys: Keys,
  unsigned: Unsigned = {},
  options: SignOptions = {},
): Promise<RawRequest> {
  const service = options.service ?? 'iam'
  const signer = new SignatureV4({
    service,
    region: options.region ?? 'us-east-1',
    credentials: {
      accessKeyId: keys.accessKeyId,
      secretAccessKey: keys.secretAccessKey,
      ...(keys.sessionToken !== undefined && { sessionToken: keys.sessionToken }),
    },
    sha256: Sha256 as never,
    uriEscapePath: service !== 's3',
  })
  const request = {
    method: unsigned.method ?? 'POST',
    protocol: 'http:',
    hostname: 'localhost',
    path: unsigned.path ?? '/',
    query: (unsigned.query ?? {}) as Record<string, string | string[]>,
    headers: {
      host: 'localhost:4747',
      // As the S3 client of the SDK does: a URL is presigned before there is a body.
      ...(service === 's3' &&
        options.expires !== undefined && { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }),
      ...unsigned.headers,
    },
    body: unsigned.body,
  }
  const signingDate = new Date(options.at ?? NOW)
  const result = (
    options.expires === undefined
      ? await signer.sign(request, { signingDate })
      : await signer.presign(request, { signingDate, expiresIn: options.expires })
  ) as typeof request
  return arrived({ ...result, body: unsigned.body ?? '' })
}

/** What the server sees of a request with these parts. */
export function arrived(request: {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[]>>
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
}): RawRequest {
  return {
    method: request.method,
    rawPath: request.path,
    rawQuery: Object.entries(request.query ?? {})
      .flatMap(([name, value]) => [value].flat().map((one) => `${encode(name)}=${encode(one as string)}`))
      .join('&'),
    headers: new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(request.body ?? ''),
    remoteAddress: '127.0.0.1',
    secure: false,
    receivedAt: NOW,
  }
}

export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The request with another value for a header; undefined takes it away. */
export function withHeader(
  raw: RawRequest,
  name: string,
  value: string | readonly string[] | undefined,
): RawRequest {
  const headers = new Map(raw.headers)
  if (value === undefined) headers.delete(name)
  else headers.set(name, value)
  return { ...raw, headers }
}

/** The error that authentication ends in. Fails where it succeeds or ends in anything but a ServiceError. */
export async function refusalOf(authenticator: Authenticator, raw: RawRequest): Promise<ServiceError> {
  try {
    await authenticator.authenticate(raw)
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('the request was expected to be refused')
}
