import { accountOfAccessKey } from '../../../ids.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'

/**
 * The account is read off the key id; whether the key exists is not said.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 */
export const getAccessKeyInfo = stsOperation('GetAccessKeyInfo', {
  authorize: () => ({ action: 'sts:GetAccessKeyInfo', resource: '*' }),

  async handle({ input, store }) {
    // A key id that was given from outside at the first start carries no account: only the store knows its own.
    const account =
      accountOfAccessKey(input.AccessKeyId) ?? (await store.accessKeys.byId(input.AccessKeyId))?.accountId
    if (account === undefined)
      throw stsError('ValidationError', `Invalid access key ID: ${input.AccessKeyId}`)
    return { Account: account }
  },
})
