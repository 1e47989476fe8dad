import { headerOf, type RawRequest } from '../receive/request.ts'

/**
 * The access key id that a request names, for the audit trail to tell whose key was tried where authentication failed; undefined where
 * it names none. Only what has the form of a key id is taken: people put secrets into the wrong field.
 */
export function claimedAccessKey(raw: RawRequest): string | undefined {
  const authorization = headerOf(raw.headers, 'authorization')
  return CLAIM.exec(authorization ?? raw.rawQuery)?.[1]
}

const CLAIM = /Credential=((?:AKIA|ASIA)[A-Z2-7]{16})(?:\/|%2F)/
