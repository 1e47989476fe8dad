import * as sdk from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness.ts'
import { arn, S3_POLICY } from './policy-world.ts'

/** Lists whose keys are longer than a marker may be: 320 characters. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await iam().send(new sdk.CreateUserCommand({ UserName: 'alice' }))
})
afterAll(() => server.close())

const iam = () => server.iam()
const alice = { UserName: 'alice' }
interface Paged {
  readonly Marker?: string | undefined
}

/** What is on each page of one item, and what `between` does after the first. */
async function walk<A extends Paged>(
  list: (page: { MaxItems: number; Marker?: string }) => Promise<A>,
  keys: (answer: A) => readonly (string | undefined)[],
  between?: () => Promise<unknown>,
): Promise<readonly (string | undefined)[]> {
  const seen: (string | undefined)[] = []
  let Marker: string | undefined
  do {
    const answer = await list({ MaxItems: 1, ...(Marker !== undefined && { Marker }) })
    if (seen.length === 0) await between?.()
    seen.push(...keys(answer))
    Marker = answer.Marker
    expect(Marker?.length ?? 0).toBeLessThanOrEqual(320)
  } while (Marker !== undefined)
  return seen
}

const tagPages = (between?: () => Promise<unknown>) =>
  walk(
    (page) => iam().send(new sdk.ListUserTagsCommand({ ...alice, ...page })),
    (answer) => answer.Tags!.map(({ Key }) => Key),
    between,
  )

// A letter of four bytes; a tag's key has 128 letters at most. These are in the order of their keys.
const LONG_KEYS = ['x', 'y', 'z'].map((last) => '\u{10400}'.repeat(127) + last)
const tag = (...keys: readonly string[]) =>
  iam().send(new sdk.TagUserCommand({ ...alice, Tags: keys.map((Key) => ({ Key, Value: '' })) }))

it('pages through tags with long keys', async () => {
  await tag(...LONG_KEYS, 'short', 'team')
  expect(await tagPages()).toEqual(['short', 'team', ...LONG_KEYS])
})

it('leaves no tag out where the one that a page ended with is taken away', async () => {
  await tag(...LONG_KEYS)
  const untag = () => iam().send(new sdk.UntagUserCommand({ ...alice, TagKeys: [LONG_KEYS[0]!] }))
  expect(await tagPages(untag)).toEqual(LONG_KEYS)
})

const PATH = `/${'p'.repeat(510)}/`
const policyPages = (between?: () => Promise<unknown>) =>
  walk(
    (page) => iam().send(new sdk.ListAttachedUserPoliciesCommand({ ...alice, ...page })),
    (answer) => answer.AttachedPolicies!.map(({ PolicyArn }) => PolicyArn),
    between,
  )

async function attachOwn(PolicyName: string): Promise<string> {
  await iam().send(new sdk.CreatePolicyCommand({ PolicyName, Path: PATH, PolicyDocument: S3_POLICY }))
  const PolicyArn = arn(`policy${PATH}${PolicyName}`)
  await iam().send(new sdk.AttachUserPolicyCommand({ ...alice, PolicyArn }))
  return PolicyArn
}

it('pages through attached policies of long paths, also one that has the name of a policy of AWS', async () => {
  const ofAws = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
  await iam().send(new sdk.AttachUserPolicyCommand({ ...alice, PolicyArn: ofAws }))
  const own = [await attachOwn('a'), await attachOwn('ReadOnlyAccess')]
  const last = await attachOwn('z'.repeat(128))
  expect(await policyPages()).toEqual([...own, ofAws, last])
})

it('leaves no policy out where the one that a page ended with is detached', async () => {
  const arns = [await attachOwn('a'), await attachOwn('b'), await attachOwn('c')]
  const detach = () => iam().send(new sdk.DetachUserPolicyCommand({ ...alice, PolicyArn: arns[0]! }))
  expect(await policyPages(detach)).toEqual(arns)
})
