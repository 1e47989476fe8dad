import { randomAccountId, uniqueId } from '../../ids.ts'
import { UNKNOWN_PASSWORD } from '../../secrets/passwords.ts'
import { serviceLinkedTemplates } from '../../service-reference/service-linked-roles.ts'
import { UniqueViolation } from '../../store/errors.ts'
import type { CreateAccountOutcome } from '../../store/organizations/create-account-requests.ts'
import type {
  CreateAccountRequestRecord,
  OrganizationRecord,
} from '../../store/organizations/organization-records.ts'
import type { LoginProfileRecord, RoleRecord } from '../../store/records.ts'
import type { Store, WriteTransaction } from '../../store/store.ts'
import { insertServiceLinkedRole } from '../iam/service-linked.ts'
import { attachedAtFirst } from './policies.ts'

/** The role in a new account that the management account's principals can assume, unless the request names another. */
export const DEFAULT_ROLE_NAME = 'OrganizationAccountAccessRole'
/** Names of roles that belong to services. */
export const SERVICE_ROLE_PREFIX = 'AWSServiceRoleFor'

/** The service's own role in every account of an organization with all features. */
export const ORGANIZATIONS_SERVICE = 'organizations.amazonaws.com'

const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess'
/** Seconds. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html (MaxSessionDuration) */
const MAX_SESSION_DURATION = 3600

/** An account id that nobody has. */
export async function freeAccountId(store: Store): Promise<string> {
  for (;;) {
    const id = randomAccountId()
    if ((await store.accounts.byId(id)) === undefined) return id
  }
}

/**
 * Does what a request for an account asks: the account with its role in one write, then the request's end in another. What was cut off
 * between the two is done by calling it again, which finds what is there.
 */
export async function completeRequest(
  store: Store,
  organization: OrganizationRecord,
  request: CreateAccountRequestRecord,
  now: number,
): Promise<CreateAccountRequestRecord> {
  const outcome = await makeAccount(store, request, now)
  return store.write(organization.managementAccountId, async (tx) => {
    const present = await tx.createAccountRequests.get(organization.id, request.id)
    if (present?.state !== 'IN_PROGRESS') return present ?? request
    await tx.createAccountRequests.complete(organization.id, request.id, outcome)
    return { ...present, failureReason: undefined, ...outcome }
  })
}

async function makeAccount(
  store: Store,
  request: CreateAccountRequestRecord,
  now: number,
): Promise<CreateAccountOutcome> {
  try {
    return await store.write(request.accountId, async (tx): Promise<CreateAccountOutcome> => {
      const failed = (failureReason: string) =>
        ({ state: 'FAILED', completedAt: now, failureReason }) as const
      const done = { state: 'SUCCEEDED', completedAt: now } as const
      if ((await tx.organizationAccounts.get(request.organizationId, request.accountId)) !== undefined)
        return done
      const organization = await tx.organizations.byId(request.organizationId)
      if (organization === undefined) return failed('INTERNAL_FAILURE')
      if (await tx.accounts.hasEmail(request.email)) return failed('EMAIL_ALREADY_EXISTS')
      await insertAccount(tx, organization, request, now)
      return done
    })
  } catch (error) {
    // Somebody else has the id by now; a new request gets another.
    if (!(error instanceof UniqueViolation)) throw error
    return { state: 'FAILED', completedAt: now, failureReason: 'INTERNAL_FAILURE' }
  }
}

/** With its membership: there is no moment at which the organization's policies do not hold for it. */
async function insertAccount(
  tx: WriteTransaction,
  organization: OrganizationRecord,
  request: CreateAccountRequestRecord,
  now: number,
): Promise<void> {
  const { accountId: id, email } = request
  await tx.accounts.insert({ id, email, createdAt: now, alias: undefined, passwordPolicy: undefined })
  if (!organization.iamFeatures.includes('RootCredentialsManagement'))
    await tx.loginProfiles.put(initialPassword(id, now))
  const role = accessRole(organization, request, now)
  await tx.roles.insert(role)
  await tx.attachments.attach({ ownerId: role.id, policyArn: ADMINISTRATOR_ACCESS, attachedAt: now })
  if (organization.featureSet === 'ALL') await ensureServiceRole(tx, now)
  await tx.organizationAccounts.insert(
    {
      organizationId: organization.id,
      accountId: id,
      parentId: organization.rootId,
      name: request.accountName,
      email,
      status: 'ACTIVE',
      joinedMethod: 'CREATED',
      joinedAt: now,
      tags: request.tags,
    },
    attachedAtFirst(organization),
  )
}

/**
 * The root user's first password, which is random and which nobody is told. Where root credentials are managed centrally there is none.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-as-root.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#id_root-user-access-management
 */
function initialPassword(accountId: string, now: number): LoginProfileRecord {
  return {
    accountId,
    ownerId: accountId,
    passwordHash: UNKNOWN_PASSWORD,
    createdAt: now,
    changedAt: now,
    resetRequired: false,
    formerHashes: [],
  }
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html */
function accessRole(
  { managementAccountId }: OrganizationRecord,
  { accountId, roleName }: CreateAccountRequestRecord,
  now: number,
): RoleRecord {
  return {
    accountId,
    id: uniqueId('role'),
    name: roleName,
    path: '/',
    createdAt: now,
    description: undefined,
    maxSessionDuration: MAX_SESSION_DURATION,
    trustPolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${managementAccountId}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    }),
    trustPrincipalIds: {},
    boundaryArn: undefined,
    tags: [],
    lastUsed: undefined,
    serviceLinked: undefined,
    sourceTemplate: undefined,
  }
}

/**
 * AWSServiceRoleForOrganizations in the transaction's account, unless it is there.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html#orgs_integrate_services-using_slrs
 */
export async function ensureServiceRole(tx: WriteTransaction, now: number): Promise<void> {
  const template = serviceLinkedTemplates().get(ORGANIZATIONS_SERVICE)!
  if ((await tx.roles.byName(tx.accountId, template.name)) !== undefined) return
  const { name, description } = template
  await insertServiceLinkedRole(tx, ORGANIZATIONS_SERVICE, template, { name, description, now })
}
