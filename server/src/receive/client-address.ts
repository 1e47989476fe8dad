import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4, SocketAddress } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Headers } from './headers.ts'
import { MAX_FORWARDED_HOPS } from './limits.ts'

/** Who sent the request, and whether over TLS. */
export interface ClientAddress {
  readonly address: string
  readonly secure: boolean
}

/**
 * Gives the reader of client addresses. The socket's peer is the client, unless it is a trusted proxy: then
 * X-Forwarded-For is read from the right, where each proxy adds the peer it saw, up to the first address that
 * is not a trusted proxy. What a client writes into the header itself stands further left and is never
 * believed, so `aws:SourceIp` cannot be forged.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 * @throws TypeError for a trusted proxy that is neither an address nor a CIDR.
 */
export function clientAddressReader(
  trustedProxies: readonly string[],
): (message: IncomingMessage, headers: Headers) => ClientAddress {
  if (trustedProxies.length === 0) return (message) => ({ address: peerOf(message), secure: isTls(message) })
  const isTrusted = trustOf(trustedProxies)
  return (message, headers) => {
    const peer = peerOf(message)
    if (!isTrusted(peer)) return { address: peer, secure: isTls(message) }
    return {
      address: forwardedFor(headers, peer, isTrusted),
      secure: forwardedSecure(headers, isTls(message)),
    }
  }
}

/**
 * IPv4 in dotted form also where it is mapped into IPv6, an IPv6 address without its zone; undefined for
 * anything else.
 */
export function normalizeAddress(text: string): string | undefined {
  const zone = text.indexOf('%')
  const address = zone < 0 ? text : text.slice(0, zone)
  const family = isIP(address)
  if (family === 0) return undefined
  if (family === 4) return address
  // One spelling for one address: lower case, the longest run of zeros folded, a mapped IPv4 address dotted.
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address
  const tail = canonical.slice(MAPPED_PREFIX.length)
  return canonical.startsWith(MAPPED_PREFIX) && isIPv4(tail) ? tail : canonical
}

const MAPPED_PREFIX = '::ffff:'

// A connection brings many requests.
let lastPeer = { text: '', address: '' }

function peerOf(message: IncomingMessage): string {
  const text = message.socket.remoteAddress ?? ''
  if (text !== lastPeer.text) lastPeer = { text, address: normalizeAddress(text) ?? '' }
  return lastPeer.address
}

function isTls(message: IncomingMessage): boolean {
  return (message.socket as TLSSocket).encrypted === true
}

function trustOf(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [text = '', bits] = proxy.split('/')
    const address = normalizeAddress(text)
    if (address === undefined) throw new TypeError(`'${proxy}' is neither an address nor a CIDR`)
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    const max = family === 'ipv4' ? 32 : 128
    // A mapped IPv4 network such as ::ffff:10.0.0.0/104 counts its bits from the IPv6 address.
    const prefix = bits === undefined ? max : Number(bits) - (family === 'ipv4' && isIP(text) === 6 ? 96 : 0)
    if (bits !== undefined && !/^\d{1,3}$/.test(bits))
      throw new TypeError(`'${proxy}' is neither an address nor a CIDR`)
    if (prefix < 0 || prefix > max) throw new TypeError(`'${proxy}' is neither an address nor a CIDR`)
    list.addSubnet(address, prefix, family)
  }
  return (address) => address !== '' && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

function forwardedFor(headers: Headers, peer: string, isTrusted: (address: string) => boolean): string {
  const value = headers.get('x-forwarded-for')
  if (value === undefined) return peer
  const hops = (typeof value === 'string' ? value : value.join(',')).split(',')
  let client = peer
  const last = Math.max(0, hops.length - MAX_FORWARDED_HOPS)
  for (let i = hops.length - 1; i >= last; i--) {
    const hop = normalizeAddress(withoutPort(hops[i]!.trim()))
    // What a trusted proxy wrote is not an address: the nearest one known is all that can be said.
    if (hop === undefined) return client
    client = hop
    if (!isTrusted(hop)) return client
  }
  return client
}

// Some proxies append the port: 192.0.2.1:4711, [2001:db8::1]:4711.
function withoutPort(hop: string): string {
  if (hop.startsWith('[')) {
    const end = hop.indexOf(']')
    return end < 0 ? hop : hop.slice(1, end)
  }
  const colon = hop.indexOf(':')
  return colon >= 0 && colon === hop.lastIndexOf(':') ? hop.slice(0, colon) : hop
}

// Every proxy of a chain must say https: one plain leg is a plain request to aws:SecureTransport.
function forwardedSecure(headers: Headers, tls: boolean): boolean {
  const value = headers.get('x-forwarded-proto')
  if (value === undefined) return tls
  const all = typeof value === 'string' ? value : value.join(',')
  return all.split(',').every((proto) => proto.trim().toLowerCase() === 'https')
}
