/**
 * What a document may hold. The parser keeps a table of namespaces for each open element, so depth and attributes bound its memory.
 */
export interface XmlLimits {
  readonly depth: number
  readonly elements: number
  /** Of one element, namespace declarations among them. */
  readonly attributes: number
  readonly comments: boolean
}

export class XmlFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'XmlFault'
  }
}

const SPACE = '[ \\t\\n\\r]'
/** https://www.w3.org/TR/xml-names/#NT-NCName, without the characters beyond 16 bits, which the parser does not take in names. */
const NAME_START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD'
const NCNAME = `[${NAME_START}][${NAME_START}.\\-0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`
const QNAME = `${NCNAME}(?::${NCNAME})?`
const START = new RegExp(`<(${QNAME})`, 'uy')
const ATTRIBUTE = new RegExp(`${SPACE}+(${QNAME})${SPACE}*=${SPACE}*("[^<"]*"|'[^<']*')`, 'uy')
const TAG_END = new RegExp(`${SPACE}*(/?)>`, 'y')
const END = new RegExp(`</(${QNAME})${SPACE}*>`, 'uy')
const DECLARATION = new RegExp(
  `<\\?xml${SPACE}+version${SPACE}*=${SPACE}*["']1\\.0["']` +
    `(?:${SPACE}+encoding${SPACE}*=${SPACE}*["'](?:utf-8|us-ascii)["'])?` +
    `(?:${SPACE}+standalone${SPACE}*=${SPACE}*["'](?:yes|no)["'])?${SPACE}*\\?>`,
  'iy',
)
const REFERENCE = /&(?:lt|gt|amp|quot|apos|#(?:(\d{1,7})|x([0-9a-fA-F]{1,6})));/y
/** https://www.w3.org/TR/xml/#charsets, without the characters that mean nothing between systems. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const BLANK = /^[ \t\n\r]*$/

/**
 * Refuses what is not well-formed XML of the plain kind that SAML needs, in time that grows with the length alone: no document type,
 * no entities but the five, no processing instructions, no CDATA sections; comments only where they are allowed.
 * @throws XmlFault
 */
export function checkWellFormed(text: string, limits: XmlLimits): void {
  if (FORBIDDEN.test(text)) throw new XmlFault('a character that XML has not')
  new Scanner(text, limits).scan()
}

class Scanner {
  readonly #text: string
  readonly #limits: XmlLimits
  readonly #open: string[] = []
  #at = 0
  #elements = 0

  constructor(text: string, limits: XmlLimits) {
    this.#text = text
    this.#limits = limits
  }

  scan(): void {
    this.#match(DECLARATION)
    while (this.#at < this.#text.length) {
      this.#content()
      if (this.#at < this.#text.length) this.#markup()
    }
    if (this.#open.length > 0 || this.#elements === 0) throw new XmlFault('the document does not end')
  }

  #content(): void {
    const next = this.#text.indexOf('<', this.#at)
    const end = next === -1 ? this.#text.length : next
    if (end === this.#at) return
    const content = this.#text.slice(this.#at, end)
    if (this.#open.length === 0 && !BLANK.test(content)) throw new XmlFault('text outside of the root')
    if (content.includes(']]>')) throw new XmlFault('the end of a CDATA section in text')
    checkReferences(content)
    this.#at = end
  }

  #markup(): void {
    const second = this.#text.charAt(this.#at + 1)
    if (second === '/') this.#endTag()
    else if (second === '!') this.#comment()
    else this.#startTag()
  }

  #comment(): void {
    if (!this.#limits.comments || !this.#text.startsWith('<!--', this.#at)) {
      throw new XmlFault('markup that is not taken')
    }
    const end = this.#text.indexOf('--', this.#at + 4)
    if (end === -1 || this.#text.charAt(end + 2) !== '>') throw new XmlFault('a comment that does not end')
    this.#at = end + 3
  }

  #endTag(): void {
    const name = this.#match(END)?.[1]
    if (name === undefined || this.#open.pop() !== name) throw new XmlFault('an end tag of no element')
  }

  #startTag(): void {
    const name = this.#match(START)?.[1]
    if (name === undefined) throw new XmlFault('markup that is not taken')
    if (this.#open.length === 0 && this.#elements > 0) throw new XmlFault('more than one root')
    if (++this.#elements > this.#limits.elements) throw new XmlFault('too many elements')
    this.#attributes()
    const end = this.#match(TAG_END)
    if (end === null) throw new XmlFault('a tag that does not end')
    if (end[1] === '/') return
    if (this.#open.push(name) > this.#limits.depth) throw new XmlFault('too deep')
  }

  #attributes(): void {
    const names = new Set<string>()
    for (let found = this.#match(ATTRIBUTE); found !== null; found = this.#match(ATTRIBUTE)) {
      const name = found[1]!
      if (names.has(name)) throw new XmlFault('an attribute twice')
      if (names.add(name).size > this.#limits.attributes) throw new XmlFault('too many attributes')
      checkReferences(found[2]!)
    }
  }

  #match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#text)
    if (found !== null) this.#at = expression.lastIndex
    return found
  }
}

/** Every `&` must begin one of the five entities or a number that is a character. */
function checkReferences(content: string): void {
  for (let at = content.indexOf('&'); at !== -1; at = content.indexOf('&', at + 1)) {
    REFERENCE.lastIndex = at
    const found = REFERENCE.exec(content)
    if (found === null) throw new XmlFault('an entity that is not taken')
    const [, decimal, hexadecimal] = found
    if (decimal === undefined && hexadecimal === undefined) continue
    const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal)
    if (code > 0x10ffff || FORBIDDEN.test(String.fromCodePoint(code))) {
      throw new XmlFault('a character that XML has not')
    }
  }
}
