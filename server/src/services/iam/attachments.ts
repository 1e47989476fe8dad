import type { AccessCheck, OperationContext } from '../../operation.ts'
import { type PolicyHolderKind, policyArnParts } from '../../store/keys.ts'
import { policyNotAttached } from './errors.ts'
import { checkPolicyArn, requireAttachable } from './managed-policy.ts'
import { type PageInput, page } from './paging.ts'
import { changeCheck, requireModifiableOwner, requireOwner } from './policy-owners.ts'
import { checkQuota, type QUOTAS } from './quotas.ts'

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
    await requireAttachable(tx, managedPolicies, accountId, input.PolicyArn)
    const present = await tx.attachments.all(owner.id)
    if (present.some(({ policyArn }) => policyArn === input.PolicyArn)) return
    checkQuota(ATTACHED[kind], present.length)
    await tx.attachments.attach({ ownerId: owner.id, policyArn: input.PolicyArn, attachedAt: now })
  })
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
