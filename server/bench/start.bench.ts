/**
 * From process start to the first answer, beside a bare Fastify server: `npm run bench:start -w server`. iamd's first answer is to a signed request, and
 * its data directory is made within the time.
 */
import { load } from './support/load.ts'
import { ROOT, startMeasured } from './support/process.ts'
import { signedPost } from './support/sign.ts'

const ROUNDS = 7

const times = { fastify: [] as number[], iamd: [] as number[] }
for (let round = 0; round <= ROUNDS; round++) {
  const fastify = await firstAnswer('bare-fastify')
  const iamd = await firstAnswer('iamd')
  // The first round fills the disk's caches.
  if (round === 0) continue
  times.fastify.push(fastify)
  times.iamd.push(iamd)
}
const ratio = times.iamd.map((time, i) => time / times.fastify[i]!)
console.log(
  `bare Fastify ${ms(times.fastify)}, iamd ${ms(times.iamd)}, ratio ${median(ratio).toFixed(2)} (medians of ${ROUNDS})`,
)

async function firstAnswer(name: 'bare-fastify' | 'iamd'): Promise<number> {
  const started = performance.now()
  const server = await startMeasured(name)
  const request = signedPost(server.endpoint, 'sts', 'Action=GetCallerIdentity&Version=2011-06-15', ROOT)
  await load(server.endpoint, [request], 1)
  const took = performance.now() - started
  await server.stop()
  return took
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function ms(values: readonly number[]): string {
  return `${median(values).toFixed(0)} ms`
}
