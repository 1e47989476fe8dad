import { CreatePolicyCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ownerCalls } from './policy-owners.ts'
import { arn, makeEntities, READ_ONLY, S3_POLICY } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await makeEntities(server)
})
afterAll(() => server.close())

const P = arn('policy/p')
const create = (PolicyName: string, Path = '/') =>
  server.iam().send(new CreatePolicyCommand({ PolicyName, Path, PolicyDocument: S3_POLICY }))

describe.each(ownerCalls(() => server))('managed policies of a $kind', (owner) => {
  const { kind, name, attach, detach, attached } = owner
  const arns = async (page?: object) =>
    (await attached(name, page)).AttachedPolicies!.map((policy) => policy.PolicyArn)

  it('are attached, once however often, listed by name, and detached', async () => {
    await attach(name, READ_ONLY)
    await attach(name.toUpperCase(), P)
    await attach(name, P)
    expect(await attached(name)).toMatchObject({
      AttachedPolicies: [
        { PolicyName: 'p', PolicyArn: P },
        { PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY },
      ],
      IsTruncated: false,
    })
    await detach(name, P)
    expect(await arns()).toEqual([READ_ONLY])
  })

  it('are listed below a path', async () => {
    await create('deep', '/team/x/')
    await attach(name, P)
    await attach(name, arn('policy/team/x/deep'))
    expect(await arns({ PathPrefix: '/team/' })).toEqual([arn('policy/team/x/deep')])
  })

  it('are listed page by page', async () => {
    const all = [P, READ_ONLY, 'arn:aws:iam::aws:policy/SecurityAudit']
    for (const policy of all) await attach(name, policy)
    const seen: unknown[] = []
    let Marker: string | undefined
    do {
      const page = await attached(name, { MaxItems: 1, Marker })
      seen.push(...page.AttachedPolicies!.map((policy) => policy.PolicyArn))
      Marker = page.Marker
      expect(page.IsTruncated).toBe(Marker !== undefined)
    } while (Marker !== undefined)
    expect(seen).toEqual(all)
  })

  it('are ten at most, also when many calls come at once', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `many-${n}`)
    for (const policy of many) await create(policy)
    const outcomes = await Promise.allSettled(many.map((policy) => attach(name, arn(`policy/${policy}`))))
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(failures).toHaveLength(2)
    expect(await arns()).toHaveLength(10)
    expect(await refusal(Promise.reject(failures[0]!.reason))).toEqual({
      code: 'LimitExceeded',
      status: 409,
      message: `Cannot exceed quota for ${owner.attachQuota}: 10`,
    })
  })

  it.each([
    [
      'a policy that is not there',
      arn('policy/none'),
      404,
      'NoSuchEntity',
      `Policy ${arn('policy/none')} does not exist or is not attachable.`,
    ],
    [
      'a policy by other letters',
      arn('policy/P'),
      404,
      'NoSuchEntity',
      `Policy ${arn('policy/P')} does not exist or is not attachable.`,
    ],
    [
      'a policy of another account',
      arn('policy/p', '999999999999'),
      404,
      'NoSuchEntity',
      `Policy ${arn('policy/p', '999999999999')} does not exist or is not attachable.`,
    ],
    [
      'a policy of a service-linked role',
      'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy',
      400,
      'PolicyNotAttachable',
      'Cannot attach a Service Role Policy to a Customer Role.',
    ],
    ['no policy', arn('user/alice'), 400, 'InvalidInput', `ARN ${arn('user/alice')} is not valid.`],
  ])('refuses to attach %s', async (_what, policy, status, code, message) => {
    expect(await refusal(attach(name, policy))).toEqual({ code, status, message })
    expect(await arns()).toEqual([])
  })

  it('refuses to detach what is not attached', async () => {
    expect(await refusal(detach(name, P))).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `Policy ${P} was not found.`,
    })
  })

  it.each([
    ['Attach', () => attach('nobody', P)],
    ['Detach', () => detach('nobody', P)],
    ['ListAttached', () => attached('nobody')],
  ])('wants an owner for %s', async (_name, call) => {
    expect(await refusal(call())).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The ${kind} with name nobody cannot be found.`,
    })
  })
})
