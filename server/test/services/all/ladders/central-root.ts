import type { World } from '../table/index.ts'
import type { Ladder } from './ladder.ts'

const organizations = (operation: string, input: object) => (world: World) =>
  world.organizations(operation, input)

const rungs: Ladder['rungs'] = [
  {
    code: 'OrganizationNotFoundException',
    says: 'no organization is associated',
    cure: organizations('CreateOrganization', {}),
  },
  {
    code: 'ServiceAccessNotEnabledException',
    says: 'trusted access is not enabled',
    cure: organizations('EnableAWSServiceAccess', { ServicePrincipal: 'iam.amazonaws.com' }),
  },
]

export const CENTRAL_ROOT_LADDERS: readonly Ladder[] = [
  'EnableOrganizationsRootCredentialsManagement',
  'DisableOrganizationsRootSessions',
  'ListOrganizationsFeatures',
].map((operation) => ({ operation, input: {}, rungs }))
