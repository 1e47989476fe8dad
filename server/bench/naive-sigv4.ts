import { createHash, createHmac } from 'node:crypto'

/**
 * Signature Version 4 as it is usually written: lists, sorting, joining, regular expressions, and the signing
 * key derived for every request. The reference that the verifier is measured against; also signs the requests
 * that are verified.
 */
export interface PlainRequest {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text, 'utf8').digest()

export function naiveAuthorization(
  request: PlainRequest,
  keys: { readonly accessKeyId: string; readonly secretAccessKey: string },
  service: string,
  region: string,
): string {
  const date = request.headers['x-amz-date'] ?? ''
  const day = date.slice(0, 8)
  const names = Object.keys(request.headers)
    .map((name) => name.toLowerCase())
    .sort()
  const query = request.query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => part.split('='))
    .map(
      ([name = '', value = '']) =>
        `${encodeURIComponent(decodeURIComponent(name))}=${encodeURIComponent(decodeURIComponent(value))}`,
    )
    .sort()
    .join('&')
  const path = request.path
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/')
  const headers = names
    .map((name) => `${name}:${request.headers[name]!.trim().replace(/\s+/g, ' ')}`)
    .join('\n')
  const signedHeaders = names.join(';')
  const canonical = [request.method, path, query, `${headers}\n`, signedHeaders, sha256(request.body)].join(
    '\n',
  )
  const scope = [day, region, service, 'aws4_request'].join('/')
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const key = hmac(hmac(hmac(hmac(`AWS4${keys.secretAccessKey}`, day), region), service), 'aws4_request')
  const signature = hmac(key, text).toString('hex')
  return `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}
