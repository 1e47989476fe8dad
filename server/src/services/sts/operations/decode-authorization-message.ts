import { decodedMessage } from '../decoded-message.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export const decodeAuthorizationMessage = stsOperation('DecodeAuthorizationMessage', {
  authorize: () => ({ action: 'sts:DecodeAuthorizationMessage', resource: '*' }),

  handle({ input, caller, now, authorizationMessages }) {
    const denial = authorizationMessages.open(caller.accountId, input.EncodedMessage, now)
    if (denial === undefined) throw stsError('InvalidAuthorizationMessageException', 'Message is not valid')
    return { DecodedMessage: decodedMessage(denial) }
  },
})
