import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type STSClient,
  type Credentials as WireCredentials,
} from '@aws-sdk/client-sts'
import type { Credentials, TestServer } from '../../harness.ts'

export const ACCOUNT = '123456789012'
export const OTHER_ACCOUNT = '210987654321'

export const roleArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`
export const userArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:user/${name}`

/** A trust policy with one Allow of sts:AssumeRole, or of the actions given. */
export const trust = (
  principal: string | readonly string[],
  condition?: object,
  actions: string | readonly string[] = 'sts:AssumeRole',
) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: actions,
      ...(condition && { Condition: condition }),
    },
  ],
})

/** What is given besides the trust policy. */
export interface RoleOptions {
  readonly policy?: object
  readonly path?: string
  readonly maxSessionDuration?: number
  readonly tags?: Readonly<Record<string, string>>
  readonly boundary?: string
  /** Whose role it is; root of the first account where it is not given. */
  readonly owner?: Credentials | undefined
}

/** Creates a role, with an inline policy if one is given. */
export async function createRole(
  server: TestServer,
  name: string,
  trusted: object,
  options: RoleOptions = {},
) {
  const iam = server.iam(options.owner)
  await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify(trusted),
      Path: options.path,
      MaxSessionDuration: options.maxSessionDuration,
      PermissionsBoundary: options.boundary,
      Tags: options.tags && tagList(options.tags),
    }),
  )
  if (options.policy !== undefined) {
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: 'p',
        PolicyDocument: JSON.stringify(options.policy),
      }),
    )
  }
}

/** Tags as requests write them. */
export const tagList = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** Assumes a role of the first account, or the one of the ARN given. */
export async function assume(
  sts: STSClient,
  role: string,
  options: Partial<AssumeRoleCommandInput> = {},
): Promise<Credentials> {
  return credentialsOf(await answerOf(sts, role, options))
}

/** The whole answer of AssumeRole. */
export function answerOf(sts: STSClient, role: string, options: Partial<AssumeRoleCommandInput> = {}) {
  return sts.send(
    new AssumeRoleCommand({
      RoleArn: role.startsWith('arn:') ? role : roleArn(role),
      RoleSessionName: 'session',
      ...options,
    }),
  )
}

/** The credentials of an answer, as the SDK takes them. */
export function credentialsOf({
  Credentials: made,
}: {
  Credentials?: WireCredentials | undefined
}): Credentials {
  return {
    accessKeyId: made!.AccessKeyId!,
    secretAccessKey: made!.SecretAccessKey!,
    sessionToken: made!.SessionToken,
  }
}
