import { createHash, randomBytes } from 'node:crypto'
import type { Caller } from '../../../authenticate/caller.ts'
import type { AccessCheck } from '../../../operation.ts'
import type { ServiceSpecificCredentialReads } from '../../../store/credentials/service-specific-credentials.ts'
import type { ServiceSpecificCredentialRecord } from '../../../store/records.ts'
import { noSuchServiceSpecificCredential, serviceNotSupported } from '../errors.ts'
import { type EntityReads, implicitUserName } from '../targets.ts'
import { type Owner, ownerCheck } from './access-keys.ts'

/**
 * Credentials for single services: user name and password, or an API key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_service-specific-creds.html
 */

interface CredentialForm {
  /** An API key, which may expire; otherwise a user name with a password, which does not. */
  readonly isKey: boolean
  /** The first letters of an API key's secret, where AWS's examples show any. */
  readonly prefix: string
}

const PASSWORD: CredentialForm = { isKey: false, prefix: '' }
const apiKey = (prefix: string): CredentialForm => ({ isKey: true, prefix })

/**
 * The services that have such credentials, by service name. API keys:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_api_keys_for_aws_services.html and, for X-Ray,
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-opentelemetry-bearer-token.html
 */
const SERVICES: ReadonlyMap<string, CredentialForm> = new Map([
  ['aws-external-anthropic.amazonaws.com', apiKey('')],
  ['bedrock.amazonaws.com', apiKey('ABSK')],
  ['cassandra.amazonaws.com', PASSWORD],
  ['cloudwatch.amazonaws.com', apiKey('')],
  ['codecommit.amazonaws.com', PASSWORD],
  ['logs.amazonaws.com', apiKey('ACWL')],
  ['xray.amazonaws.com', apiKey('')],
])

/** 256 bits, 44 characters of base64, as in the examples of CreateServiceSpecificCredential. */
const SECRET_BYTES = 32

type Reads = EntityReads & { readonly serviceSpecificCredentials: ServiceSpecificCredentialReads }

/** @throws NotSupportedService */
export function formOf(serviceName: string): CredentialForm {
  const form = SERVICES.get(serviceName)
  if (form === undefined) throw serviceNotSupported()
  return form
}

/**
 * A new secret for a credential: a password, or an API key, which carries the credential's name in front so that a service finds
 * it by the key alone.
 */
export function newSecret(serviceName: string, serviceUserName: string): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64')
  const { isKey, prefix } = formOf(serviceName)
  return isKey ? prefix + Buffer.from(`${serviceUserName}:${secret}`, 'utf8').toString('base64') : secret
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/**
 * The name a service knows the credential by: `jane-at-123456789012`, and with a number for those after the first. A name stays
 * with its credential when the user is renamed, so a new user of the old name may find it taken.
 */
export async function freeServiceUserName(
  reads: { readonly serviceSpecificCredentials: ServiceSpecificCredentialReads },
  accountId: string,
  serviceName: string,
  userName: string,
): Promise<string> {
  for (let number = 0; ; number++) {
    const name = `${userName}${number === 0 ? '' : `+${number}`}-at-${accountId}`
    const taken = await reads.serviceSpecificCredentials.byServiceUserName(accountId, serviceName, name)
    if (taken === undefined) return name
  }
}

/** The check of an operation on one credential; its service is a condition key where the user has the credential. */
export async function credentialCheck(
  action: string,
  caller: Caller,
  store: Reads,
  input: { readonly UserName?: string | undefined; readonly ServiceSpecificCredentialId: string },
): Promise<AccessCheck> {
  const name = implicitUserName(caller, input.UserName)
  const ownerId =
    name === undefined ? caller.accountId : (await store.users.byName(caller.accountId, name))?.id
  const credential = await store.serviceSpecificCredentials.byId(input.ServiceSpecificCredentialId)
  return {
    ...(await ownerCheck(action, caller, store, input.UserName)),
    context: {
      'iam:ServiceSpecificCredentialServiceName':
        credential?.ownerId === ownerId ? credential?.serviceName : undefined,
    },
  }
}

/**
 * The credential that an operation names.
 * @throws NoSuchEntity for one that is not there or is another user's, which are told alike
 */
export async function requireCredential(
  reads: { readonly serviceSpecificCredentials: ServiceSpecificCredentialReads },
  { ownerId }: Owner,
  id: string,
): Promise<ServiceSpecificCredentialRecord> {
  const credential = await reads.serviceSpecificCredentials.byId(id)
  if (credential?.ownerId !== ownerId) throw noSuchServiceSpecificCredential(id)
  return credential
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceSpecificCredentialMetadata.html */
export function listedCredential(
  credential: ServiceSpecificCredentialRecord,
  userName: string | undefined,
  now: number,
) {
  const { expiresAt, serviceName, serviceUserName } = credential
  const expired = expiresAt !== undefined && expiresAt <= now
  const { isKey } = formOf(serviceName)
  return {
    UserName: userName ?? '',
    Status: expired ? ('Expired' as const) : credential.status,
    ...(isKey ? { ServiceCredentialAlias: serviceUserName } : { ServiceUserName: serviceUserName }),
    CreateDate: credential.createdAt,
    ExpirationDate: expiresAt,
    ServiceSpecificCredentialId: credential.id,
    ServiceName: serviceName,
  }
}

/**
 * A credential with its secret, the only time that it leaves the server.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ServiceSpecificCredential.html
 */
export const credentialWithSecret = (
  credential: ServiceSpecificCredentialRecord,
  owner: Owner,
  now: number,
  secret: string,
) => ({
  ...listedCredential(credential, owner.userName, now),
  ...(formOf(credential.serviceName).isKey
    ? { ServiceCredentialSecret: secret }
    : { ServicePassword: secret }),
})
