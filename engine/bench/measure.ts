/**
 * Seconds of processor time of this process: other work on the machine does not count. Run with `--single-threaded-gc`, so that no
 * other thread adds to it. (`threadCpuUsage` is finer in name only: Linux brings it up to date at clock ticks.)
 */
export function cpuTime(run: () => void): number {
  const start = process.cpuUsage()
  run()
  const used = process.cpuUsage(start)
  return (used.user + used.system) / 1e6
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
