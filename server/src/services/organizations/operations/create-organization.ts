import { organizationsId } from '../../../ids.ts'
import { serviceLinkedTemplates } from '../../../service-reference/service-linked-roles.ts'
import type { OrganizationRecord } from '../../../store/organizations/organization-records.ts'
import { notInUse, organizationsError } from '../errors.ts'
import { ensureServiceRole, ORGANIZATIONS_SERVICE } from '../new-accounts.ts'
import { organizationsOperation } from '../operation.ts'
import { attachedAtFirst } from '../policies.ts'
import { organizationView } from '../views.ts'

/** The caller's account becomes the management account. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html */
export const createOrganization = organizationsOperation('CreateOrganization', {
  authorize: ({ input, caller: { accountId } }) => {
    const create = { action: 'organizations:CreateOrganization', resource: '*' }
    if (input.FeatureSet === 'CONSOLIDATED_BILLING') return create
    const role = serviceLinkedTemplates().get(ORGANIZATIONS_SERVICE)!.name
    const path = `role/aws-service-role/${ORGANIZATIONS_SERVICE}/${role}`
    return [
      create,
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: `arn:aws:iam::${accountId}:${path}`,
        context: { 'iam:AWSServiceName': ORGANIZATIONS_SERVICE },
        refusal: {
          code: 'AccessDeniedForDependencyException',
          message:
            'The request failed because your credentials do not have permission to create the service-linked role ' +
            'required by AWS Organizations.',
          fields: { Reason: 'ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE' },
        },
      },
    ]
  },

  async handle({ input, caller: { accountId }, store, now }) {
    const featureSet = input.FeatureSet ?? 'ALL'
    return store.write(accountId, async (tx) => {
      const account = await tx.accounts.byId(accountId)
      if (account === undefined) throw notInUse()
      if ((await tx.organizations.ofAccount(accountId)) !== undefined)
        throw organizationsError(
          'AlreadyInOrganizationException',
          'The AWS account is already a member of an organization.',
        )
      let rootId = organizationsId('r-', ROOT_ID_LENGTH)
      while (await tx.organizationUnits.isTaken(rootId)) rootId = organizationsId('r-', ROOT_ID_LENGTH)
      const organization: OrganizationRecord = {
        id: organizationsId('o-', ORGANIZATION_ID_LENGTH),
        managementAccountId: accountId,
        featureSet,
        createdAt: now,
        rootId,
        policyTypes: featureSet === 'ALL' ? ['SERVICE_CONTROL_POLICY'] : [],
        iamFeatures: [],
      }
      const { email } = account
      await tx.organizations.insert(organization, { name: account.alias ?? accountId, email })
      for (const { policyId, type } of attachedAtFirst(organization))
        await tx.organizationPolicies.attachEverywhere(organization.id, policyId, type)
      if (featureSet === 'ALL') await ensureServiceRole(tx, now)
      return { Organization: organizationView(organization, email) }
    })
  },
})

/** Characters behind the prefixes. https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html */
const ROOT_ID_LENGTH = 4
const ORGANIZATION_ID_LENGTH = 10
