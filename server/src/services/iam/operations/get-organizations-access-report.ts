import type { AccessDetail, GetOrganizationsAccessReportRequest } from '../../../models/iam.gen.ts'
import { iamOperation } from '../operation.ts'
import { pageByPlace } from '../paging.ts'
import { requireOrganizationReport } from '../service-access/stored-reports.ts'

/**
 * The numbers are those of the whole report, whichever page is shown.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOrganizationsAccessReport.html
 */
export const getOrganizationsAccessReport = iamOperation('GetOrganizationsAccessReport', {
  authorize: () => ({ action: 'iam:GetOrganizationsAccessReport', resource: '*' }),

  async handle(context) {
    const { input } = context
    const { createdAt, completedAt, details, error } = await requireOrganizationReport(context, input.JobId)
    const times = { JobCreationDate: createdAt, JobCompletionDate: completedAt }
    if (error !== undefined)
      return { JobStatus: 'FAILED' as const, ...times, IsTruncated: false, ErrorDetails: error }
    const sorted = details.toSorted(ORDERS[input.SortKey ?? 'SERVICE_NAMESPACE_ASCENDING'])
    const { items, ...paging } = await pageByPlace(input, sorted)
    return {
      JobStatus: 'COMPLETED' as const,
      ...times,
      NumberOfServicesAccessible: details.length,
      NumberOfServicesNotAccessed: details.filter(
        ({ LastAuthenticatedTime }) => LastAuthenticatedTime === undefined,
      ).length,
      AccessDetails: items,
      ...paging,
    }
  },
})

type Compare = (a: AccessDetail, b: AccessDetail) => number

const byNamespace: Compare = (a, b) => (a.ServiceNamespace < b.ServiceNamespace ? -1 : 1)
/** What was never used is older than all that was. */
const byTime: Compare = (a, b) => (a.LastAuthenticatedTime ?? 0) - (b.LastAuthenticatedTime ?? 0)

/** Services of one time are in the order of their namespaces. */
const ORDERS: Readonly<Record<NonNullable<GetOrganizationsAccessReportRequest['SortKey']>, Compare>> = {
  SERVICE_NAMESPACE_ASCENDING: byNamespace,
  SERVICE_NAMESPACE_DESCENDING: (a, b) => byNamespace(b, a),
  LAST_AUTHENTICATED_TIME_ASCENDING: (a, b) => byTime(a, b) || byNamespace(a, b),
  LAST_AUTHENTICATED_TIME_DESCENDING: (a, b) => byTime(b, a) || byNamespace(a, b),
}
