import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_DOCUMENT_DEPTH, MAX_DOCUMENT_LENGTH } from '../src/limits.ts'
import { JsonError, type JsonNode, readJson } from '../src/parse/json.ts'
import { LineMap } from '../src/parse/positions.ts'

/** The value a tree stands for; objects without prototype, so that every key is data. */
function plainOf(node: JsonNode): unknown {
  switch (node.type) {
    case 'object': {
      const result: Record<string, unknown> = Object.create(null)
      for (const { key, value } of node.members) result[key] = plainOf(value)
      return result
    }
    case 'array':
      return node.items.map(plainOf)
    case 'string':
      return node.value
    default:
      return JSON.parse(node.value)
  }
}

function errorOf(source: string): JsonError {
  try {
    readJson(source)
  } catch (error) {
    if (error instanceof JsonError) return error
    throw error
  }
  throw new Error(`${source} was read`)
}

/** Every node with its children, for checks of places. */
function* nodesOf(node: JsonNode): Generator<JsonNode> {
  yield node
  if (node.type === 'object') for (const { value } of node.members) yield* nodesOf(value)
  if (node.type === 'array') for (const item of node.items) yield* nodesOf(item)
}

const wellFormed = fc.string({ unit: 'grapheme' })
const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' })

describe('readJson', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 1, '\t', '\r\n'), (value, indent) => {
        const source = JSON.stringify(value, null, indent)
        expect(JSON.stringify(plainOf(readJson(source)))).toBe(JSON.stringify(JSON.parse(source)))
      }),
    )
  })

  it('reads every escape of JSON', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const escaped = `"${Array.from(text, (_, index) => index)
          .map((index) => Array.from(text)[index]!)
          .flatMap((character) =>
            Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit)),
          )
          .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
          .join('')}"`
        expect(readJson(escaped)).toMatchObject({ type: 'string', value: text })
      }),
    )
    expect(plainOf(readJson('"\\"\\\\\\/\\b\\f\\n\\r\\t"'))).toBe('"\\/\b\f\n\r\t')
  })

  it('knows the place of every value: the text there is the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const source = ` ${JSON.stringify(value, null, 2)}\n`
        for (const node of nodesOf(readJson(source))) {
          const text = source.slice(node.start, node.end)
          expect(JSON.stringify(plainOf(readJson(text)))).toBe(JSON.stringify(plainOf(node)))
        }
      }),
    )
  })

  it('throws nothing but JsonError, and accepts nothing that JSON.parse does not', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'true',
      'null',
      '-1.5e3',
      ' ',
      '\u0000',
      'a',
    )
    const soup = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(token).map((tokens) => tokens.join('')),
    )
    fc.assert(
      fc.property(soup, (source) => {
        let node: JsonNode | undefined
        try {
          node = readJson(source)
        } catch (error) {
          expect(error).toBeInstanceOf(JsonError)
        }
        if (node !== undefined) expect(() => JSON.parse(source)).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['', 0],
    ['{} {}', 3],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ["{'a':1}", 1],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['01', 1],
    ['+1', 0],
    ['.5', 0],
    ['NaN', 0],
    ['True', 0],
    ['"a', 0],
    ['"a\nb"', 2],
    ['"a\u001fb"', 2],
    ['"\\x"', 1],
    ['"\\u12g4"', 1],
    ['// no\n{}', 0],
    ['\ufeff{}', 0],
    ['\u00a0{}', 0],
  ])('refuses %j at %i', (source, offset) => {
    expect(errorOf(source)).toMatchObject({ code: 'json-invalid', offset })
  })

  it.each(['"\ud800"', '"\\ud800"', '"\udc00\ud800"', '"a\\udfffb"', '{"\\ud83d":1}'])(
    'refuses the lone surrogate in %j',
    (source) => {
      expect(errorOf(source)).toMatchObject({ code: 'json-invalid' })
    },
  )

  it('takes surrogate pairs, however they are written', () => {
    for (const source of ['"😀"', '"\\ud83d\\ude00"', '"\ud83d\\ude00"']) {
      expect(readJson(source)).toMatchObject({ value: '😀' })
    }
  })

  it('refuses a key that comes twice, however it is written and however many there are', () => {
    expect(errorOf('{"a":1,"\\u0061":2}')).toMatchObject({ code: 'duplicate-element', offset: 7 })
    const keys = Array.from({ length: 40 }, (_, index) => `"k${index}":0`)
    for (const twice of ['k0', 'k7', 'k8', 'k39']) {
      expect(errorOf(`{${[...keys, `"${twice}":0`].join(',')}}`).code).toBe('duplicate-element')
    }
    expect(readJson(`{${keys.join(',')}}`).type).toBe('object')
  })

  it('takes __proto__ and constructor as keys like all others', () => {
    const node = readJson('{"__proto__":{"polluted":1},"constructor":2,"toString":3}')
    expect(node.type === 'object' && node.members.map((member) => member.key)).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ])
    expect('polluted' in {}).toBe(false)
  })

  it('ends at the depth and length that are named', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(readJson(nested(MAX_DOCUMENT_DEPTH)).type).toBe('array')
    expect(errorOf(nested(MAX_DOCUMENT_DEPTH + 1)).code).toBe('too-deep')
    // Siblings do not add up to depth.
    expect(readJson(`[${Array.from({ length: 100 }, () => '{"a":[]}').join(',')}]`).type).toBe('array')
    expect(errorOf('['.repeat(MAX_DOCUMENT_LENGTH)).code).toBe('too-deep')
    expect(readJson('[]'.padEnd(MAX_DOCUMENT_LENGTH)).type).toBe('array')
    expect(errorOf('[]'.padEnd(MAX_DOCUMENT_LENGTH + 1)).code).toBe('too-large')
    expect(readJson('[]'.padEnd(MAX_DOCUMENT_LENGTH + 1), MAX_DOCUMENT_LENGTH + 1).type).toBe('array')
  })
})

describe('LineMap', () => {
  it('counts lines and columns from 1', () => {
    const lines = new LineMap('ab\n\nc')
    expect([0, 1, 2, 3, 4, 5].map((offset) => lines.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 2 },
    ])
  })

  it('agrees with splitting at newlines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\n', '\r', '😀'), { maxLength: 60 }),
        fc.nat(),
        (parts, n) => {
          const source = parts.join('')
          const offset = n % (source.length + 1)
          const before = source.slice(0, offset).split('\n')
          expect(new LineMap(source).position(offset)).toEqual({
            line: before.length,
            column: before[before.length - 1]!.length + 1,
          })
        },
      ),
    )
  })
})
