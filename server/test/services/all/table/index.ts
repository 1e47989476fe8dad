import { ACCOUNT_ROWS } from './account.ts'
import { CREDENTIAL_ROWS } from './credentials.ts'
import { GROUP_ROWS } from './groups.ts'
import { POLICY_ROWS } from './policies.ts'
import { PROVIDER_ROWS } from './providers.ts'
import { ROLE_ROWS } from './roles.ts'
import type { Row } from './row.ts'
import { STS_ROWS } from './sts.ts'
import { USER_ROWS } from './users.ts'

/** Every operation that needs a permission, at least once. */
export const ROWS: readonly Row[] = [
  ...USER_ROWS,
  ...GROUP_ROWS,
  ...ROLE_ROWS,
  ...POLICY_ROWS,
  ...CREDENTIAL_ROWS,
  ...PROVIDER_ROWS,
  ...ACCOUNT_ROWS,
  ...STS_ROWS,
]

export type { Call, Need, Row, World } from './row.ts'
export { NO_PERMISSION, UNSIGNED } from './sts.ts'
