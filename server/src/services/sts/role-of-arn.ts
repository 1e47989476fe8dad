import type { Environment } from '../../environment.ts'
import type { RoleRecord } from '../../store/records.ts'
import { parseIamArn, roleArn } from '../iam/arns.ts'
import { stsError } from './errors.ts'

/** Seconds, where the caller names none. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const DEFAULT_ROLE_DURATION = 3600

/** The account that the ARN of a role names. @throws ValidationError where it is no role's */
export function accountOfRole(arn: string): string {
  const parts = parseIamArn(arn)
  if (parts === undefined || parts.type !== 'role') throw stsError('ValidationError', `${arn} is invalid`)
  return parts.accountId
}

/**
 * The role of the ARN, in whichever hosted account; its path and letter case must be the role's own.
 * @throws ValidationError where the ARN is no role's
 */
export async function roleOfArn(
  { store }: Pick<Environment, 'store'>,
  arn: string,
): Promise<RoleRecord | undefined> {
  const accountId = accountOfRole(arn)
  const role = await store.roles.byName(accountId, parseIamArn(arn)!.name)
  return role !== undefined && roleArn(role) === arn ? role : undefined
}

/** Seconds that a session of the role is to last. @throws ValidationError */
export function roleDuration(asked: number | undefined, role: RoleRecord): number {
  const seconds = asked ?? DEFAULT_ROLE_DURATION
  if (seconds > role.maxSessionDuration) {
    throw stsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  return seconds
}
