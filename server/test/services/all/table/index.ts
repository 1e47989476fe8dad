import { ACCOUNT_ROWS } from './account.ts'
import { CENTRAL_ROOT_ROWS } from './central-root.ts'
import { CREDENTIAL_ROWS } from './credentials.ts'
import { DELEGATION_ROWS } from './delegation.ts'
import { GROUP_ROWS } from './groups.ts'
import { ORGANIZATIONS_ROWS } from './organizations.ts'
import { POLICY_ROWS } from './policies.ts'
import { PROVIDER_ROWS } from './providers.ts'
import { ROLE_TEMPLATE_ROWS } from './role-templates.ts'
import { ROLE_ROWS } from './roles.ts'
import type { Row } from './row.ts'
import { STS_ROWS } from './sts.ts'
import { USER_ROWS } from './users.ts'

/** Every operation that needs a permission, at least once. */
export const ROWS: readonly Row[] = [
  ...USER_ROWS,
  ...GROUP_ROWS,
  ...ROLE_ROWS,
  ...ROLE_TEMPLATE_ROWS,
  ...POLICY_ROWS,
  ...CREDENTIAL_ROWS,
  ...PROVIDER_ROWS,
  ...DELEGATION_ROWS,
  ...ACCOUNT_ROWS,
  ...CENTRAL_ROOT_ROWS,
  ...ORGANIZATIONS_ROWS,
  ...STS_ROWS,
]

export { ABSENT_IDS } from './organizations.ts'
export type { Call, Need, Row, World } from './row.ts'
export { NO_PERMISSION, UNSIGNED } from './sts.ts'
