import { countedSize } from '@iamd/engine'
import type { OperationContext } from '../../../operation.ts'
import type { PolicyHolderKind } from '../../../store/keys.ts'
import type { InlinePolicyRecord } from '../../../store/records.ts'
import type { WriteTransaction } from '../../../store/store.ts'
import { inlinePoliciesTooLarge, noSuchInlinePolicy } from '../errors.ts'
import { type PageInput, page } from '../paging.ts'
import { POLICY_SIZES } from '../quotas.ts'
import { checkInlineDocument } from './policy-documents.ts'
import { type PolicyOwner, requireModifiableOwner, requireOwner } from './policy-owners.ts'

/**
 * Inline policies, alike for users, groups and roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#inline-policies
 */

/** Members that each operation on one inline policy has, the owner's name apart. */
interface PolicyInput {
  readonly PolicyName: string
}

const SIZES: Readonly<Record<PolicyHolderKind, number>> = {
  user: POLICY_SIZES.userInline,
  group: POLICY_SIZES.groupInline,
  role: POLICY_SIZES.roleInline,
}

/**
 * Makes or replaces an inline policy.
 * @throws MalformedPolicyDocument, NoSuchEntity, UnmodifiableEntity, LimitExceeded
 */
export async function putInlinePolicy(
  {
    input,
    caller: { accountId },
    store,
  }: OperationContext<PolicyInput & { readonly PolicyDocument: string }>,
  kind: PolicyHolderKind,
  ownerName: string,
): Promise<void> {
  const { PolicyName: name, PolicyDocument: document } = input
  checkInlineDocument(document)
  await store.write(accountId, async (tx) => {
    const owner = await requireModifiableOwner(kind, tx, accountId, ownerName)
    await putOn(tx, kind, owner, { name, document })
  })
}

/**
 * The same within a transaction of other work too; the document has been checked.
 * @throws LimitExceeded
 */
export async function putOn(
  tx: WriteTransaction,
  kind: PolicyHolderKind,
  owner: PolicyOwner,
  { name, document }: { readonly name: string; readonly document: string },
): Promise<void> {
  const replaced = await tx.inlinePolicies.get(owner.id, name)
  const present = sizeOf(await tx.inlinePolicies.all(owner.id)) - sizeOf(replaced ? [replaced] : [])
  if (present + countedSize(document) > SIZES[kind]) {
    throw inlinePoliciesTooLarge(kind, owner.name, SIZES[kind])
  }
  await tx.inlinePolicies.put({ ownerId: owner.id, name, document })
}

/** @throws NoSuchEntity */
export async function getInlinePolicy(
  { input, caller: { accountId }, store }: OperationContext<PolicyInput>,
  kind: PolicyHolderKind,
  ownerName: string,
): Promise<InlinePolicyRecord & { readonly ownerName: string }> {
  const owner = await requireOwner(kind, store, accountId, ownerName)
  const policy = await store.inlinePolicies.get(owner.id, input.PolicyName)
  if (policy === undefined) throw noSuchInlinePolicy(kind, input.PolicyName)
  return { ...policy, ownerName: owner.name }
}

/** @throws NoSuchEntity, UnmodifiableEntity */
export async function deleteInlinePolicy(
  { input, caller: { accountId }, store }: OperationContext<PolicyInput>,
  kind: PolicyHolderKind,
  ownerName: string,
): Promise<void> {
  await store.write(accountId, async (tx) => {
    const owner = await requireModifiableOwner(kind, tx, accountId, ownerName)
    if (!(await tx.inlinePolicies.delete(owner.id, input.PolicyName))) {
      throw noSuchInlinePolicy(kind, input.PolicyName)
    }
  })
}

/** One page of names. @throws NoSuchEntity */
export async function listInlinePolicies(
  { input, caller: { accountId }, store }: OperationContext<PageInput>,
  kind: PolicyHolderKind,
  ownerName: string,
) {
  const owner = await requireOwner(kind, store, accountId, ownerName)
  const { items, ...paging } = await page(input, (request) => store.inlinePolicies.list(owner.id, request))
  return { PolicyNames: items.map(({ name }) => name), ...paging }
}

// The quota is on the sum, and both sides of it must be counted in the same way.
function sizeOf(policies: readonly InlinePolicyRecord[]): number {
  return policies.reduce((sum, { document }) => sum + countedSize(document), 0)
}
