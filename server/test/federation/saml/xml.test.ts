import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkWellFormed, XmlFault } from '../../../src/federation/saml/well-formed.ts'
import { attribute, descendants, parseXml, textOf } from '../../../src/federation/saml/xml.ts'

const LIMITS = { depth: 8, elements: 50, attributes: 8, comments: false }
const parse = (text: string, limits: Partial<typeof LIMITS> = {}) => parseXml(text, { ...LIMITS, ...limits })

describe('what is taken', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0"?>\n<a></a>\n',
    `<?xml version='1.0' encoding='utf-8' standalone='no'?><a/>`,
    '<a b="1" c=\'2\' xmlns:d="urn:x"><d:e d:f="&lt;&#65;&#x42;"/></a >',
    '<a>text &amp; more &gt; less</a>',
    '<ä ö="ü">é</ä>',
  ])('%s', async (text) => {
    expect((await parse(text)).localName).toBe([...descendants(await parse(text))][0]!.localName)
  })

  it('reads text and attributes as they are meant', async () => {
    const root = await parse('<a b="&quot;&#x1F600;"> x &lt;<c>y</c> </a>')
    expect([attribute(root, 'b'), textOf(root), attribute(root, 'c')]).toEqual([
      '"\u{1F600}',
      ' x <y ',
      undefined,
    ])
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing', ''],
    ['text alone', 'a'],
    ['a byte order mark', '\uFEFF<a/>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity that is declared', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an entity nobody declared', '<a>&b;</a>'],
    ['an entity in an attribute', '<a b="&c;"/>'],
    ['an ampersand', '<a>b & c</a>'],
    ['a CDATA section', '<a><![CDATA[b]]></a>'],
    ['the end of one', '<a>]]></a>'],
    ['a processing instruction', '<a><?b c?></a>'],
    ['a stylesheet', '<?xml-stylesheet href="a"?><a/>'],
    ['a comment', '<a><!-- b --></a>'],
    ['another encoding', '<?xml version="1.0" encoding="utf-16"?><a/>'],
    ['another version', '<?xml version="1.1"?><a/>'],
    ['two roots', '<a/><b/>'],
    ['text after the root', '<a/>b'],
    ['an element that does not end', '<a><b></a>'],
    ['an end without a beginning', '</a>'],
    ['ends in the wrong order', '<a><b></a></b>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute without value', '<a b/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['attributes without space', '<a b="1"c="2"/>'],
    ['a tag within a tag', '<a b="<c/>"/>'],
    ['a tag that does not end', '<a b="1"'],
    ['a name that is none', '<1a/>'],
    ['a name of three parts', '<a:b:c/>'],
    ['a control character', '<a>\u0000</a>'],
    ['one by its number', '<a>&#0;</a>'],
    ['half a character', '<a>\uD800</a>'],
    ['half a character by its number', '<a>&#xD800;</a>'],
    ['a number that is no character', '<a>&#x110000;</a>'],
  ])('%s', async (_, text) => {
    await expect(parse(text)).rejects.toThrow(XmlFault)
  })

  it('comments, but where they are allowed', async () => {
    expect(textOf(await parse('<a><!-- b -->c<!----></a>', { comments: true }))).toBe('c')
    for (const text of ['<a><!-- b', '<a><!-- -- --></a>', '<a><!--></a>', '<a><!--->-></a>']) {
      await expect(parse(text, { comments: true })).rejects.toThrow(XmlFault)
    }
  })

  it('what is too deep, too wide, or has too many attributes', async () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    await parse(nested(8))
    await expect(parse(nested(9))).rejects.toThrow(XmlFault)
    await parse(`<a>${'<b/>'.repeat(49)}</a>`)
    await expect(parse(`<a>${'<b/>'.repeat(50)}</a>`)).rejects.toThrow(XmlFault)
    const wide = (count: number) => `<a ${Array.from({ length: count }, (_, i) => `b${i}=""`).join(' ')}/>`
    await parse(wide(8))
    await expect(parse(wide(9))).rejects.toThrow(XmlFault)
  })

  it('a bomb at once, however long it is', () => {
    const bombs = [
      `<a>${'<b>'.repeat(1_000_000)}`,
      `<a ${'b="" '.repeat(1_000_000)}`,
      `<a${' '.repeat(3_000_000)}`,
      `<a b="${'&amp;'.repeat(500_000)}`,
      '<'.repeat(3_000_000),
      `<a>${'&'.repeat(3_000_000)}`,
      `<a b${' '.repeat(1_000_000)}`,
    ]
    for (const bomb of bombs) expect(() => checkWellFormed(bomb, LIMITS)).toThrow(XmlFault)
  })
})

describe('whatever is sent', () => {
  const pieces = fc.constantFrom(
    ...[
      '<a',
      '<b:c',
      '</a>',
      '</b:c>',
      '>',
      '/>',
      ' d="',
      " e='",
      '"',
      "'",
      '=',
      ' ',
      'f',
      '&lt;',
      '&',
      ';',
      '\n',
    ],
    ...['<!--', '-->', '<![CDATA[', ']]>', '<?xml version="1.0"?>', '<?', '?>', '<!DOCTYPE', '<!ENTITY', '['],
    ...[
      ' xmlns="u"',
      ' xmlns:b="u"',
      ' __proto__="x"',
      '<constructor:a',
      ' xmlns:__proto__="v"',
      '&#x41;',
      '\u00e9',
    ],
  )

  it('is read, or refused as no XML: the parser never meets what it would complain of', async () => {
    const limits = { ...LIMITS, comments: true }
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    )
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const outcome = await parse(given, limits).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(XmlFault)
        else expect(textOf(outcome as never)).toBeTypeOf('string')
      }),
      { numRuns: 5000 },
    )
  })
})
