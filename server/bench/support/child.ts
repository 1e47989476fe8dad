/** What a measured process tells of itself. CPU in microseconds since its start, memory in bytes. */
export interface Measurement {
  readonly cpu: number
  readonly rss: number
  readonly heap: number
}

export type ChildMessage = { readonly endpoint: string } | { readonly measurement: Measurement }

/** Tells the parent where the server listens, and answers each message with a measurement. */
export function serveMeasurements(endpoint: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    const { rss, heapUsed } = process.memoryUsage()
    process.send?.({ measurement: { cpu: user + system, rss, heap: heapUsed } } satisfies ChildMessage)
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ endpoint } satisfies ChildMessage)
}
