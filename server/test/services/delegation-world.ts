import { createHash, createHmac } from 'node:crypto'
import {
  AcceptDelegationRequestCommand,
  AssociateDelegationRequestCommand,
  CreateAccessKeyCommand,
  CreateDelegationRequestCommand,
  type CreateDelegationRequestCommandInput,
  CreateUserCommand,
  PutUserPolicyCommand,
  SendDelegationTokenCommand,
} from '@aws-sdk/client-iam'
import { GetDelegatedAccessTokenCommand } from '@aws-sdk/client-sts'
import { SignatureV4 } from '@smithy/signature-v4'
import { TEMPLATE, TOPIC } from '../delegation-partners.ts'
import { type Credentials, startTestServer, type TestServer } from '../harness.ts'

export const PARTNER = '123456789012'
export const CUSTOMER = '210987654321'
const HOUR = 3600

/** A partner that asks, and a customer that is asked. */
export interface DelegationWorld {
  readonly server: TestServer
  readonly partner: Credentials
  readonly customer: Credentials
}

export async function startDelegationWorld(): Promise<DelegationWorld> {
  const server = await startTestServer({ accountIds: [PARTNER, CUSTOMER] })
  return { server, partner: server.roots.get(PARTNER)!, customer: server.roots.get(CUSTOMER)! }
}

let workflows = 0

/** A request to read the customer's bucket `data`, open to any account. */
export const asking = (
  input: Partial<CreateDelegationRequestCommandInput> = {},
): CreateDelegationRequestCommandInput => ({
  Description: 'Read what is to be processed',
  RequestorWorkflowId: `workflow-${++workflows}`,
  NotificationChannel: TOPIC,
  SessionDuration: HOUR,
  Permissions: {
    PolicyTemplateArn: TEMPLATE,
    Parameters: [{ Name: 'bucketName', Type: 'string', Values: ['data'] }],
  },
  ...input,
})

/** The permissions of the template `set_up`. */
export const setUp = (withRole: 'True' | 'False', roles: readonly string[] = ['worker']) => ({
  PolicyTemplateArn: 'arn:aws:iam:::delegation-template/set_up',
  Parameters: [
    { Name: 'WITH_ROLE', Type: 'string' as const, Values: [withRole] },
    { Name: 'roleNames', Type: 'stringList' as const, Values: [...roles] },
  ],
})

/** Creates a request as the partner; gives its id. */
export async function create(
  { server, partner }: DelegationWorld,
  input: Partial<CreateDelegationRequestCommandInput> = {},
): Promise<string> {
  const { DelegationRequestId } = await server
    .iam(partner)
    .send(new CreateDelegationRequestCommand(asking(input)))
  return DelegationRequestId!
}

/** A user of the customer's with an access key and inline policies. */
export async function customerUser(
  { server, customer }: DelegationWorld,
  UserName: string,
  ...policies: readonly object[]
): Promise<Credentials> {
  const iam = server.iam(customer)
  await iam.send(new CreateUserCommand({ UserName }))
  for (const [index, policy] of policies.entries()) {
    const PolicyDocument = JSON.stringify(policy)
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: `p${index}`, PolicyDocument }))
  }
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
}

/** Creates a request and takes it through to its end by one approver; gives its id. */
export async function finalize(
  world: DelegationWorld,
  approver: Credentials,
  input: Partial<CreateDelegationRequestCommandInput> = {},
): Promise<string> {
  const DelegationRequestId = await create(world, input)
  const iam = world.server.iam(approver)
  await iam.send(new AssociateDelegationRequestCommand({ DelegationRequestId }))
  await iam.send(new AcceptDelegationRequestCommand({ DelegationRequestId }))
  await iam.send(new SendDelegationTokenCommand({ DelegationRequestId }))
  return DelegationRequestId
}

/** The credentials that a partner gets for a request, and the rest of the answer. */
export async function trade(world: DelegationWorld, requestId: string, trader = world.partner) {
  const TradeInToken = await exchangeToken(world, requestId)
  const answer = await world.server.sts(trader).send(new GetDelegatedAccessTokenCommand({ TradeInToken }))
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials!
  const credentials: Credentials = {
    accessKeyId: AccessKeyId!,
    secretAccessKey: SecretAccessKey!,
    sessionToken: SessionToken!,
  }
  return { ...answer, credentials }
}

export async function exchangeToken(world: DelegationWorld, requestId: string): Promise<string> {
  const messages = await messagesOf(world, requestId)
  const message = messages.find(({ Type }) => Type === 'ExchangeToken')
  if (message === undefined) throw new Error(`no exchange token for ${requestId}`)
  return message.ExchangeToken!
}

/** What the partner is told of a request. */
export async function messagesOf(world: DelegationWorld, requestId: string) {
  const { Notifications } = (await notifications(world.server, world.partner)).body
  return Notifications!
    .map(({ Message }) => JSON.parse(Message) as Readonly<Record<string, string>>)
    .filter(({ RequestId }) => RequestId === requestId)
}

interface Answer {
  readonly Notifications?: readonly { readonly TopicArn: string; readonly Message: string }[]
  readonly NextToken?: string
  readonly Code?: string
  readonly Message?: string
}

/** Asks for the page of notifications, signed as an SDK signs. */
export async function notifications(
  server: TestServer,
  credentials: Credentials | undefined,
  { service = 'iam', query = {} }: { service?: string; query?: Record<string, string> } = {},
): Promise<{ status: number; body: Answer }> {
  const { host, hostname, port, protocol } = new URL(server.endpoint)
  const path = '/_iamd/delegation-notifications'
  const unsigned = { method: 'GET', protocol, hostname, port: Number(port), path, query, headers: { host } }
  let headers: Record<string, string> = {}
  if (credentials !== undefined) {
    const { sessionToken, ...key } = credentials
    const signer = new SignatureV4({
      service,
      region: 'us-east-1',
      credentials: { ...key, ...(sessionToken !== undefined && { sessionToken }) },
      sha256: Sha256,
    })
    headers = (await signer.sign(unsigned)).headers
  }
  const search = new URLSearchParams(query).toString()
  const response = await fetch(`${server.endpoint}${path}${search && `?${search}`}`, { headers })
  return { status: response.status, body: (await response.json()) as Answer }
}

/** SHA-256 in the form that the signer wants. */
class Sha256 {
  readonly #hash
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash =
      secret === undefined ? createHash('sha256') : createHmac('sha256', secret as string | Uint8Array)
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.#hash.digest())
  }
  reset() {}
}
