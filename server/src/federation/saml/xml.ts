import { NAMESPACE, type NamespaceName } from './names.ts'
import { checkWellFormed, XmlFault, type XmlLimits } from './well-formed.ts'

/**
 * XML as SAML uses it. Every text is checked by {@link checkWellFormed} before the parser of the signature library reads it: one parser
 * for what is signed and for what is read, and none of its leniency.
 */

/** What is used of the parser's elements. */
export interface XmlElement {
  readonly nodeType: number
  readonly localName: string
  readonly namespaceURI: string | null | undefined
  readonly firstChild: XmlElement | null
  readonly nextSibling: XmlElement | null
  readonly parentNode: XmlElement | null
  readonly textContent: string | null
  readonly attributes: { readonly length: number; item(index: number): XmlAttribute }
  getAttributeNode(name: string): XmlAttribute | null | undefined
  toString(): string
}

export interface XmlAttribute {
  readonly localName: string
  readonly value: string
}

const ELEMENT = 1

/**
 * The root element of a document.
 * @throws XmlFault
 */
export async function parseXml(text: string, limits: XmlLimits): Promise<XmlElement> {
  checkWellFormed(text, limits)
  const { parseDomFromString } = await library()
  try {
    const document = (await parseDomFromString(text)) as { documentElement: XmlElement }
    return document.documentElement
  } catch (error) {
    throw new XmlFault((error as Error).message)
  }
}

/**
 * The parser, decryption and signatures. Loaded when first needed: most servers never see SAML. Node keeps what was loaded; a promise kept
 * here would keep a failure too, and anybody can cause the first load.
 */
export const library = () => import('@node-saml/node-saml/lib/xml.js')

export function isElement(node: XmlElement, namespace: NamespaceName, name: string): boolean {
  return node.localName === name && node.namespaceURI === NAMESPACE[namespace]
}

/** The elements directly below, of whatever name. */
export function childElements(parent: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = []
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === ELEMENT) found.push(node)
  }
  return found
}

export function children(parent: XmlElement, namespace: NamespaceName, name: string): readonly XmlElement[] {
  return childElements(parent).filter((child) => isElement(child, namespace, name))
}

/** The element itself and all below it, in the order of the document. */
export function* descendants(root: XmlElement): Generator<XmlElement> {
  let node: XmlElement | null = root
  while (node !== null) {
    if (node.nodeType === ELEMENT) yield node
    let next: XmlElement | null = node.firstChild
    while (next === null && node !== null && node !== root) {
      next = node.nextSibling
      if (next === null) node = node.parentNode
    }
    node = next
  }
}

/** An attribute without namespace. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.getAttributeNode(name)?.value
}

/** All text below; that of elements within belongs to it. */
export function textOf(element: XmlElement): string {
  return element.textContent ?? ''
}

/**
 * Milliseconds since the epoch of an xs:dateTime with its time zone.
 * @returns undefined for other text
 */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !DATE_TIME.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/
