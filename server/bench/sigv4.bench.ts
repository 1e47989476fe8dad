import { createHash } from 'node:crypto'
import { Authenticator } from '../src/authenticate/authenticate.ts'
import { accessKeyId, secretAccessKey, uniqueId } from '../src/ids.ts'
import type { RawRequest } from '../src/receive/request.ts'
import { ephemeralMasterKey } from '../src/secrets/master-keys.ts'
import { SessionTokens } from '../src/secrets/session-tokens.ts'
import { createVault } from '../src/secrets/vault.ts'
import { openStore } from '../src/store/open.ts'
import { naiveAuthorization, type PlainRequest } from './naive-sigv4.ts'

/**
 * What it costs to know who signed a request, in microseconds of processor time, beside an implementation as
 * it is usually written, in the same run. Run it with `node server/bench/sigv4.bench.ts`.
 */
const ACCOUNT = '123456789012'
const ROUNDS = 7
const CALLS = 50_000

const store = await openStore({ ephemeral: true })
const vault = createVault([ephemeralMasterKey()])
const tokens = new SessionTokens(vault)
const authenticator = new Authenticator({ store, vault, tokens })
const now = Date.now()
const keys = { accessKeyId: accessKeyId(ACCOUNT), secretAccessKey: secretAccessKey() }
const roleId = uniqueId('role')
await createEntities()
const session = tokens.issue({
  source: 'AssumeRole',
  accountId: ACCOUNT,
  identity: { kind: 'role', id: roleId, name: 'bench', accountId: ACCOUNT },
  issuedAt: now,
  expiresAt: now + 3_600_000,
  name: 'bench',
  mfa: undefined,
  policy: undefined,
  policyArns: [],
  tags: [],
  transitiveTagKeys: [],
  sourceIdentity: undefined,
  chained: false,
  federatedProvider: undefined,
  contextKeys: {},
})

const body = 'Action=GetUser&Version=2010-05-08&UserName=somebody-or-other'
const plain = request({})
const inSession = request({ 'x-amz-security-token': session.sessionToken })
const byKey = arrived(plain, keys)
const bySession = arrived(inSession, session)
await authenticator.authenticate(byKey)
await authenticator.authenticate(bySession)

const naive = measure(() => naiveAuthorization(plain, keys, 'iam', 'us-east-1'))
const verified = measure(() => authenticator.authenticate(byKey))
const verifiedSession = measure(() => authenticator.authenticate(bySession))
const opened = measure(() => tokens.open(session.sessionToken))

console.log(`usual implementation, signature alone   ${naive.toFixed(2)} µs`)
console.log(
  `access key, all of authentication       ${verified.toFixed(2)} µs (${(naive / verified).toFixed(1)} times faster)`,
)
console.log(`session token, all of authentication    ${verifiedSession.toFixed(2)} µs`)
console.log(`opening a session token (first use)     ${opened.toFixed(2)} µs`)
await store.close()

/** The best round's processor time per call, microseconds: other work on the machine only ever adds. */
function measure(call: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    for (let i = 0; i < CALLS; i++) call()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / CALLS)
  }
  return best
}

function request(more: Readonly<Record<string, string>>): PlainRequest {
  const headers = {
    'amz-sdk-invocation-id': '5f2a0b8e-7d2c-4a51-9f30-0d2f7a1c6b11',
    'amz-sdk-request': 'attempt=1; max=3',
    'content-length': String(body.length),
    'content-type': 'application/x-www-form-urlencoded',
    host: 'localhost:4747',
    'x-amz-content-sha256': createHash('sha256').update(body).digest('hex'),
    'x-amz-date': `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`,
    'x-amz-user-agent': 'aws-sdk-js/3.1169.0',
    ...more,
  }
  return { method: 'POST', path: '/', query: '', headers, body }
}

function arrived(plainRequest: PlainRequest, signer: typeof keys): RawRequest {
  const authorization = naiveAuthorization(plainRequest, signer, 'iam', 'us-east-1')
  return {
    method: plainRequest.method,
    rawPath: plainRequest.path,
    rawQuery: plainRequest.query,
    headers: new Map(Object.entries({ ...plainRequest.headers, 'user-agent': 'bench', authorization })),
    body: Buffer.from(plainRequest.body),
    remoteAddress: '127.0.0.1',
    secure: false,
    receivedAt: now,
  }
}

async function createEntities(): Promise<void> {
  const userId = uniqueId('user')
  const named = {
    accountId: ACCOUNT,
    name: 'bench',
    path: '/',
    createdAt: now,
    boundaryArn: undefined,
    tags: [],
  }
  await store.write(ACCOUNT, async (tx) => {
    await tx.accounts.insert({
      id: ACCOUNT,
      email: 'a@example.com',
      createdAt: now,
      alias: undefined,
      passwordPolicy: undefined,
    })
    await tx.users.insert({ ...named, id: userId, passwordLastUsed: undefined })
    await tx.roles.insert({
      ...named,
      id: roleId,
      description: undefined,
      maxSessionDuration: 3600,
      trustPolicy: '{}',
      trustPrincipalIds: {},
      lastUsed: undefined,
      serviceLinked: undefined,
      sourceTemplate: undefined,
    })
    await tx.accessKeys.insert({
      accessKeyId: keys.accessKeyId,
      accountId: ACCOUNT,
      ownerId: userId,
      status: 'Active',
      createdAt: now,
      sealedSecret: vault.seal(keys.secretAccessKey, keys.accessKeyId),
      lastUsed: undefined,
    })
  })
}
