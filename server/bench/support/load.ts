import { connect, type Socket } from 'node:net'

/** Clients that each wait for an answer before they send the next request. */
const CONNECTIONS = 32

/** Sends `total` requests, taking those given in turn; gives the seconds it took. @throws Error for any answer but 200 */
export async function load(endpoint: URL, requests: readonly Buffer[], total: number): Promise<number> {
  let sent = 0
  const next = () => (sent < total ? requests[sent++ % requests.length] : undefined)
  const started = performance.now()
  const stopSpinning = spin()
  await Promise.all(Array.from({ length: CONNECTIONS }, () => client(endpoint, next)))
  stopSpinning()
  return (performance.now() - started) / 1000
}

/**
 * Keeps this process from ever sleeping. Waking a process is charged to the one that writes to it, so a client that dozes
 * between the answers of a slower server would make that server look slower still.
 */
function spin(): () => void {
  let spinning = true
  const turn = () => {
    if (spinning) setImmediate(turn)
  }
  turn()
  return () => {
    spinning = false
  }
}

function client(endpoint: URL, next: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(endpoint.port), endpoint.hostname)
    socket.setNoDelay(true)
    let received = ''
    const send = () => {
      const request = next()
      if (request === undefined) {
        socket.end()
        resolve()
      } else socket.write(request)
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (text: string) => {
      received += text
      const end = endOfAnswer(received)
      if (end === undefined) return
      if (!received.startsWith('HTTP/1.1 200')) return fail(socket, reject, received)
      received = received.slice(end)
      send()
    })
  })
}

function fail(socket: Socket, reject: (error: Error) => void, answer: string): void {
  socket.destroy()
  reject(new Error(`the server refused: ${answer.slice(0, 1000)}`))
}

function endOfAnswer(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n')
  if (head === -1) return undefined
  const length = Number(/content-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0)
  return text.length >= head + 4 + length ? head + 4 + length : undefined
}
