import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ACCOUNT, arn, EC2_TRUST, READ_ONLY, S3_POLICY } from './policy-world.ts'

const NAME = 'AWSServiceRoleForSupport'
const role = { RoleName: NAME }
const inline = { ...role, PolicyName: 'x' }

let dataDir: string
let server: TestServer
let iam: sdk.IAMClient
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'iamd-'))
  const first = await startTestServer({ ephemeral: false, dataDir })
  const root = first.root
  await first.close()
  // A service makes such a role, not a caller; so it is put into the store that the server then serves from.
  const store = await openStore({ dataDir })
  await store.write(ACCOUNT, (tx) =>
    tx.roles.insert({
      accountId: ACCOUNT,
      id: 'AROACKCEVSQ6C2EXAMPLE',
      name: NAME,
      path: '/aws-service-role/support.amazonaws.com/',
      createdAt: Date.now(),
      description: undefined,
      maxSessionDuration: 3600,
      trustPolicy: EC2_TRUST,
      trustPrincipalIds: {},
      boundaryArn: undefined,
      tags: [],
      lastUsed: undefined,
      serviceLinked: 'support.amazonaws.com',
      sourceTemplate: undefined,
    }),
  )
  await store.close()
  server = await startTestServer({ ephemeral: false, dataDir })
  iam = server.iam(root)
  await iam.send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'web' }))
})
afterAll(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true })
})

it.each([
  new sdk.DeleteRoleCommand(role),
  new sdk.UpdateRoleCommand({ ...role, MaxSessionDuration: 7200 }),
  new sdk.UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument: EC2_TRUST }),
  new sdk.PutRolePermissionsBoundaryCommand({ ...role, PermissionsBoundary: READ_ONLY }),
  new sdk.DeleteRolePermissionsBoundaryCommand(role),
  new sdk.AttachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY }),
  new sdk.DetachRolePolicyCommand({ ...role, PolicyArn: READ_ONLY }),
  new sdk.PutRolePolicyCommand({ ...inline, PolicyDocument: S3_POLICY }),
  new sdk.DeleteRolePolicyCommand(inline),
  new sdk.AddRoleToInstanceProfileCommand({ ...role, InstanceProfileName: 'web' }),
  new sdk.RemoveRoleFromInstanceProfileCommand({ ...role, InstanceProfileName: 'web' }),
])('$constructor.name leaves a service-linked role alone', async (command) => {
  expect(await refusal(iam.send(command as sdk.DeleteRoleCommand))).toEqual({
    code: 'UnmodifiableEntity',
    status: 400,
    message: `Cannot perform the operation on the protected role '${NAME}' - this role is only modifiable by AWS`,
  })
})

it("description and tags are the account's to change", async () => {
  await iam.send(new sdk.UpdateRoleCommand({ ...role, Description: 'ours' }))
  await iam.send(new sdk.TagRoleCommand({ ...role, Tags: [{ Key: 'k', Value: 'v' }] }))
  const { Role } = await iam.send(new sdk.GetRoleCommand(role))
  expect(Role).toMatchObject({
    Arn: arn(`role/aws-service-role/support.amazonaws.com/${NAME}`),
    Description: 'ours',
    Tags: [{ Key: 'k', Value: 'v' }],
  })
})
