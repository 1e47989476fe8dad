import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_PERMISSION_NEEDED } from '../../../src/operation.ts'
import { resourceTemplatesOf } from '../../../src/service-reference/action-resources.ts'
import { loadedServices } from '../../../src/services/index.ts'
import { refusal, startTestServer, type TestServer, userWithKey } from '../../harness.ts'
import { BUILT, Case, outcome, type Send, sender, worldOf } from './calls.ts'
import {
  ABSENT_IDS,
  type Call,
  type Need,
  NO_PERMISSION,
  ROWS,
  type Row,
  UNSIGNED,
  type World,
} from './table/index.ts'
import { arn } from './table/row.ts'

const services = await loadedServices()

/**
 * Every operation against the permissions it needs: which, on which resource, and what its denials say and leave unsaid.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
let server: TestServer
let world: World
let nobody: Send
/** Its inline policy `p` is what a test makes it. */
let caller: Send
/** An administrator whose inline policy `p` is what a test makes it. */
let admin: Send

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess'

beforeAll(async () => {
  server = await startTestServer()
  world = worldOf(server)
  nobody = sender(server, await userWithKey(server, 'nobody'))
  caller = sender(server, await userWithKey(server, 'caller'))
  admin = sender(server, await userWithKey(server, 'admin'))
  await world.iam('AttachUserPolicy', { UserName: 'admin', PolicyArn: ADMINISTRATOR })
})
afterAll(() => server.close())

const CASES = ROWS.map((row, index) => new Case(row, index, () => world))

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string
  readonly NotAction?: string
  readonly Resource?: string
  readonly NotResource?: string
}

const permit = (UserName: string, Statement: readonly Statement[]) =>
  world.iam('PutUserPolicy', {
    UserName,
    PolicyName: 'p',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
  })

/** AWS's words for the lack of a need. */
const denial = (
  user: string,
  { action, resource, shown = resource, askedBy = action.split(':')[0] as Row['service'] }: Need,
  because: string,
) => ({
  // Where the error is one of the service's own it has a longer name, and the status of those.
  ...(askedBy === 'organizations'
    ? { code: 'AccessDeniedException', status: 400 }
    : { code: 'AccessDenied', status: 403 }),
  message: `User: ${arn(`user/${user}`)} is not authorized to perform: ${action} on resource: ${shown} ${because}`,
})
const notAllowed = (user: string, need: Need) =>
  denial(user, need, `because no identity-based policy allows the ${need.action} action`)

/** Everything but one permission. */
function allBut({ action, resource }: Need): readonly Statement[] {
  const others: Statement = { Effect: 'Allow', NotAction: action, Resource: '*' }
  return resource === '*' ? [others] : [others, { Effect: 'Allow', Action: action, NotResource: resource }]
}

/** A text without the names in it: what is left of two denials must be the same. */
function withoutNames(text: string, call: Call): string {
  const names = [...Object.values(call.ids), call.name]
  return names.reduce((rest, name) => rest.replaceAll(name, 'NAME'), text)
}

describe.each(CASES.map((one) => [one.title, one] as const))('%s', (_title, one) => {
  const { row } = one

  it('is denied without permission, alike whether what it names is there or not', async () => {
    const there = await one.there('nobody')
    const denied = await refusal(one.send(nobody, there))
    expect(denied).toEqual(notAllowed('nobody', row.needs(there)[0]!))
    if (row.idAbsent !== undefined) {
      expect(await refusal(one.send(nobody, await one.idAbsent('nobody')))).toEqual(denied)
    }
    if (row.absent === undefined) return
    const absent = one.absent('nobody')
    const { message } = await refusal(one.send(nobody, absent))
    expect(message).toBe(notAllowed('nobody', row.needs(absent)[0]!).message)
    const known = { Key: 'AKIAIOSFODNN7EXAMPLE', ...ABSENT_IDS }
    expect(withoutNames(message, { ...absent, ids: known })).toBe(withoutNames(denied.message, there))
  })

  it('is denied to a caller who may do all else', async () => {
    const call = await one.there('caller')
    for (const need of row.needs(call)) {
      await permit('caller', allBut(need))
      expect(await refusal(one.send(caller, call))).toEqual(notAllowed('caller', need))
    }
  })

  it('is denied to an administrator by an explicit deny', async () => {
    const call = await one.there('admin')
    for (const need of row.needs(call)) {
      await permit('admin', [{ Effect: 'Deny', Action: need.action, Resource: need.resource }])
      expect(await refusal(one.send(admin, call))).toEqual(
        denial('admin', need, 'with an explicit deny in an identity-based policy'),
      )
    }
  })

  it('is let through by exactly what it needs', async () => {
    const try_ = async (call: Call) => {
      await permit(
        'caller',
        row
          .needs(call)
          .map(({ action, resource }) => ({ Effect: 'Allow', Action: action, Resource: resource })),
      )
      return outcome(one.send(caller, call))
    }
    if (row.idAbsent !== undefined) expect(await try_(await one.idAbsent('caller'))).toBe(row.idAbsent)
    expect(await try_(await one.there('caller'))).toBe(row.there)
    if (row.absent !== undefined) expect(await try_(one.absent('caller'))).toBe(row.absent)
  })
})

