import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** The numbers that GET /_iamd/metrics shows in Prometheus' text format. */
export interface Metrics {
  readonly registry: Registry
  /** One request answered; `seconds` from its first byte read to its answer written. */
  answered(service: string, operation: string, status: number, seconds: number): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'iamd_' })
  const requests = new Counter({
    name: 'iamd_requests_total',
    help: 'Requests answered, by service, operation and HTTP status',
    labelNames: ['service', 'operation', 'status'],
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'iamd_request_duration_seconds',
    help: 'Time from the request read to the answer ready',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5],
    registers: [registry],
  })
  return {
    registry,
    answered(service, operation, status, seconds) {
      requests.inc({ service, operation, status })
      duration.observe(seconds)
    },
  }
}

/** GET /_iamd/metrics */
export function addMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/_iamd/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
