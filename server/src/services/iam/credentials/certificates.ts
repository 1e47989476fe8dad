import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { brokenChain, keyPairMismatch, malformedCertificate, malformedPrivateKey } from '../errors.ts'

/**
 * X.509 certificates, private keys and chains in PEM form.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs_manage.html
 */

/**
 * Certificates in a chain; AWS bounds only its characters. Each costs the verification of a signature, and no verifier would
 * follow more: 100 is OpenSSL's default depth. https://docs.openssl.org/master/man3/SSL_CTX_set_verify/
 */
const MAX_CHAIN_LENGTH = 100

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/y
const NON_SPACE = /\S/g
const PRIVATE_KEY = /^-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/m

/**
 * Reads one certificate; nothing but white space may be around it.
 * @throws MalformedCertificate
 */
export function readCertificate(body: string): X509Certificate {
  const [certificate, ...more] = certificatesIn(body) ?? []
  if (certificate === undefined || more.length > 0) throw malformedCertificate()
  return certificate
}

/** True while the certificate is valid, both ends included; `now` in milliseconds since the epoch. */
export function isInForce(certificate: X509Certificate, now: number): boolean {
  return certificate.validFromDate.getTime() <= now && now <= certificate.validToDate.getTime()
}

/**
 * Checks the private key of a certificate: RSA or elliptic curve, unencrypted, and this certificate's.
 * @throws MalformedCertificate, KeyPairMismatch
 */
export function checkPrivateKey(certificate: X509Certificate, text: string): void {
  const key = readPrivateKey(text)
  if (!certificate.checkPrivateKey(key)) throw keyPairMismatch()
}

/**
 * Checks that each certificate is issued by the next one: the certificate itself by the first of the chain, and so on. The
 * chain's last certificate is taken at its word; whether to trust it is for those who meet it.
 * @throws MalformedCertificate with the index that AWS counts
 */
export function checkChain(certificate: X509Certificate, text: string): void {
  const chain = certificatesIn(text)
  const anchor = chain?.at(-1)
  if (chain === undefined || anchor === undefined) throw brokenChain(-1)
  // From the anchor down, so that what is told first is the break nearest to it.
  const path = [certificate, ...chain.slice(0, -1)]
  let issuer = anchor
  for (let index = path.length - 1; index >= 0; index--) {
    const subject = path[index]!
    // AWS's recorded answers have no index for a path that does not begin at its anchor.
    if (!isIssuedBy(subject, issuer)) throw brokenChain(issuer === anchor ? -1 : index)
    if (index > 0 && !subject.ca) throw brokenChain(index)
    issuer = subject
  }
}

function isIssuedBy(subject: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return subject.checkIssued(issuer) && subject.verify(issuer.publicKey)
  } catch {
    // A key of a kind that cannot have made such a signature.
    return false
  }
}

function readPrivateKey(text: string): KeyObject {
  if (!PRIVATE_KEY.test(text)) throw malformedPrivateKey()
  let key: KeyObject
  try {
    key = createPrivateKey({ key: text, format: 'pem' })
  } catch {
    // What OpenSSL says of it is not repeated: the text is secret.
    throw malformedPrivateKey()
  }
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') throw malformedPrivateKey()
  return key
}

/** All certificates of a text; undefined where there is anything else in it, or too many. */
function certificatesIn(text: string): X509Certificate[] | undefined {
  const certificates: X509Certificate[] = []
  let at = 0
  for (;;) {
    NON_SPACE.lastIndex = at
    const next = NON_SPACE.exec(text)
    if (next === null) return certificates
    CERTIFICATE.lastIndex = next.index
    const [pem] = CERTIFICATE.exec(text) ?? []
    if (pem === undefined || certificates.length === MAX_CHAIN_LENGTH) return undefined
    try {
      certificates.push(new X509Certificate(pem))
    } catch {
      return undefined
    }
    at = next.index + pem.length
  }
}
