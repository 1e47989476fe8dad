import { serviceLinkedTemplates } from '../../service-reference/service-linked-roles.ts'
import type { WriteTransaction } from '../../store/store.ts'
import { roleArn } from './arns.ts'
import { iamError, serviceRoleNameTaken } from './errors.ts'
import { insertServiceLinkedRole, serviceLinkedPath } from './service-linked.ts'

/**
 * The account properties of IAM. The one namespace there is has the one property that turns role manager on for the consoles;
 * AcquireRole works whether it is on or not. Recorded of AWS, as are the sentences.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutAccountProperties.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-manager.html
 */

export const ROLE_MANAGER_NAMESPACE = 'RoleManager'
export const ROLE_MANAGER_ENABLED = 'RoleManager/Enabled'
const ENABLED = 'Enabled'

/** The service that role manager's own role belongs to. */
export const ROLE_MANAGER_SERVICE = 'role-manager.iam.amazonaws.com'

/** The ARN of role manager's role, which the account has once it was turned on. */
export function roleManagerRoleArn(accountId: string): string {
  const { name } = serviceLinkedTemplates().get(ROLE_MANAGER_SERVICE)!
  return roleArn({ accountId, path: serviceLinkedPath(ROLE_MANAGER_SERVICE), name })
}

/** The namespaces that keys are of, each once. */
export function namespacesOf(properties: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(Object.keys(properties).map(namespaceOf))].sort()
}

/**
 * Whether role manager is to be on. Properties that the namespace does not have are passed over, as AWS does.
 * @throws InvalidInput
 */
export function readRoleManagerProperties(properties: Readonly<Record<string, string>>): boolean {
  for (const key of Object.keys(properties)) {
    if (namespaceOf(key) === key || key.endsWith('/'))
      throw iamError('InvalidInput', `Property key must be in format Namespace/PropertyName: ${key}`)
  }
  const [namespace = '', ...others] = namespacesOf(properties)
  if (others.length > 0) throw iamError('InvalidInput', 'All properties must belong to the same namespace')
  if (namespace !== ROLE_MANAGER_NAMESPACE)
    throw iamError('InvalidInput', `Unsupported namespace: ${namespace}`)
  const enabled = properties[ROLE_MANAGER_ENABLED]
  if (enabled === undefined)
    throw iamError('InvalidInput', `${namespace} namespace requires ${ENABLED} property`)
  if (enabled !== 'true' && enabled !== 'false')
    throw iamError('InvalidInput', `${ENABLED} must be 'true' or 'false'`)
  return enabled === 'true'
}

/** Makes role manager's role, unless the account has it. @throws InvalidInput where its name is another role's; LimitExceeded */
export async function requireRoleManagerRole(tx: WriteTransaction, now: number): Promise<void> {
  const template = serviceLinkedTemplates().get(ROLE_MANAGER_SERVICE)!
  const present = await tx.roles.byName(tx.accountId, template.name)
  if (present?.serviceLinked === ROLE_MANAGER_SERVICE) return
  if (present !== undefined) throw serviceRoleNameTaken(template.name)
  const { name, description } = template
  await insertServiceLinkedRole(tx, ROLE_MANAGER_SERVICE, template, { name, description, now })
}

function namespaceOf(key: string): string {
  const slash = key.indexOf('/')
  return slash === -1 ? key : key.slice(0, slash)
}
