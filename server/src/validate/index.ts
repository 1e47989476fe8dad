import type { ServiceModel } from '../wire/model.ts'
import { validatorOf } from './compile.ts'
import { dialectOf } from './dialect.ts'
import { type Failure, validationError } from './message.ts'

/**
 * Checks a parsed input against the constraints of its model: members required, lengths, ranges, patterns and
 * enums. Throws ServiceError ValidationError of status 400 in AWS's own words, with every constraint not
 * satisfied in the model's order.
 * @param input what the codec's `parse` gave: members have their types already
 */
export function validateInput(model: ServiceModel, operationName: string, input: unknown): void {
  const shape = model.operations[operationName]!.input
  if (shape === undefined) return
  const validator = validatorOf(model, shape)
  if (validator === undefined || validator.holds(input)) return
  const failures: Failure[] = []
  validator.report(input, '', failures)
  throw validationError(failures, dialectOf(model))
}
