import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignedXml } from 'xml-crypto'
import { encrypt } from 'xml-encryption'

/** An identity provider that says whatever a test wants it to say. */

/** An RSA key and its self-signed certificate, in PEM; `der` is the certificate as metadata has it. */
export interface KeyPair {
  readonly key: string
  readonly cert: string
  readonly der: string
}

/** Made by OpenSSL; `days` may be negative: the certificate has expired. */
export function makeKeyPair(bits = 2048, days = 1): KeyPair {
  const folder = mkdtempSync(join(tmpdir(), 'iamd-saml-'))
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  try {
    run('genrsa', '-out', 'key.pem', String(bits))
    run('req', '-new', '-key', 'key.pem', '-subj', '/CN=idp.example.com', '-out', 'csr.pem')
    run('x509', '-req', '-in', 'csr.pem', '-signkey', 'key.pem', '-days', String(days), '-out', 'cert.pem')
    const cert = read('cert.pem')
    return { key: read('key.pem'), cert, der: new X509Certificate(cert).raw.toString('base64') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const ENTITY_ID = 'https://idp.example.com/saml'

/** A metadata document that says that these certificates' keys sign. */
export function metadataOf(certificates: readonly string[], { entityId = ENTITY_ID, attributes = '' } = {}) {
  const keys = certificates
    .map(
      (der) =>
        `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>` +
        `<ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    )
    .join('\n')
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" ` +
    `entityID="${entityId}" ${attributes}><md:IDPSSODescriptor ` +
    `protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${keys}` +
    `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" ` +
    `Location="https://idp.example.com/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  )
}

const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/'
/** The full name of one of AWS's attributes. */
export const aws = (name: string) => ATTRIBUTES + name

/** What an assertion says; each part may be left out with undefined. */
export interface Said {
  readonly id: string
  readonly issuer: string
  /** Seconds from now. */
  readonly issued: number
  readonly nameId: string
  readonly recipient: string | undefined
  /** Seconds from now. */
  readonly confirmedUntil: number | undefined
  readonly notBefore: number
  readonly notOnOrAfter: number
  readonly audience: string | undefined
  readonly sessionEnds: number | undefined
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
  /** XML in the place of what would be written for the part. */
  readonly subject: string
  readonly conditions: string
  readonly statements: string
}

export const SIGN_IN = 'https://signin.aws.amazon.com/saml'

const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
const SAML = 'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'

let count = 0

/** An assertion of now for {@link SIGN_IN} about `jane`, not signed. */
export function assertionXml(said: Partial<Said> = {}): string {
  const {
    id = `_a${++count}`,
    issuer = ENTITY_ID,
    issued = 0,
    nameId = '<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">jane</saml:NameID>',
    notBefore = -30,
    notOnOrAfter = 300,
    attributes = {},
  } = said
  const recipient = 'recipient' in said ? said.recipient : SIGN_IN
  const until = 'confirmedUntil' in said ? said.confirmedUntil : 300
  const audience = 'audience' in said ? said.audience : 'urn:amazon:webservices'
  const data = `${until === undefined ? '' : ` NotOnOrAfter="${at(until)}"`}${recipient === undefined ? '' : ` Recipient="${recipient}"`}`
  const subject =
    `<saml:Subject>${nameId}<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
    `<saml:SubjectConfirmationData${data}/></saml:SubjectConfirmation></saml:Subject>`
  const restriction =
    audience === undefined
      ? ''
      : `<saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction>`
  const conditions = `<saml:Conditions NotBefore="${at(notBefore)}" NotOnOrAfter="${at(notOnOrAfter)}">${restriction}</saml:Conditions>`
  const ends = said.sessionEnds === undefined ? '' : ` SessionNotOnOrAfter="${at(said.sessionEnds)}"`
  const authentication = `<saml:AuthnStatement AuthnInstant="${at(0)}"${ends}/>`
  return (
    `<saml:Assertion ${SAML} ID="${id}" Version="2.0" IssueInstant="${at(issued)}"><saml:Issuer>${issuer}</saml:Issuer>` +
    `${said.subject ?? subject}${said.conditions ?? conditions}${said.statements ?? authentication}` +
    `${attributesXml(attributes)}</saml:Assertion>`
  )
}

function attributesXml(attributes: Said['attributes']): string {
  const entries = Object.entries(attributes).map(([name, values]) => {
    const texts = [values].flat().map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`)
    return `<saml:Attribute Name="${name}">${texts.join('')}</saml:Attribute>`
  })
  return entries.length === 0 ? '' : `<saml:AttributeStatement>${entries.join('')}</saml:AttributeStatement>`
}

/** A response around an assertion, or whatever else is given; not signed. */
export function responseXml(
  content: string,
  { id = `_r${++count}`, issuer = ENTITY_ID, status = 'Success' } = {},
) {
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ${SAML} ID="${id}" Version="2.0" ` +
    `IssueInstant="${at(0)}" Destination="${SIGN_IN}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status>` +
    `<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/></samlp:Status>${content}</samlp:Response>`
  )
}

export interface SigningOptions {
  readonly signature?: string
  readonly digest?: string
  readonly transforms?: readonly string[]
  readonly canonicalization?: string
  /** Where there is no KeyInfo: nothing; else the certificate written into it. */
  readonly keyInfo?: string
}

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#'

/** Signs the element of that name, with the signature right after its Issuer. */
export function sign(
  xml: string,
  element: 'Assertion' | 'Response',
  key: string,
  options: SigningOptions = {},
): string {
  const signer = new SignedXml({
    privateKey: key,
    signatureAlgorithm: (options.signature ?? RSA_SHA256) as never,
    canonicalizationAlgorithm: (options.canonicalization ?? EXCLUSIVE) as never,
    ...(options.keyInfo !== undefined && { publicCert: options.keyInfo }),
  })
  const path = `//*[local-name(.)='${element}']`
  signer.addReference({
    xpath: path,
    digestAlgorithm: (options.digest ?? SHA256) as never,
    transforms: [...(options.transforms ?? [ENVELOPED, EXCLUSIVE])] as never,
  })
  const location = { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' } as const
  signer.computeSignature(xml, { prefix: 'ds', location })
  return signer.getSignedXml()
}

/** An EncryptedAssertion around an assertion. */
export async function encryptedXml(
  assertion: string,
  { cert }: KeyPair,
  algorithm = 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  keyAlgorithm = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
): Promise<string> {
  const options = {
    rsa_pub: cert,
    pem: cert,
    encryptionAlgorithm: algorithm,
    keyEncryptionAlgorithm: keyAlgorithm,
    warnInsecureAlgorithm: false,
  }
  const encrypted = await new Promise<string>((resolve, reject) =>
    encrypt(assertion, options as never, (error, result) =>
      error ? reject(error) : resolve(String(result)),
    ),
  )
  return `<saml:EncryptedAssertion ${SAML}>${encrypted}</saml:EncryptedAssertion>`
}

export const encode = (xml: string) => Buffer.from(xml, 'utf8').toString('base64')
