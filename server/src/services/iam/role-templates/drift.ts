import { roleTemplate } from '../../../service-reference/role-templates.ts'
import type { AttachmentReads } from '../../../store/entities/attachments.ts'
import type { InlinePolicyReads } from '../../../store/entities/inline-policies.ts'
import type { RoleRecord } from '../../../store/records.ts'
import { withAccountArns } from '../policies/trust-policies.ts'
import { type RenderedRole, renderRole } from './render.ts'

/** What the store and a transaction offer for looking at a role's policies. */
interface PolicyReads {
  readonly attachments: AttachmentReads
  readonly inlinePolicies: InlinePolicyReads
}

/**
 * Whether a role was made as a template would make one now: of the same template, and alike in all that its values decide.
 * Recorded of AWS: another value is another role, and so is a name of other letter case.
 */
export function isMadeAs(role: RoleRecord, templateArn: string, rendered: RenderedRole): boolean {
  const made = asMade(role)
  return made !== undefined && role.sourceTemplate?.arn === templateArn && same(made, rendered)
}

/**
 * Whether trust policy, policies, boundary and tags of a role are still what its template made; description and session duration are
 * free to change. The order of lists and whether a single value stands in one do not count. Recorded of AWS.
 */
export async function isUnmodified(
  reads: PolicyReads,
  role: RoleRecord,
  made: RenderedRole,
): Promise<boolean> {
  const [attached, inline] = await Promise.all([
    reads.attachments.all(role.id),
    reads.inlinePolicies.all(role.id),
  ])
  return same(
    comparable({
      trustPolicy: role.trustPolicy,
      inlinePolicies: inline,
      managedPolicies: attached.map(({ policyArn }) => policyArn),
      boundaryArn: role.boundaryArn,
      tags: role.tags,
    }),
    comparable(made),
  )
}

/** The role as it came from its template; undefined where it came from none, or of one that is not known any more. */
function asMade({ sourceTemplate }: RoleRecord): RenderedRole | undefined {
  if (sourceTemplate === undefined) return undefined
  const template = roleTemplate(sourceTemplate.arn, sourceTemplate.minorVersion)
  return template && renderRole(template, sourceTemplate.values)
}

/** What tells a changed role, in a form in which alike is the same. */
function comparable({
  trustPolicy,
  inlinePolicies,
  managedPolicies,
  boundaryArn,
  tags,
}: Pick<
  RenderedRole,
  'trustPolicy' | 'inlinePolicies' | 'managedPolicies' | 'boundaryArn' | 'tags'
>): unknown {
  return [
    canonical(JSON.parse(withAccountArns(trustPolicy))),
    // Names of inline policies and managed policies are compared as they are.
    inlinePolicies.map(({ name, document }) => [name, canonical(JSON.parse(document))]).sort(byText),
    [...managedPolicies].sort(),
    boundaryArn ?? null,
    tags.map(({ key, value }) => [key, value]).sort(byText),
  ]
}

/** A document with its members and lists in one order, and single values outside of lists. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonical)
    return items.length === 1 ? items[0] : items.sort(byText)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .map(([key, item]) => [key, canonical(item)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
