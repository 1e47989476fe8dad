import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { EC2_TRUST, S3_POLICY } from './policy-world.ts'

let server: TestServer
let iam: sdk.IAMClient
beforeAll(async () => {
  server = await startTestServer()
  iam = server.iam()
})
afterAll(() => server.close())

/** Calls on their way at the same time: enough to keep the server busy. */
const AT_ONCE = 50

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
it.each<[string, number, string, (name: string) => Promise<unknown>]>([
  [
    'roles',
    1000,
    'RolesPerAccount',
    (RoleName) => iam.send(new sdk.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: EC2_TRUST })),
  ],
  [
    'policies',
    1500,
    'PoliciesPerAccount',
    (PolicyName) => iam.send(new sdk.CreatePolicyCommand({ PolicyName, PolicyDocument: S3_POLICY })),
  ],
  [
    'instance profiles',
    1000,
    'InstanceProfilesPerAccount',
    (InstanceProfileName) => iam.send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName })),
  ],
])('an account has its quota of %s: %i', async (_what, limit, quota, create) => {
  for (let start = 0; start < limit; start += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => create(`n${start + n}`)))
  }
  expect(await refusal(create('more'))).toEqual({
    code: 'LimitExceeded',
    status: 409,
    message: `Cannot exceed quota for ${quota}: ${limit}`,
  })
})
