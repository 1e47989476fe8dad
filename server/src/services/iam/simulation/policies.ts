import { type CompiledPolicy, compilePolicy, PolicyError, type PolicyType, parsePolicy } from '@iamd/engine'
import type { OrderedOrganizationPolicyType } from '../../../models/iam.gen.ts'
import { emptyLevel, malformedInput, tooManyBoundaries } from './errors.ts'

/** A policy in a simulation, with what the answer says of it. */
export interface SimulatedPolicy {
  /** SourcePolicyId: `PolicyInputList.1`, a managed policy's name, `user_NAME_POLICY` of an inline one. */
  readonly id: string
  /** SourcePolicyType; recorded answers say these, not the values of the service's model. */
  readonly source: PolicySource
  /** The text that positions count in. */
  readonly text: string
  readonly compiled: CompiledPolicy
}

export type PolicySource = 'IAM Policy' | 'Permissions Boundary Policy' | 'Resource Policy'

/**
 * A policy given with the request. Not kept in the compiler's memory, which is for policies that are in force.
 * @throws InvalidInput
 */
function given(text: string, id: string, type: PolicyType, source: PolicySource): SimulatedPolicy {
  try {
    return { id, source, text, compiled: compilePolicy(parsePolicy(text, type)) }
  } catch (error) {
    if (error instanceof PolicyError) throw malformedInput(id, error.message)
    throw error
  }
}

/** PolicyInputList. @throws InvalidInput */
export function identityInputs(texts: readonly string[] = []): readonly SimulatedPolicy[] {
  return texts.map((text, index) => given(text, `PolicyInputList.${index + 1}`, 'identity', 'IAM Policy'))
}

/** PermissionsBoundaryPolicyInputList, of which there can be one. @throws InvalidInput */
export function boundaryInput(texts: readonly string[] = []): SimulatedPolicy | undefined {
  const [text, ...more] = texts
  if (more.length > 0) throw tooManyBoundaries()
  if (text === undefined) return undefined
  return given(text, 'PermissionsBoundaryPolicyInputList.1', 'boundary', 'Permissions Boundary Policy')
}

/** ResourcePolicy; of a role it is the trust policy. @throws InvalidInput */
export function resourceInput(text: string, type: 'resource' | 'trust'): SimulatedPolicy {
  return given(text, 'ResourcePolicy', type, 'Resource Policy')
}

/**
 * OrderedOrganizationPolicyInputList: the SCPs of each level, the organization's root first.
 * @throws InvalidInput
 */
export function organizationInputs(
  levels: readonly OrderedOrganizationPolicyType[] = [],
): readonly (readonly CompiledPolicy[])[] {
  return levels.map(({ ServiceControlPolicyInputList: texts = [] }, level) => {
    if (texts.length === 0) throw emptyLevel(level + 1)
    return texts.map((text, index) => {
      const id = `OrderedOrganizationPolicyInputList.${level + 1}.ServiceControlPolicyInputList.${index + 1}`
      return given(text, id, 'scp', 'IAM Policy').compiled
    })
  })
}