/**
 * Where denials recorded from AWS name what the reference has no type for: the lists, on the root of their entities' ARNs; and the
 * tags of federated users, which https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html asks sts:TagSession for.
 */
const BEYOND_REFERENCE: ReadonlySet<string> = new Set([
  'iam:ListUsers user/',
  'iam:ListUsers user/team/',
  'iam:ListGroups group/',
  'iam:ListRoles role/',
  'iam:ListRoles role/team/',
  'iam:ListInstanceProfiles instance-profile/',
  'iam:ListServerCertificates server-certificate/',
  'iam:ListVirtualMFADevices mfa/',
  'iam:ListOpenIDConnectProviders oidc-provider/*',
  'iam:ListSAMLProviders saml-provider/*',
  'sts:TagSession federated-user/NAME',
  // Another account's.
  'sts:AssumeRoot root',
  // Of all operations on delegation requests the reference lacks this one, which the User Guide names with the others.
  'iam:UpdateDelegationRequest delegation-request/AKIAIOSFODNN7EXAMPLE',
  // The key's user, as long as there is such a key.
  'iam:GetAccessKeyLastUsed *',
])

/** Whether an ARN has the form of a template: `arn:${Partition}:iam::${Account}:user/${UserNameWithPath}`. */
function fits(template: string, resource: string): boolean {
  const fixed = template
    .replace('${Partition}', 'aws')
    .replace('${Account}', '123456789012')
    .replace('o-${OrganizationId}', 'o-0000000000')
    .replace('${PolicyType}', 'service_control_policy')
    // What varies comes last, but for the templates of roles: there all from the service on does.
    .replace(/\$\{\w+\}.*$/, '')
  const named = resource.replace(/\/o-[a-z0-9]{10}\//, '/o-0000000000/')
  return named.startsWith(fixed) && (fixed !== template || named === template)
}

describe('the table', () => {
  const rows = new Set(ROWS.map(({ service, operation }) => `${service}:${operation}`))

  it('has resources of the types that the reference has for the actions', () => {
    for (const one of CASES) {
      const call = one.absent('x')
      for (const { action, resource } of one.row.needs(call)) {
        const templates = resourceTemplatesOf(action)
        const isKnown = templates.some((template) => fits(template, resource))
        const isFree = templates.length === 0
        const short = `${action} ${resource.split(':')[5] ?? '*'}`.replace(call.name, 'NAME')
        expect(
          isKnown || (resource === '*' && isFree) || BEYOND_REFERENCE.has(short),
          `${one.title}: ${short}`,
        ).toBe(true)
      }
    }
  })

  it('has every operation that is built', () => {
    const known = new Set([...rows, ...Object.keys(NO_PERMISSION), ...Object.keys(UNSIGNED)])
    expect(BUILT.filter((operation) => !known.has(operation))).toEqual([])
  })

  it('says of each operation what its declaration says', () => {
    for (const { model, operations } of services) {
      for (const { name, authorize, authentication } of operations.values()) {
        const operation = `${model.service}:${name}`
        expect(authorize === NO_PERMISSION_NEEDED, operation).toBe(operation in NO_PERMISSION)
        expect(authentication === 'unsigned', operation).toBe(operation in UNSIGNED)
      }
    }
  })

  it.each(Object.keys(NO_PERMISSION))('%s cannot be denied', async (name) => {
    await permit('admin', [{ Effect: 'Deny', Action: '*', Resource: '*' }])
    const [service = '', operation = ''] = name.split(':')
    expect(await outcome(nobody(service, operation, {}))).toBe('done')
    expect(await outcome(admin(service, operation, {}))).toBe('done')
  })
})
