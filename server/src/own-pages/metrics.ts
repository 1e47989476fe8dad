import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** The numbers that GET /_iamd/metrics shows in Prometheus' text format. */
export interface Metrics {
  readonly registry: Registry
  /** One request answered; `seconds` from the request read to its answer ready. */
  answered(service: string, operation: string, status: number, seconds: number): void
  /** Events that the audit trail could not write. */
  auditFailed(): void
}

interface Count {
  readonly labels: { readonly service: string; readonly operation: string; readonly status: number }
  requests: number
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'iamd_' })
  // Counted by operation and status here, and put into Prometheus' form when asked for: its labels are hashed at every use.
  const counts = new Map<string, Count>()
  new Counter({
    name: 'iamd_requests_total',
    help: 'Requests answered, by service, operation and HTTP status',
    labelNames: ['service', 'operation', 'status'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { labels, requests } of counts.values()) this.inc(labels, requests)
    },
  })
  const duration = new Histogram({
    name: 'iamd_request_duration_seconds',
    help: 'Time from the request read to the answer ready',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5],
    registers: [registry],
  })
  const auditFailures = new Counter({
    name: 'iamd_audit_failures_total',
    help: 'Failures to write to the audit trail',
    registers: [registry],
  })
  return {
    registry,
    answered(service, operation, status, seconds) {
      // Services and operations are those of the models, so the map stays small whatever clients send.
      const key = `${service} ${operation} ${status}`
      const count = counts.get(key)
      if (count === undefined) counts.set(key, { labels: { service, operation, status }, requests: 1 })
      else count.requests++
      duration.observe(seconds)
    },
    auditFailed: () => auditFailures.inc(),
  }
}

/** GET /_iamd/metrics */
export function addMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/_iamd/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
