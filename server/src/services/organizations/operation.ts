import type { OrganizationsOperations } from '../../models/organizations.gen.ts'
import { operationsOf } from '../../operation.ts'

/** Declares an operation of AWS Organizations, typed by the service's model. */
export const organizationsOperation = operationsOf<OrganizationsOperations>()
