/** Actions that requests have asked for, each with a number: sets are then searched by number, not by text. */
import { internText, lowerAscii } from '../match/text.ts'
import { MAX_ACTION_LENGTH, MAX_KNOWN_ACTIONS, RequestError } from './limits.ts'

let known = new Map<string, number>()
let next = 0
// The action asked last: a decision asks for the same one in each set of policies that takes part.
let lastAction = ''
let lastNumber = 0

/**
 * The number of an action, the same each time for the same text. The table is bounded: when it is full all numbers are given anew
 * and none is ever used again, so that a set which remembers an old one merely misses.
 * Throws RequestError for an action longer than MAX_ACTION_LENGTH.
 */
export function actionNumber(action: string): number {
  if (action === lastAction && lastNumber !== 0) return lastNumber
  const number = known.get(action) ?? learn(action)
  lastAction = action
  lastNumber = number
  return number
}

function learn(action: string): number {
  if (action.length > MAX_ACTION_LENGTH) {
    throw new RequestError(`The action is longer than ${MAX_ACTION_LENGTH} characters`)
  }
  if (known.size >= MAX_KNOWN_ACTIONS) known = new Map()
  // Never taken round: a number used twice would give one action the statements of another.
  next++
  // Interned, because the text may have been cut out of a whole request, which it would keep alive.
  known.set(internText(action), next)
  return next
}

/** An action as policies are searched for it. */
export interface SoughtAction {
  /** In lower case. */
  readonly action: string
  /** What stands before the colon; empty where there is none. */
  readonly service: string
}

export function soughtAction(action: string): SoughtAction {
  const lower = lowerAscii(action)
  return { action: lower, service: lower.slice(0, Math.max(lower.indexOf(':'), 0)) }
}
