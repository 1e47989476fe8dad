import type { Generated, Selectable } from 'kysely'
import type { OrganizationSchema } from './organizations/organization-schema.ts'
import type { CredentialStatus, OutboundAlgorithm } from './records.ts'

/**
 * The tables, as `migrations/` makes them; described in docs/store.md. Only portable types: text, 64-bit
 * integers (times in milliseconds, truth as 0 or 1), lists and maps as JSON text. `..._key` columns hold
 * lower-case names.
 */
export interface Schema extends OrganizationSchema {
  accounts: AccountTable
  users: UserTable
  groups: GroupTable
  memberships: MembershipTable
  roles: RoleTable
  policies: PolicyTable
  policy_versions: PolicyVersionTable
  inline_policies: InlinePolicyTable
  attachments: AttachmentTable
  access_keys: AccessKeyTable
  login_profiles: LoginProfileTable
  mfa_devices: MfaDeviceTable
  instance_profiles: InstanceProfileTable
  credential_reports: CredentialReportTable
  ssh_public_keys: SshPublicKeyTable
  signing_certificates: SigningCertificateTable
  server_certificates: ServerCertificateTable
  service_specific_credentials: ServiceSpecificCredentialTable
  oidc_providers: OidcProviderTable
  saml_providers: SamlProviderTable
  delegation_requests: DelegationRequestTable
  outbound_issuers: OutboundIssuerTable
  outbound_keys: OutboundKeyTable
  service_uses: ServiceUseTable
  account_service_uses: AccountServiceUseTable
  access_reports: AccessReportTable
  role_deletions: RoleDeletionTable
  changes: ChangeTable
  change_heads: ChangeHeadTable
  migrations: MigrationTable
}

export interface AccountTable {
  id: string
  email: string
  created_at: number
  alias: string | null
  password_policy: string | null
  global_endpoint_token_version: Generated<number>
  role_manager_enabled: Generated<number>
}

/** What the tables of entities with a name and a path have in common. */
export interface NamedTable {
  id: string
  account_id: string
  name: string
  name_key: string
  path: string
  created_at: number
}

export interface UserTable extends NamedTable {
  boundary_arn: string | null
  tags: string
  password_last_used: number | null
}

export interface GroupTable extends NamedTable {}

export interface MembershipTable {
  account_id: string
  user_id: string
  group_id: string
}

export interface RoleTable extends NamedTable {
  description: string | null
  max_session_duration: number
  trust_policy: string
  trust_principal_ids: string
  boundary_arn: string | null
  tags: string
  last_used_at: number | null
  last_used_region: string | null
  service_linked: string | null
  source_template: string | null
}

export interface PolicyTable extends NamedTable {
  updated_at: number
  description: string | null
  default_version: number
  next_version: number
  tags: string
}

export interface PolicyVersionTable {
  policy_id: string
  version: number
  document: string
  created_at: number
}

export interface InlinePolicyTable {
  account_id: string
  owner_id: string
  name: string
  name_key: string
  document: string
}

export interface AttachmentTable {
  account_id: string
  owner_id: string
  owner_kind: 'user' | 'group' | 'role'
  policy_arn: string
  /** Customer managed policies only, which cannot go while attached. */
  policy_id: string | null
  policy_name_key: string
  policy_path: string
  attached_at: number
}

export interface AccessKeyTable {
  access_key_id: string
  account_id: string
  owner_id: string
  status: 'Active' | 'Inactive'
  created_at: number
  sealed_secret: string
  last_used_at: number | null
  last_used_region: string | null
  last_used_service: string | null
}

export interface LoginProfileTable {
  owner_id: string
  account_id: string
  password_hash: string
  created_at: number
  changed_at: number
  reset_required: number
  former_hashes: string
}

export interface MfaDeviceTable {
  serial: string
  account_id: string
  name: string
  name_key: string
  path: string
  created_at: number
  sealed_seed: string
  owner_id: string | null
  enabled_at: number | null
  last_step: number | null
  step_offset: number
  tags: string
}

export interface InstanceProfileTable extends NamedTable {
  role_id: string | null
  tags: string
}

export interface CredentialReportTable {
  account_id: string
  generated_at: number
  content: string
}

/** What the tables of a user's or the root user's further credentials have in common. */
export interface OwnedCredentialTable {
  id: string
  account_id: string
  owner_id: string
  status: CredentialStatus
  created_at: number
}

export interface SshPublicKeyTable extends OwnedCredentialTable {
  digest: string
  body: string
}

export interface SigningCertificateTable extends OwnedCredentialTable {
  fingerprint: string
  body: string
}

export interface ServerCertificateTable extends NamedTable {
  expires_at: number
  tags: string
  body: string
  chain: string | null
  sealed_key: string
}

export interface ServiceSpecificCredentialTable extends OwnedCredentialTable {
  service_name: string
  service_user_name: string
  expires_at: number | null
  secret_hash: string
}

export interface OidcProviderTable {
  account_id: string
  url: string
  created_at: number
  client_ids: string
  thumbprints: string
  tags: string
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DelegationRequest.html (State), but EXPIRED, which the time tells. */
export type DelegationState =
  | 'UNASSIGNED'
  | 'ASSIGNED'
  | 'PENDING_APPROVAL'
  | 'ACCEPTED'
  | 'FINALIZED'
  | 'REJECTED'

export interface DelegationRequestTable {
  id: string
  requestor_id: string
  requestor_name: string
  workflow_id: string
  owner_account_id: string | null
  owner_arn: string | null
  owner_user_id: string | null
  approver_arn: string | null
  approver: string | null
  state: DelegationState
  description: string
  request_message: string | null
  template_arn: string
  parameters: string
  permission_policy: string
  notification_channel: string
  redirect_url: string | null
  session_duration: number
  only_send_by_owner: number
  notes: string | null
  rejection_reason: string | null
  created_at: number
  updated_at: number
  expires_at: number
  finalized_at: number | null
}

export interface OutboundIssuerTable {
  account_id: string
  issuer_id: string
  created_at: number
  enabled: number
}

export interface OutboundKeyTable {
  account_id: string
  key_id: string
  algorithm: OutboundAlgorithm
  signs_from: number
  signs_until: number | null
  public_key: string
  sealed_private_key: string
}

export interface SamlProviderTable {
  account_id: string
  name: string
  name_key: string
  uuid: string
  created_at: number
  valid_until: number
  entity_id: string
  certificates: string
  encryption_mode: 'Required' | 'Allowed' | null
  private_keys: string
  tags: string
  metadata: string
}

export interface ServiceUseTable {
  principal_id: string
  service: string
  action: string
  at: number
  region: string
}

export interface AccountServiceUseTable {
  account_id: string
  service: string
  at: number
  region: string
}

export interface AccessReportTable {
  id: string
  account_id: string
  created_at: number
  content: string
}

export interface RoleDeletionTable {
  id: string
  account_id: string
  deleted_at: number
}

export interface ChangeTable {
  /** Order over all accounts; has gaps. Only for finding what another process committed. */
  position: Generated<number>
  account_id: string
  seq: number
  at: number
  kind: string
  entity_id: string
}

export interface ChangeHeadTable {
  account_id: string
  seq: number
}

export interface MigrationTable {
  number: number
  name: string
  applied_at: number
}

/** A row as read. */
export type Row<T extends keyof Schema> = Selectable<Schema[T]>
