import type { OrganizationAccountRecord, OrganizationFeatureSet } from './organization-records.ts'

/** The tables of AWS Organizations, a part of {@link Schema}. */
export interface OrganizationSchema {
  organizations: OrganizationTable
  organization_units: OrganizationUnitTable
  organization_accounts: OrganizationAccountTable
  organization_policies: OrganizationPolicyTable
  organization_attachments: OrganizationAttachmentTable
  trusted_services: TrustedServiceTable
  delegated_administrators: DelegatedAdministratorTable
  create_account_requests: CreateAccountRequestTable
}

export interface OrganizationTable {
  id: string
  management_account_id: string
  feature_set: OrganizationFeatureSet
  created_at: number
  root_id: string
  policy_types: string
  iam_features: string
}

export interface OrganizationUnitTable {
  id: string
  organization_id: string
  /** Null: the root. */
  parent_id: string | null
  name: string
  created_at: number
  tags: string
}

export interface OrganizationAccountTable {
  account_id: string
  organization_id: string
  parent_id: string
  name: string
  email: string
  status: OrganizationAccountRecord['status']
  joined_method: OrganizationAccountRecord['joinedMethod']
  joined_at: number
  tags: string
}

export interface OrganizationPolicyTable {
  id: string
  organization_id: string
  type: string
  name: string
  description: string
  content: string
  created_at: number
  tags: string
}

export interface OrganizationAttachmentTable {
  /** A root's, a unit's or an account's id. */
  target_id: string
  policy_id: string
  organization_id: string
  type: string
}

export interface TrustedServiceTable {
  organization_id: string
  service_principal: string
  enabled_at: number
}

export interface DelegatedAdministratorTable {
  account_id: string
  service_principal: string
  organization_id: string
  enabled_at: number
}

export interface CreateAccountRequestTable {
  id: string
  organization_id: string
  account_id: string
  account_name: string
  email: string
  role_name: string
  tags: string
  state: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED'
  requested_at: number
  completed_at: number | null
  failure_reason: string | null
}
