import type { ManagedPolicies } from '../../../managed-policies/managed-policies.ts'
import type { AccessCheck, OperationContext } from '../../../operation.ts'
import { type PolicyHolderKind, policyArnParts } from '../../../store/keys.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import { policyNotAttached } from '../errors.ts'
import { type PageInput, page } from '../paging.ts'
import { checkQuota, type QUOTAS } from '../quotas.ts'
import { checkPolicyArn, requireAttachable } from './managed-policy.ts'
import { changeCheck, requireModifiableOwner, requireOwner } from './policy-owners.ts'

/**
 * Managed policies on users, groups and roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
 */

interface AttachmentInput {
  readonly PolicyArn: string
}

const ATTACHED: Readonly<Record<PolicyHolderKind, keyof typeof QUOTAS>> = {
  user: 'AttachedPoliciesPerUser',
  group: 'AttachedPoliciesPerGroup',
  role: 'AttachedPoliciesPerRole',
}

/** To attach or detach: the resource is the owner, iam:PolicyARN the policy. */
export async function attachmentCheck(
  context: OperationContext<AttachmentInput>,
  kind: PolicyHolderKind,
  action: string,
  ownerName: string,
): Promise<AccessCheck> {
  const check = await changeCheck(context, kind, action, ownerName)
  return { ...check, context: { ...check.context, 'iam:PolicyARN': context.input.PolicyArn } }
}

/**
 * Attaches; a policy that is attached already stays so, without an error.
 * @throws NoSuchEntity, UnmodifiableEntity, PolicyNotAttachable, LimitExceeded
 */
export async function attachPolicy(
  { input, caller: { accountId }, store, managedPolicies, now }: OperationContext<AttachmentInput>,
  kind: PolicyHolderKind,
  ownerName: string,
): Promise<void> {
  await store.write(accountId, async (tx) => {
    const owner = await requireModifiableOwner(kind, tx, accountId, ownerName)
    await attachTo(tx, managedPolicies, { kind, id: owner.id, policyArn: input.PolicyArn, now })
  })
}

/**
 * The same within a transaction of other work too.
 * @throws NoSuchEntity, PolicyNotAttachable, LimitExceeded
 */
export async function attachTo(
  tx: WriteTransaction,
  managedPolicies: ManagedPolicies,
  {
    kind,
    id,
    policyArn,
    now,
  }: {
    readonly kind: PolicyHolderKind
    readonly id: string
    readonly policyArn: string
    readonly now: number
  },
): Promise<void> {
  await requireAttachable(tx, managedPolicies, tx.accountId, policyArn)
  const present = await tx.attachments.all(id)
  if (present.some((attached) => attached.policyArn === policyArn)) return
  checkQuota(ATTACHED[kind], present.length)
  await tx.attachments.attach({ ownerId: id, policyArn, attachedAt: now })
}

/** @throws NoSuchEntity, UnmodifiableEntity, InvalidInput, ValidationError */
export async function detachPolicy(
  { input, caller: { accountId }, store }: OperationContext<AttachmentInput>,
  kind: PolicyHolderKind,
  ownerName: string,
): Promise<void> {
  await store.write(accountId, async (tx) => {
    const owner = await requireModifiableOwner(kind, tx, accountId, ownerName)
    checkPolicyArn(input.PolicyArn)
    if (!(await tx.attachments.detach(owner.id, input.PolicyArn))) throw policyNotAttached(input.PolicyArn)
  })
}

/** One page of attached policies, below a path if one is given. @throws NoSuchEntity */
export async function listAttachedPolicies(
  {
    input,
    caller: { accountId },
    store,
  }: OperationContext<PageInput & { readonly PathPrefix?: string | undefined }>,
  kind: PolicyHolderKind,
  ownerName: string,
) {
  const owner = await requireOwner(kind, store, accountId, ownerName)
  const { items, ...paging } = await page(input, (request) =>
    store.attachments.list(owner.id, { ...request, pathPrefix: input.PathPrefix }),
  )
  return {
    AttachedPolicies: items.map(({ policyArn }) => ({
      PolicyName: policyArnParts(policyArn)?.name,
      PolicyArn: policyArn,
    })),
    ...paging,
  }
}
