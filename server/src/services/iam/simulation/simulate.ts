import { setImmediate } from 'node:timers/promises'
import type { EvaluationResult, SimulatePolicyResponse } from '../../../models/iam.gen.ts'
import { pageOf } from '../paging.ts'
import { type Evaluation, Evaluator } from './evaluate.ts'
import type { Question } from './question.ts'
import { resourceTypeOf } from './resource-types.ts'
import { resultOf } from './results.ts'

/** MaxItems where none is given, as of IAM's other lists. */
const DEFAULT_MAX_ITEMS = 100

/**
 * Evaluations of one answer, actions times resources; ours, so that one call takes a bounded time. A page may have fewer
 * results than MaxItems: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html (MaxItems).
 */
const MAX_EVALUATIONS = 10_000

/** After so many evaluations other requests have their turn. */
const EVALUATIONS_PER_TURN = 64

/** Digits of the place of an action among all, which is the key of its result when paging. */
const KEY_DIGITS = 6

/**
 * One page of results, one result per action in the order asked for.
 * @throws InvalidInput, ValidationError for a marker that is none
 */
export async function simulate(
  question: Question,
  input: { readonly MaxItems?: number | undefined; readonly Marker?: string | undefined },
): Promise<SimulatePolicyResponse> {
  const { actions, resources } = question
  const places = actions.map((_, place) => place)
  const affordable = Math.max(1, Math.floor(MAX_EVALUATIONS / resources.length))
  const page = await pageOf(
    { Marker: input.Marker, MaxItems: Math.min(input.MaxItems ?? DEFAULT_MAX_ITEMS, affordable) },
    places,
    (place) => String(place).padStart(KEY_DIGITS, '0'),
  )
  const runner = new Runner(question)
  const results: EvaluationResult[] = []
  for (const place of page.items) results.push(await runner.run(actions[place]!))
  return { EvaluationResults: results, IsTruncated: page.IsTruncated, Marker: page.Marker }
}

class Runner {
  readonly #question: Question
  readonly #evaluator: Evaluator
  #evaluations = 0

  constructor(question: Question) {
    this.#question = question
    this.#evaluator = new Evaluator(question)
  }

  async run(action: string): Promise<EvaluationResult> {
    const { resources, missing } = this.#question
    const evaluations: Evaluation[] = []
    for (const resource of resources) {
      evaluations.push(this.#evaluator.evaluate(action, resource))
      if (++this.#evaluations % EVALUATIONS_PER_TURN === 0) await setImmediate()
    }
    return resultOf(action, resourceTypeOf(action, resources[0]!), evaluations, missing)
  }
}
