import { IAMClient } from '@aws-sdk/client-iam'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { STSClient } from '@aws-sdk/client-sts'
import { type Iamd, type StartOptions, startIamd } from '../src/index.ts'
import { PARTNERS } from './delegation-partners.ts'

/** Credentials as the SDK takes them. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** An ephemeral server on a port of its own, and real SDK clients for it. Without credentials a client is root of the first account. */
export interface TestServer extends Iamd {
  iam(credentials?: Credentials): IAMClient
  sts(credentials?: Credentials): STSClient
  organizations(credentials?: Credentials): OrganizationsClient
}

/** One server per test file is enough: `reset()` takes it back to the beginning. */
export async function startTestServer(options: Partial<StartOptions> = {}): Promise<TestServer> {
  const iamd = await startIamd({ ephemeral: true, delegationPartners: PARTNERS, ...options })
  const clientOptions = (credentials: Credentials = iamd.root) => ({
    endpoint: iamd.endpoint,
    region: 'us-east-1',
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken !== undefined && { sessionToken: credentials.sessionToken }),
    },
    // A failure is to be seen, not tried again.
    maxAttempts: 1,
  })
  return Object.assign(iamd, {
    iam: (credentials?: Credentials) => new IAMClient(clientOptions(credentials)),
    sts: (credentials?: Credentials) => new STSClient(clientOptions(credentials)),
    organizations: (credentials?: Credentials) => new OrganizationsClient(clientOptions(credentials)),
  })
}

/** What a refused call says: its code, status and message. Fails where the call succeeds. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: string; status: number; message: string }> {
  try {
    await call
  } catch (error) {
    const { name, Code, message, $metadata } = error as {
      name: string
      Code?: string
      message: string
      $metadata?: { httpStatusCode?: number }
    }
    // The SDK names modelled errors after their shape (`NoSuchEntityException`); Code is what was on the wire.
    return { code: Code ?? name, status: $metadata?.httpStatusCode ?? 0, message }
  }
  throw new Error('the call was expected to be refused')
}

/** An IAM user with an access key, and with inline policies if any are given. */
export async function userWithKey(
  server: TestServer,
  name: string,
  ...policies: readonly object[]
): Promise<Credentials> {
  const { CreateUserCommand, CreateAccessKeyCommand, PutUserPolicyCommand } = await import(
    '@aws-sdk/client-iam'
  )
  const iam = server.iam()
  await iam.send(new CreateUserCommand({ UserName: name }))
  for (const [index, policy] of policies.entries()) {
    await iam.send(
      new PutUserPolicyCommand({
        UserName: name,
        PolicyName: `p${index}`,
        PolicyDocument: JSON.stringify(policy),
      }),
    )
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }))
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
}

/** An identity policy with one Allow statement. */
export const allow = (actions: string | readonly string[], resources: string | readonly string[] = '*') => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: actions, Resource: resources }],
})
