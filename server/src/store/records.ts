/**
 * What the store holds, one record type per aggregate. Times are milliseconds since the epoch. Names keep the
 * letter case they were given; uniqueness ignores it. `id` is the unique id with AWS's prefix.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */

export interface Tag {
  readonly key: string
  readonly value: string
}

export interface AccountRecord {
  readonly id: string
  readonly email: string
  readonly createdAt: number
  readonly alias: string | undefined
  /** Undefined: the account has no policy of its own and AWS's default applies. */
  readonly passwordPolicy: PasswordPolicyRecord | undefined
}

export interface PasswordPolicyRecord {
  readonly minimumPasswordLength: number
  readonly requireSymbols: boolean
  readonly requireNumbers: boolean
  readonly requireUppercaseCharacters: boolean
  readonly requireLowercaseCharacters: boolean
  readonly allowUsersToChangePassword: boolean
  /** Days; undefined: passwords do not expire. */
  readonly maxPasswordAge: number | undefined
  /** How many former passwords may not come again; undefined: any may. */
  readonly passwordReusePrevention: number | undefined
  readonly hardExpiry: boolean
}

export interface UserRecord {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
  readonly boundaryArn: string | undefined
  readonly tags: readonly Tag[]
  readonly passwordLastUsed: number | undefined
}

export interface GroupRecord {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
}

export interface RoleRecord {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
  readonly description: string | undefined
  /** Seconds, 3600 to 43200. */
  readonly maxSessionDuration: number
  /**
   * The trust policy's JSON text as given. Principals in it that are users or roles are also kept by unique
   * id; see `trustPrincipalIds`.
   */
  readonly trustPolicy: string
  /**
   * ARN in the trust policy -> unique id at the time it was written, so that a principal deleted and made
   * anew is not trusted.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
   */
  readonly trustPrincipalIds: Readonly<Record<string, string>>
  readonly boundaryArn: string | undefined
  readonly tags: readonly Tag[]
  readonly lastUsed: { readonly at: number; readonly region: string } | undefined
  /** The service principal a service-linked role belongs to. */
  readonly serviceLinked: string | undefined
  /** The role template it was made from. */
  readonly sourceTemplate: SourceTemplate | undefined
}

