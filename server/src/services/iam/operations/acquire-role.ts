import type { Environment } from '../../../environment.ts'
import { ServiceError } from '../../../errors.ts'
import { uniqueId } from '../../../ids.ts'
import type { AcquireRoleRequest } from '../../../models/iam.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import type { RoleRecord } from '../../../store/records.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import {
  concurrentModification,
  madeWithOtherParameters,
  notMadeFromTemplate,
  roleModified,
} from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { attachTo } from '../policies/attachments.ts'
import { putOn } from '../policies/inline-policies.ts'
import { requireBoundary } from '../policies/managed-policy.ts'
import { checkInlineDocument } from '../policies/policy-documents.ts'
import { readTrustPolicy, withShownTrust } from '../policies/trust-policies.ts'
import { checkQuota } from '../quotas.ts'
import { type Acquisition, acquisitionChecks, planAcquisition } from '../role-templates/acquisition.ts'
import { templateCheck } from '../role-templates/checks.ts'
import { isMadeAs, isUnmodified } from '../role-templates/drift.ts'
import { checkTags } from '../tags.ts'
import { createdRole } from '../views.ts'

type Context = OperationContext<AcquireRoleRequest>

/** What was authorized, for the work that follows; or why there is nothing to authorize, which only readers of the template learn. */
const planned = new WeakMap<Context, Acquisition | ServiceError>()

/**
 * Makes a role from a template, or gives the one that was made so before. Every action that this takes is authorized by itself.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AcquireRole.html
 */
export const acquireRole = iamOperation('AcquireRole', {
  async authorize(context) {
    const { input, caller, store } = context
    const read = templateCheck(input.TemplateArn, 'role template')
    const plan = await planAcquisition(store, caller.accountId, input).catch(toldLater)
    planned.set(context, plan)
    return plan instanceof ServiceError ? read : [read, ...acquisitionChecks(caller.accountId, plan)]
  },

  async handle(context) {
    const plan = planned.get(context)!
    if (plan instanceof ServiceError) throw plan
    const role = plan.present === undefined ? await create(context, plan) : await reuse(context, plan)
    return { Role: createdRole(role) }
  },
})

function toldLater(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  throw error
}

/** @throws RoleModified, ConcurrentModification */
async function reuse(
  { caller: { accountId }, store }: Context,
  { rendered, present }: Acquisition,
): Promise<RoleRecord> {
  const role = await store.roles.byName(accountId, rendered.name)
  // Only to see this role was allowed, not to make another.
  if (role === undefined || role.id !== present!.id) throw concurrentModification()
  if (!(await isUnmodified(store, role, rendered))) throw roleModified(role.name)
  return withShownTrust(store, role)
}

/** @throws NameConflict, ConcurrentModification, LimitExceeded, MalformedPolicyDocument, InvalidInput, NoSuchEntity */
function create(context: Context, plan: Acquisition): Promise<RoleRecord> {
  const { caller, store, managedPolicies, now } = context
  const { accountId } = caller
  return store.write(accountId, async (tx) => {
    const { rendered } = plan
    const trust = await readTrustPolicy(tx, accountId, rendered.trustPolicy)
    await refuseTaken(tx, plan)
    checkQuota('Roles', await tx.roles.count(accountId))
    if (rendered.boundaryArn !== undefined)
      await requireBoundary(tx, managedPolicies, accountId, rendered.boundaryArn)
    const role: RoleRecord = {
      accountId,
      id: uniqueId('role'),
      name: rendered.name,
      path: rendered.path,
      createdAt: now,
      description: rendered.description,
      maxSessionDuration: rendered.maxSessionDuration,
      ...trust,
      boundaryArn: rendered.boundaryArn,
      tags: checkTags(rendered.tags),
      lastUsed: undefined,
      serviceLinked: undefined,
      sourceTemplate: {
        arn: plan.template.arn,
        minorVersion: plan.template.minorVersion,
        values: plan.values,
      },
    }
    await tx.roles.insert(role)
    await putPolicies(tx, managedPolicies, role, plan, now)
    return role
  })
}

/** @throws NameConflict; ConcurrentModification where the role that is asked for has been made meanwhile, which may not have been allowed to see */
async function refuseTaken(tx: WriteTransaction, { template, rendered }: Acquisition): Promise<void> {
  const taken = await tx.roles.byName(tx.accountId, rendered.name)
  if (taken === undefined) return
  if (taken.sourceTemplate?.arn !== template.arn) throw notMadeFromTemplate()
  throw isMadeAs(taken, template.arn, rendered) ? concurrentModification() : madeWithOtherParameters()
}

async function putPolicies(
  tx: WriteTransaction,
  managedPolicies: Environment['managedPolicies'],
  role: RoleRecord,
  { rendered }: Acquisition,
  now: number,
): Promise<void> {
  for (const policy of rendered.inlinePolicies) {
    checkInlineDocument(policy.document)
    await putOn(tx, 'role', role, policy)
  }
  for (const policyArn of rendered.managedPolicies)
    await attachTo(tx, managedPolicies, { kind: 'role', id: role.id, policyArn, now })
}
