import { AccountReader, AccountWriter } from './accounts.ts'
import type { Backend } from './backend.ts'
import {
  CachedAccessKeys,
  CachedPolicies,
  CachedPrincipalPolicies,
  CachedRoles,
  CachedUsers,
} from './cache/cached-reads.ts'
import { type CacheLimits, Caches, DEFAULT_CACHE_LIMITS } from './cache/caches.ts'
import { CachedOrganizations } from './cache/organization-cache.ts'
import {
  appendChanges,
  type ChangeListener,
  type ChangeNotice,
  ChangeReader,
  type PendingChange,
} from './changes.ts'
import { AccessKeyWriter } from './credentials/access-keys.ts'
import { CredentialReportReader, CredentialReportWriter } from './credentials/credential-reports.ts'
import { LoginProfileReader, LoginProfileWriter } from './credentials/login-profiles.ts'
import { MfaDeviceReader, MfaDeviceWriter } from './credentials/mfa-devices.ts'
import { ServerCertificateReader, ServerCertificateWriter } from './credentials/server-certificates.ts'
import {
  ServiceSpecificCredentialReader,
  ServiceSpecificCredentialWriter,
} from './credentials/service-specific-credentials.ts'
import { SigningCertificateReader, SigningCertificateWriter } from './credentials/signing-certificates.ts'
import { SshPublicKeyReader, SshPublicKeyWriter } from './credentials/ssh-public-keys.ts'
import { AttachmentReader, AttachmentWriter } from './entities/attachments.ts'
import { GroupReader, GroupWriter } from './entities/groups.ts'
import { InlinePolicyReader, InlinePolicyWriter } from './entities/inline-policies.ts'
import { InstanceProfileReader, InstanceProfileWriter } from './entities/instance-profiles.ts'
import { PolicyWriter } from './entities/policies.ts'
import { RoleDeletionReader, RoleDeletionWriter } from './entities/role-deletions.ts'
import { RoleWriter } from './entities/roles.ts'
import { UserWriter } from './entities/users.ts'
import { DelegationRequestReader, DelegationRequestWriter } from './federation/delegation-requests.ts'
import { OidcProviderReader, OidcProviderWriter } from './federation/oidc-providers.ts'
import { OutboundIdentityReader, OutboundIdentityWriter } from './federation/outbound-identity.ts'
import { SamlProviderReader, SamlProviderWriter } from './federation/saml-providers.ts'
import {
  CreateAccountRequestReader,
  CreateAccountRequestWriter,
} from './organizations/create-account-requests.ts'
import {
  OrganizationAccountReader,
  OrganizationAccountWriter,
} from './organizations/organization-accounts.ts'
import { OrganizationPolicyReader, OrganizationPolicyWriter } from './organizations/organization-policies.ts'
import {
  OrganizationServiceReader,
  OrganizationServiceWriter,
} from './organizations/organization-services.ts'
import { OrganizationUnitReader, OrganizationUnitWriter } from './organizations/organization-units.ts'
import { OrganizationWriter } from './organizations/organizations.ts'
import type { WriteSession } from './session.ts'
import type { EphemeralStore, Store, StoreSnapshot, WriteTransaction } from './store.ts'
import { AccessReportReader, AccessReportWriter } from './use/access-reports.ts'
import { AccountServiceUseReader } from './use/account-service-uses.ts'
import { type LastUses, writeLastUses } from './use/last-used.ts'
import { ServiceUseReader } from './use/service-uses.ts'

/**
 * The store over any engine below {@link Backend}: transactions with a change log, caches that follow it,
 * listeners.
 */
export class KyselyStore implements Store {
  readonly accounts: AccountReader
  readonly users: CachedUsers
  readonly groups: GroupReader
  readonly roles: CachedRoles
  readonly policies: CachedPolicies
  readonly inlinePolicies: InlinePolicyReader
  readonly attachments: AttachmentReader
  readonly accessKeys: CachedAccessKeys
  readonly loginProfiles: LoginProfileReader
  readonly mfaDevices: MfaDeviceReader
  readonly instanceProfiles: InstanceProfileReader
  readonly credentialReports: CredentialReportReader
  readonly sshPublicKeys: SshPublicKeyReader
  readonly signingCertificates: SigningCertificateReader
  readonly serverCertificates: ServerCertificateReader
  readonly serviceSpecificCredentials: ServiceSpecificCredentialReader
  readonly oidcProviders: OidcProviderReader
  readonly samlProviders: SamlProviderReader
  readonly delegationRequests: DelegationRequestReader
  readonly outboundIdentity: OutboundIdentityReader
  readonly organizations: CachedOrganizations
  readonly organizationUnits: OrganizationUnitReader
  readonly organizationAccounts: OrganizationAccountReader
  readonly organizationPolicies: OrganizationPolicyReader
  readonly organizationServices: OrganizationServiceReader
  readonly createAccountRequests: CreateAccountRequestReader
  readonly serviceUses: ServiceUseReader
  readonly accountServiceUses: AccountServiceUseReader
  readonly accessReports: AccessReportReader
  readonly roleDeletions: RoleDeletionReader
  readonly principalPolicies: CachedPrincipalPolicies
  readonly changes: ChangeReader
  readonly #backend: Backend
  readonly #caches: Caches
  readonly #listeners = new Set<ChangeListener>()
  readonly #release: () => void
  #closing: Promise<void> | undefined

