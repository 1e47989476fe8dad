import type { CreateLoginProfileRequest } from '../../../models/iam.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import { UNKNOWN_PASSWORD } from '../../../secrets/passwords.ts'
import type { LoginProfileRecord } from '../../../store/records.ts'
import { ownerCheck } from '../credentials/access-keys.ts'
import {
  acceptPassword,
  isAssumedRoot,
  loginProfileView,
  requireAccount,
  requireLoginOwner,
} from '../credentials/login-profiles.ts'
import { iamError, loginProfileExists } from '../errors.ts'
import { iamOperation } from '../operation.ts'

type Context = OperationContext<CreateLoginProfileRequest>

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html */
export const createLoginProfile = iamOperation('CreateLoginProfile', {
  authorize: ({ input, caller, store }) =>
    ownerCheck('iam:CreateLoginProfile', caller, store, input.UserName),

  async handle(context) {
    const { input, caller, store, now } = context
    const { accountId } = caller
    const passwordHash = await (isAssumedRoot(caller) ? recoverable(context) : givenPassword(context))
    return store.write(accountId, async (tx) => {
      const owner = await requireLoginOwner(tx, caller, input.UserName)
      if ((await tx.loginProfiles.get(owner.id)) !== undefined) throw loginProfileExists(owner.name)
      const profile: LoginProfileRecord = {
        accountId,
        ownerId: owner.id,
        passwordHash,
        createdAt: now,
        changedAt: now,
        resetRequired: input.PasswordResetRequired ?? false,
        formerHashes: [],
      }
      await tx.loginProfiles.put(profile)
      return { LoginProfile: loginProfileView(owner, profile) }
    })
  },
})

async function givenPassword({ input, caller, store }: Context): Promise<string> {
  // The model lets it be left out for AssumeRoot sessions only.
  if (input.Password === undefined) {
    throw iamError(
      'ValidationError',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    )
  }
  // Looked up before the password is hashed for nothing; the write looks again.
  const owner = await requireLoginOwner(store, caller, input.UserName)
  if ((await store.loginProfiles.get(owner.id)) !== undefined) throw loginProfileExists(owner.name)
  return acceptPassword(await requireAccount(store, caller.accountId), input.Password, undefined)
}

/**
 * Whoever reads the root user's mail may from then on set a password. Nobody else chooses it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html (Allow password recovery)
 */
async function recoverable({ input }: Context): Promise<string> {
  if (input.Password !== undefined)
    throw iamError('ValidationError', 'Password must be omitted in a request with an AssumeRoot session')
  return UNKNOWN_PASSWORD
}
