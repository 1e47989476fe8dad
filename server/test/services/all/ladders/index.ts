import { CREDENTIAL_LADDERS } from './credentials.ts'
import { ENTITY_LADDERS } from './entities.ts'
import type { Ladder } from './ladder.ts'
import { POLICY_LADDERS } from './policies.ts'

export const LADDERS: readonly Ladder[] = [...ENTITY_LADDERS, ...POLICY_LADDERS, ...CREDENTIAL_LADDERS]
