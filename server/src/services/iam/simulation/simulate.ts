import { setImmediate } from 'node:timers/promises'
import type { EvaluationResult, SimulatePolicyResponse } from '../../../models/iam.gen.ts'
import { pageOf } from '../paging.ts'
import { Budget } from './budget.ts'
import { tooLarge } from './errors.ts'
import { type Evaluation, Evaluator } from './evaluate.ts'
import type { Question } from './question.ts'
import { resourceTypeOf } from './resource-types.ts'
import { resultOf } from './results.ts'

/** Digits of the place of an action among all, which is the key of its result when paging. */
const KEY_DIGITS = 6

/** The paging members of both simulations. */
interface Paging {
  readonly MaxItems?: number | undefined
  readonly Marker?: string | undefined
}

/**
 * One page of results, one result per action in the order asked for. A page that would cost too much has fewer results than
 * MaxItems: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html (MaxItems).
 * @throws InvalidInput where one action alone costs too much; ValidationError for a marker that is none
 */
export async function simulate(question: Question, input: Paging): Promise<SimulatePolicyResponse> {
  const wanted = await pageOfActions(question, input)
  const runner = new Runner(question)
  const results: EvaluationResult[] = []
  for (const place of wanted.items) {
    const result = await runner.run(question.actions[place]!)
    if (result === undefined) break
    results.push(result)
  }
  if (results.length === 0 && wanted.items.length > 0) throw tooLarge()
  const cut = results.length < wanted.items.length
  const page = cut ? await pageOfActions(question, { ...input, MaxItems: results.length }) : wanted
  return { EvaluationResults: results, IsTruncated: page.IsTruncated, Marker: page.Marker }
}

function pageOfActions({ actions }: Question, paging: Paging) {
  const places = actions.map((_, place) => place)
  return pageOf(paging, places, (place) => String(place).padStart(KEY_DIGITS, '0'))
}

class Runner {
  readonly #question: Question
  readonly #evaluator: Evaluator
  readonly #budget: Budget

  constructor(question: Question) {
    this.#question = question
    this.#evaluator = new Evaluator(question)
    this.#budget = new Budget(question)
  }

  /** Undefined where the budget does not suffice. */
  async run(action: string): Promise<EvaluationResult | undefined> {
    const { resources, missing } = this.#question
    const evaluations: Evaluation[] = []
    for (const resource of resources) {
      const evaluation = this.#evaluator.evaluate(action, resource)
      evaluations.push(evaluation)
      this.#budget.spend(evaluation)
      if (this.#budget.spent) return undefined
      if (this.#budget.turnOver()) await setImmediate()
    }
    return resultOf(action, resourceTypeOf(action, resources[0]!), evaluations, missing)
  }
}
