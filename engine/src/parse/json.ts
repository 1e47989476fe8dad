/**
 * A JSON reader that keeps where each value stands. Stricter than `JSON.parse`: a key that comes twice, a lone
 * surrogate and nesting past the limit are refused. Objects become lists of members, so no key is special.
 * https://www.rfc-editor.org/rfc/rfc8259
 */
import type { PolicyErrorCode } from '../errors.ts'
import { MAX_DOCUMENT_DEPTH, MAX_DOCUMENT_LENGTH } from '../limits.ts'

/** `start` is the offset of the first code unit, `end` the one just behind the last. */
interface Located {
  readonly start: number
  readonly end: number
}

export interface JsonMember {
  readonly key: string
  /** Offset of the key's opening quote. */
  readonly start: number
  readonly value: JsonNode
}

export interface JsonObject extends Located {
  readonly type: 'object'
  readonly members: readonly JsonMember[]
}

export interface JsonArray extends Located {
  readonly type: 'array'
  readonly items: readonly JsonNode[]
}

export interface JsonText extends Located {
  readonly type: 'string'
  readonly value: string
}

/** `value` is the source text: `1e3` stays `1e3`. */
export interface JsonScalar extends Located {
  readonly type: 'number' | 'boolean' | 'null'
  readonly value: string
}

export type JsonNode = JsonObject | JsonArray | JsonText | JsonScalar

export type JsonErrorCode = Extract<
  PolicyErrorCode,
  'json-invalid' | 'too-large' | 'too-deep' | 'duplicate-element'
>

/** Why a text is not read; `offset` is the place in the text. */
export class JsonError extends Error {
  readonly code: JsonErrorCode
  readonly offset: number

  constructor(code: JsonErrorCode, message: string, offset: number) {
    super(message)
    this.code = code
    this.offset = offset
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d

/** Up to this many members a scan finds a duplicate key faster than a set does. */
const SCANNED_MEMBERS = 8

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const HEX4 = /[0-9a-fA-F]{4}/y
const WORDS: readonly JsonScalar['value'][] = ['true', 'false', 'null']

/** Reads one JSON value that fills the whole text, of at most `maxLength` UTF-16 code units. Throws `JsonError` only. */
export function readJson(source: string, maxLength = MAX_DOCUMENT_LENGTH): JsonNode {
  if (source.length > maxLength) {
    throw new JsonError('too-large', `The document is longer than ${maxLength} characters`, 0)
  }
  return new Reader(source).document()
}

function holds(members: readonly JsonMember[], key: string): boolean {
  for (const member of members) if (member.key === key) return true
  return false
}

class Reader {
  readonly #source: string
  #at = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
  }

  document(): JsonNode {
    const node = this.#value()
    this.#space()
    if (this.#at < this.#source.length) this.#fail('There is text behind the end of the document')
    return node
  }

  #fail(message: string, at = this.#at): never {
    throw new JsonError('json-invalid', message, at)
  }

  #space(): void {
    for (;;) {
      const code = this.#source.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#at++
    }
  }

  #value(): JsonNode {
    this.#space()
    switch (this.#source.charCodeAt(this.#at)) {
      case OPEN_BRACE:
        return this.#object()
      case OPEN_BRACKET:
        return this.#array()
      case QUOTE: {
        const start = this.#at
        const value = this.#string()
        return { type: 'string', value, start, end: this.#at }
      }
      default:
        return this.#scalar()
    }
  }

  /** Passes the opening character of an object or array; gives its offset. */
  #enter(): number {
    if (++this.#depth > MAX_DOCUMENT_DEPTH) {
      const message = `The document is nested deeper than ${MAX_DOCUMENT_DEPTH} levels`
      throw new JsonError('too-deep', message, this.#at)
    }
    return this.#at++
  }

