import {
  AttachPolicyCommand,
  EnableAWSServiceAccessCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListChildrenCommand,
  ListCreateAccountStatusCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  type OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadedServices } from '../../../src/services/index.ts'
import type { StructureShape } from '../../../src/wire/model.ts'
import { startTestServer, type TestServer } from '../../harness.ts'
import { Organization, refused } from './world.ts'

/** Every list that comes in pages, over one organization that has several of everything. */
const SCP = 'SERVICE_CONTROL_POLICY'
const SERVICES = ['a', 'b', 'c'].map((name) => `${name}.amazonaws.com`)

let server: TestServer
let client: OrganizationsClient
const at = { root: '', unit: '', account: '', policy: '' }

beforeAll(async () => {
  server = await startTestServer()
  const organization = await Organization.create(server)
  client = organization.client
  at.root = organization.rootId
  for (const name of ['one', 'two', 'three']) at.unit = await organization.unit(name)
  for (const name of ['one', 'two']) at.account = await organization.account(name)
  const { Accounts } = await client.send(new ListAccountsCommand({}))
  for (const name of ['one', 'two']) {
    const Statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' }
    at.policy = await organization.policy(name, Statement)
    for (const TargetId of [at.root, at.unit, at.account])
      await client.send(new AttachPolicyCommand({ PolicyId: at.policy, TargetId }))
  }
  for (const ServicePrincipal of SERVICES) {
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }))
    for (const { Id } of Accounts!.filter((account) => account.Id !== server.root.accountId))
      await client.send(new RegisterDelegatedAdministratorCommand({ AccountId: Id, ServicePrincipal }))
  }
})
afterAll(() => server.close())

type Input = Record<string, unknown>
type Command = new (input: never) => unknown
const LISTS: readonly (readonly [operation: string, command: Command, input: () => Input, items: number])[] =
  [
    ['ListRoots', ListRootsCommand, () => ({}), 1],
    ['ListParents', ListParentsCommand, () => ({ ChildId: at.unit }), 1],
    [
      'ListOrganizationalUnitsForParent',
      ListOrganizationalUnitsForParentCommand,
      () => ({ ParentId: at.root }),
      3,
    ],
    ['ListChildren', ListChildrenCommand, () => ({ ParentId: at.root, ChildType: 'ACCOUNT' }), 3],
    ['ListChildren', ListChildrenCommand, () => ({ ParentId: at.root, ChildType: 'ORGANIZATIONAL_UNIT' }), 3],
    ['ListAccounts', ListAccountsCommand, () => ({}), 3],
    ['ListAccountsForParent', ListAccountsForParentCommand, () => ({ ParentId: at.root }), 3],
    ['ListCreateAccountStatus', ListCreateAccountStatusCommand, () => ({}), 2],
    ['ListPolicies', ListPoliciesCommand, () => ({ Filter: SCP }), 3],
    ['ListPoliciesForTarget', ListPoliciesForTargetCommand, () => ({ TargetId: at.unit, Filter: SCP }), 3],
    ['ListTargetsForPolicy', ListTargetsForPolicyCommand, () => ({ PolicyId: at.policy }), 3],
    ['ListAWSServiceAccessForOrganization', ListAWSServiceAccessForOrganizationCommand, () => ({}), 3],
    ['ListDelegatedAdministrators', ListDelegatedAdministratorsCommand, () => ({}), 2],
    [
      'ListDelegatedAdministrators',
      ListDelegatedAdministratorsCommand,
      () => ({ ServicePrincipal: SERVICES[1] }),
      2,
    ],
    [
      'ListDelegatedServicesForAccount',
      ListDelegatedServicesForAccountCommand,
      () => ({ AccountId: at.account }),
      3,
    ],
  ]

async function list(command: Command, input: Input) {
  const sent = await client.send(new command(input as never) as ListRootsCommand)
  const { NextToken, $metadata: _, ...answer } = sent as unknown as Input & { $metadata: unknown }
  return { NextToken, items: Object.values(answer)[0] as readonly unknown[] }
}

describe.each(LISTS)('%s', (_operation, command, input, count) => {
  it('shows everything once, in pages of one and of two', async () => {
    const whole = await list(command, input())
    expect(whole.items).toHaveLength(count)
    expect(whole.NextToken).toBeUndefined()
    for (const MaxResults of [1, 2]) {
      const seen: unknown[] = []
      let NextToken: unknown
      do {
        const page = await list(command, { ...input(), MaxResults, ...(NextToken ? { NextToken } : {}) })
        expect(page.items.length).toBeGreaterThan(0)
        expect(page.items.length).toBeLessThanOrEqual(MaxResults)
        seen.push(...page.items)
        NextToken = page.NextToken
      } while (NextToken !== undefined && seen.length <= count)
      expect(seen).toEqual(whole.items)
    }
  })

  it('refuses a token that is none', async () => {
    expect(await refused(list(command, { ...input(), NextToken: 'x' }))).toMatchObject({
      name: 'InvalidInputException',
      Reason: 'INVALID_NEXT_TOKEN',
    })
  })
})

it('every list that comes in pages is here', async () => {
  const services = await loadedServices()
  const { model, operations } = services.find((one) => one.model.service === 'organizations')!
  const here = new Set(LISTS.map(([operation]) => operation))
  const paged = [...operations.keys()].filter((operation) => {
    const { input } = model.operations[operation]!
    return input !== undefined && 'MaxResults' in (model.shapes[input] as StructureShape).members
  })
  expect(paged.filter((operation) => !here.has(operation))).toEqual([])
})
