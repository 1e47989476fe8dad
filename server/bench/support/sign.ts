import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from '../../test/harness.ts'

/** A form POST signed as the AWS SDKs sign it, as the bytes of an HTTP/1.1 request. */
export function signedPost(
  endpoint: URL,
  service: string,
  body: string,
  { accessKeyId, secretAccessKey }: Credentials,
  now = new Date(),
): Buffer {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const date = time.slice(0, 8)
  const scope = `${date}/us-east-1/${service}/aws4_request`
  const type = 'application/x-www-form-urlencoded; charset=utf-8'
  const signed = 'content-type;host;x-amz-date'
  const canonical = `POST\n/\n\ncontent-type:${type}\nhost:${endpoint.host}\nx-amz-date:${time}\n\n${signed}\n${sha256(body)}`
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`
  const key = [date, 'us-east-1', service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  )
  const signature = createHmac('sha256', key).update(toSign).digest('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
  return Buffer.from(
    `POST / HTTP/1.1\r\nHost: ${endpoint.host}\r\nContent-Type: ${type}\r\nX-Amz-Date: ${time}\r\nAuthorization: ${authorization}\r\n` +
      `User-Agent: aws-sdk-js/3.0.0 bench\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
