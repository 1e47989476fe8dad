import type { OperationContext } from '../../../operation.ts'
import { noSuchAccessReport } from '../errors.ts'
import type { OrganizationReportContent } from './organization-report.ts'
import type { AccessReportContent } from './report.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html: seven days. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000

/** Reports kept of an account, as one may take a megabyte; AWS names no number. */
const REPORTS_PER_ACCOUNT = 100

type Context = Pick<OperationContext<unknown>, 'store' | 'caller' | 'now'>

export async function keepReport(
  { store, caller: { accountId }, now }: Context,
  id: string,
  content: AccessReportContent | OrganizationReportContent,
): Promise<void> {
  const report = { accountId, id, createdAt: now, content: JSON.stringify(content) }
  await store.write(accountId, (tx) =>
    tx.accessReports.insert(report, REPORTS_PER_ACCOUNT, now - KEPT_MILLISECONDS),
  )
}

/**
 * The report of a job. Only who had it made may read it: the same user, or the same role in the same session.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 * @throws NoSuchEntity
 */
export async function requireReport(
  { store, caller, now }: Context,
  id: string,
): Promise<AccessReportContent> {
  const report = await storedReport({ store, caller, now }, id)
  if (report === undefined || !('requester' in report) || report.requester !== caller.userId)
    throw noSuchAccessReport(id)
  return report
}

/**
 * The report of a job on the account's organization, whoever of the account had it made.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOrganizationsAccessReport.html
 * @throws NoSuchEntity
 */
export async function requireOrganizationReport(
  context: Context,
  id: string,
): Promise<OrganizationReportContent> {
  const report = await storedReport(context, id)
  if (report === undefined || 'requester' in report) throw noSuchAccessReport(id)
  return report
}

async function storedReport(
  { store, caller, now }: Context,
  id: string,
): Promise<AccessReportContent | OrganizationReportContent | undefined> {
  const text = await store.accessReports.get(caller.accountId, id, now - KEPT_MILLISECONDS)
  return text === undefined ? undefined : JSON.parse(text)
}
