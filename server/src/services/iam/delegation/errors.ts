import { ServiceError } from '../../../errors.ts'
import { iamError } from '../errors.ts'
import type { ShownState } from './states.ts'

// What delegation requests are refused with. AWS's wording of these is not known; the codes are those that its models declare.

export const noSuchDelegationRequest = (id: string) =>
  iamError('NoSuchEntity', `The delegation request with id ${id} cannot be found.`)

const inState = (id: string, state: ShownState, done: string) =>
  `The delegation request with id ${id} is in state ${state} and cannot be ${done}.`
/** `done` is what cannot be done: `rejected`. */
export const wrongState = (id: string, done: string) => (state: ShownState) =>
  iamError('InvalidInput', inState(id, state, done))
/** AcceptDelegationRequest has no InvalidInput. */
export const cannotAccept = (id: string) => (state: ShownState) =>
  iamError('ValidationError', inState(id, state, 'accepted'))

const notAllowed = (message: string) => new ServiceError('AccessDenied', 403, message)
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation.html */
export const tooLongForRoot = () =>
  notAllowed('The root user can only accept delegation requests with a duration of 4 hours or less.')
export const onlyByOwner = (id: string) =>
  notAllowed(`Only the owner of the delegation request with id ${id} can send its token.`)
/** What was delegated is not theirs to pass on. */
export const notByDelegate = () => notAllowed('Delegated sessions cannot accept delegation requests.')

export const notAPartner = (accountId: string) =>
  iamError('InvalidInput', `Account ${accountId} is not registered to create delegation requests.`)
export const unknownTemplate = (arn: string) =>
  iamError('InvalidInput', `The policy template ${arn} is not registered for this account.`)
export const noTemplate = () => iamError('InvalidInput', 'The permissions name no policy template.')
export const unclearParameter = () =>
  iamError('InvalidInput', 'Every policy parameter must have a name, a type and values.')
export const noPolicy = (why: string) =>
  iamError('InvalidInput', `The policy template and its parameters give no permission policy: ${why}.`)
export const policyTooLong = (limit: number) =>
  noPolicy(`the policy would be longer than ${limit} characters`)
export const notATopic = (channel: string) =>
  iamError(
    'InvalidInput',
    `The notification channel ${channel} is not the ARN of an SNS topic of this account.`,
  )
export const noSuchOwnerAccount = (accountId: string) =>
  iamError('InvalidInput', `The account ${accountId} cannot be found.`)
export const workflowExists = (workflowId: string) =>
  iamError(
    'EntityAlreadyExists',
    `A delegation request with requestor workflow id ${workflowId} already exists.`,
  )
export const notASummarizedEntity = (arn: string) =>
  iamError('InvalidInput', `${arn} is not the ARN of a delegation request.`)
export const unknownLocale = (locale: string) =>
  iamError('InvalidInput', `The locale ${locale} is not supported.`)
