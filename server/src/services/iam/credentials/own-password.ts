import type { Caller } from '../../../authenticate/caller.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { AccountReads } from '../../../store/accounts.ts'

/**
 * The account setting "allow users to change their own password": every user then may change its own password and read the
 * password policy, with no policy of its own that says so. It grants as a policy on the resource would, so a Deny anywhere
 * still decides.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
 */
export async function ownPasswordGrant(
  reads: { readonly accounts: AccountReads },
  caller: Caller,
  action: string,
): Promise<Pick<AccessCheck, 'resourcePolicy'>> {
  if (caller.principal.type !== 'user') return {}
  const account = await reads.accounts.byId(caller.accountId)
  if (account?.passwordPolicy?.allowUsersToChangePassword !== true) return {}
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: caller.arn }, Action: action, Resource: '*' }],
  })
  return { resourcePolicy: { kind: 'resource', document } }
}
