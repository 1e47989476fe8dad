import { type CompiledPolicy, PolicyError } from '@iamd/engine'
import { policyCompilerOf } from '../../../authorize/policy-compiler.ts'
import { contentOf, isBoundBy } from '../../../authorize/standings.ts'
import type { Environment } from '../../../environment.ts'
import { arnOfPolicy } from '../../../service-reference/organization-policies.ts'
import { notEvaluated } from './errors.ts'
import type { StoredOrigin } from './exclusions.ts'

/**
 * The service control policies of an account, the organization's root first; undefined where none bind it. A level that is left
 * without any allows nothing.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 * @throws PolicyEvaluation
 */
export async function accountScps(
  { store, managedPolicies }: Pick<Environment, 'store' | 'managedPolicies'>,
  accountId: string,
  excluded: (origin: StoredOrigin) => boolean,
): Promise<readonly (readonly CompiledPolicy[])[] | undefined> {
  const type = 'SERVICE_CONTROL_POLICY'
  const place = await store.organizations.ofAccount(accountId)
  if (place === undefined || !isBoundBy(place, type)) return undefined
  const compiler = policyCompilerOf(managedPolicies)
  const arnOf = (id: string, awsManaged: boolean) => arnOfPolicy(place.organization, { id, type, awsManaged })
  return place.levels.map(({ scps }) =>
    scps
      .filter(
        ({ policyId, content }) => !excluded({ type: 'scp', arn: arnOf(policyId, content === undefined) }),
      )
      .map((policy) => {
        try {
          return compiler.text(contentOf(policy, type), 'scp')
        } catch (error) {
          if (error instanceof PolicyError) throw notEvaluated(policy.policyId, error.message)
          throw error
        }
      }),
  )
}
