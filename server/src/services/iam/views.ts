import type { AttachedPermissionsBoundary, User } from '../../models/iam.gen.ts'
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

/**
 * The type is what IAM answers and the notes on the member say, not what its model has in the enumeration.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachedPermissionsBoundary.html
 */
const BOUNDARY_TYPE = 'Policy' as unknown as AttachedPermissionsBoundary['PermissionsBoundaryType']

export const boundaryView = (arn: string | undefined): AttachedPermissionsBoundary | undefined =>
  arn === undefined ? undefined : { PermissionsBoundaryType: BOUNDARY_TYPE, PermissionsBoundaryArn: arn }

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

/** As within an instance profile. */
const namedRole = (role: RoleRecord) => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: roleArn(role),
  CreateDate: role.createdAt,
  // Policies are shown URL-encoded as RFC 3986 says.
  AssumeRolePolicyDocument: encodePolicy(role.trustPolicy),
})

/** As UpdateRoleDescription answers, which is older than all else that a role has. */
export const describedRole = (role: RoleRecord) => ({ ...namedRole(role), Description: role.description })

export const listedRole = (role: RoleRecord) => ({
  ...describedRole(role),
  MaxSessionDuration: role.maxSessionDuration,
})

/**
 * As the operations that make roles answer: neither description nor session duration, even where they were asked for. The
 * last use is for GetRole. https://docs.aws.amazon.com/cli/latest/reference/iam/create-role.html (Examples)
 */
export const createdRole = (role: RoleRecord) => ({
  ...namedRole(role),
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

/** `role` is the profile's role, where it has one. */
export const instanceProfileView = (profile: InstanceProfileRecord, role: RoleRecord | undefined) => ({
  Path: profile.path,
  InstanceProfileName: profile.name,
  InstanceProfileId: profile.id,
  Arn: instanceProfileArn(profile),
  CreateDate: profile.createdAt,
  Roles: role === undefined ? [] : [namedRole(role)],
  Tags: optionalTags(profile.tags),
})

/** RFC 3986: besides what encodeURIComponent escapes, also ! ' ( ) and *. */
export function encodePolicy(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
