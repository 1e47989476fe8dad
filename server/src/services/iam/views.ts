import type { User } from '../../models/iam.gen.ts'
import type {
  AccountRecord,
  GroupRecord,
  InstanceProfileRecord,
  RoleRecord,
  Tag,
  UserRecord,
} from '../../store/records.ts'
import { groupArn, instanceProfileArn, roleArn, rootArn, userArn } from './arns.ts'

/**
 * Records as IAM's answers show them. List operations leave out what a Get shows (tags, boundary, last use), as the notes on
 * ListUsers and ListRoles say. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 */

type WireTag = { Key: string; Value: string }

/** Tags on the wire to records. */
export const fromTags = (tags: readonly WireTag[] | undefined): readonly Tag[] =>
  tags?.map(({ Key, Value }) => ({ key: Key, value: Value })) ?? []

/** Records to tags on the wire. */
export const toTags = (tags: readonly Tag[]): WireTag[] =>
  tags.map(({ key, value }) => ({ Key: key, Value: value }))

/** An entity without tags shows no Tags member at all. */
export const optionalTags = (tags: readonly Tag[]) => (tags.length === 0 ? undefined : toTags(tags))

export const boundaryView = (arn: string | undefined) =>
  arn === undefined
    ? undefined
    : { PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const, PermissionsBoundaryArn: arn }

export const listedUser = (user: UserRecord) => ({
  Path: user.path,
  UserName: user.name,
  UserId: user.id,
  Arn: userArn(user),
  CreateDate: user.createdAt,
  PasswordLastUsed: user.passwordLastUsed,
})

/**
 * The root user has neither path nor name; an account alias is shown as its name. IAM leaves the members out although its
 * model requires them.
 */
export const rootView = (account: AccountRecord): User =>
  ({
    ...(account.alias !== undefined && { UserName: account.alias }),
    UserId: account.id,
    Arn: rootArn(account.id),
    CreateDate: account.createdAt,
  }) as User

export const userView = (user: UserRecord) => ({
  ...listedUser(user),
  PermissionsBoundary: boundaryView(user.boundaryArn),
  Tags: optionalTags(user.tags),
})

export const groupView = (group: GroupRecord) => ({
  Path: group.path,
  GroupName: group.name,
  GroupId: group.id,
  Arn: groupArn(group),
  CreateDate: group.createdAt,
})

export const listedRole = (role: RoleRecord) => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: roleArn(role),
  CreateDate: role.createdAt,
  // Policies are shown URL-encoded as RFC 3986 says.
  AssumeRolePolicyDocument: encodePolicy(role.trustPolicy),
  Description: role.description,
  MaxSessionDuration: role.maxSessionDuration,
})

/** CreateRole shows what was asked for; the last use is for GetRole. */
export const createdRole = (role: RoleRecord) => ({
  ...listedRole(role),
  PermissionsBoundary: boundaryView(role.boundaryArn),
  Tags: optionalTags(role.tags),
})

export const roleView = (role: RoleRecord) => ({
  ...listedRole(role),
  PermissionsBoundary: boundaryView(role.boundaryArn),
  Tags: optionalTags(role.tags),
  RoleLastUsed:
    role.lastUsed === undefined ? {} : { LastUsedDate: role.lastUsed.at, Region: role.lastUsed.region },
})

/** Of a role that came from a template. */
export const sourceTemplateView = ({ sourceTemplate }: RoleRecord) =>
  sourceTemplate && { TemplateArn: sourceTemplate.arn, TemplateMinorVersion: sourceTemplate.minorVersion }

/** Of AcquireRole, which tells neither description nor session duration. */
export const acquiredRole = (role: RoleRecord) => {
  const { Description: _, MaxSessionDuration: __, ...shown } = createdRole(role)
  return shown
}

/** `role` is the profile's role, where it has one. */
export const instanceProfileView = (profile: InstanceProfileRecord, role: RoleRecord | undefined) => ({
  Path: profile.path,
  InstanceProfileName: profile.name,
  InstanceProfileId: profile.id,
  Arn: instanceProfileArn(profile),
  CreateDate: profile.createdAt,
  Roles: role === undefined ? [] : [listedRole(role)],
  Tags: optionalTags(profile.tags),
})

/** RFC 3986: besides what encodeURIComponent escapes, also ! ' ( ) and *. */
export function encodePolicy(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
