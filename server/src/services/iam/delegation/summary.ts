import type { PolicyDocument, Statement } from '@iamd/engine'
import type { DelegationRequestRecord } from '../../../store/federation/delegation-requests.ts'
import { isoSeconds } from '../../../timestamp.ts'
import { boundariesOf } from './boundaries.ts'
import { type ShownState, stateOf } from './states.ts'
import { listedTexts, statementLines, timeSpan } from './summary-words.ts'
import { permissionPolicyOf } from './views.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetHumanReadableSummary.html (SummaryContent) */
const MAX_SUMMARY = 10_000

/**
 * What a request asks for, for somebody who is to decide on it and does not read policies. Says nothing that is not in the
 * request, and leaves nothing out of the policy: one that takes too many words is shown as it is.
 */
export function summaryOf(request: DelegationRequestRecord, now: number): string {
  const policy = permissionPolicyOf(request)
  const saying = (allowed: string) =>
    [asking(request), allowed, lasting(policy), progress(request, now)]
      .filter((part) => part !== '')
      .join('\n\n')
  const text = saying(permissions(policy))
  return text.length > MAX_SUMMARY ? saying(asItIs(request)) : text
}

/** A policy is short enough, however long it gets in words. */
const asItIs = ({ permissionPolicy }: DelegationRequestRecord) =>
  `Whoever accepts the request lets it do what this policy says, as far as they may do it themselves:\n${permissionPolicy}`

function asking(request: DelegationRequestRecord): string {
  const { requestorName, requestorId, ownerAccountId, sessionDuration, description, requestMessage } = request
  const whom = ownerAccountId === undefined ? 'an AWS account' : `AWS account ${ownerAccountId}`
  const lines = [
    `${requestorName} (AWS account ${requestorId}) asks for access to ${whom} for ${timeSpan(sessionDuration)}.`,
  ]
  if (description !== '') lines.push(`It says what for: ${quoted(description)}`)
  if (requestMessage !== undefined && requestMessage !== '') lines.push(`It adds: ${quoted(requestMessage)}`)
  return lines.join('\n')
}

/** Words of the requestor's, which must not be taken for the server's: in one line, whatever breaks they have. */
function quoted(text: string): string {
  return `"${text.replaceAll(/\s+/g, ' ').replaceAll('"', "'")}"`
}

function permissions({ statements }: PolicyDocument): string {
  const of = (effect: Statement['effect']) =>
    statements.filter((statement) => statement.effect === effect).flatMap(statementLines)
  const allowed = of('Allow')
  const denied = of('Deny')
  const bullets = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
  const parts =
    allowed.length === 0
      ? ['It asks for no permission.']
      : [
          'Whoever accepts the request lets it do the following, as far as they may do it themselves:',
          bullets(allowed),
        ]
  if (denied.length > 0) parts.push('Of this it may not:', bullets(denied))
  return parts.join('\n')
}

/** Actions of IAM that change nothing. */
const READS = /^(get|list|simulate|generate)/i

function lasting(policy: PolicyDocument): string {
  const changesIam = policy.statements.some(
    ({ effect, actions, notActions }) =>
      effect === 'Allow' &&
      (notActions !== undefined ||
        (actions ?? []).some((action) => {
          const [service = '', name = ''] = action.toLowerCase().split(':')
          return (service === 'iam' && !READS.test(name)) || service.includes('*')
        })),
  )
  if (!changesIam) return ''
  const boundaries = boundariesOf(policy)
  const lines = [
    'It could change who may do what in the account, and such changes stay when the access ends.',
  ]
  if (boundaries.length > 0) {
    lines.push(
      `Where a permissions boundary is asked for above, roles can never do more than the boundary allows: ${listedTexts(boundaries, 'or')}.`,
    )
  }
  return lines.join('\n')
}

function progress(request: DelegationRequestRecord, now: number): string {
  const { owner, approver, finalizedAt, sessionDuration, onlySendByOwner, expiresAt } = request
  const until = isoSeconds(expiresAt)
  const sent = onlySendByOwner ? 'its owner, and nobody else, sends the token' : 'the token is sent'
  const begins = `Access begins when ${sent}, and ends ${timeSpan(sessionDuration)} later.`
  const accepted = approver === undefined ? '' : ` by ${approver.arn}`
  const sentence: Readonly<Record<ShownState, string>> = {
    UNASSIGNED: `The request belongs to nobody yet and expires at ${until}. ${begins}`,
    ASSIGNED: `The request belongs to ${owner?.arn}, is not accepted yet and expires at ${until}. ${begins}`,
    PENDING_APPROVAL: `${owner?.arn} has handed the request on to be accepted by ${until}. ${begins}`,
    ACCEPTED: `The request was accepted${accepted}. ${begins}`,
    FINALIZED: `The request was accepted${accepted}. The token was sent at ${isoSeconds(finalizedAt ?? 0)}; access ends ${timeSpan(sessionDuration)} later.`,
    REJECTED: 'The request was rejected.',
    EXPIRED: 'The request has expired.',
  }
  return sentence[stateOf(request, now)]
}
