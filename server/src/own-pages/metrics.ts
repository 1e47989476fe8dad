import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import type { Count, Prometheus } from './prometheus.ts'

/** The numbers that GET /_iamd/metrics shows in Prometheus' text format. */
export interface Metrics {
  /** Everything counted so far. */
  registry(): Promise<Registry>
  /** One request answered; `seconds` from the request read to its answer ready. */
  answered(service: string, operation: string, status: number, seconds: number): void
  /** Events that the audit trail could not write. */
  auditFailed(): void
}

/** Durations handed over together: one by one, between other work, each takes several times as long. */
const OBSERVED_TOGETHER = 256

export function createMetrics(): Metrics {
  // Counted by operation and status here, and put into Prometheus' form when asked for: its labels are hashed at every use.
  const counts = new Map<string, Count>()
  let durations: number[] = []
  let auditFailures = 0
  let loading: Promise<Prometheus> | undefined
  let loaded: Prometheus | undefined
  const counted = {
    counts,
    takeDurations() {
      const taken = durations
      durations = []
      return taken
    },
    auditFailures: () => auditFailures,
  }
  const load = () =>
    (loading ??= import('./prometheus.ts').then(({ prometheus }) => (loaded = prometheus(counted))))
  return {
    registry: async () => (await load()).registry,
    answered(service, operation, status, seconds) {
      // Services and operations are those of the models, so the map stays small whatever clients send.
      const key = `${service} ${operation} ${status}`
      const count = counts.get(key)
      if (count === undefined) counts.set(key, { labels: { service, operation, status }, requests: 1 })
      else count.requests++
      // After the first answer rather than before: nobody waits for it.
      if (loading === undefined) setImmediate(load)
      if (durations.push(seconds) >= OBSERVED_TOGETHER) loaded?.observe()
    },
    auditFailed: () => {
      auditFailures++
    },
  }
}

/** GET /_iamd/metrics */
export function addMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/_iamd/metrics', async (_request, reply) => {
    const registry = await metrics.registry()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
