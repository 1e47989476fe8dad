import { ServiceError } from '../../errors.ts'
import type { ServiceModel } from '../model.ts'
import type { WireRequest } from '../request.ts'
import { rawField } from './form.ts'
import { MAX_ECHOED_NAME_LENGTH } from './limits.ts'

/**
 * The operation that the Action and Version parameters name. Only these two are read, before authentication.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonParameters.html for the parameters,
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html for MissingAction and InvalidAction.
 */
export function identifyQuery(model: ServiceModel, request: WireRequest): string {
  const action = rawField(request, 'Action')
  if (action === undefined || action === '') {
    throw new ServiceError('MissingAction', 400, 'The request is missing an action or a required parameter.')
  }
  const version = rawField(request, 'Version')
  if (version === model.apiVersion && namesOf(model).has(action)) return action
  throw new ServiceError(
    'InvalidAction',
    400,
    `Could not find operation ${echoed(action)} for version ${echoed(version ?? 'NO_VERSION_SPECIFIED')}`,
  )
}

const names = new WeakMap<ServiceModel, ReadonlySet<string>>()

/** The operations' names as a set: in an object as large as theirs every look-up is a search. */
function namesOf(model: ServiceModel): ReadonlySet<string> {
  let known = names.get(model)
  if (known === undefined) names.set(model, (known = new Set(Object.keys(model.operations))))
  return known
}

function echoed(name: string): string {
  return name.slice(0, MAX_ECHOED_NAME_LENGTH)
}
