import type { SessionFacts } from '../authenticate/caller.ts'
import type { PrincipalPolicies } from '../store/entities/principal-policies.ts'

/** What a policy in force is known by: its text or, of a managed one, its ARN. */
export type PolicyOrigin =
  | { readonly document: string; readonly arn?: undefined }
  | { readonly arn: string; readonly document?: undefined }

/** Identity policies in the order in which they are decided with, so that a decision's index finds them again. */
export function* identityOrigins(stored: PrincipalPolicies): Generator<PolicyOrigin, undefined> {
  for (const { inline, attached } of [stored, ...stored.groups]) {
    for (const { document } of inline) yield { document }
    for (const arn of attached) yield { arn }
  }
}

/** Of an identity or a session that nothing narrows. */
export const ALLOW_ALL =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'

/** The policies that narrow a session, in the order as above. None: the session is not narrowed. */
export function* sessionOrigins({
  source,
  policy,
  policyArns,
}: SessionFacts): Generator<PolicyOrigin, undefined> {
  if (policy === undefined && policyArns.length === 0) return
  // Its task policy consists of Denies alone, since a root user may do all that nothing denies.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html#security-iam-awsmanpol-IAMDeleteRootUserCredentials
  if (source === 'AssumeRoot') yield { document: ALLOW_ALL }
  if (policy !== undefined) yield { document: policy }
  for (const arn of policyArns) yield { arn }
}
