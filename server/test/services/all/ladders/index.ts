import { CENTRAL_ROOT_LADDERS } from './central-root.ts'
import { CREDENTIAL_LADDERS } from './credentials.ts'
import { DELEGATION_LADDERS } from './delegation.ts'
import { ENTITY_LADDERS } from './entities.ts'
import type { Ladder } from './ladder.ts'
import { POLICY_LADDERS } from './policies.ts'
import { ROLE_TEMPLATE_LADDERS } from './role-templates.ts'

export const LADDERS: readonly Ladder[] = [
  ...ENTITY_LADDERS,
  ...POLICY_LADDERS,
  ...ROLE_TEMPLATE_LADDERS,
  ...CREDENTIAL_LADDERS,
  ...CENTRAL_ROOT_LADDERS,
  ...DELEGATION_LADDERS,
]
