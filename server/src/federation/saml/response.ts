import { readAssertion, type SamlAssertion } from './assertion.ts'
import { decrypt } from './decryption.ts'
import { certificatePem } from './metadata.ts'
import { STATUS_SUCCESS } from './names.ts'
import { SamlRefused } from './refused.ts'
import { checkIds, signatureOf, signedText } from './signature.ts'
import { XmlFault } from './well-formed.ts'
import { attribute, children, descendants, isElement, parseXml, textOf, type XmlElement } from './xml.ts'

/**
 * Responses of SAML identity providers, verified: what comes out was said by the provider, and now.
 * https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf (section 4.1.4)
 */

/** The provider that is to have made a response. */
export interface SamlTrust {
  readonly entityId: string
  /** DER in base64. */
  readonly certificates: readonly string[]
  /** Milliseconds since the epoch. */
  readonly validUntil: number
  /** Whether what is not encrypted is refused. */
  readonly requiresEncryption: boolean
  /** SAMLProviderUUID: part of the address at which encrypted assertions are presented. */
  readonly uuid: string
  /** Keys that decrypt, in PEM. */
  readonly privateKeys: readonly string[]
}

/** A response of 75,000 bytes (100,000 characters of base64) with a session's 50 tags and 200 roles has some 600 elements. */
const LIMITS = { depth: 32, elements: 2000, attributes: 64, comments: false }

/** "Token must be redeemed within 5 minutes of issuance", in AWS's message. */
const MAX_AGE_MS = 5 * 60_000
/** How far the clocks of a provider and of this machine may be apart when an assertion is not valid yet. An expired one is expired. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html#saml_audience-restriction */
const AUDIENCE = 'urn:amazon:webservices'
/** The sign-in endpoint, of one region or of all, with the provider's identifier or without. Same page, `Subject` and `NameID`. */
const ENDPOINT =
  /^https:\/\/(?:[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d\.)?signin\.aws\.amazon\.com\/saml(?:\/acs\/([A-Z0-9]{1,64}))?$/

/**
 * The assertion that a base64-encoded response holds; `now` in milliseconds since the epoch.
 * @throws SamlRefused
 */
export async function verifyResponse(encoded: string, trust: SamlTrust, now: number): Promise<SamlAssertion> {
  if (now >= trust.validUntil) throw new SamlRefused('metadata-expired')
  const text = decode(encoded)
  const response = await parse(text)
  checkResponse(response, trust)
  const assertion = readAssertion(await signedAssertion(text, response, trust))
  if (assertion.issuer !== trust.entityId) throw new SamlRefused('issuer')
  checkTimes(assertion, now)
  checkPlace(assertion, trust)
  return assertion
}

/** https://www.rfc-editor.org/rfc/rfc4648#section-4, lines as in https://www.rfc-editor.org/rfc/rfc2045#section-6.8 */
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

function decode(encoded: string): string {
  const base64 = encoded.replaceAll(/[ \t\r\n]+/g, '')
  if (!BASE64.test(base64) || base64.length % 4 !== 0) throw new SamlRefused('encoding')
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Buffer.from(base64, 'base64'),
    )
    // The line ends that an XML processor makes of all others, before anybody looks at the text.
    return text.replaceAll(/\r\n?/g, '\n')
  } catch {
    throw new SamlRefused('encoding')
  }
}

async function parse(text: string): Promise<XmlElement> {
  try {
    const root = await parseXml(text, LIMITS)
    checkIds(root)
    return root
  } catch (error) {
    throw error instanceof XmlFault ? new SamlRefused('malformed') : error
  }
}

/** Whether it is one response of the provider about one assertion; nothing of it is verified yet. */
function checkResponse(response: XmlElement, { entityId, requiresEncryption }: SamlTrust): void {
  if (!isElement(response, 'protocol', 'Response') || attribute(response, 'Version') !== '2.0') {
    throw new SamlRefused('malformed')
  }
  const [status] = children(response, 'protocol', 'Status')
  const [code] = status === undefined ? [] : children(status, 'protocol', 'StatusCode')
  if (code === undefined) throw new SamlRefused('malformed')
  if (attribute(code, 'Value') !== STATUS_SUCCESS) throw new SamlRefused('status')
  const issuers = children(response, 'assertion', 'Issuer')
  if (issuers.some((issuer) => textOf(issuer).trim() !== entityId)) throw new SamlRefused('issuer')
  const assertion = onlyAssertion(response)
  const isEncrypted = isElement(assertion, 'assertion', 'EncryptedAssertion')
  if (requiresEncryption && !isEncrypted) throw new SamlRefused('not-encrypted')
  if (isEncrypted) return
  const [issuer] = children(assertion, 'assertion', 'Issuer')
  if (issuer === undefined || textOf(issuer).trim() !== entityId) throw new SamlRefused('issuer')
}

