import { CompileCache, type CompiledPolicy, type PolicyType, parsePolicy } from '@iamd/engine'
import type { ManagedPolicies } from '../managed-policies/managed-policies.ts'

/**
 * Compiles stored policies, each text once whoever has it. The one way from a stored policy to a decision, for requests and
 * simulations alike.
 */
export class PolicyCompiler {
  readonly #managedPolicies: ManagedPolicies
  readonly #compiled = new CompileCache(parsePolicy)
  // AWS's own policies keep to a looser grammar than it asks of its customers.
  readonly #awsManaged = new CompileCache((source, type) => parsePolicy(source, type, { awsManaged: true }))

  constructor(managedPolicies: ManagedPolicies) {
    this.#managedPolicies = managedPolicies
  }

  /**
   * An inline policy, or one that a session carries.
   * @throws PolicyError where the text cannot be read: such a policy must not be passed over, it might hold a Deny.
   */
  text(document: string, type: PolicyType): CompiledPolicy {
    return this.#compiled.compile(document, type)
  }

  /**
   * A managed policy: `customer` is the default version's text of a customer managed one, undefined where the store has none.
   * @throws PolicyError as above
   */
  managed(arn: string, customer: string | undefined, type: PolicyType): CompiledPolicy {
    if (customer !== undefined) return this.#compiled.compile(customer, type)
    const aws = this.#managedPolicies.document(arn)
    if (aws !== undefined) return this.#awsManaged.compile(aws, type)
    // Only a boundary or session policy can name a policy that is gone, and then it allows nothing.
    return this.#compiled.compile(DENY_ALL, type)
  }
}

/** Stands for a policy that is named and gone. */
export const DENY_ALL = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'

const compilers = new WeakMap<ManagedPolicies, PolicyCompiler>()

/** The compiler of a server, which has one value of ManagedPolicies. */
export function policyCompilerOf(managedPolicies: ManagedPolicies): PolicyCompiler {
  let compiler = compilers.get(managedPolicies)
  if (compiler === undefined) compilers.set(managedPolicies, (compiler = new PolicyCompiler(managedPolicies)))
  return compiler
}
