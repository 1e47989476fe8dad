import { listArn } from '../arns.ts'
import { malformedDeletionTask, noSuchDeletionTask } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { roleOfDeletionTask } from '../service-linked.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html */
export const getServiceLinkedRoleDeletionStatus = iamOperation('GetServiceLinkedRoleDeletionStatus', {
  authorize: ({ input, caller: { accountId } }) => ({
    action: 'iam:GetServiceLinkedRoleDeletionStatus',
    resource: roleOfDeletionTask(accountId, input.DeletionTaskId) ?? listArn(accountId, 'role', undefined),
  }),

  async handle({ input: { DeletionTaskId: id }, caller: { accountId }, store }) {
    if (roleOfDeletionTask(accountId, id) === undefined) throw malformedDeletionTask(id)
    if (!(await store.roleDeletions.has(accountId, id))) throw noSuchDeletionTask(id)
    return { Status: 'SUCCEEDED' as const }
  },
})
