import {
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
} from '@aws-sdk/client-iam'
import { allow, type TestServer } from '../../harness.ts'
import { shownAs } from '../denials.ts'

/** What tests of roles and policies stand on. */

export const ACCOUNT = '123456789012'
export const OTHER_ACCOUNT = '210987654321'
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

export const arn = (resource: string, account = ACCOUNT) => `arn:aws:iam::${account}:${resource}`

/** A policy document as the wire carries it. */
export const text = (document: object) => JSON.stringify(document)

export const S3_POLICY = text(allow('s3:*'))

/** A trust policy's text: who may assume the role. */
export const trust = (principal: object | string) =>
  text({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  })

export const EC2_TRUST = trust({ Service: 'ec2.amazonaws.com' })

/** An identity policy with one Allow statement under a condition. */
export const allowIf = (actions: string | readonly string[], condition: object, resource = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: resource, Condition: condition }],
})

/** What AWS says where no identity policy allows. */
export const denied = (
  user: string,
  action: string,
  resource: string,
  shown = shownAs(action, resource),
) => ({
  code: 'AccessDenied',
  status: 403,
  message: `User: ${arn(`user/${user}`)} is not authorized to perform: ${action} on resource: ${shown} because no identity-based policy allows the ${action} action`,
})

/** One user, group, role and managed policy: alice, staff, app and p. */
export async function makeEntities(server: TestServer): Promise<void> {
  const iam = server.iam()
  await iam.send(new CreateUserCommand({ UserName: 'alice' }))
  await iam.send(new CreateGroupCommand({ GroupName: 'staff' }))
  await iam.send(new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: EC2_TRUST }))
  await iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: S3_POLICY }))
}
