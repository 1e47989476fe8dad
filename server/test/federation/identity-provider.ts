import { execFileSync } from 'node:child_process'
import { createHash, type webcrypto, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** A certificate with its private key, in PEM; `thumbprint` as IAM takes it. */
export interface Certificate {
  readonly key: string
  readonly cert: string
  readonly thumbprint: string
}

/** A certificate authority and a server's certificate by it, made by OpenSSL. */
export interface Certificates {
  readonly authority: Certificate
  /** For `localhost`; the chain holds the authority's certificate too. */
  readonly server: Certificate
  /** As `server`, for `elsewhere.example.com`. */
  readonly elsewhere: Certificate
}

/** Makes certificates that are valid for a day. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-certificates-'))
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
  const read = (name: string, chain = ''): Certificate => {
    const cert = readFileSync(join(folder, `${name}.crt`), 'utf8')
    const { raw } = new X509Certificate(cert)
    const thumbprint = createHash('sha1').update(raw).digest('hex')
    return { key: readFileSync(join(folder, `${name}.key`), 'utf8'), cert: cert + chain, thumbprint }
  }
  try {
    run('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=Test CA')
    const authority = read('ca')
    const issue = (name: string, host: string) => {
      const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-addext', `subjectAltName=DNS:${host}`]
      const leaf = ['-addext', 'basicConstraints=critical,CA:FALSE', '-subj', `/CN=${host}`]
      run('req', '-x509', ...newKey, ...issuer, ...leaf, '-keyout', `${name}.key`, '-out', `${name}.crt`)
      return read(name, authority.cert)
    }
    return {
      authority,
      server: issue('server', 'localhost'),
      elsewhere: issue('elsewhere', 'elsewhere.example.com'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Serves https on a free port of this machine. */
export async function serveHttps(certificate: Certificate, listener: RequestListener): Promise<Server> {
  const server = createServer({ key: certificate.key, cert: certificate.cert }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export const portOf = (server: Server) => (server.address() as AddressInfo).port

/** A key that signs, and what the provider publishes of it. */
export interface SigningKey {
  readonly alg: string
  readonly kid: string
  readonly privateKey: webcrypto.CryptoKey | Uint8Array
  readonly jwk: JWK
}

export async function signingKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { alg, kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}

/** A provider that publishes what a test tells it to, and counts who asks. */
export interface IdentityProvider {
  /** Without `https://`: `localhost:PORT/path`. */
  readonly url: string
  readonly issuer: string
  /** What is published, by path; a number is answered as an empty answer of that status. */
  readonly documents: Map<string, unknown>
  /** Paths that were asked for. */
  readonly asked: string[]
  publish(keys: readonly SigningKey[]): void
  close(): Promise<void>
}

export async function startProvider(certificate: Certificate, path = ''): Promise<IdentityProvider> {
  const documents = new Map<string, unknown>()
  const asked: string[] = []
  const server = await serveHttps(certificate, (request, response) => {
    asked.push(request.url!)
    const found = documents.get(request.url!) ?? 404
    if (typeof found === 'function') found(response)
    else if (typeof found === 'number') response.writeHead(found, { location: '/moved' }).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found))
  })
  const url = `localhost:${portOf(server)}${path}`
  const issuer = `https://${url}`
  documents.set(`${path}/.well-known/openid-configuration`, { issuer, jwks_uri: `${issuer}/keys` })
  return {
    url,
    issuer,
    documents,
    asked,
    publish: (keys) => documents.set(`${path}/keys`, { keys: keys.map(({ jwk }) => jwk) }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A token with the claims given over good ones; a claim of undefined is left out. */
export function mint(
  issuer: string,
  key: SigningKey,
  claims: object = {},
  header: object = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const payload = { iss: issuer, sub: 'somebody', aud: 'client', iat: now, exp: now + 600, ...claims }
  return new SignJWT(payload)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey)
}
