import type { Vault } from '../secrets/vault.ts'
import type { AccessKeyRecord } from '../store/records.ts'
import { MISS } from '../store/store.ts'
import type { Caller, CallerIdentity } from './caller.ts'
import type { CredentialStore } from './credential-store.ts'
import type { Identity } from './identities.ts'
import { SigningSecret } from './sigv4/signing-key.ts'

/** A long-term access key that may sign. */
export interface Credential {
  readonly accessKeyId: string
  readonly secret: SigningSecret
  /** Whose key it is, as the key says. */
  readonly owner: CallerIdentity
  /** The caller made last of this credential, and the identity that it was made of. */
  made: { readonly identity: Identity; readonly caller: Caller } | undefined
}

/** Where long-term access keys come from. */
export interface CredentialSource {
  /** Undefined for a key that is not there or is inactive. At once where it is known. */
  lookup(accessKeyId: string): Credential | undefined | Promise<Credential | undefined>
}

/**
 * Long-term access keys of the store, opened by the vault. What was opened hangs on the store's record of the
 * key: when the store lets the record go, because it changed or to make room, the secret goes with it, and
 * nothing has to be told.
 */
export class StoredCredentials implements CredentialSource {
  readonly #keys: CredentialStore['accessKeys']
  readonly #vault: Pick<Vault, 'open'>
  readonly #opened = new WeakMap<AccessKeyRecord, Credential>()

  constructor(keys: CredentialStore['accessKeys'], vault: Pick<Vault, 'open'>) {
    this.#keys = keys
    this.#vault = vault
  }

  lookup(accessKeyId: string): Credential | undefined | Promise<Credential | undefined> {
    const record = this.#keys.peekById(accessKeyId)
    return record === MISS
      ? this.#keys.byId(accessKeyId).then((found) => this.#credentialOf(accessKeyId, found))
      : this.#credentialOf(accessKeyId, record)
  }

  #credentialOf(id: string, record: AccessKeyRecord | undefined): Credential | undefined {
    if (record === undefined || record.status !== 'Active' || record.accessKeyId !== id) return undefined
    const known = this.#opened.get(record)
    if (known !== undefined) return known
    const secret = new SigningSecret(this.#vault.open(record.sealedSecret, id).toString('utf8'))
    const credential: Credential = { accessKeyId: id, secret, owner: ownerOf(record), made: undefined }
    this.#opened.set(record, credential)
    return credential
  }
}

function ownerOf({ accountId, ownerId }: AccessKeyRecord): CallerIdentity {
  // The name is the user record's to tell; a claim is looked up by id.
  return ownerId === accountId
    ? { kind: 'root', accountId }
    : { kind: 'user', id: ownerId, name: '', accountId }
}
