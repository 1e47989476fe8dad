import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createMetrics } from '../../src/own-pages/metrics.ts'

it('counts on where its library could not be loaded, and shows all of it once that is', async () => {
  let loads = 0
  const metrics = createMetrics(async () => {
    if (++loads <= 2) throw new Error('EMFILE')
    return import('../../src/own-pages/prometheus.ts')
  })
  metrics.answered('iam', 'GetUser', 200, 0.001)
  // Nobody waits for this load: that it fails must not be an unhandled rejection, which would end the process.
  await setImmediate()
  await expect(metrics.registry()).rejects.toThrow('EMFILE')
  const text = await (await metrics.registry()).metrics()
  expect(text).toContain('iamd_requests_total{service="iam",operation="GetUser",status="200"} 1')
  expect(text).toContain('iamd_request_duration_seconds_count 1')
})

it('keeps no more durations than a few thousand while it is not', async () => {
  let isThere = false
  const metrics = createMetrics(async () => {
    if (!isThere) throw new Error('EMFILE')
    return import('../../src/own-pages/prometheus.ts')
  })
  for (let i = 0; i < 100_000; i++) metrics.answered('iam', 'GetUser', 200, 0.001)
  isThere = true
  const text = await (await metrics.registry()).metrics()
  expect(text).toContain('iamd_requests_total{service="iam",operation="GetUser",status="200"} 100000')
  expect(Number(/iamd_request_duration_seconds_count (\d+)/.exec(text)?.[1])).toBeLessThan(20_000)
})
