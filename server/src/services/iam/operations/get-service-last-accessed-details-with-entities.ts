import type { EntityDetails } from '../../../models/iam.gen.ts'
import { wholeMinute } from '../../../timestamp.ts'
import { serviceNotInReport } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { pageByPlace } from '../paging.ts'
import type { AccessReportContent } from '../service-access/report.ts'
import { requireReport } from '../service-access/stored-reports.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetailsWithEntities.html */
export const getServiceLastAccessedDetailsWithEntities = iamOperation(
  'GetServiceLastAccessedDetailsWithEntities',
  {
    authorize: () => ({ action: 'iam:GetServiceLastAccessedDetailsWithEntities', resource: '*' }),

    async handle(context) {
      const { input } = context
      const report = await requireReport(context, input.JobId)
      const service = input.ServiceNamespace
      if (!report.services.some(({ ServiceNamespace }) => ServiceNamespace === service)) {
        throw serviceNotInReport(service)
      }
      const { items, ...paging } = await pageByPlace(input, newestFirst(report, service))
      return {
        JobStatus: 'COMPLETED' as const,
        JobCreationDate: report.createdAt,
        JobCompletionDate: report.completedAt,
        EntityDetailsList: items,
        ...paging,
      }
    },
  },
)

/** Who used the service, the last one first, then who could have. */
function newestFirst({ entities, uses }: AccessReportContent, service: string): readonly EntityDetails[] {
  // The prefix is one of the report's services, so this finds its own members only.
  const used = new Map(uses[service] ?? [])
  const users = [...used].map(([place, at]) => ({
    EntityInfo: entities[place]!,
    LastAuthenticated: wholeMinute(at),
  }))
  const others = entities.filter((_, place) => !used.has(place)).map((EntityInfo) => ({ EntityInfo }))
  return [...users, ...others]
}