  /** Passes the closing character; gives the offset behind it. */
  #leave(): number {
    this.#depth--
    return ++this.#at
  }

  #object(): JsonObject {
    const start = this.#enter()
    const members: JsonMember[] = []
    let seen: Set<string> | undefined
    this.#space()
    if (this.#source.charCodeAt(this.#at) === CLOSE_BRACE) {
      return { type: 'object', members, start, end: this.#leave() }
    }
    for (;;) {
      this.#space()
      if (this.#source.charCodeAt(this.#at) !== QUOTE) this.#fail('A key in double quotes is expected here')
      const keyStart = this.#at
      const key = this.#string()
      if (members.length === SCANNED_MEMBERS) seen = new Set(members.map((member) => member.key))
      if (seen === undefined ? holds(members, key) : seen.has(key)) {
        throw new JsonError('duplicate-element', `The key ${JSON.stringify(key)} is given twice`, keyStart)
      }
      seen?.add(key)
      this.#space()
      if (this.#source.charCodeAt(this.#at) !== COLON) this.#fail('A colon is expected here')
      this.#at++
      members.push({ key, start: keyStart, value: this.#value() })
      if (!this.#more(CLOSE_BRACE)) return { type: 'object', members, start, end: this.#leave() }
    }
  }

  #array(): JsonArray {
    const start = this.#enter()
    const items: JsonNode[] = []
    this.#space()
    if (this.#source.charCodeAt(this.#at) === CLOSE_BRACKET) {
      return { type: 'array', items, start, end: this.#leave() }
    }
    for (;;) {
      items.push(this.#value())
      if (!this.#more(CLOSE_BRACKET)) return { type: 'array', items, start, end: this.#leave() }
    }
  }

  /** Passes a comma and is true, or stands at the closing character and is false. */
  #more(close: number): boolean {
    this.#space()
    const code = this.#source.charCodeAt(this.#at)
    if (code === COMMA) {
      this.#at++
      return true
    }
    if (code !== close) {
      this.#fail(
        `A comma or ${close === CLOSE_BRACE ? 'a closing brace' : 'a closing bracket'} is expected here`,
      )
    }
    return false
  }

  #scalar(): JsonScalar {
    const start = this.#at
    for (const word of WORDS) {
      if (this.#source.startsWith(word, start)) {
        this.#at = start + word.length
        return { type: word === 'null' ? 'null' : 'boolean', value: word, start, end: this.#at }
      }
    }
    NUMBER.lastIndex = start
    const value = NUMBER.exec(this.#source)?.[0]
    if (value === undefined) this.#fail('A JSON value is expected here')
    this.#at = start + value.length
    return { type: 'number', value, start, end: this.#at }
  }

  #string(): string {
    const source = this.#source
    const start = this.#at
    let from = start + 1
    let text = ''
    let wide = false
    for (let at = from; ; at++) {
      const code = source.charCodeAt(at)
      if (code === QUOTE) {
        text = from === start + 1 ? source.slice(from, at) : text + source.slice(from, at)
        // A lone surrogate has no UTF-8 form, so the text stored would not be the text that was checked.
        if (wide && !text.isWellFormed()) this.#fail('The text holds half of a surrogate pair', start)
        this.#at = at + 1
        return text
      }
      if (code === BACKSLASH) {
        text += source.slice(from, at)
        this.#at = at
        text += this.#escape()
        wide = true
        from = this.#at
        at = from - 1
      } else if (code < 0x20) this.#fail('Control characters must be escaped in a string', at)
      else if (code >= 0xd800) wide = true
      else if (Number.isNaN(code)) this.#fail('A string is not closed', start)
    }
  }

  /** Decodes the escape at `#at` and moves behind it. */
  #escape(): string {
    const letter = this.#source.charAt(this.#at + 1)
    if (letter === 'u') {
      HEX4.lastIndex = this.#at + 2
      const hex = HEX4.exec(this.#source)?.[0]
      if (hex === undefined) this.#fail('Four hexadecimal digits are expected behind \\u')
      this.#at += 6
      return String.fromCharCode(Number.parseInt(hex, 16))
    }
    const text = ESCAPES.get(letter)
    if (text === undefined) this.#fail('This is not an escape of JSON')
    this.#at += 2
    return text
  }
}
