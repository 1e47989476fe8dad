import type { ServiceError } from '../errors.ts'
import type { ServiceModel } from '../wire/model.ts'
import { IAM_WORDING } from './iam-wording.ts'
import type { Failure } from './message.ts'
import { invalidInput } from './organizations-wording.ts'

/** How a service words its validation messages. */
export interface Dialect {
  /** The error's code. */
  readonly code: string
  /**
   * Whether messages repeat the value that was refused. STS's do; IAM's have not since 2024 (`Value at
   * 'roleName' failed to satisfy constraint`). A sensitive value is never repeated.
   */
  readonly showValues: boolean
  /**
   * What the service says, in place of the regular expression, of a value that does not match a member's
   * pattern.
   */
  readonly wording: ReadonlyMap<string, string>
  /** For services that answer the first fault in a way all of their own. */
  readonly refuse?: (failure: Failure) => ServiceError
}

const QUERY: Dialect = { code: 'ValidationError', showValues: true, wording: new Map() }
const JSON_AND_REST: Dialect = { ...QUERY, code: 'ValidationException' }
const SERVICES: ReadonlyMap<string, Dialect> = new Map([
  ['iam', { ...QUERY, showValues: false, wording: IAM_WORDING }],
  ['organizations', { ...JSON_AND_REST, refuse: invalidInput }],
])

/** https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html names ValidationError. */
export function dialectOf(model: ServiceModel): Dialect {
  return SERVICES.get(model.service) ?? (model.protocol === 'query' ? QUERY : JSON_AND_REST)
}
