import type { IAMClient } from '@aws-sdk/client-iam'
import { expect } from 'vitest'
import { refusal } from '../harness.ts'

/** A call, the action it needs, and the ARN it is authorized on. */
export type DeniedCall = readonly [command: unknown, action: string, resource: string]

/** Each call is refused to a user without policies, in AWS's words. */
export async function expectDenied(client: IAMClient, userArn: string, calls: readonly DeniedCall[]) {
  for (const [command, action, resource] of calls) {
    expect(await refusal(client.send(command as Parameters<IAMClient['send']>[0]))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${userArn} is not authorized to perform: ${action} on resource: ${shownAs(action, resource)} because no identity-based policy allows the ${action} action`,
    })
  }
}

/** Actions of which denials name the ARN: there the request gives the whole of it, path and all. */
const BY_ARN =
  /^(iam:(Create(User|Group|Role|InstanceProfile|ServiceLinkedRole)|UploadServerCertificate|PassRole|GetServiceLinkedRoleDeletionStatus|GenerateServiceLastAccessedDetails|ListPoliciesGrantingServiceAccess|SimulatePrincipalPolicy|GetContextKeysForPrincipalPolicy)|sts:.*)$/
const NAMED = /^arn:aws:iam::[^:]*:(user|group|role|instance-profile|server-certificate)\/(?:.*\/)?([^/]+)$/
const POLICY = /^arn:aws:iam::[^:]*:policy\/(?:.*\/)?([^/]+)$/

/**
 * What AWS's denials call the resource of an ARN, as recorded: `role app` of one whose name the request gives, so that nothing is
 * told of its path or whether it is there; `policy ARN` of managed policies.
 */
export function shownAs(action: string, arn: string): string {
  if (BY_ARN.test(action)) return arn
  const policy = POLICY.exec(arn)
  if (policy !== null) return `policy ${action === 'iam:CreatePolicy' ? policy[1] : arn}`
  const named = NAMED.exec(arn)
  return named === null ? arn : `${named[1]!.replace('-', ' ')} ${named[2]}`
}
