import { randomUUID } from 'node:crypto'
import { ServiceError } from '../../../errors.ts'
import { iamOperation } from '../operation.ts'
import { organizationReportChecks } from '../service-access/organization-checks.ts'
import { organizationReport } from '../service-access/organization-report.ts'
import { whileRunning } from '../service-access/running-reports.ts'
import { keepReport } from '../service-access/stored-reports.ts'

/**
 * The report is complete, or has failed, when the answer is there.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateOrganizationsAccessReport.html
 */
export const generateOrganizationsAccessReport = iamOperation('GenerateOrganizationsAccessReport', {
  authorize: ({ input, caller, store }) =>
    organizationReportChecks(store, caller, input.EntityPath, input.OrganizationsPolicyId),

  async handle(context) {
    const { input, caller, store, lastUsed, now } = context
    const { accountId } = caller
    const organization = (await store.organizations.ofAccount(accountId))?.organization
    if (organization?.managementAccountId !== accountId)
      throw new ServiceError(
        'AccessDenied',
        403,
        'Reports on an organization are for its management account only.',
      )
    await lastUsed.flush()
    const report = await whileRunning(store, accountId, () =>
      organizationReport(context, {
        organization,
        path: input.EntityPath,
        policyId: input.OrganizationsPolicyId,
        now,
      }),
    )
    const JobId = randomUUID()
    await keepReport(context, JobId, report)
    return { JobId }
  },
})
