import { uniqueId } from '../../ids.ts'
import type { ServiceLinkedTemplate } from '../../service-reference/service-linked-roles.ts'
import type { RoleRecord } from '../../store/records.ts'
import type { WriteTransaction } from '../../store/store.ts'
import { roleArn } from './arns.ts'
import { serviceLinkedPathReserved, unmodifiableRole } from './errors.ts'
import { checkQuota } from './quotas.ts'
import { type EntityReads, requireRole } from './targets.ts'

/**
 * A role that its account may change. Of a service-linked role only description and tags are the account's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 * @throws NoSuchEntity, UnmodifiableEntity
 */
export async function requireModifiableRole(
  store: EntityReads,
  accountId: string,
  name: string,
): Promise<RoleRecord> {
  const role = await requireRole(store, accountId, name)
  if (role.serviceLinked !== undefined) throw unmodifiableRole(role.name)
  return role
}

const SERVICE_LINKED_PATH = '/aws-service-role/'

/** Seconds; nobody can change it for these roles. */
const MAX_SESSION_DURATION = 3600

/** Makes a service's role, whose name must be free. @throws LimitExceeded */
export async function insertServiceLinkedRole(
  tx: WriteTransaction,
  service: string,
  template: ServiceLinkedTemplate,
  {
    name,
    description,
    now,
  }: { readonly name: string; readonly description?: string | undefined; readonly now: number },
): Promise<RoleRecord> {
  const { accountId } = tx
  checkQuota('Roles', await tx.roles.count(accountId))
  const role: RoleRecord = {
    accountId,
    id: uniqueId('role'),
    name,
    path: serviceLinkedPath(service),
    createdAt: now,
    description,
    maxSessionDuration: MAX_SESSION_DURATION,
    trustPolicy: serviceLinkedTrust(service),
    trustPrincipalIds: {},
    boundaryArn: undefined,
    tags: [],
    lastUsed: undefined,
    serviceLinked: service,
    sourceTemplate: undefined,
  }
  await tx.roles.insert(role)
  await tx.attachments.attach({ ownerId: role.id, policyArn: template.policyArn, attachedAt: now })
  return role
}

/** `AWSServiceRoleForAutoScaling_blue` */
export function serviceLinkedName(base: string, suffix: string | undefined): string {
  return suffix === undefined ? base : `${base}_${suffix}`
}

export function serviceLinkedPath(service: string): string {
  return `${SERVICE_LINKED_PATH}${service}/`
}

/** Only services have their roles below their path. @throws InvalidInput */
export function refuseServiceLinkedPath(path: string): void {
  if (path.startsWith(SERVICE_LINKED_PATH)) throw serviceLinkedPathReserved()
}

/** Only the service may assume the role. */
export function serviceLinkedTrust(service: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  })
}

/** `task/aws-service-role/SERVICE/ROLE/UUID`. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html */
export function deletionTaskId(role: Pick<RoleRecord, 'path' | 'name'>, uuid: string): string {
  return `task${role.path}${role.name}/${uuid}`
}

/** The ARN of the role that a deletion task is about; undefined where the text is no task's id. */
export function roleOfDeletionTask(accountId: string, taskId: string): string | undefined {
  const [task, root, service, name, uuid, ...more] = taskId.split('/')
  if (task !== 'task' || root !== 'aws-service-role' || !service || !name || !uuid || more.length > 0)
    return undefined
  return roleArn({ accountId, path: serviceLinkedPath(service), name })
}
