import { X509Certificate } from 'node:crypto'
import { XmlFault } from './well-formed.ts'
import { attribute, children, isElement, parseXml, textOf, timeOf, type XmlElement } from './xml.ts'

/**
 * Metadata documents of identity providers: who issues assertions, and whose keys sign them.
 * https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf
 */

/** One identity provider's document has some hundred elements; ADFS has the longest known, with its claims listed three times. */
const LIMITS = { depth: 32, elements: 20_000, attributes: 64, comments: true }
/** Section 2.2.1 of the page above. */
const MAX_ENTITY_ID_LENGTH = 1024
/** Each is tried on every assertion. A provider that changes its key has two. */
const MAX_CERTIFICATES = 16
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html#troubleshoot_saml_issuer-metadata */
const MIN_KEY_BITS = 1024

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'

export interface SamlMetadata {
  readonly entityId: string
  /** DER in base64, each once, in the order of the document. */
  readonly certificates: readonly string[]
  /** Milliseconds since the epoch; undefined: the document does not say. */
  readonly validUntil: number | undefined
}

/** The document is not metadata of one SAML 2.0 identity provider with keys that sign. */
export class MetadataFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MetadataFault'
  }
}

/** @throws MetadataFault */
export async function readMetadata(document: string): Promise<SamlMetadata> {
  try {
    return metadataOf(await parseXml(document.replaceAll(/\r\n?/g, '\n'), LIMITS))
  } catch (error) {
    if (error instanceof XmlFault) throw new MetadataFault(error.message)
    throw error
  }
}

/** A certificate in PEM, of its DER in base64. */
export function certificatePem(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function metadataOf(root: XmlElement): SamlMetadata {
  if (!isElement(root, 'metadata', 'EntityDescriptor')) throw new MetadataFault('no EntityDescriptor')
  const entityId = attribute(root, 'entityID')?.trim() ?? ''
  if (entityId === '' || entityId.length > MAX_ENTITY_ID_LENGTH) throw new MetadataFault('no entityID')
  const [descriptor, ...more] = children(root, 'metadata', 'IDPSSODescriptor').filter(speaksSaml2)
  if (descriptor === undefined || more.length > 0) throw new MetadataFault('not one IDPSSODescriptor')
  const certificates = [...new Set(children(descriptor, 'metadata', 'KeyDescriptor').flatMap(signingKeys))]
  if (certificates.length === 0 || certificates.length > MAX_CERTIFICATES) {
    throw new MetadataFault('no certificates that sign, or too many')
  }
  return { entityId, certificates, validUntil: earliest([root, descriptor]) }
}

function speaksSaml2(descriptor: XmlElement): boolean {
  return attribute(descriptor, 'protocolSupportEnumeration')?.split(/\s+/).includes(PROTOCOL) === true
}

/** A key without `use` is for everything. */
function signingKeys(descriptor: XmlElement): readonly string[] {
  const use = attribute(descriptor, 'use')
  if (use !== undefined && use !== 'signing') return []
  return children(descriptor, 'signature', 'KeyInfo').flatMap((info) => {
    const [certificate] = children(info, 'signature', 'X509Data').flatMap((data) =>
      children(data, 'signature', 'X509Certificate'),
    )
    // More in one KeyInfo are those that vouch for the first; they do not sign assertions.
    return certificate === undefined ? [] : [checkedCertificate(textOf(certificate))]
  })
}

// When it is valid is not asked: metadata says which keys are in use, and https://docs.oasis-open.org/security/saml/Post2.0/sstc-metadata-iop-os.html
// (section 2.6.1) wants nothing else of a certificate but its key.
function checkedCertificate(text: string): string {
  const der = Buffer.from(text.replaceAll(/\s+/g, ''), 'base64')
  try {
    const { publicKey, raw } = new X509Certificate(der)
    const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0
    if (publicKey.asymmetricKeyType === 'rsa' && bits >= MIN_KEY_BITS) return raw.toString('base64')
  } catch {
    // Falls to the same refusal.
  }
  throw new MetadataFault('a certificate that is none, or whose key is too short')
}

function earliest(elements: readonly XmlElement[]): number | undefined {
  const times = elements.flatMap((element) => {
    const text = attribute(element, 'validUntil')
    if (text === undefined) return []
    const time = timeOf(text)
    if (time === undefined) throw new MetadataFault('a validUntil that is no time')
    return [time]
  })
  return times.length === 0 ? undefined : Math.min(...times)
}
