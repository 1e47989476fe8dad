import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** A connection on which any bytes can be sent. */
export interface RawConnection {
  send(bytes: string | Buffer): void
  /** The next complete answer; undefined where the server ends the connection without one. */
  answer(method?: string): Promise<RawAnswer | undefined>
  /** Resolves when the server has ended the connection. */
  closed: Promise<void>
  destroy(): void
}

export async function openRaw(endpoint: string): Promise<RawConnection> {
  const { hostname, port } = new URL(endpoint)
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: false })
  let text = ''
  let ended = false
  let wake = () => {}
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    text += chunk
    wake()
  })
  // A server that refuses while the client still sends may reset the connection; what came before still counts.
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      ended = true
      wake()
      resolve()
    })
  })
  await connected(socket)
  return {
    send: (bytes) => void socket.write(bytes),
    async answer(method = 'POST') {
      for (;;) {
        const found = readAnswer(text, method)
        if (found !== undefined) {
          text = text.slice(found.end)
          return found.answer
        }
        if (ended) return undefined
        await new Promise<void>((resolve) => (wake = resolve))
      }
    },
    closed,
    destroy: () => void socket.destroy(),
  }
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('error', reject)
  })
}

function readAnswer(text: string, method: string): { answer: RawAnswer; end: number } | undefined {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const [statusLine = '', ...lines] = text.slice(0, head).split('\r\n')
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  )
  const status = Number(statusLine.split(' ')[1])
  const length = method === 'HEAD' || status === 100 ? 0 : Number(headers.get('content-length') ?? 0)
  const end = head + 4 + length
  if (text.length < end) return undefined
  return { answer: { status, headers, body: text.slice(head + 4, end) }, end }
}

/** Sends bytes on a connection of their own and gives the first answer. */
export async function sendRaw(
  endpoint: string,
  bytes: string | Buffer,
  method?: string,
): Promise<RawAnswer | undefined> {
  const connection = await openRaw(endpoint)
  connection.send(bytes)
  const answer = await connection.answer(method)
  connection.destroy()
  return answer
}
