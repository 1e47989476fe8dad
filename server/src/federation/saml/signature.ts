import { constants, createPublicKey, verify } from 'node:crypto'
import { NAMESPACE } from './names.ts'
import { SamlRefused } from './refused.ts'
import {
  attribute,
  childElements,
  children,
  descendants,
  isElement,
  library,
  textOf,
  type XmlElement,
} from './xml.ts'

/**
 * Signatures as SAML has them: enveloped, by RSA, over the element that they stand in.
 * https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf (section 5.4)
 */

/** How a method signs. */
interface SignatureMethod {
  readonly hash: string
  readonly padding: number
}

const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants

/** By public keys alone, and with no hash that collisions are known of. */
const SIGNATURE_METHODS: ReadonlyMap<string | undefined, SignatureMethod> = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', { hash: 'sha256', padding: RSA_PKCS1_PADDING }],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', { hash: 'sha512', padding: RSA_PKCS1_PADDING }],
  [
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
    { hash: 'sha256', padding: RSA_PKCS1_PSS_PADDING },
  ],
])
const DIGEST_METHODS: ReadonlySet<string | undefined> = new Set([
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
])
const C14N_METHODS: ReadonlySet<string | undefined> = new Set([NAMESPACE.exclusiveC14n])
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'

/** An identifier as SAML has them; nothing that could end the quotes of a search for it. */
const ID = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

/** The one signature directly in an element; undefined where there is none. @throws SamlRefused */
export function signatureOf(element: XmlElement): XmlElement | undefined {
  const [signature, ...more] = children(element, 'signature', 'Signature')
  if (more.length > 0) throw new SamlRefused('signature')
  return signature
}

/**
 * What the signature directly in `element` covers, in canonical form: the element without that signature. Nothing else of the document
 * is to be believed.
 * @param text the document that the element was read from
 * @param certificates whose keys may have signed, in PEM; any of them. What the signature itself says of keys counts for nothing.
 * @throws SamlRefused
 */
export async function signedText(
  text: string,
  element: XmlElement,
  certificates: readonly string[],
): Promise<string> {
  const signature = signatureOf(element)
  if (signature === undefined || !isPlain(signature, element)) throw new SamlRefused('signature')
  const signer = await signerOf(signature, certificates)
  const { getVerifiedXml } = await library()
  let verified: string | null
  try {
    verified = getVerifiedXml(text, element, [signer])
  } catch {
    throw new SamlRefused('signature')
  }
  if (verified === null) throw new SamlRefused('signature')
  return verified
}

/**
 * The certificate whose key signed what the signature says of itself. The library makes sure of it again, and of the rest; but it would
 * read the whole document once for each certificate, and anybody may send one.
 * @throws SamlRefused
 */
async function signerOf(signature: XmlElement, certificates: readonly string[]): Promise<string> {
  const [info, value] = childElements(signature)
  const method = SIGNATURE_METHODS.get(attribute(childElements(info!)[1]!, 'Algorithm'))!
  const { ExclusiveCanonicalization } = await import('xml-crypto')
  const canonical = new ExclusiveCanonicalization().process(info as never, {}) as string
  const bytes = Buffer.from(textOf(value!), 'base64')
  const signer = certificates.find((certificate) => {
    const key = {
      key: createPublicKey(certificate),
      padding: method.padding,
      saltLength: RSA_PSS_SALTLEN_DIGEST,
    }
    return verify(method.hash, Buffer.from(canonical, 'utf8'), key, bytes)
  })
  if (signer === undefined) throw new SamlRefused('signature')
  return signer
}

/** Refuses documents in which two elements go by one identifier, whatever kind of attribute gives it. */
export function checkIds(root: XmlElement): void {
  const ids = new Set<string>()
  for (const element of descendants(root)) {
    for (let index = 0; index < element.attributes.length; index++) {
      const { localName, value } = element.attributes.item(index)
      if (localName.toLowerCase() !== 'id') continue
      if (ids.has(value)) throw new SamlRefused('malformed')
      ids.add(value)
    }
  }
}

/** Whether a signature is of the one form that is taken. The library would take more. */
function isPlain(signature: XmlElement, signed: XmlElement): boolean {
  const [info, value, keyInfo, ...more] = childElements(signature)
  if (!isNamed(info, 'SignedInfo') || !isNamed(value, 'SignatureValue') || more.length > 0) return false
  if (keyInfo !== undefined && !isNamed(keyInfo, 'KeyInfo')) return false
  if (childElements(value).length > 0) return false
  const [canonicalization, method, reference, ...others] = childElements(info)
  return (
    others.length === 0 &&
    isAlgorithm(canonicalization, 'CanonicalizationMethod', C14N_METHODS) &&
    isAlgorithm(method, 'SignatureMethod', SIGNATURE_METHODS) &&
    isNamed(reference, 'Reference') &&
    isReference(reference, signed)
  )
}

function isReference(reference: XmlElement, signed: XmlElement): boolean {
  const id = attribute(signed, 'ID')
  if (id === undefined || !ID.test(id) || attribute(reference, 'URI') !== `#${id}`) return false
  const [transforms, method, value, ...more] = childElements(reference)
  return (
    more.length === 0 &&
    isNamed(transforms, 'Transforms') &&
    areTransforms(childElements(transforms)) &&
    isAlgorithm(method, 'DigestMethod', DIGEST_METHODS) &&
    isNamed(value, 'DigestValue') &&
    childElements(value).length === 0
  )
}

function areTransforms([enveloped, canonical, ...more]: readonly XmlElement[]): boolean {
  return (
    more.length === 0 &&
    isNamed(enveloped, 'Transform') &&
    attribute(enveloped, 'Algorithm') === ENVELOPED &&
    childElements(enveloped).length === 0 &&
    isNamed(canonical, 'Transform') &&
    attribute(canonical, 'Algorithm') === NAMESPACE.exclusiveC14n &&
    childElements(canonical).every((child) => isElement(child, 'exclusiveC14n', 'InclusiveNamespaces'))
  )
}

function isNamed(element: XmlElement | undefined, name: string): element is XmlElement {
  return element !== undefined && isElement(element, 'signature', name)
}

/** No parameters: one of them cuts a signature short. */
function isAlgorithm(
  element: XmlElement | undefined,
  name: string,
  allowed: { has(algorithm: string | undefined): boolean },
): boolean {
  return (
    isNamed(element, name) &&
    allowed.has(attribute(element, 'Algorithm')) &&
    childElements(element).length === 0
  )
}
