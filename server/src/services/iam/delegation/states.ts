import type {
  DelegationRequestRecord,
  DelegationState,
} from '../../../store/federation/delegation-requests.ts'

/**
 * The states of a delegation request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html#temporary-delegation-request-lifecycle
 */

const DAY_MS = 86_400_000

/** How long a request stays in a state before it expires, from the page above. */
const LIFETIME: Readonly<Record<DelegationState, number>> = {
  UNASSIGNED: DAY_MS,
  ASSIGNED: 7 * DAY_MS,
  PENDING_APPROVAL: 7 * DAY_MS,
  ACCEPTED: 7 * DAY_MS,
  FINALIZED: 7 * DAY_MS,
  REJECTED: 7 * DAY_MS,
}

/** "Expired requests are eventually deleted from the system after the retention period", which is not told. */
export const RETENTION_MS = 30 * DAY_MS

export type ShownState = DelegationState | 'EXPIRED'

/** The state at a time. */
export function stateOf(request: DelegationRequestRecord, now: number): ShownState {
  return request.expiresAt <= now ? 'EXPIRED' : request.state
}

/** What changes with every change of state. */
export function entering<S extends DelegationState>(state: S, now: number) {
  return { state, updatedAt: now, expiresAt: now + LIFETIME[state] }
}

/** When delegated access ends, which counts from the release of the token; undefined where it was not released. */
export function accessEndsAt(request: DelegationRequestRecord): number | undefined {
  return request.finalizedAt === undefined ? undefined : request.finalizedAt + request.sessionDuration * 1000
}
