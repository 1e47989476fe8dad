import { type CompiledPolicy, PolicyError } from '@iamd/engine'
import { type PolicyCompiler, policyCompilerOf } from '../../../authorize/policy-compiler.ts'
import type { Environment } from '../../../environment.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { PrincipalPolicies } from '../../../store/entities/principal-policies.ts'
import type { InlinePolicyRecord } from '../../../store/records.ts'
import type { Store } from '../../../store/store.ts'
import { groupArn, parseIamArn, roleArn, userArn } from '../arns.ts'
import { noSuchGroup, noSuchRole, noSuchUser } from '../errors.ts'
import { AWS_ACCOUNT } from '../policies/managed-policy.ts'
import { type EntityName, entityOf } from './caller.ts'
import { foreignSource, notEvaluated } from './errors.ts'
import type { StoredOrigin } from './exclusions.ts'
import type { PolicySource, SimulatedPolicy } from './policies.ts'

/** A stored policy of the source, and where it comes from. */
export interface StoredPolicy extends SimulatedPolicy {
  readonly origin: StoredOrigin
}

/** The policies of PolicySourceArn, the boundary among them as its origin tells. */
export interface PolicySourceEntity {
  readonly entity: EntityName
  readonly policies: readonly StoredPolicy[]
}

type Stored = Pick<Environment, 'store' | 'managedPolicies'>

/**
 * How a simulation of stored policies is authorized: by the source's ARN as given, and the tags of the user or role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html#permissions-required_policy-simulator-api
 */
export async function sourceTarget(
  store: Store,
  accountId: string,
  arn: string,
): Promise<Pick<AccessCheck, 'resource' | 'resourceTags'>> {
  for (const [kind, reads] of [
    ['user', store.users],
    ['role', store.roles],
  ] as const) {
    const prefix = `arn:aws:iam::${accountId}:${kind}/`
    if (!arn.startsWith(prefix)) continue
    const record = await reads.byName(accountId, arn.slice(arn.lastIndexOf('/') + 1))
    if (record !== undefined) return { resource: arn, resourceTags: record.tags }
  }
  return { resource: arn }
}

/**
 * The source of a simulation with all policies that are attached to it or, for a user, to its groups.
 * @throws InvalidInput for an ARN of another kind or account; NoSuchEntity; PolicyEvaluation
 */
export async function policySource(
  environment: Stored,
  accountId: string,
  arn: string,
): Promise<PolicySourceEntity> {
  const entity = entityOf(arn)
  if (entity.accountId !== accountId) throw foreignSource(accountId, entity.accountId)
  const reader = new SourceReader(environment)
  switch (entity.kind) {
    case 'user': {
      const user = await environment.store.users.byName(accountId, entity.name)
      if (user === undefined || userArn(user) !== arn) throw noSuchUser(entity.name)
      return {
        entity,
        policies: reader.ofPrincipal(await principal(environment, 'user', accountId, user.id, entity)),
      }
    }
    case 'role': {
      const role = await environment.store.roles.byName(accountId, entity.name)
      if (role === undefined || roleArn(role) !== arn) throw noSuchRole(entity.name)
      return {
        entity,
        policies: reader.ofPrincipal(await principal(environment, 'role', accountId, role.id, entity)),
      }
    }
    case 'group': {
      const group = await environment.store.groups.byName(accountId, entity.name)
      if (group === undefined || groupArn(group) !== arn) throw noSuchGroup(entity.name)
      return { entity, policies: await reader.ofGroup(group.id, group.name) }
    }
  }
}

/** Deleted between two reads, the entity is as gone as if it had never been. */
async function principal(
  { store }: Stored,
  kind: 'user' | 'role',
  accountId: string,
  id: string,
  { name }: EntityName,
): Promise<PrincipalPolicies> {
  const stored = await store.principalPolicies.get(kind, accountId, id)
  if (stored === undefined) throw kind === 'user' ? noSuchUser(name) : noSuchRole(name)
  return stored
}

/** Reads stored policies in the way that requests are decided with them, keeping their names and texts. */
class SourceReader {
  readonly #environment: Stored
  readonly #compiler: PolicyCompiler

  constructor(environment: Stored) {
    this.#environment = environment
    this.#compiler = policyCompilerOf(environment.managedPolicies)
  }

  ofPrincipal(stored: PrincipalPolicies): readonly StoredPolicy[] {
    const text = (arn: string) => stored.documents.get(arn)?.document
    const policies = [...this.#holder(stored.kind, stored.record.name, stored.inline, stored.attached, text)]
    for (const { group, inline, attached } of stored.groups) {
      policies.push(...this.#holder('group', group.name, inline, attached, text))
    }
    const { boundaryArn } = stored
    if (boundaryArn !== undefined) policies.push(this.#boundary(boundaryArn, text(boundaryArn)))
    return policies
  }

  async ofGroup(id: string, name: string): Promise<readonly StoredPolicy[]> {
    const { store } = this.#environment
    const inline = await store.inlinePolicies.all(id)
    const attached = (await store.attachments.all(id)).map(({ policyArn }) => policyArn)
    const documents = new Map<string, string>()
    for (const arn of attached) {
      const found = await store.policies.defaultDocument(arn)
      if (found !== undefined) documents.set(arn, found.document)
    }
    return [...this.#holder('group', name, inline, attached, (arn) => documents.get(arn))]
  }

  *#holder(
    owner: 'user' | 'group' | 'role',
    ownerName: string,
    inline: readonly InlinePolicyRecord[],
    attached: readonly string[],
    customerText: (arn: string) => string | undefined,
  ): Generator<StoredPolicy> {
    for (const { name, document } of inline) {
      const origin: StoredOrigin = { type: 'inline', owner, ownerName, name }
      // Recorded from AWS: `role_ROLE_POLICY`.
      yield this.#policy(`${owner}_${ownerName}_${name}`, 'IAM Policy', origin, document, () =>
        this.#compiler.text(document, 'identity'),
      )
    }
    for (const arn of attached) {
      const customer = customerText(arn)
      yield this.#policy(
        nameOf(arn),
        'IAM Policy',
        { type: managedType(arn), arn },
        this.#text(arn, customer),
        () => this.#compiler.managed(arn, customer, 'identity'),
      )
    }
  }

  #boundary(arn: string, customer: string | undefined): StoredPolicy {
    const origin: StoredOrigin = { type: 'permission-boundary', arn }
    const source = 'Permissions Boundary Policy'
    return this.#policy(nameOf(arn), source, origin, this.#text(arn, customer), () =>
      this.#compiler.managed(arn, customer, 'boundary'),
    )
  }

  /** Empty where the policy is gone: there is nothing to point at. */
  #text(arn: string, customer: string | undefined): string {
    return customer ?? this.#environment.managedPolicies.document(arn) ?? ''
  }

  #policy(
    id: string,
    source: PolicySource,
    origin: StoredOrigin,
    text: string,
    compile: () => CompiledPolicy,
  ): StoredPolicy {
    try {
      return { id, source, origin, text, compiled: compile() }
    } catch (error) {
      if (error instanceof PolicyError) throw notEvaluated(id, error.message)
      throw error
    }
  }
}

const nameOf = (arn: string) => parseIamArn(arn)?.name ?? arn

const managedType = (arn: string) =>
  parseIamArn(arn)?.accountId === AWS_ACCOUNT ? 'aws-managed' : 'user-managed'
