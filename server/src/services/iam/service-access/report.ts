import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { Environment } from '../../../environment.ts'
import type {
  EntityInfo,
  GenerateServiceLastAccessedDetailsRequest,
  ServiceLastAccessed,
  TrackedActionLastAccessed,
} from '../../../models/iam.gen.ts'
import { serviceNames } from '../../../service-reference/service-names.ts'
import { MAX_PAGE_ITEMS } from '../../../store/page.ts'
import type { ServiceUse } from '../../../store/use/service-uses.ts'
import { wholeMinute } from '../../../timestamp.ts'
import { Grants } from './grants.ts'
import { accessSubject } from './subject.ts'
import { TRACKED_ACTIONS } from './tracked-actions.ts'

export type Granularity = NonNullable<GenerateServiceLastAccessedDetailsRequest['Granularity']>

/**
 * A report on the services that a user, group, role or policy may use, and on who last did. It shows the moment it was made.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html
 */
export interface AccessReportContent {
  /** The unique id of who asked for it, and alone may read it. */
  readonly requester: string
  readonly granularity: Granularity
  readonly createdAt: number
  readonly completedAt: number
  /** In the order of their prefixes. */
  readonly services: readonly ServiceLastAccessed[]
  readonly entities: readonly EntityInfo[]
  /** Service -> pairs of a place among the entities and the time of its last use, newest first. */
  readonly uses: Readonly<Record<string, readonly (readonly [entity: number, at: number])[]>>
}

/** Uses of the last 400 days are reported. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html */
export const TRACKING_MILLISECONDS = 400 * 24 * 60 * 60 * 1000

/** What is asked for, by whom and when. */
export interface ReportQuestion {
  readonly accountId: string
  readonly arn: string
  readonly granularity: Granularity
  readonly requester: string
  readonly now: number
}

/**
 * Makes the report. Uses noted in memory must have been stored before.
 * @throws InvalidInput, NoSuchEntity, PolicyEvaluation
 */
export async function accessReport(
  environment: Pick<Environment, 'store' | 'managedPolicies'>,
  question: ReportQuestion,
): Promise<AccessReportContent> {
  const { accountId, arn, granularity, requester, now } = question
  const { documents, entities } = await accessSubject(environment, accountId, arn)
  const grants = new Grants(documents)
  const byService = await usesByService(environment, entities, now - TRACKING_MILLISECONDS)
  const places = new Map(entities.map(({ Id }, place) => [Id, place]))
  const arns = new Map(entities.map(({ Id, Arn }) => [Id, Arn]))
  const services: ServiceLastAccessed[] = []
  const uses: [string, (readonly [number, number])[]][] = []
  for (const [prefix, name] of serviceNames()) {
    if (!grants.service(prefix)) continue
    const found = byService.get(prefix) ?? []
    const latest = latestByEntity(found, places)
    uses.push([prefix, latest])
    services.push({
      ServiceName: name,
      ServiceNamespace: prefix,
      ...lastUse(found, arns),
      TotalAuthenticatedEntities: latest.length,
      ...(granularity === 'ACTION_LEVEL' && trackedActions(prefix, found, arns, grants)),
    })
  }
  return {
    requester,
    granularity,
    createdAt: now,
    completedAt: now,
    services,
    entities,
    uses: Object.fromEntries(uses.filter(([, latest]) => latest.length > 0)),
  }
}

/** Newest first. */
async function usesByService(
  { store }: Pick<Environment, 'store'>,
  entities: readonly EntityInfo[],
  notBefore: number,
): Promise<Map<string, ServiceUse[]>> {
  const all: ServiceUse[] = []
  for (let start = 0; start < entities.length; start += MAX_PAGE_ITEMS) {
    const ids = entities.slice(start, start + MAX_PAGE_ITEMS).map(({ Id }) => Id)
    all.push(...(await store.serviceUses.ofPrincipals(ids, notBefore)))
    await letOthersRun()
  }
  all.sort((a, b) => b.at - a.at)
  return Map.groupBy(all, ({ service }) => service)
}

function latestByEntity(
  newestFirst: readonly ServiceUse[],
  places: ReadonlyMap<string, number>,
): (readonly [number, number])[] {
  const latest = new Map<string, number>()
  for (const { principalId, at } of newestFirst) if (!latest.has(principalId)) latest.set(principalId, at)
  return [...latest].map(([id, at]) => [places.get(id)!, at])
}

/** Of whom it is the use: unique id -> ARN. */
type Arns = ReadonlyMap<string, string>

function lastUse(newestFirst: readonly ServiceUse[], arns: Arns) {
  const [last] = newestFirst
  if (last === undefined) return {}
  return {
    LastAuthenticated: wholeMinute(last.at),
    LastAuthenticatedEntity: arns.get(last.principalId),
    LastAuthenticatedRegion: last.region,
  }
}

/** Nothing where none of the service's actions was used, as API_ServiceLastAccessed says; else all that the policies let be used. */
function trackedActions(
  service: string,
  newestFirst: readonly ServiceUse[],
  arns: Arns,
  grants: Grants,
): { TrackedActionsLastAccessed?: readonly TrackedActionLastAccessed[] } {
  const tracked = TRACKED_ACTIONS.get(service)
  if (tracked === undefined || newestFirst.length === 0) return {}
  const newest = new Map<string, ServiceUse>()
  for (const use of newestFirst) if (!newest.has(use.action)) newest.set(use.action, use)
  const allowed = grants.actions(tracked.map((action) => `${service}:${action}`))
  return {
    TrackedActionsLastAccessed: allowed.map((action) => {
      const name = action.slice(service.length + 1)
      const use = newest.get(name)
      return use === undefined
        ? { ActionName: name }
        : {
            ActionName: name,
            LastAccessedEntity: arns.get(use.principalId),
            LastAccessedTime: wholeMinute(use.at),
            LastAccessedRegion: use.region,
          }
    }),
  }
}
