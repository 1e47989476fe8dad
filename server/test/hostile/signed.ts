import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from '../harness.ts'

/** A request to sign; what is left out is that of an IAM call. */
export interface Unsigned {
  readonly method?: string
  readonly path?: string
  /** Already in canonical form. */
  readonly query?: string
  readonly service?: string
  readonly region?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  readonly now?: Date
}

/** A signed request in its parts, for a test to alter before it is sent. */
export interface Signed {
  method: string
  target: string
  headers: Record<string, string>
  body: Buffer
}

const FORM = 'application/x-www-form-urlencoded; charset=utf-8'

/** Signs as the AWS SDKs do (Signature Version 4, Authorization header), by code of its own: the server's is what is tested. */
export function sign(endpoint: string, key: Credentials, request: Unsigned = {}): Signed {
  const {
    method = 'POST',
    path = '/',
    query = '',
    service = 'iam',
    region = 'us-east-1',
    now = new Date(),
  } = request
  const body = Buffer.from(request.body ?? '')
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const headers: Record<string, string> = {
    host: new URL(endpoint).host,
    'content-type': FORM,
    'x-amz-date': time,
    ...(key.sessionToken !== undefined && { 'x-amz-security-token': key.sessionToken }),
    ...(service === 's3' && { 'x-amz-content-sha256': sha256(body) }),
    ...request.headers,
  }
  const names = Object.keys(headers).sort()
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]!.trim()}\n`).join('')
  const canonical = [method, path, query, canonicalHeaders, names.join(';'), sha256(body)].join('\n')
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`
  const secret = [time.slice(0, 8), region, service, 'aws4_request'].reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${key.secretAccessKey}`,
  )
  const signature = createHmac('sha256', secret)
    .update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`)
    .digest('hex')
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
  return { method, target: query === '' ? path : `${path}?${query}`, headers, body }
}

/** The request as HTTP/1.1 bytes; `content-length` is added unless the headers say how the body ends. */
export function bytesOf({ method, target, headers, body }: Signed): Buffer {
  const framed = 'content-length' in headers || 'transfer-encoding' in headers
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const length = framed ? '' : `content-length: ${body.length}\r\n`
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}${length}\r\n`, 'latin1'),
    body,
  ])
}

/** Form fields as a body. */
export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString()
}

/** The body of an IAM call. */
export function iamCall(action: string, fields: Readonly<Record<string, string>> = {}): string {
  return form({ Action: action, Version: '2010-05-08', ...fields })
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
