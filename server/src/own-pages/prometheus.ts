import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** The requests of one service, operation and status. */
export interface Count {
  readonly labels: { readonly service: string; readonly operation: string; readonly status: number }
  requests: number
}

/** What was counted so far. */
export interface Counted {
  readonly counts: ReadonlyMap<string, Count>
  /** Seconds that requests took since they were asked for last. */
  takeDurations(): readonly number[]
  auditFailures(): number
}

/** The numbers in Prometheus' form, and with them those of the process. */
export interface Prometheus {
  readonly registry: Registry
  /** Takes over the durations that wait. */
  observe(): void
}

/** Loaded apart from what counts: the library takes longer to load than the rest of a server's start has time for. */
export function prometheus(counted: Counted): Prometheus {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'iamd_' })
  new Counter({
    name: 'iamd_requests_total',
    help: 'Requests answered, by service, operation and HTTP status',
    labelNames: ['service', 'operation', 'status'],
    registers: [registry],
    collect() {
      this.reset()
      for (const { labels, requests } of counted.counts.values()) this.inc(labels, requests)
    },
  })
  const duration = new Histogram({
    name: 'iamd_request_duration_seconds',
    help: 'Time from the request read to the answer ready',
    buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5],
    registers: [registry],
    collect: observe,
  })
  function observe() {
    for (const seconds of counted.takeDurations()) duration.observe(seconds)
  }
  new Counter({
    name: 'iamd_audit_failures_total',
    help: 'Failures to write to the audit trail',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(counted.auditFailures())
    },
  })
  return { registry, observe }
}
