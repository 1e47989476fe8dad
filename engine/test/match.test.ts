// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchAction } from '../src/match/action.ts'
import { compileArn, matchArn } from '../src/match/arn.ts'
import { canonicalBase64 } from '../src/match/binary.ts'
import { parseDate } from '../src/match/date.ts'
import { inRange, parseIp } from '../src/match/ip.ts'
import { compareNumbers, isNumber } from '../src/match/number.ts'
import { compilePattern, matchPattern, matchRange } from '../src/match/pattern.ts'
import { internText, lowerAscii } from '../src/match/text.ts'

const EMPTY = new Map<string, string>()

/** Wildcards by their definition, in time exponential in the stars: only for short texts. */
function slowMatch(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  if (pattern[0] === '*') {
    return slowMatch(pattern.slice(1), text) || (text !== '' && slowMatch(pattern, text.slice(1)))
  }
  return (
    text !== '' &&
    (pattern[0] === '?' || pattern[0] === text[0]) &&
    slowMatch(pattern.slice(1), text.slice(1))
  )
}

const text = (alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength: 9 }).map((characters) => characters.join(''))

describe('wildcards', () => {
  it('of actions match as defined, ignoring ASCII case only', () => {
    fc.assert(
      fc.property(text('ab:*?A'), text('ab:'), (pattern, action) => {
        expect(matchAction(pattern, action)).toBe(slowMatch(pattern.toLowerCase(), action))
      }),
      { numRuns: 3000 },
    )
    expect(matchAction('S3:GET*', 's3:getobject')).toBe(true)
    expect(matchAction('s3:\u212Aey', 's3:key')).toBe(false)
    expect(lowerAscii('S3:\u212AeY')).toBe('s3:\u212Aey')
  })

  it('of resources match as defined', () => {
    fc.assert(
      fc.property(text('ab:*?'), text('ab:'), (pattern, value) => {
        expect(matchPattern(compilePattern(pattern, true, true), value, EMPTY)).toBe(
          slowMatch(pattern, value),
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('match a part of a text as they match that part alone', () => {
    fc.assert(
      fc.property(text('ab*?'), text('ab'), text('ab'), text('ab'), (pattern, before, value, after) => {
        const whole = before + value + after
        const end = before.length + value.length
        const compiled = compilePattern(pattern, true, true)
        expect(matchRange(compiled, whole, before.length, end, EMPTY)).toBe(slowMatch(pattern, value))
      }),
      { numRuns: 3000 },
    )
  })

  it('stand for themselves in ${*} and ${?}, in version 2012-10-17 only', () => {
    const star = compilePattern('a${*}b', true, true)
    expect(matchPattern(star, 'a*b', EMPTY)).toBe(true)
    expect(matchPattern(star, 'axb', EMPTY)).toBe(false)
    expect(matchPattern(compilePattern('a${*}b', false, true), 'a${x}b', EMPTY)).toBe(true)
    expect(matchPattern(compilePattern('${$}{x}', true, true), '${x}', EMPTY)).toBe(true)
  })
})

describe('variables', () => {
  const alice = new Map<string, string | string[]>([
    ['aws:username', 'al*ce'],
    ['aws:principaltag/team', ''],
    ['aws:tagkeys', ['one']],
  ])

  it('are literal, whatever they hold', () => {
    const home = compilePattern('home/${aws:UserName}/*', true, true)
    expect(matchPattern(home, 'home/al*ce/x', alice)).toBe(true)
    expect(matchPattern(home, 'home/alice/x', alice)).toBe(false)
    expect(matchPattern(home, 'home//x', EMPTY)).toBe(false)
  })

  it('take their default where the key is missing or has several values', () => {
    const pattern = compilePattern("${aws:TagKeys, 'none'}-${aws:PrincipalTag/Team,'no team'}", true, false)
    expect(matchPattern(pattern, 'none-', alice)).toBe(true)
    expect(matchPattern(pattern, 'none-no team', EMPTY)).toBe(true)
    expect(matchPattern(compilePattern('${aws:TagKeys}', true, false), 'one', alice)).toBe(false)
  })

  it('have no blank in their name', () => {
    for (const text of ['${ aws:username}', '${aws:username }', "${aws:username , 'x'}", '${aws:user name}'])
      expect([text, matchPattern(compilePattern(text, true, false), text, alice)]).toEqual([text, true])
  })

  it('match between stars like the text they stand for', () => {
    fc.assert(
      fc.property(text('ab*?$'), text('ab'), text('ab'), (pattern, value, name) => {
        const context = new Map([['aws:username', name]])
        const written = pattern.replaceAll('$', '${aws:username}')
        const compiled = compilePattern(written, true, true)
        expect(matchPattern(compiled, value, context)).toBe(slowMatch(pattern.replaceAll('$', name), value))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('ARN operators', () => {
  const matches = (pattern: string, value: string, context = EMPTY) =>
    matchArn(compileArn(pattern, true), value, context)

  it('compare six segments, the last being all the rest', () => {
    const finance = 'arn:aws:someservice:*:111122223333:finance/*'
    expect(matches(finance, 'arn:aws:someservice:eu-west-1:111122223333:finance/a:b')).toBe(true)
    // The example of reference_policies_elements_condition_operators.html#Conditions_ARN.
    expect(
      matches(finance, 'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/d'),
    ).toBe(false)
    expect(matches('*', 'arn:aws:s3:::x')).toBe(false)
    expect(matches('arn:aws:s3:::x', 'arn:aws:s3')).toBe(false)
  })

  it('split after variables are replaced', () => {
    const context = new Map([['aws:principalarn', 'arn:aws:iam::111122223333:user/al*']])
    expect(matches('${aws:PrincipalArn}', 'arn:aws:iam::111122223333:user/al*', context)).toBe(true)
    expect(matches('${aws:PrincipalArn}', 'arn:aws:iam::111122223333:user/alice', context)).toBe(false)
  })
})

describe('addresses', () => {
  const inside = (range: string, address: string) => {
    const r = parseIp(range, true)
    const a = parseIp(address, false)
    return r !== undefined && a !== undefined && inRange(r, a)
  }

  it('lie in the ranges of their version, IPv4-mapped ones in IPv4 ranges', () => {
    expect(inside('203.0.113.0/24', '203.0.113.255')).toBe(true)
    expect(inside('203.0.113.0/24', '203.0.114.0')).toBe(false)
    expect(inside('0.0.0.0/0', '255.255.255.255')).toBe(true)
    expect(inside('128.0.0.0/1', '127.0.0.1')).toBe(false)
    expect(inside('10.0.0.0/8', '::ffff:10.1.2.3')).toBe(true)
    expect(inside('10.0.0.0/8', '::ffff:a01:203')).toBe(true)
    expect(inside('::ffff:10.0.0.0/104', '10.1.2.3')).toBe(true)
    expect(inside('::/0', '10.1.2.3')).toBe(false)
    expect(inside('2001:DB8:1234:5678::/64', '2001:db8:1234:5678:9::1')).toBe(true)
    expect(inside('2001:db8::/33', '2001:db8:8000::')).toBe(false)
    expect(inside('2001:db8::1', '2001:db8::2')).toBe(false)
  })

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/08',
    ':',
    '1:2',
    ':::',
    '1::2::3',
    '12345::',
    '::1.2.3',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '::/129',
    'fe80::1%eth0',
    '1.2.3.4:80',
    '1:2:3:4:5:6:7:',
  ])('are not %j', (wrong) => {
    expect(parseIp(wrong, true)).toBeUndefined()
  })

  it('of any four bytes are read back', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, byte, fc.integer({ min: 0, max: 32 }), (a, b, c, d, bits) => {
        const address = `${a}.${b}.${c}.${d}`
        expect(parseIp(address, false)?.a).toBe(((a * 256 + b) * 256 + c) * 256 + d)
        expect(inside(`${address}/${bits}`, address)).toBe(true)
        const mapped = `::ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
        expect(parseIp(mapped, false)).toEqual(parseIp(address, false))
      }),
    )
  })
})

describe('dates', () => {
  it.each([
    ['2020', Date.UTC(2020, 0)],
    ['2020-04', Date.UTC(2020, 3)],
    ['2020-02-29', Date.UTC(2020, 1, 29)],
    ['2020-04-01T00:00Z', Date.UTC(2020, 3, 1)],
    ['2020-04-01T12:30:15.25+02:00', Date.UTC(2020, 3, 1, 10, 30, 15, 250)],
    ['2020-04-01T12:30:15-00:30', Date.UTC(2020, 3, 1, 13, 0, 15)],
    ['1585699200', 1585699200000],
    ['0', 0],
  ])('%s is read', (date, wanted) => {
    expect(parseDate(date)).toBe(wanted)
  })

  it('of any instant are read as the runtime reads them, with and without milliseconds', () => {
    const seconds = fc.integer({ min: -62167219200, max: 253402300799 })
    fc.assert(
      fc.property(seconds, fc.integer({ min: 0, max: 999 }), (second, millisecond) => {
        const iso = new Date(second * 1000 + millisecond).toISOString()
        expect(parseDate(iso)).toBe(second * 1000 + millisecond)
        expect(parseDate(`${iso.slice(0, 19)}Z`)).toBe(second * 1000)
        expect(parseDate(`${iso.slice(0, 19)}-00:01`)).toBe(second * 1000 + 60_000)
      }),
    )
  })

  it('before the year 100 are not moved', () => {
    expect(parseDate('0001')).toBe(-62135596800000)
    expect(parseDate('1970-01-01T00:00:00.0019999Z')).toBe(1)
    expect(parseDate('1970-01-01T00:00:00.57Z')).toBe(570)
  })

  it.each([
    '',
    'now',
    '2021-02-29',
    '2020-13-01',
    '2020-04-01T24:00Z',
    '2020-04-01T00:00:00',
    '2020-4-1',
    '-1',
    '1e3',
    '2020-04-01 00:00Z',
    '2020-04-01T00:00:60Z',
    '2020-04-31T00:00:00Z',
    '2020-04-01T00:00:0xZ',
    '2020-04-01T00:00:00.0x0Z',
    '202x-04-01T00:00:00Z',
  ])('%j is no date', (wrong) => {
    expect(parseDate(wrong)).toBeNaN()
  })
})

describe('numbers', () => {
  it('are compared exactly, however many digits they have', () => {
    const big = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    fc.assert(
      fc.property(big, big, (a, b) => {
        const order = compareNumbers(String(a), Number(a), String(b), Number(b))
        expect(Math.sign(order)).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
    const compare = (a: string, b: string) => Math.sign(compareNumbers(a, Number(a), b, Number(b)))
    expect(compare('9007199254740993', '9007199254740992')).toBe(1)
    expect(compare('0.10000000000000000001', '0.1')).toBe(1)
    expect(compare('-0.10000000000000000001', '-0.1')).toBe(-1)
    expect(compare('005.50000000000000000000', '5.5')).toBe(0)
    expect(compare('-0.00000000000000000000', '0')).toBe(0)
  })

  it.each(['', ' 1', '1e3', '0x10', 'NaN', 'Infinity', '--1', '1.2.3', '.', '+', '1,5', '9'.repeat(65)])(
    '%j is none',
    (wrong) => {
      expect(isNumber(wrong)).toBe(false)
    },
  )
})

describe('binary', () => {
  it('has one spelling for equal bytes', () => {
    expect(canonicalBase64('QUI=')).toBe('QUI=')
    expect(canonicalBase64('QUJ=')).toBe('QUI=')
    expect(canonicalBase64('QR==')).toBe('QQ==')
    expect(canonicalBase64('QQ')).toBeUndefined()
    expect(canonicalBase64('Q-_=')).toBeUndefined()
  })

  it('of any bytes is its own spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64')
        expect(canonicalBase64(text)).toBe(text)
      }),
    )
  })
})

describe('interned text', () => {
  it('is the same text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (one) => {
        expect(internText(one)).toBe(one)
      }),
    )
    for (const name of ['__proto__', 'constructor', '0', '-1', '', '\ud800'])
      expect(internText(name)).toBe(name)
  })
})
