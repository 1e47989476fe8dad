import { MAX_MATCH_STEPS, RequestError } from '../compile/limits.ts'

/**
 * What one decision may still spend on searching for pieces of patterns that hold `?` or variables: the one search whose cost is pattern
 * times text. Refilled when a decision begins, so a decision depends on nothing but its arguments.
 */
let left = MAX_MATCH_STEPS

export function refillMatchBudget(): void {
  left = MAX_MATCH_STEPS
}

/** @throws RequestError where the decision has spent all it may; it is to be denied. */
export function spendMatchSteps(steps: number): void {
  left -= steps
  if (left < 0) throw new RequestError('The patterns of the policies take too long to match')
}
