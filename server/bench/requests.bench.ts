/**
 * Server CPU and rate of signed requests, beside a bare node:http server that answers 300 bytes, in turn in the same run.
 * `npm run bench -w server`
 */
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam'
import type { Credentials } from '../test/harness.ts'
import { load } from './support/load.ts'
import { type MeasuredServer, ROOT, startMeasured } from './support/process.ts'
import { signedPost } from './support/sign.ts'

const ROUNDS = 5
const REQUESTS_PER_ROUND = 20_000
/** Differently signed requests, so that nothing can be remembered by its signature. */
const VARIETY = 2000
const STATEMENTS = 40
const SOAK_REQUESTS = 1_000_000

const bare = await startMeasured('bare-http')
const iamd = await startMeasured('iamd')
const caller = await callerWithStatements(iamd)
const idle = await iamd.measure()

const workloads = {
  GetCallerIdentity: sign('sts', 'Action=GetCallerIdentity&Version=2011-06-15'),
  GetUser: sign('iam', 'Action=GetUser&UserName=target&Version=2010-05-08'),
}
console.log(
  'workload            bare µs/req  iamd µs/req  ratio   bare req/s  iamd req/s   (medians of rounds)',
)
for (const [name, requests] of Object.entries(workloads)) {
  // Signatures are good for five minutes; each workload takes less.
  const rows = await rounds(requests)
  console.log(
    `${name.padEnd(20)}${number(median(rows.map((r) => r.bare.cpu)), 11)}  ${number(median(rows.map((r) => r.iamd.cpu)), 11)}  ` +
      `${number(median(rows.map((r) => r.iamd.cpu / r.bare.cpu)), 5, 2)}  ${number(median(rows.map((r) => r.bare.rate)), 11, 0)}  ${number(median(rows.map((r) => r.iamd.rate)), 10, 0)}`,
  )
}
console.log(`resident memory: ${mb(idle.rss)} idle, ${mb((await iamd.measure()).rss)} after the rounds`)
if (process.argv.includes('--soak')) await soak()
await Promise.all([bare.stop(), iamd.stop()])

async function rounds(requests: () => readonly Buffer[]) {
  const rows = []
  for (let round = 0; round <= ROUNDS; round++) {
    const signed = requests()
    const row = { bare: await once(bare, signed), iamd: await once(iamd, signed) }
    // The first round warms up.
    if (round > 0) rows.push(row)
  }
  return rows
}

async function once(server: MeasuredServer, requests: readonly Buffer[]) {
  const before = await server.measure()
  const seconds = await load(server.endpoint, requests, REQUESTS_PER_ROUND)
  const after = await server.measure()
  return { cpu: (after.cpu - before.cpu) / REQUESTS_PER_ROUND, rate: REQUESTS_PER_ROUND / seconds }
}

async function soak(): Promise<void> {
  const batch = 50_000
  for (let done = 0; done < SOAK_REQUESTS; done += batch) {
    await load(iamd.endpoint, workloads.GetUser(), batch)
  }
  console.log(`resident memory: ${mb((await iamd.measure()).rss)} after ${SOAK_REQUESTS} more requests`)
}

function sign(service: string, body: string): () => readonly Buffer[] {
  return () =>
    Array.from({ length: VARIETY }, (_, i) =>
      signedPost(iamd.endpoint, service, body, caller, new Date(Date.now() - (i % 120) * 1000)),
    )
}

/** A user with 40 statements, a third of them with conditions, of which one allows the call. */
async function callerWithStatements(server: MeasuredServer): Promise<Credentials> {
  const client = new IAMClient({ endpoint: server.endpoint.href, region: 'us-east-1', credentials: ROOT })
  for (const UserName of ['caller', 'target']) await client.send(new CreateUserCommand({ UserName }))
  const statements = Array.from({ length: STATEMENTS - 1 }, (_, i) => ({
    Effect: i % 10 === 0 ? 'Deny' : 'Allow',
    Action: i % 2 === 0 ? [`s3:GetObject${i}`, 'iam:Get*'] : [`ec2:Describe${i}*`],
    Resource: `arn:aws:iam::123456789012:user/team-${i}/*`,
    ...(i % 3 === 0 && { Condition: { StringEquals: { 'aws:PrincipalTag/team': `${i}` } } }),
  }))
  statements.push({
    Effect: 'Allow',
    Action: ['iam:GetUser', 'iam:List*'],
    Resource: 'arn:aws:iam::123456789012:user/target',
  })
  // Inline policies of a user hold 2,048 characters, so the statements are spread over managed ones.
  for (let i = 0; i < STATEMENTS; i += 10) {
    const { Policy } = await client.send(
      new CreatePolicyCommand({
        PolicyName: `bench-${i}`,
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements.slice(i, i + 10) }),
      }),
    )
    await client.send(new AttachUserPolicyCommand({ UserName: 'caller', PolicyArn: Policy!.Arn! }))
  }
  const { AccessKey } = await client.send(new CreateAccessKeyCommand({ UserName: 'caller' }))
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function number(value: number, width: number, digits = 1): string {
  return value.toFixed(digits).padStart(width)
}

function mb(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}
