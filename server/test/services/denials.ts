import type { IAMClient } from '@aws-sdk/client-iam'
import { expect } from 'vitest'
import { refusal } from '../harness.ts'

/** A call, the action it needs, and the resource that its denial names. */
export type DeniedCall = readonly [command: unknown, action: string, resource: string]

/** Each call is refused to a user without policies, in AWS's words. */
export async function expectDenied(client: IAMClient, userArn: string, calls: readonly DeniedCall[]) {
  for (const [command, action, resource] of calls) {
    expect(await refusal(client.send(command as Parameters<IAMClient['send']>[0]))).toEqual({
      code: 'AccessDenied',
      status: 403,
      message: `User: ${userArn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    })
  }
}
