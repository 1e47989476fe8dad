import type { AccountReads, AccountWrites } from './accounts.ts'
import type { Cached, MISS } from './cache/entity-cache.ts'
import type { ChangeListener, ChangeReads } from './changes.ts'
import type { AccessKeyReads, AccessKeyWrites } from './credentials/access-keys.ts'
import type { CredentialReportReads, CredentialReportWrites } from './credentials/credential-reports.ts'
import type { LoginProfileReads, LoginProfileWrites } from './credentials/login-profiles.ts'
import type { MfaDeviceReads, MfaDeviceWrites } from './credentials/mfa-devices.ts'
import type { ServerCertificateReads, ServerCertificateWrites } from './credentials/server-certificates.ts'
import type {
  ServiceSpecificCredentialReads,
  ServiceSpecificCredentialWrites,
} from './credentials/service-specific-credentials.ts'
import type { SigningCertificateReads, SigningCertificateWrites } from './credentials/signing-certificates.ts'
import type { SshPublicKeyReads, SshPublicKeyWrites } from './credentials/ssh-public-keys.ts'
import type { AttachmentReads, AttachmentWrites } from './entities/attachments.ts'
import type { GroupReads, GroupWrites } from './entities/groups.ts'
import type { InlinePolicyReads, InlinePolicyWrites } from './entities/inline-policies.ts'
import type { InstanceProfileReads, InstanceProfileWrites } from './entities/instance-profiles.ts'
import type { PolicyReads, PolicyWrites } from './entities/policies.ts'
import type { PrincipalPolicies, PrincipalPolicyReads } from './entities/principal-policies.ts'
import type { RoleDeletionReads, RoleDeletionWrites } from './entities/role-deletions.ts'
import type { RoleReads, RoleWrites } from './entities/roles.ts'
import type { UserReads, UserWrites } from './entities/users.ts'
import type { DelegationRequestReads, DelegationRequestWrites } from './federation/delegation-requests.ts'
import type { OidcProviderReads, OidcProviderWrites } from './federation/oidc-providers.ts'
import type { OutboundIdentityReads, OutboundIdentityWrites } from './federation/outbound-identity.ts'
import type { SamlProviderReads, SamlProviderWrites } from './federation/saml-providers.ts'
import type { AccountOrganization } from './organizations/account-organization.ts'
import type {
  CreateAccountRequestReads,
  CreateAccountRequestWrites,
} from './organizations/create-account-requests.ts'
import type {
  OrganizationAccountReads,
  OrganizationAccountWrites,
} from './organizations/organization-accounts.ts'
import type {
  OrganizationPolicyReads,
  OrganizationPolicyWrites,
} from './organizations/organization-policies.ts'
import type {
  OrganizationServiceReads,
  OrganizationServiceWrites,
} from './organizations/organization-services.ts'
import type { OrganizationUnitReads, OrganizationUnitWrites } from './organizations/organization-units.ts'
import type { OrganizationReads, OrganizationWrites } from './organizations/organizations.ts'
import type { AccessKeyRecord, PolicyRecord, RoleRecord, UserRecord } from './records.ts'
import type { AccessReportReads, AccessReportWrites } from './use/access-reports.ts'
import type { AccountServiceUseReads } from './use/account-service-uses.ts'
import type { LastUses } from './use/last-used.ts'
import type { ServiceUseReads } from './use/service-uses.ts'

export { type Cached, MISS } from './cache/entity-cache.ts'

/**
 * All that iamd keeps. Reads see what is committed; writes go through {@link Store.write}. A value given out
 * shows one moment and never changes afterwards, so it may be kept; values from a cache are shared, so nobody
 * may change them either.
 */
export interface Store {
  readonly accounts: AccountReads
  readonly users: CachedNamedReads<UserReads, UserRecord>
  readonly groups: GroupReads
  readonly roles: CachedNamedReads<RoleReads, RoleRecord>
  readonly policies: CachedNamedReads<PolicyReads, PolicyRecord>
  readonly inlinePolicies: InlinePolicyReads
  readonly attachments: AttachmentReads
  readonly accessKeys: CachedAccessKeyReads
  readonly loginProfiles: LoginProfileReads
  readonly mfaDevices: MfaDeviceReads
  readonly instanceProfiles: InstanceProfileReads
  readonly credentialReports: CredentialReportReads
  readonly sshPublicKeys: SshPublicKeyReads
  readonly signingCertificates: SigningCertificateReads
  readonly serverCertificates: ServerCertificateReads
  readonly serviceSpecificCredentials: ServiceSpecificCredentialReads
  readonly oidcProviders: OidcProviderReads
  readonly samlProviders: SamlProviderReads
  readonly delegationRequests: DelegationRequestReads
  readonly outboundIdentity: OutboundIdentityReads
  readonly organizations: CachedOrganizationReads
  readonly organizationUnits: OrganizationUnitReads
  readonly organizationAccounts: OrganizationAccountReads
  readonly organizationPolicies: OrganizationPolicyReads
  readonly organizationServices: OrganizationServiceReads
  readonly createAccountRequests: CreateAccountRequestReads
  readonly serviceUses: ServiceUseReads
  readonly accountServiceUses: AccountServiceUseReads
  readonly accessReports: AccessReportReads
  readonly roleDeletions: RoleDeletionReads
  readonly principalPolicies: CachedPrincipalPolicyReads
  readonly changes: ChangeReads

