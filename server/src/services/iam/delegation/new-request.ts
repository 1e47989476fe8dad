import { PolicyError, parsePolicy } from '@iamd/engine'
import type { DelegationPartners } from '../../../delegation/partners.ts'
import {
  lacksAccount,
  renderTemplate,
  TemplateError,
  type TemplateParameter,
  withAccount,
} from '../../../delegation/templates.ts'
import type { CreateDelegationRequestRequest } from '../../../models/iam.gen.ts'
import type { DelegationRequestRecord } from '../../../store/federation/delegation-requests.ts'
import {
  noPolicy,
  noTemplate,
  notAPartner,
  notATopic,
  policyTooLong,
  unclearParameter,
  unknownTemplate,
} from './errors.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html: "The final rendered policy ..." */
const MAX_POLICY_CHARACTERS = 2048

const TOPIC = /^arn:aws:sns:[a-z]{2}(?:-[a-z]+)+-\d:(\d{12}):[\w-]{1,256}(?:\.fifo)?$/

/** What a requestor asks for, checked. */
export type AskedFor = Pick<
  DelegationRequestRecord,
  'requestorName' | 'templateArn' | 'parameters' | 'permissionPolicy'
>

/**
 * Holds a new request to what the requestor is registered with.
 * @throws InvalidInput
 */
export function askedFor(
  partners: DelegationPartners,
  requestorId: string,
  { Permissions, NotificationChannel, OwnerAccountId }: CreateDelegationRequestRequest,
): AskedFor {
  const requestorName = partners.nameOf(requestorId)
  if (requestorName === undefined) throw notAPartner(requestorId)
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-building-integration.html: "IAM will not accept SNS topics
  // from other accounts."
  if (TOPIC.exec(NotificationChannel)?.[1] !== requestorId) throw notATopic(NotificationChannel)
  const templateArn = Permissions.PolicyTemplateArn
  if (templateArn === undefined) throw noTemplate()
  const template = partners.template(requestorId, templateArn)
  if (template === undefined) throw unknownTemplate(templateArn)
  const parameters = (Permissions.Parameters ?? []).map(({ Name, Type, Values }): TemplateParameter => {
    if (Name === undefined || Type === undefined || Values === undefined) throw unclearParameter()
    return { name: Name, type: Type, values: Values }
  })
  const permissionPolicy = permissionPolicyOf(template, parameters, OwnerAccountId)
  return { requestorName, templateArn, parameters, permissionPolicy }
}

function permissionPolicyOf(
  template: unknown,
  parameters: readonly TemplateParameter[],
  accountId: string | undefined,
): string {
  try {
    const policy = renderTemplate(template, parameters, accountId)
    if (policy.length > MAX_POLICY_CHARACTERS) throw policyTooLong(MAX_POLICY_CHARACTERS)
    // With any account in its place the policy reads alike.
    parsePolicy(lacksAccount(policy) ? withAccount(policy, '000000000000') : policy, 'session')
    return policy
  } catch (error) {
    if (error instanceof TemplateError || error instanceof PolicyError) throw noPolicy(error.message)
    throw error
  }
}
