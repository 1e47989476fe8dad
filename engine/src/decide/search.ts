import { DIRECT, NOT_NAMED, reach } from '../compile/principals.ts'
import {
  type Cell,
  comparesPattern,
  comparesWhole,
  conditionAt,
  denyRows,
  hasStatement,
  isPrefixRow,
  patternAt,
  policyOf,
  probeAt,
  referenceAt,
  rowAt,
  rowCount,
  ruledOut,
  statementAt,
  statementOf,
} from '../compile/program.ts'
import { matchPattern } from '../match/pattern.ts'
import type { Request, StatementRef } from '../types.ts'
import { appliesBeyondResource, conditionsHold, coversResource } from './statement.ts'

/** Whether the row whose columns begin at `place` covers the resource. */
function rowCovers(cells: readonly Cell[], place: number, probe: number, request: Request): boolean {
  if (comparesPattern(probe)) {
    const pattern = patternAt(cells, place)
    return isPrefixRow(referenceAt(cells, place))
      ? request.resource.startsWith(pattern as string)
      : matchPattern(pattern, request.resource, request.context)
  }
  return !comparesWhole(probe) || coversResource(statementAt(cells, place), request)
}

/** The place of the first of the rows whose statement applies; -1 where none does. */
function findRow(
  cells: readonly Cell[],
  program: number,
  from: number,
  to: number,
  request: Request,
  bounded: boolean,
): number {
  const resource = request.resource
  for (let row = from; row < to; row++) {
    const probe = probeAt(cells, program, row)
    if (ruledOut(probe, resource)) continue
    const place = rowAt(cells, program, row)
    if (!rowCovers(cells, place, probe, request)) continue
    const applies = hasStatement(referenceAt(cells, place))
      ? appliesBeyondResource(statementAt(cells, place), request, bounded)
      : conditionsHold(conditionAt(cells, place), request)
    if (applies) return place
  }
  return -1
}

/** The place of the first Deny that applies; -1 where none does. `bounded`: the caller has a permissions boundary. */
export function findDeny(
  cells: readonly Cell[],
  program: number,
  request: Request,
  bounded: boolean,
): number {
  return findRow(cells, program, 0, denyRows(cells, program), request, bounded)
}

/** The place of the first Allow that applies; -1 where none does. */
export function findAllow(
  cells: readonly Cell[],
  program: number,
  request: Request,
  bounded: boolean,
): number {
  return findRow(cells, program, denyRows(cells, program), rowCount(cells, program), request, bounded)
}

/** What `findGrant` packs its answer with: place x 4 + strength. */
export const GRANT_BASE = 4

/**
 * What a resource's policies grant: how strongly the strongest Allow names the caller (ACCOUNT, LIMITED, DIRECT), plus GRANT_BASE
 * times the place of the first Allow that names it so. -1 where nothing applies. One number, so that nothing is allocated.
 */
export function findGrant(cells: readonly Cell[], program: number, request: Request): number {
  const to = rowCount(cells, program)
  let best = -1
  let strength = NOT_NAMED
  for (let row = denyRows(cells, program); row < to; row++) {
    const probe = probeAt(cells, program, row)
    if (ruledOut(probe, request.resource)) continue
    const place = rowAt(cells, program, row)
    const statement = hasStatement(referenceAt(cells, place)) ? statementAt(cells, place) : undefined
    const principals = statement?.principals
    const named = principals === undefined ? DIRECT : reach(principals, request.principal, true, false)
    if (named <= strength || !rowCovers(cells, place, probe, request)) continue
    const first = statement === undefined ? conditionAt(cells, place) : statement.condition
    if (!conditionsHold(first, request)) continue
    best = place
    strength = named
    if (named === DIRECT) break
  }
  return best < 0 ? -1 : best * GRANT_BASE + strength
}

/** Which statement a row belongs to. */
export function refOf(cells: readonly Cell[], place: number): StatementRef {
  const reference = referenceAt(cells, place)
  return { policy: policyOf(reference), statement: statementOf(reference) }
}
