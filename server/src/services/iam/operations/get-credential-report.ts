import { isFresh } from '../credentials/credential-report.ts'
import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'

/** The account's last report. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html */
export const getCredentialReport = iamOperation('GetCredentialReport', {
  authorize: () => ({ action: 'iam:GetCredentialReport', resource: '*' }),

  async handle({ caller: { accountId }, store, now }) {
    const report = await store.credentialReports.get(accountId)
    if (report === undefined) {
      throw iamError(
        'ReportNotPresent',
        'The credential report does not exist. To generate a credential report, use GenerateCredentialReport.',
      )
    }
    if (!isFresh(report, now)) {
      throw iamError(
        'ReportExpired',
        'The most recent credential report has expired. To generate a new credential report, use GenerateCredentialReport.',
      )
    }
    return {
      Content: Buffer.from(report.content, 'utf8'),
      ReportFormat: 'text/csv',
      GeneratedTime: report.generatedAt,
    }
  },
})