  /**
   * Runs `work` in a transaction of one account and commits it: when the promise resolves, what was written
   * survives a crash of the machine, and every cache and listener knows of it. If `work` throws, nothing of
   * it happened and the promise rejects with what it threw. Writes run one after the other. Within `work`
   * only `tx` may be used, awaited to the end; keep slow things such as hashing a password outside of it.
   * @throws StoreMisuse for a read from the store or another write within `work`; StoreOverloaded;
   * StoreClosed
   */
  write<T>(accountId: string, work: (tx: WriteTransaction) => Promise<T>): Promise<T>

  /**
   * Records when access keys, roles and the services' actions were last used, many at once and for any
   * accounts. Not in the change log. An older time never replaces a newer one; what is gone is passed over.
   */
  recordUse(uses: LastUses): Promise<void>

  /** Calls `listener` after each commit, own or another process's; gives the function that ends it. */
  onChange(listener: ChangeListener): () => void

  /** Waits for writes under way, refuses new ones, and lets go of the files. */
  close(): Promise<void>
}

/** A store in memory that can go back to an earlier state, for test runs. */
export interface EphemeralStore extends Store {
  /** The whole state as one value. */
  snapshot(): Promise<StoreSnapshot>
  /** Goes back to it; listeners are told that everything changed. */
  restore(snapshot: StoreSnapshot): Promise<void>
}

/**
 * The bytes of a database; only good for {@link EphemeralStore.restore} of the same version of the program.
 */
export type StoreSnapshot = Uint8Array & { readonly storeSnapshot: unique symbol }

/**
 * What one write may use. Its reads see what it has written. It is bound to one account and ends with the
 * work.
 */
export interface WriteTransaction {
  readonly accountId: string
  readonly accounts: AccountWrites
  readonly users: UserWrites
  readonly groups: GroupWrites
  readonly roles: RoleWrites
  readonly policies: PolicyWrites
  readonly inlinePolicies: InlinePolicyWrites
  readonly attachments: AttachmentWrites
  readonly accessKeys: AccessKeyWrites
  readonly loginProfiles: LoginProfileWrites
  readonly mfaDevices: MfaDeviceWrites
  readonly instanceProfiles: InstanceProfileWrites
  readonly credentialReports: CredentialReportWrites
  readonly sshPublicKeys: SshPublicKeyWrites
  readonly signingCertificates: SigningCertificateWrites
  readonly serverCertificates: ServerCertificateWrites
  readonly serviceSpecificCredentials: ServiceSpecificCredentialWrites
  readonly oidcProviders: OidcProviderWrites
  readonly samlProviders: SamlProviderWrites
  readonly organizations: OrganizationWrites
  readonly organizationUnits: OrganizationUnitWrites
  readonly organizationAccounts: OrganizationAccountWrites
  readonly organizationPolicies: OrganizationPolicyWrites
  readonly organizationServices: OrganizationServiceWrites
  readonly createAccountRequests: CreateAccountRequestWrites
  readonly delegationRequests: DelegationRequestWrites
  readonly outboundIdentity: OutboundIdentityWrites
  readonly accessReports: AccessReportWrites
  readonly roleDeletions: RoleDeletionWrites
}

/** Reads whose `byName` and `byId` come from a cache; `peek...` answers from it at once, or {@link MISS}. */
export type CachedNamedReads<Reads, T> = Reads & {
  peekByName(accountId: string, name: string): Cached<T>
  peekById(accountId: string, id: string): Cached<T>
}

export interface CachedAccessKeyReads extends AccessKeyReads {
  peekById(accessKeyId: string): Cached<AccessKeyRecord>
}

export interface CachedOrganizationReads extends OrganizationReads {
  peekOfAccount(accountId: string): Cached<AccountOrganization>
}

export interface CachedPrincipalPolicyReads extends PrincipalPolicyReads {
  peek(kind: 'user' | 'role', accountId: string, id: string): PrincipalPolicies | undefined | typeof MISS
}
