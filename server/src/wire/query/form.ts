import { isAscii, isUtf8 } from 'node:buffer'
import { ServiceError } from '../../errors.ts'
import type { WireRequest } from '../request.ts'
import { MAX_FORM_BYTES, MAX_FORM_FIELDS, MAX_KEY_LENGTH, MAX_KEY_PARTS } from './limits.ts'

/** A field's value, or what the dots of field names branch into: `Tags.member.1.Key`. */
export type FormNode = string | FormBranch
export type FormBranch = Map<string, FormNode>

/** The error AWS gives for a request whose form does not have the shape it should. */
export function malformedInput(message: string): ServiceError {
  return new ServiceError('MalformedInput', 400, message)
}

/**
 * The undecoded value of a field, read without decoding the rest; the first one where the form has several,
 * which `decodeForm` refuses later. A name that is itself percent-encoded is not found.
 */
export function rawField(request: WireRequest, name: string): string | undefined {
  return rawFieldOf(request.rawQuery, name) ?? rawFieldOf(textOf(request), name)
}

function rawFieldOf(text: string, name: string): string | undefined {
  if (text === '') return undefined
  let start = 0
  if (!text.startsWith(name) || text.charCodeAt(name.length) !== EQUALS) {
    start = text.indexOf(`&${name}=`) + 1
    if (start === 0) return undefined
  }
  const end = text.indexOf('&', start)
  return text.slice(start + name.length + 1, end === -1 ? text.length : end)
}

const EQUALS = 0x3d

/** The body as text. Characters that are not ASCII may be written as they are, in UTF-8. */
function textOf(request: WireRequest): string {
  if (request.formText !== undefined) return request.formText
  const { body } = request
  if (body.length > MAX_FORM_BYTES) {
    throw new ServiceError('RequestEntityTooLarge', 413, 'The request entity is too large.')
  }
  if (isAscii(body)) return (request.formText = body.toString('latin1'))
  if (isUtf8(body)) return (request.formText = body.toString('utf8'))
  throw malformedInput('The request body is not valid UTF-8.')
}

/**
 * Decodes the fields of the query string and of the body into one tree. Throws MalformedInput for a name
 * given twice, a name that is both a value and a branch, bad percent encoding or UTF-8, and whatever exceeds
 * the limits.
 * https://url.spec.whatwg.org/#urlencoded-parsing, but strict where that page repairs.
 */
export function decodeForm(request: WireRequest): FormBranch {
  const root: FormBranch = new Map()
  if (request.rawQuery.length > MAX_FORM_BYTES) {
    throw new ServiceError('RequestEntityTooLarge', 413, 'The request entity is too large.')
  }
  const fields = addFields(root, request.rawQuery, 0)
  addFields(root, textOf(request), fields)
  return root
}

function addFields(root: FormBranch, text: string, before: number): number {
  let count = before
  let start = 0
  while (start < text.length) {
    let end = text.indexOf('&', start)
    if (end === -1) end = text.length
    if (end > start) {
      if (++count > MAX_FORM_FIELDS) throw malformedInput('The request has too many parameters.')
      const field = text.slice(start, end)
      const equals = field.indexOf('=')
      const key = equals === -1 ? field : field.slice(0, equals)
      if (key.length > MAX_KEY_LENGTH) throw malformedInput('The name of a parameter is too long.')
      insert(root, decode(key), equals === -1 ? '' : decode(field.slice(equals + 1)))
    }
    start = end + 1
  }
  return count
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    throw malformedInput('A parameter is not valid percent-encoded UTF-8.')
  }
}

function insert(root: FormBranch, key: string, value: string): void {
  let branch = root
  let from = 0
  let parts = 1
  for (let dot = key.indexOf('.'); dot !== -1; dot = key.indexOf('.', from)) {
    if (++parts > MAX_KEY_PARTS) throw malformedInput('The name of a parameter has too many parts.')
    const part = key.slice(from, dot)
    let next = branch.get(part)
    if (next === undefined) branch.set(part, (next = new Map()))
    // The empty value that stands for an empty list may not come with members.
    else if (typeof next === 'string')
      throw malformedInput('Start of structure or map found where not expected.')
    branch = next
    from = dot + 1
  }
  const name = from === 0 ? key : key.slice(from)
  const known = branch.get(name)
  if (known !== undefined) {
    throw malformedInput(
      typeof known === 'string'
        ? 'The request has the same parameter more than once.'
        : 'Start of structure or map found where not expected.',
    )
  }
  branch.set(name, value)
}
