import { uniqueId } from '../../../ids.ts'
import type { ServiceSpecificCredentialRecord } from '../../../store/records.ts'
import { ownerCheck } from '../credentials/access-keys.ts'
import {
  credentialWithSecret,
  formOf,
  freeServiceUserName,
  hashOf,
  newSecret,
} from '../credentials/service-specific-credentials.ts'
import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { checkQuota } from '../quotas.ts'
import { requireUser } from '../targets.ts'

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceSpecificCredential.html */
export const createServiceSpecificCredential = iamOperation('CreateServiceSpecificCredential', {
  authorize: async ({ input, caller, store }) => ({
    ...(await ownerCheck('iam:CreateServiceSpecificCredential', caller, store, input.UserName)),
    context: {
      'iam:ServiceSpecificCredentialServiceName': input.ServiceName,
      'iam:ServiceSpecificCredentialAgeDays': input.CredentialAgeDays?.toString(),
    },
  }),

  async handle({ input, caller: { accountId }, store, now }) {
    const { ServiceName: serviceName, CredentialAgeDays: days } = input
    return store.write(accountId, async (tx) => {
      const user = await requireUser(tx, accountId, input.UserName)
      const { isKey } = formOf(serviceName)
      if (days !== undefined && !isKey) {
        throw iamError('ValidationError', `CredentialAgeDays is not valid for service ${serviceName}.`)
      }
      const present = await tx.serviceSpecificCredentials.ofOwner(user.id)
      const ofService = present.filter((credential) => credential.serviceName === serviceName)
      checkQuota('ServiceSpecificCredentialsPerUser', ofService.length)
      const serviceUserName = await freeServiceUserName(tx, accountId, serviceName, user.name)
      const secret = newSecret(serviceName, serviceUserName)
      const credential: ServiceSpecificCredentialRecord = {
        accountId,
        id: uniqueId('service-specific-credential'),
        ownerId: user.id,
        status: 'Active',
        createdAt: now,
        serviceName,
        serviceUserName,
        expiresAt: days === undefined ? undefined : now + days * DAY_MILLISECONDS,
        secretHash: hashOf(secret),
      }
      await tx.serviceSpecificCredentials.insert(credential)
      const owner = { ownerId: user.id, userName: user.name }
      return { ServiceSpecificCredential: credentialWithSecret(credential, owner, now, secret) }
    })
  },
})
