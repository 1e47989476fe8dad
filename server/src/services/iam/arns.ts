/**
 * ARNs of IAM's entities. The path is part of the ARN: `arn:aws:iam::ACCOUNT:user/division/alice`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 */

export interface Named {
  readonly accountId: string
  readonly path: string
  readonly name: string
}

export const userArn = (user: Named) => `arn:aws:iam::${user.accountId}:user${user.path}${user.name}`
export const groupArn = (group: Named) => `arn:aws:iam::${group.accountId}:group${group.path}${group.name}`
export const roleArn = (role: Named) => `arn:aws:iam::${role.accountId}:role${role.path}${role.name}`
export const policyArn = (policy: Named) =>
  `arn:aws:iam::${policy.accountId}:policy${policy.path}${policy.name}`
export const instanceProfileArn = (profile: Named) =>
  `arn:aws:iam::${profile.accountId}:instance-profile${profile.path}${profile.name}`
export const mfaArn = (device: Named) => `arn:aws:iam::${device.accountId}:mfa${device.path}${device.name}`
export const serverCertificateArn = (certificate: Named) =>
  `arn:aws:iam::${certificate.accountId}:server-certificate${certificate.path}${certificate.name}`
/** `url` is without `https://`. */
export const oidcProviderArn = (accountId: string, url: string) =>
  `arn:aws:iam::${accountId}:oidc-provider/${url}`
export const samlProviderArn = (accountId: string, name: string) =>
  `arn:aws:iam::${accountId}:saml-provider/${name}`
export const delegationRequestArn = (accountId: string, id: string) =>
  `arn:aws:iam::${accountId}:delegation-request/${id}`
/** `entityPath`: `o-a1b2c3d4e5/r-ab12/111122223333`. */
export const accessReportArn = (accountId: string, entityPath: string) =>
  `arn:aws:iam::${accountId}:access-report/${entityPath}`
export const rootArn = (accountId: string) => `arn:aws:iam::${accountId}:root`

/** The parts of an IAM ARN; undefined where the text is none. `name` is the last segment, `path` all between with its slashes. */
export function parseIamArn(
  arn: string,
): { accountId: string; type: string; path: string; name: string } | undefined {
  const parts = arn.split(':')
  if (parts.length !== 6 || parts[0] !== 'arn' || parts[2] !== 'iam' || parts[3] !== '') return undefined
  const resource = parts[5]!
  const first = resource.indexOf('/')
  if (first === -1) return undefined
  const last = resource.lastIndexOf('/')
  return {
    accountId: parts[4]!,
    type: resource.slice(0, first),
    path: resource.slice(first, last + 1),
    name: resource.slice(last + 1),
  }
}
/** ARNs that list operations are authorized on: the account's users (groups, roles, ...) below a path, without a name. */
export const listArn = (
  accountId: string,
  type: 'user' | 'group' | 'role' | 'instance-profile' | 'mfa' | 'server-certificate',
  pathPrefix: string | undefined,
) => `arn:aws:iam::${accountId}:${type}${pathPrefix ?? '/'}`
