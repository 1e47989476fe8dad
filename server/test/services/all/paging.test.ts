import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadedServices } from '../../../src/services/index.ts'
import type { StructureShape } from '../../../src/wire/model.ts'
import { startTestServer, type TestServer } from '../../harness.ts'
import { worldOf } from './calls.ts'
import type { List } from './list.ts'
import { LISTS } from './lists.ts'
import type { World } from './table/index.ts'

const services = await loadedServices()

/**
 * Lists read item by item while items come and go: what is there all the time is shown once, and nothing is shown twice.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html (Marker, MaxItems)
 */
let server: TestServer
let world: World
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  world = worldOf(server)
})
afterAll(() => server.close())

/** Items added while a list is read: so many that they cannot all be before or all behind the reader. */
const MAX_ADDED = 12

interface Reading {
  /** In order, with repetitions. */
  readonly seen: string[]
  readonly pages: number
}

/** Reads a list in pages of one; between two pages `meanwhile` happens. */
async function read(list: List, meanwhile: (seen: readonly string[]) => Promise<void>): Promise<Reading> {
  const seen: string[] = []
  const most = 2 * list.count + MAX_ADDED
  let Marker: string | undefined
  for (let pages = 1; pages <= most; pages++) {
    const answer = await world.iam(list.operation, { ...list.input, MaxItems: 1, ...(Marker && { Marker }) })
    const keys = list.keys(answer)
    expect(keys.length).toBeLessThanOrEqual(1)
    seen.push(...keys)
    Marker = answer.Marker as string | undefined
    // ListDelegationRequests writes it with a small letter.
    expect(answer.IsTruncated ?? answer.isTruncated).toBe(Marker !== undefined)
    if (Marker === undefined) return { seen, pages }
    expect(keys).toHaveLength(1)
    await meanwhile(seen)
  }
  throw new Error(`${list.operation} has no end`)
}

async function fill(list: List): Promise<string[]> {
  await list.setup?.(world)
  const keys: string[] = []
  for (let index = 0; index < list.count; index++) keys.push(await list.add(world, index))
  return keys
}

const titleOf = ({ operation, variant }: List) =>
  variant === undefined ? operation : `${operation} (${variant})`

describe.each(LISTS.map((list) => [titleOf(list), list] as const))('%s', (_title, list) => {
  it('shows everything once', async () => {
    const keys = await fill(list)
    const { seen, pages } = await read(list, async () => {})
    expect(seen.toSorted()).toEqual(keys.toSorted())
    expect(pages).toBe(keys.length)
    const whole = list.keys(await world.iam(list.operation, { ...list.input, MaxItems: 1000 }))
    expect(whole).toEqual(seen)
  })

  it.skipIf(list.remove === undefined)('misses and repeats nothing while items come and go', async () => {
    const keys = await fill(list)
    const kept = keys.filter((_, index) => index % 2 === 0)
    const going = keys.filter((_, index) => index % 2 === 1)
    let added = 0
    const { seen } = await read(list, async (shown) => {
      // By turns one that was shown, where the reader stands if possible, and one that was not.
      const last = shown.at(-1)!
      const place = going.includes(last) ? going.indexOf(last) : going.length - 1
      const [gone] = going.splice(place, 1)
      if (gone === undefined || added === MAX_ADDED) return
      await list.remove!(world, gone)
      await list.add(world, list.count + added++)
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(kept.filter((key) => !seen.includes(key))).toEqual([])
    expect(added).toBeGreaterThan(0)
  })
})

/** Lists of what was there at one time, or of the request itself: elsewhere tested. */
const FROZEN: readonly string[] = [
  'GetOrganizationsAccessReport',
  'GetServiceLastAccessedDetails',
  'GetServiceLastAccessedDetailsWithEntities',
  'ListPoliciesGrantingServiceAccess',
]

it('every list that comes in pages is here', () => {
  const here = new Set([...LISTS.map(({ operation }) => operation), ...FROZEN])
  for (const { model, operations } of services) {
    const paged = [...operations.keys()].filter((operation) => {
      const { input } = model.operations[operation]!
      return input !== undefined && 'Marker' in (model.shapes[input] as StructureShape).members
    })
    expect(paged.filter((operation) => !here.has(operation))).toEqual([])
  }
})
