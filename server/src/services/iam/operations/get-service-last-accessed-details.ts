import { iamOperation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { requireReport } from '../service-access/stored-reports.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html */
export const getServiceLastAccessedDetails = iamOperation('GetServiceLastAccessedDetails', {
  authorize: () => ({ action: 'iam:GetServiceLastAccessedDetails', resource: '*' }),

  async handle(context) {
    const report = await requireReport(context, context.input.JobId)
    const { items, ...paging } = await pageOf(
      context.input,
      report.services,
      ({ ServiceNamespace }) => ServiceNamespace,
    )
    return {
      JobStatus: 'COMPLETED' as const,
      JobType: report.granularity,
      JobCreationDate: report.createdAt,
      ServicesLastAccessed: items,
      JobCompletionDate: report.completedAt,
      ...paging,
    }
  },
})
