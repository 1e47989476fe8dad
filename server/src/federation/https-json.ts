import { createHash } from 'node:crypto'
import { type RequestOptions, request } from 'node:https'
import { isIP } from 'node:net'
import { connect, type DetailedPeerCertificate } from 'node:tls'

/**
 * Fetches the documents that identity providers publish: JSON over https, without redirects, bounded in size and time.
 */

/** For one document. AWS gives an identity provider five seconds. https://repost.aws/knowledge-center/iam-sts-invalididentitytoken */
const TIMEOUT_MS = 5000
/** Room for 200 keys with their certificate chains. */
const MAX_DOCUMENT_BYTES = 1024 * 1024
const MAX_HEADER_BYTES = 16 * 1024
/** Certificates of a chain that are looked at for a thumbprint. */
const MAX_CHAIN = 16

/**
 * Why there is no document. `unreachable`: no connection, no answer in time, or the server itself failed, so that another try may
 * succeed. `untrusted`: no certificate authority vouches for the server's certificate, and no thumbprint does.
 */
export type FetchFault = 'unreachable' | 'untrusted' | 'unusable'

export class FetchFailed extends Error {
  readonly fault: FetchFault
  constructor(fault: FetchFault, message: string) {
    super(message)
    this.name = 'FetchFailed'
    this.fault = fault
  }
}

/**
 * A JSON document. The server's certificate must be vouched for by Node's certificate authorities (and NODE_EXTRA_CA_CERTS); only where
 * none does, a certificate of its chain may be one of `thumbprints` (SHA-1, hexadecimal), as AWS does it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
 * @throws FetchFailed
 */
export async function fetchJson(url: string, thumbprints: readonly string[]): Promise<unknown> {
  const target = URL.parse(url)
  if (target === null || target.protocol !== 'https:') throw new FetchFailed('unusable', 'not an https URL')
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    return await get(target, { signal })
  } catch (error) {
    if (!isUnknownAuthority(error)) throw asFailure(error)
  }
  try {
    const pinned = await pinnedCertificate(target, thumbprints, signal)
    if (pinned === undefined) throw new FetchFailed('untrusted', 'no thumbprint of its certificates is known')
    // OpenSSL verifies the chain again, now up to the pinned certificate: its signatures, dates and the host name.
    return await get(target, { signal, ca: [pinned], allowPartialTrustChain: true } as RequestOptions)
  } catch (error) {
    throw asFailure(error)
  }
}

/** What OpenSSL says where nothing else is wrong with a chain than that no authority known vouches for it. */
const UNKNOWN_AUTHORITY: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** Other faults of a certificate: expired, not yet valid, of another host. */
const CERTIFICATE_FAULT = /^(?:CERT_|ERR_TLS_CERT_|INVALID_|HOSTNAME_MISMATCH$)/

function isUnknownAuthority(error: unknown): boolean {
  return UNKNOWN_AUTHORITY.has((error as { code?: unknown }).code)
}

function asFailure(error: unknown): FetchFailed {
  if (error instanceof FetchFailed) return error
  const { code } = error as { code?: unknown }
  const untrusted = isUnknownAuthority(error) || CERTIFICATE_FAULT.test(String(code))
  return new FetchFailed(untrusted ? 'untrusted' : 'unreachable', String(code ?? 'no answer'))
}

function get(url: URL, options: RequestOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'iamd' }
    const outgoing = request(url, {
      ...options,
      agent: false,
      headers,
      maxHeaderSize: MAX_HEADER_BYTES,
      minVersion: 'TLSv1.2',
    })
    const give = (failure: FetchFailed) => {
      reject(failure)
      outgoing.destroy()
    }
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      const status = response.statusCode ?? 0
      if (status !== 200) {
        const again = status >= 500 || status === 429
        give(new FetchFailed(again ? 'unreachable' : 'unusable', `status ${status}`))
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      response.on('error', reject)
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MAX_DOCUMENT_BYTES) give(new FetchFailed('unusable', 'the document is too large'))
        else chunks.push(chunk)
      })
      response.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        } catch {
          give(new FetchFailed('unusable', 'the document is not JSON'))
        }
      })
    })
    outgoing.end()
  })
}

/**
 * The certificate of the server's chain that a thumbprint names, in PEM. Verification is off only for this look at what the server
 * presents: nothing is sent and nothing believed, the request itself is made anew and verified against what was found.
 */
function pinnedCertificate(
  url: URL,
  thumbprints: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const wanted = new Set(thumbprints.map((thumbprint) => thumbprint.toLowerCase()))
  if (wanted.size === 0) return Promise.resolve(undefined)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: url.port === '' ? 443 : Number(url.port),
      ...(isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
    })
    const stop = () => socket.destroy(new FetchFailed('unreachable', 'no answer in time'))
    signal.addEventListener('abort', stop, { once: true })
    socket.once('close', () => signal.removeEventListener('abort', stop))
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      resolve(findThumbprint(socket.getPeerCertificate(true), wanted))
      socket.destroy()
    })
    if (signal.aborted) stop()
  })
}

function findThumbprint(leaf: DetailedPeerCertificate, wanted: ReadonlySet<string>): string | undefined {
  let certificate: DetailedPeerCertificate | undefined = leaf
  for (let depth = 0; certificate?.raw !== undefined && depth < MAX_CHAIN; depth++) {
    if (wanted.has(createHash('sha1').update(certificate.raw).digest('hex'))) return toPem(certificate.raw)
    const issuer: DetailedPeerCertificate | undefined = certificate.issuerCertificate
    // A root is its own issuer.
    certificate = issuer === certificate ? undefined : issuer
  }
  return undefined
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
