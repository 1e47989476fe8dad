import { randomUUID } from 'node:crypto'
import { iamOperation } from '../operation.ts'
import { accessReport } from '../service-access/report.ts'
import { keepReport } from '../service-access/stored-reports.ts'
import { subjectTarget } from '../service-access/subject.ts'

/**
 * The report is complete when the answer is.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 */
export const generateServiceLastAccessedDetails = iamOperation('GenerateServiceLastAccessedDetails', {
  authorize: async ({ input, caller, store }) => ({
    action: 'iam:GenerateServiceLastAccessedDetails',
    ...(await subjectTarget({ store }, caller.accountId, input.Arn)),
  }),

  async handle(context) {
    const { input, caller, lastUsed, now } = context
    await lastUsed.flush()
    const report = await accessReport(context, {
      accountId: caller.accountId,
      arn: input.Arn,
      granularity: input.Granularity ?? 'SERVICE_LEVEL',
      requester: caller.userId,
      now,
    })
    const JobId = randomUUID()
    await keepReport(context, JobId, report)
    return { JobId }
  },
})