/** A version of a role template, and the values that its parameters were given. */
export interface SourceTemplate {
  readonly arn: string
  readonly minorVersion: number
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** A customer managed policy; AWS managed ones are not stored. */
export interface PolicyRecord {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly description: string | undefined
  /** Number of the default version: 1 is `v1`. */
  readonly defaultVersion: number
  /** Number that the next version gets; numbers never come again. */
  readonly nextVersion: number
  readonly tags: readonly Tag[]
}

export interface PolicyVersionRecord {
  readonly policyId: string
  readonly version: number
  readonly document: string
  readonly createdAt: number
}

/** An inline policy of a user, group or role (`ownerId` is its unique id). */
export interface InlinePolicyRecord {
  readonly ownerId: string
  readonly name: string
  readonly document: string
}

/** A managed policy attached to a user, group or role. */
export interface AttachmentRecord {
  readonly ownerId: string
  readonly policyArn: string
  readonly attachedAt: number
}

/** The owner of credentials: a user's unique id, or the account id for its root user. */
export type CredentialOwner = string

export interface AccessKeyRecord {
  readonly accessKeyId: string
  readonly accountId: string
  readonly ownerId: CredentialOwner
  readonly status: 'Active' | 'Inactive'
  readonly createdAt: number
  /** The secret access key, sealed by the vault with the key id as associated data. */
  readonly sealedSecret: string
  readonly lastUsed: { readonly at: number; readonly region: string; readonly service: string } | undefined
}

export interface LoginProfileRecord {
  readonly accountId: string
  readonly ownerId: CredentialOwner
  /** argon2id, PHC string. */
  readonly passwordHash: string
  readonly createdAt: number
  /** When the present password was set. */
  readonly changedAt: number
  readonly resetRequired: boolean
  /** Hashes of former passwords, newest first, at most 24. */
  readonly formerHashes: readonly string[]
}

export interface MfaDeviceRecord {
  readonly accountId: string
  /** `arn:aws:iam::ID:mfa/PATH/NAME` */
  readonly serial: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
  /** The TOTP seed, sealed by the vault with the serial as associated data. */
  readonly sealedSeed: string
  readonly ownerId: CredentialOwner | undefined
  readonly enabledAt: number | undefined
  /** The last 30-second step whose code was taken: a code never serves twice. */
  readonly lastStep: number | undefined
  /** Steps between the device's clock and ours, from resync. */
  readonly stepOffset: number
  readonly tags: readonly Tag[]
}

export interface InstanceProfileRecord {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly createdAt: number
  readonly roleId: string | undefined
  readonly tags: readonly Tag[]
}

/** Expired is told by the time, never stored. */
export type CredentialStatus = 'Active' | 'Inactive'

export interface SshPublicKeyRecord {
  readonly accountId: string
  readonly id: string
  readonly ownerId: CredentialOwner
  readonly status: CredentialStatus
  readonly uploadedAt: number
  /** SHA-256 of the key itself in hexadecimal, whatever encoding it came in. */
  readonly digest: string
  /** As uploaded: one line of OpenSSH's form, or PEM. */
  readonly body: string
}

export interface SigningCertificateRecord {
  readonly accountId: string
  readonly id: string
  readonly ownerId: CredentialOwner
  readonly status: CredentialStatus
  readonly uploadedAt: number
  /** SHA-256 of the certificate in hexadecimal. */
  readonly fingerprint: string
  /** PEM, as uploaded. */
  readonly body: string
}

/** What is known of a server certificate without the certificate itself. */
export interface ServerCertificateRecord {
  readonly accountId: string
  readonly id: string
  readonly name: string
  readonly path: string
  readonly uploadedAt: number
  /** The end of the certificate's validity. */
  readonly expiresAt: number
  readonly tags: readonly Tag[]
}

export interface ServerCertificateMaterial {
  /** PEM, as uploaded. */
  readonly body: string
  readonly chain: string | undefined
  /** The private key's PEM text, sealed by the vault with the certificate's id as associated data. */
  readonly sealedKey: string
}

export interface ServiceSpecificCredentialRecord {
  readonly accountId: string
  readonly id: string
  readonly ownerId: CredentialOwner
  readonly status: CredentialStatus
  readonly createdAt: number
  /** `codecommit.amazonaws.com` */
  readonly serviceName: string
  /** `jane-at-123456789012`; stays when the user is renamed. */
  readonly serviceUserName: string
  /** Undefined: it does not expire. */
  readonly expiresAt: number | undefined
  /** SHA-256 of the generated secret in hexadecimal: 256 random bits need no slower hash. */
  readonly secretHash: string
}

/** An OpenID Connect provider; in its account the URL is its name. */
export interface OidcProviderRecord {
  readonly accountId: string
  /** Without `https://`, letter case and trailing slash as given: `token.actions.githubusercontent.com`. */
  readonly url: string
  readonly createdAt: number
  /** Audiences that tokens may be for. */
  readonly clientIds: readonly string[]
  /** SHA-1 of certificates in lower-case hexadecimal, without colons. */
  readonly thumbprints: readonly string[]
  readonly tags: readonly Tag[]
}

/** A SAML provider. What its metadata document says is read once, when it is given. */
export interface SamlProviderRecord {
  readonly accountId: string
  /** Part of its ARN; the letter case counts. */
  readonly name: string
  /** SAMLProviderUUID. */
  readonly uuid: string
  readonly createdAt: number
  /** From then on its metadata vouches for nobody. */
  readonly validUntil: number
  /** The issuer of its assertions. */
  readonly entityId: string
  /** Certificates whose keys may sign: DER in base64, in the order of the document. */
  readonly certificates: readonly string[]
  /** Undefined: nothing was said of encryption. */
  readonly encryptionMode: 'Required' | 'Allowed' | undefined
  /** Keys that decrypt its assertions, oldest first. */
  readonly privateKeys: readonly SamlPrivateKey[]
  readonly tags: readonly Tag[]
}

export interface SamlPrivateKey {
  readonly id: string
  readonly addedAt: number
  /** PEM, sealed by the vault with the key's id as associated data. */
  readonly sealed: string
}

/** What an account vouches for its principals by: the issuer of the tokens that STS signs for them. */
export interface OutboundIssuerRecord {
  readonly accountId: string
  /** A UUID, part of the issuer's URL; never another account's, and the same when the account enables it again. */
  readonly issuerId: string
  readonly createdAt: number
  readonly enabled: boolean
}

/** A key that signs tokens of an account's issuer. */
export interface OutboundKeyRecord {
  readonly accountId: string
  /** `kid` of the tokens it signs. */
  readonly keyId: string
  readonly algorithm: OutboundAlgorithm
  /** It is published before. */
  readonly signsFrom: number
  /** It is published longer; undefined: until there is another. */
  readonly signsUntil: number | undefined
  /** A JWK, as JSON. */
  readonly publicKey: string
  /** PKCS #8 in DER, sealed; the key's id is the associated data. */
  readonly sealedPrivateKey: string
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html (SigningAlgorithm) */
export type OutboundAlgorithm = 'RS256' | 'ES384'

export interface CredentialReportRecord {
  readonly accountId: string
  readonly generatedAt: number
  /** CSV text. */
  readonly content: string
}

/** One line of the change log: numbers are per account, without gaps, in commit order. */
export interface ChangeRecord {
  readonly accountId: string
  readonly seq: number
  readonly at: number
  readonly kind: ChangeKind
  /** Unique id (or access key id, serial, account id, a provider's URL) of what changed. */
  readonly entityId: string
}

export type ChangeKind =
  | 'account'
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'access-key'
  | 'login-profile'
  | 'mfa-device'
  | 'instance-profile'
  | 'credential-report'
  | 'ssh-public-key'
  | 'signing-certificate'
  | 'server-certificate'
  | 'service-specific-credential'
  | 'oidc-provider'
  | 'saml-provider'
  | 'organization'
  | 'delegation-request'
  | 'outbound-issuer'
  | 'outbound-key'
