import { ServiceError } from '../errors.ts'
import type { Failure, Fault } from './message.ts'

interface Wording {
  readonly reason: string
  readonly message: string
}

/**
 * What AWS Organizations says of a value that its model does not take; it does not say of which. The reasons and what they mean are
 * documented; recorded from AWS are the messages for patterns and enums.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html (InvalidInputException)
 */
const WORDING: Readonly<Record<Fault, Wording>> = {
  missing: {
    reason: 'INPUT_REQUIRED',
    message: 'You must include a value for all required parameters.',
  },
  pattern: {
    reason: 'INVALID_PATTERN',
    message: 'You provided a value that does not match the required pattern.',
  },
  enum: { reason: 'INVALID_ENUM', message: 'You specified an invalid value.' },
  item: {
    reason: 'INVALID_LIST_MEMBER',
    message: 'You provided a list to a parameter that contains at least one invalid value.',
  },
  'length-min': {
    reason: 'MIN_LENGTH_EXCEEDED',
    message: 'You provided a string parameter that is shorter than allowed.',
  },
  'length-max': {
    reason: 'MAX_LENGTH_EXCEEDED',
    message: 'You provided a string parameter that is longer than allowed.',
  },
  'range-min': {
    reason: 'MIN_VALUE_EXCEEDED',
    message: 'You provided a numeric parameter that has a smaller value than allowed.',
  },
  'range-max': {
    reason: 'MAX_VALUE_EXCEEDED',
    message: 'You provided a numeric parameter that has a larger value than allowed.',
  },
}

/** Members that have a reason of their own: name of the member and what is wrong with it. */
const OWN_REASONS: ReadonlyMap<string, string> = new Map([
  ['policyId pattern', 'INVALID_SYNTAX_POLICY_ID'],
  ['targetId pattern', 'INVALID_PATTERN_TARGET_ID'],
  ['filter enum', 'INVALID_ENUM_POLICY_TYPE'],
  ['policyType enum', 'INVALID_ENUM_POLICY_TYPE'],
  ['type enum', 'INVALID_ENUM_POLICY_TYPE'],
])

/** InvalidInputException with its Reason. */
export function invalidInput({ path, fault }: Failure): ServiceError {
  const { reason, message } = WORDING[fault]
  return new ServiceError('InvalidInputException', 400, message, {
    Reason: OWN_REASONS.get(`${path} ${fault}`) ?? reason,
  })
}
