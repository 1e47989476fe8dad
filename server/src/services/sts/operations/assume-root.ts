import { rootArn } from '../../iam/arns.ts'
import { stsError } from '../errors.ts'
import { stsOperation } from '../operation.ts'
import { requireRootAccess, requireTask, targetAccount } from '../root-tasks.ts'
import { credentialsView, tokenSizeView } from '../views.ts'

/** Seconds, and the most there are. */
const DEFAULT_DURATION = 900

/**
 * A short session of a member account's root user, limited to one task. It ends where its time does, also when the feature is disabled or
 * the account leaves meanwhile. AWS refuses the call at its global endpoint; this server has none: the region of a session is that of the
 * signature.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const assumeRoot = stsOperation('AssumeRoot', {
  authorize({ input, caller }) {
    if (caller.identity.kind === 'root')
      throw stsError('AccessDenied', 'You cannot use root user credentials to call AssumeRoot.')
    const accountId = targetAccount(input.TargetPrincipal)
    return {
      action: 'sts:AssumeRoot',
      resource: rootArn(accountId),
      resourceAccountId: accountId,
      context: { 'sts:TaskPolicyArn': input.TaskPolicyArn.arn },
      // The account itself has no say in it: what it is asked for in place of its policy is its place in the organization.
      resourcePolicy: { kind: 'resource', document: opening(caller.accountId) },
    }
  },

  async handle({ input, caller, now, store, tokens }) {
    const accountId = targetAccount(input.TargetPrincipal)
    const feature = requireTask(input.TaskPolicyArn.arn)
    await requireRootAccess(store, caller, accountId, feature)
    const sourceIdentity = caller.session?.sourceIdentity
    const issued = tokens.issue(
      {
        accountId,
        identity: { kind: 'root', accountId },
        source: 'AssumeRoot',
        issuedAt: now,
        expiresAt: now + (input.DurationSeconds ?? DEFAULT_DURATION) * 1000,
        name: undefined,
        mfa: undefined,
        policy: undefined,
        policyArns: [input.TaskPolicyArn.arn!],
        tags: [],
        transitiveTagKeys: [],
        sourceIdentity,
        chained: caller.principal.type === 'assumed-role',
        federatedProvider: undefined,
        contextKeys: {},
      },
      input.MinimumSessionTokenSize,
    )
    return {
      Credentials: credentialsView(issued),
      SourceIdentity: sourceIdentity,
      ...tokenSizeView(issued),
    }
  },
})

/** A policy that leaves the decision to the caller's account and the organization. */
function opening(accountId: string): string {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: accountId },
    Action: 'sts:AssumeRoot',
    Resource: '*',
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}
