import { noSuchDelegationRequest, notASummarizedEntity } from '../delegation/errors.ts'
import { localeOf } from '../delegation/locales.ts'
import { requestCheck, requireRequest } from '../delegation/requests.ts'
import { summaryOf } from '../delegation/summary.ts'
import { iamOperation } from '../operation.ts'

const REQUEST_ARN = /^arn:aws:iam::(\d{12}):delegation-request\/([\w-]{16,128})$/

/**
 * Made of the request itself, the same for the same request, by this server alone; in English.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetHumanReadableSummary.html
 */
export const getHumanReadableSummary = iamOperation('GetHumanReadableSummary', {
  async authorize(context) {
    const { input, caller } = context
    const [, accountId, id = ''] = REQUEST_ARN.exec(input.EntityArn) ?? []
    const check = await requestCheck(context, 'GetHumanReadableSummary', id)
    // A request is seen under the ARN that it has in the caller's account; what any other ARN names, nobody has a part in.
    return accountId === caller.accountId
      ? check
      : { action: check.action, resource: input.EntityArn, context: check.context ?? {} }
  },

  async handle({ input, caller, store, now }) {
    const [, accountId, id] = REQUEST_ARN.exec(input.EntityArn) ?? []
    if (id === undefined) throw notASummarizedEntity(input.EntityArn)
    const { locale, isEnglish } = localeOf(input.Locale)
    if (accountId !== caller.accountId) throw noSuchDelegationRequest(id)
    const request = await requireRequest(store, caller.accountId, id)
    return isEnglish
      ? { SummaryContent: summaryOf(request, now), Locale: locale, SummaryState: 'AVAILABLE' as const }
      : { SummaryContent: '', Locale: locale, SummaryState: 'NOT_SUPPORTED' as const }
  },
})
