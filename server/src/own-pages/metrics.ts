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

/** Durations that wait for the library at most; those before it are lost. Loading takes less time than as many requests. */
const MAX_WAITING = 64 * OBSERVED_TOGETHER

/** `importLibrary` is asked again after it has failed. */
export function createMetrics(importLibrary = () => import('./prometheus.ts')): Metrics {
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
  const begin = () =>
    importLibrary().then(
      ({ prometheus }) => (loaded = prometheus(counted)),
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
  const load = () => (loading ??= begin())
  // Nobody waits for it: whoever asks for the numbers is told why there are none.
  const loadUnasked = () => void load().catch(() => {})
  return {
    registry: async () => (await load()).registry,
    answered(service, operation, status, seconds) {
      // Services and operations are those of the models, so the map stays small whatever clients send.
      const key = `${service} ${operation} ${status}`
      const count = counts.get(key)
      if (count === undefined) counts.set(key, { labels: { service, operation, status }, requests: 1 })
      else count.requests++
      // After the first answer rather than before: nobody waits for it.
      if (loading === undefined) setImmediate(loadUnasked)
      if (durations.push(seconds) >= OBSERVED_TOGETHER) loaded?.observe()
      if (durations.length >= MAX_WAITING) durations = []
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