/**
 * What an attack by wrapping needs is a second assertion, or response, or a signature elsewhere: whatever their namespace, and wherever
 * they stand, they are refused. https://www.usenix.org/conference/usenixsecurity12/technical-sessions/presentation/somorovsky
 */
function onlyAssertion(response: XmlElement): XmlElement {
  const found: XmlElement[] = []
  for (const element of descendants(response)) {
    const { localName, parentNode } = element
    if (localName === 'Assertion' || localName === 'EncryptedAssertion') found.push(element)
    if (localName === 'Response' && element !== response) throw new SamlRefused('malformed')
    if (localName === 'Signature' && !isElement(element, 'signature', 'Signature')) {
      throw new SamlRefused('malformed')
    }
    if (localName === 'Signature' && parentNode !== response && parentNode !== found[0]) {
      throw new SamlRefused('malformed')
    }
  }
  const [assertion] = found
  if (found.length !== 1 || assertion!.parentNode !== response) throw new SamlRefused('malformed')
  const isSaml =
    isElement(assertion!, 'assertion', 'Assertion') ||
    isElement(assertion!, 'assertion', 'EncryptedAssertion')
  if (!isSaml) throw new SamlRefused('malformed')
  return assertion!
}

/**
 * The assertion as it was signed: by its own signature, by that of the response around it, or by both. Every signature that is there
 * must be right.
 */
async function signedAssertion(text: string, response: XmlElement, trust: SamlTrust): Promise<XmlElement> {
  const certificates = trust.certificates.map(certificatePem)
  const isSigned = signatureOf(response) !== undefined
  const outer = isSigned ? await signedText(text, response, certificates) : text
  const found = onlyAssertion(isSigned ? await parse(outer) : response)
  if (isElement(found, 'assertion', 'EncryptedAssertion')) {
    return decryptedAssertion(await decrypt(found, trust.privateKeys), certificates, isSigned)
  }
  if (isSigned && signatureOf(found) === undefined) return found
  return parse(await signedText(outer, found, certificates))
}

/** The same for one that was encrypted. Whatever is wrong with it is told as one fault: see decryption.ts. */
async function decryptedAssertion(
  decrypted: string,
  certificates: readonly string[],
  isSigned: boolean,
): Promise<XmlElement> {
  const text = decrypted.replaceAll(/\r\n?/g, '\n')
  try {
    const assertion = await parse(text)
    const signatures = [...descendants(assertion)].filter(({ localName }) => localName === 'Signature')
    if (signatures.some(({ parentNode }) => parentNode !== assertion)) throw new SamlRefused('signature')
    if (isSigned && signatures.length === 0) return assertion
    return await parse(await signedText(text, assertion, certificates))
  } catch (error) {
    throw error instanceof SamlRefused ? new SamlRefused('signature') : error
  }
}

function checkTimes({ issuedAt, windows, sessionEnds }: SamlAssertion, now: number): void {
  if (issuedAt > now + CLOCK_TOLERANCE_MS) throw new SamlRefused('not-valid-yet')
  if (now - issuedAt > MAX_AGE_MS) throw new SamlRefused('too-old')
  for (const { notBefore, notOnOrAfter } of windows) {
    if (notBefore !== undefined && notBefore > now + CLOCK_TOLERANCE_MS) {
      throw new SamlRefused('not-valid-yet')
    }
    if (notOnOrAfter !== undefined && now >= notOnOrAfter) throw new SamlRefused('expired')
  }
  if (sessionEnds !== undefined && now >= sessionEnds) throw new SamlRefused('expired')
}

function checkPlace({ recipient, audiences }: SamlAssertion, { requiresEncryption, uuid }: SamlTrust): void {
  const isForUs = (audience: string) => audience === AUDIENCE || ENDPOINT.test(audience)
  if (audiences.length === 0 || !audiences.every((list) => list.some(isForUs))) {
    throw new SamlRefused('audience')
  }
  const endpoint = ENDPOINT.exec(recipient)
  const identifier = endpoint?.[1]
  // "If SAML encryption is required, the sign-in URL must include the unique identifier": the page of ENDPOINT.
  const isRight = identifier === undefined ? !requiresEncryption : identifier === uuid
  if (endpoint === null || !isRight) throw new SamlRefused('recipient')
}
