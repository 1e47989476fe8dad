import type { ServiceEntry } from '../operation.ts'
import type { RawRequest } from '../receive/request.ts'
import { identifyOperation } from '../wire/index.ts'
import type { Caller } from './caller.ts'
import { MAX_UNSIGNED_BODY_BYTES } from './limits.ts'

/**
 * Nobody: whom an operation that takes unsigned requests sees as its caller. The identity is that of no stored user, so that wherever
 * it went by mistake it would have no policies and be allowed nothing.
 */
export const NOBODY: Caller = {
  accountId: '',
  arn: '',
  userId: '',
  accessKeyId: '',
  principal: { type: 'anonymous' },
  identity: { kind: 'user', id: '', name: '', accountId: '' },
  session: undefined,
}

/**
 * The service whose operation an unsigned request may ask for, by nothing but the Action and Version of the query protocol; undefined
 * for every request that asks for anything else.
 */
export function unsignedService(raw: RawRequest, services: readonly ServiceEntry[]): string | undefined {
  if (raw.body.length > MAX_UNSIGNED_BODY_BYTES) return undefined
  return services.find((service) => asksUnsigned(raw, service))?.model.service
}

function asksUnsigned(raw: RawRequest, { model, unsigned }: ServiceEntry): boolean {
  if (model.protocol !== 'query' || unsigned.length === 0) return false
  try {
    return unsigned.includes(identifyOperation(model, raw))
  } catch {
    // What cannot be identified gets the answer that every request without a signature gets.
    return false
  }
}
