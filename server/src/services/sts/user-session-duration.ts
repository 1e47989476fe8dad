import type { Caller } from '../../authenticate/caller.ts'

/** Seconds, where the caller names none: twelve hours. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html */
const DEFAULT_DURATION = 43_200
/** The root user's sessions last one hour, whatever is asked for. */
const ROOT_DURATION = 3600

/** How long a session of GetSessionToken or GetFederationToken lasts, in seconds. The bounds of the number are the validator's matter. */
export function userSessionSeconds(caller: Caller, asked: number | undefined): number {
  const seconds = asked ?? DEFAULT_DURATION
  return caller.identity.kind === 'root' ? Math.min(seconds, ROOT_DURATION) : seconds
}
