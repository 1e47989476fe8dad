import type { OperationContext } from '../../../operation.ts'
import { noSuchAccessReport } from '../errors.ts'
import type { AccessReportContent } from './report.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html: seven days. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000

/** Reports kept of an account, as one may take a megabyte; AWS names no number. */
const REPORTS_PER_ACCOUNT = 100

type Context = Pick<OperationContext<unknown>, 'store' | 'caller' | 'now'>

export async function keepReport(
  { store, caller: { accountId }, now }: Context,
  id: string,
  content: AccessReportContent,
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
  const text = await store.accessReports.get(caller.accountId, id, now - KEPT_MILLISECONDS)
  const report = text === undefined ? undefined : (JSON.parse(text) as AccessReportContent)
  if (report?.requester !== caller.userId) throw noSuchAccessReport(id)
  return report
}
