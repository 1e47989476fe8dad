import { credentialReport, isFresh } from '../credentials/credential-report.ts'
import { iamOperation } from '../operation.ts'

/**
 * Makes a report unless one of the past four hours is there. It is ready when the answer is: STARTED is what AWS answers to the
 * call that begins one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
 */
export const generateCredentialReport = iamOperation('GenerateCredentialReport', {
  authorize: () => ({ action: 'iam:GenerateCredentialReport', resource: '*' }),

  async handle({ caller: { accountId }, store, lastUsed, now }) {
    const present = await store.credentialReports.get(accountId)
    if (present !== undefined && isFresh(present, now)) return { State: 'COMPLETE' }
    await lastUsed.flush()
    const content = await credentialReport(store, accountId)
    await store.write(accountId, (tx) => tx.credentialReports.put({ accountId, generatedAt: now, content }))
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' }
  },
})
