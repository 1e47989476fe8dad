import { TEMPLATE, TOPIC } from '../../../delegation-partners.ts'
import { accountRow, arn, type Call, iamRow, type Row, type RowParts, type World } from './row.ts'

/** What a request for access is made with; the table's own account asks, and is asked. */
export const asked = (workflow: string) => ({
  Description: 'for the table',
  RequestorWorkflowId: `workflow-${workflow}`,
  NotificationChannel: TOPIC,
  SessionDuration: 3600,
  Permissions: {
    PolicyTemplateArn: TEMPLATE,
    Parameters: [{ Name: 'bucketName', Type: 'string', Values: ['data'] }],
  },
})

/** Makes a request that root owns, and takes it further. */
const owned =
  (...steps: readonly string[]) =>
  async ({ iam }: World, name: string) => {
    const { DelegationRequestId } = await iam('CreateDelegationRequest', asked(name))
    const id = { DelegationRequestId: DelegationRequestId as string }
    for (const step of ['AssociateDelegationRequest', ...steps]) await iam(step, id)
    return id
  }

/** An id of the form that the model asks for, and that no request has. */
const idOf = ({ ids: { DelegationRequestId = 'AKIAIOSFODNN7EXAMPLE' } }: Pick<Call, 'ids'>) =>
  DelegationRequestId

const requestRow = (operation: string, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: owned(),
    input: (call) => ({ DelegationRequestId: idOf(call) }),
    needs: (call) => [{ action: `iam:${operation}`, resource: arn(`delegation-request/${idOf(call)}`) }],
    absent: 'NoSuchEntity',
    ...parts,
  })

export const DELEGATION_ROWS: readonly Row[] = [
  iamRow('CreateDelegationRequest', {
    async make({ iam }, name) {
      await iam('CreateDelegationRequest', asked(name))
      return undefined
    },
    input: ({ name }) => asked(name),
    needs: () => [{ action: 'iam:CreateDelegationRequest', resource: arn('delegation-request/*') }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  // What belongs to nobody anybody may associate, so that permission is needed for what belongs to somebody, and helps nothing.
  requestRow('AssociateDelegationRequest', { there: 'InvalidInput' }),
  requestRow('GetDelegationRequest'),
  requestRow('GetHumanReadableSummary', {
    input: (call) => ({ EntityArn: arn(`delegation-request/${idOf(call)}`) }),
  }),
  requestRow('UpdateDelegationRequest'),
  requestRow('AcceptDelegationRequest'),
  requestRow('RejectDelegationRequest'),
  requestRow('SendDelegationToken', { make: owned('AcceptDelegationRequest') }),
  accountRow('ListDelegationRequests'),
]
