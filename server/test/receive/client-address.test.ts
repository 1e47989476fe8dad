import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientAddressReader, normalizeAddress } from '../../src/receive/client-address.ts'

const message = (remoteAddress: string | undefined, encrypted = false) =>
  ({ socket: { remoteAddress, encrypted } }) as unknown as IncomingMessage

function clientOf(
  trusted: readonly string[],
  peer: string,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  encrypted = false,
) {
  return clientAddressReader(trusted)(message(peer, encrypted), new Map(Object.entries(headers)))
}

describe('without trusted proxies', () => {
  test('the peer is the client, whatever the headers say', () => {
    const headers = {
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'https',
      forwarded: 'for=203.0.113.9',
    }
    expect(clientOf([], '198.51.100.1', headers)).toEqual({ address: '198.51.100.1', secure: false })
    expect(clientOf(['10.0.0.0/8'], '198.51.100.1', headers)).toEqual({
      address: '198.51.100.1',
      secure: false,
    })
    expect(clientOf([], '198.51.100.1', {}, true).secure).toBe(true)
  })
})

describe('behind trusted proxies', () => {
  const trusted = ['10.0.0.0/8', '192.0.2.7', '2001:db8:1::/48']

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    // What the client wrote itself stands left of what the proxy saw.
    ['6.6.6.6, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['203.0.113.9, 192.0.2.7, 10.1.2.3', '203.0.113.9'],
    ['203.0.113.9, 192.0.2.8, 10.1.2.3', '192.0.2.8'],
    ['10.9.9.9', '10.9.9.9'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['[2001:db8:2::1]:4711', '2001:db8:2::1'],
    ['2001:db8:2::1, 2001:db8:1::5', '2001:db8:2::1'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    // Nothing that is not an address is believed, nor anything left of it.
    ['203.0.113.9, unknown', '10.0.0.1'],
    ['203.0.113.9, nonsense, 10.1.2.3', '10.1.2.3'],
    ['', '10.0.0.1'],
    [',', '10.0.0.1'],
  ])('X-Forwarded-For: %s', (value, address) => {
    expect(clientOf(trusted, '10.0.0.1', { 'x-forwarded-for': value }).address).toBe(address)
    expect(clientOf(trusted, '::ffff:10.0.0.1', { 'x-forwarded-for': value }).address).toBe(address)
  })

  test('several header lines are one list', () => {
    const headers = { 'x-forwarded-for': ['6.6.6.6', '203.0.113.9', '10.1.2.3'] }
    expect(clientOf(trusted, '10.0.0.1', headers).address).toBe('203.0.113.9')
  })

  test('a chain has an end', () => {
    const value = `203.0.113.9, ${Array.from({ length: 1000 }, () => '10.1.2.3').join(', ')}`
    expect(clientOf(trusted, '10.0.0.1', { 'x-forwarded-for': value }).address).toBe('10.1.2.3')
  })

  test.each([
    ['https', true],
    ['HTTPS', true],
    ['https, https', true],
    ['http', false],
    ['https, http', false],
    ['http, https', false],
    ['', false],
  ])('X-Forwarded-Proto: %s', (value, secure) => {
    expect(clientOf(trusted, '10.0.0.1', { 'x-forwarded-proto': value }).secure).toBe(secure)
    expect(clientOf(trusted, '10.0.0.1', { 'x-forwarded-proto': value }, true).secure).toBe(secure)
  })

  test('without the header the own connection counts', () => {
    expect(clientOf(trusted, '10.0.0.1', {}, true).secure).toBe(true)
    expect(clientOf(trusted, '10.0.0.1').secure).toBe(false)
  })

  test('a network written in mapped form', () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    expect(clientOf(['::ffff:10.0.0.0/104'], '10.200.0.1', headers).address).toBe('203.0.113.9')
    expect(clientOf(['::ffff:10.0.0.0/104'], '11.0.0.1', headers).address).toBe('11.0.0.1')
  })
})

test.each([
  '',
  'proxy',
  '10.0.0.0/33',
  '10.0.0.0/-1',
  '10.0.0.0/x',
  '10.0.0.0/',
  '300.0.0.1',
  '::1/129',
  '::ffff:10.0.0.0/8',
])('a trusted proxy cannot be "%s"', (proxy) => {
  expect(() => clientAddressReader([proxy])).toThrow(TypeError)
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['::ffff:c000:201', '192.0.2.1'],
  ['0:0:0:0:0:ffff:c000:0201', '192.0.2.1'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::', '::'],
  ['192.0.2.01', undefined],
  ['nonsense', undefined],
  ['', undefined],
])('%s is %s', (text, address) => {
  expect(normalizeAddress(text)).toBe(address)
})

test('a peer that is gone has no address', () => {
  expect(clientAddressReader([])(message(undefined), new Map()).address).toBe('')
  expect(
    clientAddressReader(['0.0.0.0/0'])(message(undefined), new Map([['x-forwarded-for', '6.6.6.6']])).address,
  ).toBe('')
})