  /** `release` is called when the store has closed. */
  constructor(backend: Backend, release: () => void = () => {}, limits: CacheLimits = DEFAULT_CACHE_LIMITS) {
    const session = { db: backend.reader }
    this.#backend = backend
    this.#release = release
    this.#caches = new Caches(limits)
    this.accounts = new AccountReader(session)
    this.users = new CachedUsers(backend, this.#caches)
    this.groups = new GroupReader(session)
    this.roles = new CachedRoles(backend, this.#caches)
    this.policies = new CachedPolicies(backend, this.#caches)
    this.inlinePolicies = new InlinePolicyReader(session)
    this.attachments = new AttachmentReader(session)
    this.accessKeys = new CachedAccessKeys(backend, this.#caches)
    this.loginProfiles = new LoginProfileReader(session)
    this.mfaDevices = new MfaDeviceReader(session)
    this.instanceProfiles = new InstanceProfileReader(session)
    this.credentialReports = new CredentialReportReader(session)
    this.sshPublicKeys = new SshPublicKeyReader(session)
    this.signingCertificates = new SigningCertificateReader(session)
    this.serverCertificates = new ServerCertificateReader(session)
    this.serviceSpecificCredentials = new ServiceSpecificCredentialReader(session)
    this.oidcProviders = new OidcProviderReader(session)
    this.samlProviders = new SamlProviderReader(session)
    this.delegationRequests = new DelegationRequestReader(session)
    this.outboundIdentity = new OutboundIdentityReader(session)
    this.organizations = new CachedOrganizations(backend, this.#caches)
    this.organizationUnits = new OrganizationUnitReader(session)
    this.organizationAccounts = new OrganizationAccountReader(session)
    this.organizationPolicies = new OrganizationPolicyReader(session)
    this.organizationServices = new OrganizationServiceReader(session)
    this.createAccountRequests = new CreateAccountRequestReader(session)
    this.serviceUses = new ServiceUseReader(session)
    this.accountServiceUses = new AccountServiceUseReader(session)
    this.accessReports = new AccessReportReader(session)
    this.roleDeletions = new RoleDeletionReader(session)
    this.principalPolicies = new CachedPrincipalPolicies(backend, this.#caches)
    this.changes = new ChangeReader(session)
    backend.listen((notice) => this.#announce(notice))
  }

  async write<T>(accountId: string, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
    return this.#backend.transact(async (db) => {
      const pending: PendingChange[] = []
      const session: WriteSession = {
        db,
        accountId,
        changed: (kind, entityId) => pending.push({ kind, entityId }),
      }
      const value = await work(transactionOf(session))
      return { value, changes: await appendChanges(session, accountId, pending, Date.now()) }
    })
  }

  async recordUse(uses: LastUses): Promise<void> {
    await writeLastUses(this.#backend, uses, (written) => this.#caches.used(written))
  }

  onChange(listener: ChangeListener): () => void {
    // A function of its own for each call, so that registering one listener twice and ending one of them
    // leaves the other.
    const own: ChangeListener = (notice) => listener(notice)
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  async close(): Promise<void> {
    this.#closing ??= this.#backend.close().finally(this.#release)
    await this.#closing
  }

  /**
   * Caches first: a listener may read. A listener's failure must keep neither the others nor the writer from
   * going on.
   */
  #announce(notice: ChangeNotice): void {
    this.#caches.apply(notice)
    for (const listener of this.#listeners) {
      try {
        listener(notice)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}

/** A store in memory; see {@link EphemeralStore}. */
export class KyselyEphemeralStore extends KyselyStore implements EphemeralStore {
  readonly #memory: SnapshotBackend

  constructor(backend: SnapshotBackend, limits?: CacheLimits) {
    super(backend, undefined, limits)
    this.#memory = backend
  }

  async snapshot(): Promise<StoreSnapshot> {
    return (await this.#memory.serialize()) as StoreSnapshot
  }

  restore(snapshot: StoreSnapshot): Promise<void> {
    return this.#memory.restore(snapshot)
  }
}

/** An engine that can be put back to an earlier state; it then gives notice of 'everything'. */
export interface SnapshotBackend extends Backend {
  serialize(): Promise<Uint8Array>
  restore(bytes: Uint8Array): Promise<void>
}

function transactionOf(session: WriteSession): WriteTransaction {
  return {
    accountId: session.accountId,
    accounts: new AccountWriter(session),
    users: new UserWriter(session),
    groups: new GroupWriter(session),
    roles: new RoleWriter(session),
    policies: new PolicyWriter(session),
    inlinePolicies: new InlinePolicyWriter(session),
    attachments: new AttachmentWriter(session),
    accessKeys: new AccessKeyWriter(session),
    loginProfiles: new LoginProfileWriter(session),
    mfaDevices: new MfaDeviceWriter(session),
    instanceProfiles: new InstanceProfileWriter(session),
    credentialReports: new CredentialReportWriter(session),
    sshPublicKeys: new SshPublicKeyWriter(session),
    signingCertificates: new SigningCertificateWriter(session),
    serverCertificates: new ServerCertificateWriter(session),
    serviceSpecificCredentials: new ServiceSpecificCredentialWriter(session),
    oidcProviders: new OidcProviderWriter(session),
    samlProviders: new SamlProviderWriter(session),
    organizations: new OrganizationWriter(session),
    organizationUnits: new OrganizationUnitWriter(session),
    organizationAccounts: new OrganizationAccountWriter(session),
    organizationPolicies: new OrganizationPolicyWriter(session),
    organizationServices: new OrganizationServiceWriter(session),
    createAccountRequests: new CreateAccountRequestWriter(session),
    delegationRequests: new DelegationRequestWriter(session),
    outboundIdentity: new OutboundIdentityWriter(session),
    accessReports: new AccessReportWriter(session),
    roleDeletions: new RoleDeletionWriter(session),
  }
}
