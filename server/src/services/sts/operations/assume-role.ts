import { ServiceError } from '../../../errors.ts'
import type { AssumeRoleRequest } from '../../../models/sts.gen.ts'
import type { AccessCheck, OperationContext } from '../../../operation.ts'
import type { RoleRecord } from '../../../store/records.ts'
import { fromTags } from '../../iam/views.ts'
import { stsError } from '../errors.ts'
import { takeMfa, verifyMfa } from '../mfa.ts'
import { stsOperation } from '../operation.ts'
import { accountOfRole, DEFAULT_ROLE_DURATION, roleDuration, roleOfArn } from '../role-of-arn.ts'
import { checkSessionPolicies } from '../session-policies.ts'
import { inheritedTags, sessionTags } from '../session-tags.ts'
import { credentialsView, tokenSizeView } from '../views.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining */
const MAX_CHAINED_DURATION = 3600

type Context = OperationContext<AssumeRoleRequest>

/** The unique id of the role that was authorized, for the work that follows. */
const authorized = new WeakMap<Context, string | undefined>()

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const assumeRole = stsOperation('AssumeRole', {
  async authorize(context) {
    if (context.caller.identity.kind === 'root')
      throw stsError('AccessDenied', 'Roles may not be assumed by root accounts.')
    // Context of an identity provider would have to be verified and kept by the session; to pass it over would be wrong.
    if ((context.input.ProvidedContexts ?? []).length > 0)
      throw new ServiceError('NotImplemented', 501, 'ProvidedContexts is not implemented.')
    const role = await roleOfArn(context, context.input.RoleArn)
    authorized.set(context, role?.id)
    return checksOf(context, role)
  },

  async handle(context) {
    const { input, caller, now, tokens } = context
    const role = await roleOfArn(context, context.input.RoleArn)
    // The trust policy allowed it a moment ago; the role was deleted since, and may have been made anew.
    if (role === undefined || role.id !== authorized.get(context))
      throw stsError('AccessDenied', `The role ${input.RoleArn} is not there any more.`)
    const seconds = duration(context, role)
    const sourceIdentity = sourceIdentityOf(context)
    const { tags, transitiveTagKeys } = sessionTags(input.Tags, input.TransitiveTagKeys, caller.session)
    const policies = await checkSessionPolicies(context, role.accountId, input)
    const mfa = await verifyMfa(context)
    const issued = tokens.issue(
      {
        accountId: role.accountId,
        identity: { kind: 'role', id: role.id, name: role.name, accountId: role.accountId },
        source: 'AssumeRole',
        issuedAt: now,
        expiresAt: now + seconds * 1000,
        name: input.RoleSessionName,
        // MFA is a matter of this call's trust policy; the session itself does not carry it.
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
        mfa: undefined,
        ...policies,
        tags,
        transitiveTagKeys,
        sourceIdentity,
        chained: isRoleSession(context),
        federatedProvider: undefined,
        contextKeys: {},
      },
      input.MinimumSessionTokenSize,
    )
    if (mfa !== undefined) await takeMfa(context, caller.accountId, mfa)
    return {
      Credentials: credentialsView(issued),
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${input.RoleSessionName}`,
        Arn: `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${input.RoleSessionName}`,
      },
      PackedPolicySize: issued.packedPolicySize,
      SourceIdentity: sourceIdentity,
      ...tokenSizeView(issued),
    }
  },
})

/** Tags and source identity that the session is to have need an Allow of their own, also those handed on along a chain. */
async function checksOf(context: Context, role: RoleRecord | undefined): Promise<readonly AccessCheck[]> {
  const { input, caller } = context
  const check = await mainCheck(context, role)
  const checks = [check]
  if ((input.Tags ?? []).length + inheritedTags(caller.session).length > 0) {
    checks.push({ ...check, action: 'sts:TagSession' })
  }
  if (input.SourceIdentity !== undefined || caller.session?.sourceIdentity !== undefined) {
    checks.push({ ...check, action: 'sts:SetSourceIdentity' })
  }
  return checks
}

async function mainCheck(context: Context, role: RoleRecord | undefined): Promise<AccessCheck> {
  const { input } = context
  const mfa = await verifyMfa(context)
  return {
    action: 'sts:AssumeRole',
    resource: input.RoleArn,
    resourceAccountId: accountOfRole(input.RoleArn),
    context: {
      'sts:ExternalId': input.ExternalId,
      'sts:RoleSessionName': input.RoleSessionName,
      'sts:SourceIdentity': input.SourceIdentity ?? context.caller.session?.sourceIdentity,
      'sts:TransitiveTagKeys': input.TransitiveTagKeys,
      // Only a code given with this very call counts here, and it counts as of now.
      ...(mfa && { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' }),
    },
    resourceTags: role?.tags ?? [],
    requestTags: [...fromTags(input.Tags), ...inheritedTags(context.caller.session)],
    resourcePolicy: {
      kind: 'trust',
      document: role?.trustPolicy,
      principalIds: role?.trustPrincipalIds ?? {},
    },
  }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html: once set it cannot be changed.
function sourceIdentityOf({ input, caller }: Context): string | undefined {
  const inherited = caller.session?.sourceIdentity
  if (inherited !== undefined && input.SourceIdentity !== undefined && input.SourceIdentity !== inherited) {
    throw stsError('AccessDenied', 'The source identity of a session cannot be changed.')
  }
  return input.SourceIdentity ?? inherited
}

function isRoleSession({ caller }: Context): boolean {
  return caller.principal.type === 'assumed-role'
}

function duration(context: Context, role: RoleRecord): number {
  const seconds = context.input.DurationSeconds ?? DEFAULT_ROLE_DURATION
  if (isRoleSession(context) && seconds > MAX_CHAINED_DURATION) {
    throw stsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  }
  return roleDuration(seconds, role)
}
