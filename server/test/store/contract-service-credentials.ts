import { describe, expect, it } from 'vitest'
import { MissingEntity, ReferenceViolation, StoreMisuse, UniqueViolation } from '../../src/store/errors.ts'
import type {
  ServerCertificateRecord,
  ServiceSpecificCredentialRecord,
  SigningCertificateRecord,
  SshPublicKeyRecord,
} from '../../src/store/records.ts'
import type { WriteTransaction } from '../../src/store/store.ts'
import type { OpenEmptyStore } from './contract.ts'
import { ACCOUNT, OTHER_ACCOUNT, uniqueId, user } from './records.ts'
import { freshStore } from './with-store.ts'

const owned = (ownerId: string, id: string, accountId = ACCOUNT) => ({
  accountId,
  id,
  ownerId,
  status: 'Active' as const,
})
const sshPublicKey = (ownerId: string, values: Partial<SshPublicKeyRecord> = {}): SshPublicKeyRecord => ({
  ...owned(ownerId, uniqueId('APKA')),
  uploadedAt: 1,
  digest: uniqueId('d'),
  body: 'ssh-rsa AAAA',
  ...values,
})
const signingCertificate = (
  ownerId: string,
  values: Partial<SigningCertificateRecord> = {},
): SigningCertificateRecord => ({
  ...owned(ownerId, uniqueId('CERT')),
  uploadedAt: 1,
  fingerprint: uniqueId('f'),
  body: 'pem',
  ...values,
})
const credential = (
  ownerId: string,
  values: Partial<ServiceSpecificCredentialRecord> = {},
): ServiceSpecificCredentialRecord => ({
  ...owned(ownerId, uniqueId('ACCA')),
  createdAt: 1,
  serviceName: 'codecommit.amazonaws.com',
  serviceUserName: uniqueId('u'),
  expiresAt: undefined,
  secretHash: 'hash',
  ...values,
})
const serverCertificate = (values: Partial<ServerCertificateRecord> = {}): ServerCertificateRecord => {
  const id = uniqueId('ASCA')
  return { accountId: ACCOUNT, id, name: id, path: '/', uploadedAt: 1, expiresAt: 2, tags: [], ...values }
}
const MATERIAL = { body: 'pem', chain: undefined, sealedKey: 'sealed' }

/** SSH keys, certificates and credentials for single services. */
export function serviceCredentialContract(open: OpenEmptyStore): void {
  const at = freshStore(open)
  const write = <T>(work: (tx: WriteTransaction) => Promise<T>, account = ACCOUNT) =>
    at.store.write(account, work)

  it('SSH public keys are kept, switched and deleted; an owner has a key once', async () => {
    const [alice, bob] = [user(), user()]
    const later = sshPublicKey(alice.id, { uploadedAt: 2 })
    const earlier = sshPublicKey(alice.id)
    await write(async (tx) => {
      for (const one of [alice, bob]) await tx.users.insert(one)
      for (const key of [later, earlier]) await tx.sshPublicKeys.insert(key)
      await tx.sshPublicKeys.insert(sshPublicKey(bob.id, { digest: later.digest }))
    })
    expect(await at.store.sshPublicKeys.byId(later.id)).toStrictEqual(later)
    expect(await at.store.sshPublicKeys.byId(later.id.toLowerCase())).toBeUndefined()
    expect(await at.store.sshPublicKeys.ofOwner(alice.id)).toStrictEqual([earlier, later])
    const again = write((tx) => tx.sshPublicKeys.insert(sshPublicKey(alice.id, { digest: later.digest })))
    await expect(again).rejects.toThrow(UniqueViolation)
    await write((tx) => tx.sshPublicKeys.setStatus(later.id, 'Inactive'))
    expect((await at.store.sshPublicKeys.byId(later.id))?.status).toBe('Inactive')
    await write((tx) => tx.sshPublicKeys.delete(earlier.id))
    expect(await at.store.sshPublicKeys.ofOwner(alice.id)).toStrictEqual([{ ...later, status: 'Inactive' }])
  })

  it('signing certificates are kept, switched and deleted; an account has one once', async () => {
    const [alice, bob] = [user(), user()]
    const later = signingCertificate(alice.id, { uploadedAt: 2 })
    const earlier = signingCertificate(alice.id)
    await write(async (tx) => {
      for (const one of [alice, bob]) await tx.users.insert(one)
      for (const one of [later, earlier]) await tx.signingCertificates.insert(one)
    })
    expect(await at.store.signingCertificates.byId(later.id)).toStrictEqual(later)
    expect(await at.store.signingCertificates.ofOwner(alice.id)).toStrictEqual([earlier, later])
    const { fingerprint } = later
    expect(await at.store.signingCertificates.byFingerprint(ACCOUNT, fingerprint)).toStrictEqual(later)
    expect(await at.store.signingCertificates.byFingerprint(OTHER_ACCOUNT, fingerprint)).toBeUndefined()
    const again = write((tx) => tx.signingCertificates.insert(signingCertificate(bob.id, { fingerprint })))
    await expect(again).rejects.toThrow(UniqueViolation)
    await write(async (tx) => {
      await tx.signingCertificates.setStatus(earlier.id, 'Inactive')
      await tx.signingCertificates.delete(later.id)
      await tx.signingCertificates.insert(signingCertificate(ACCOUNT, { fingerprint }))
    })
    expect(await at.store.signingCertificates.ofOwner(alice.id)).toMatchObject([{ status: 'Inactive' }])
    expect((await at.store.accounts.summary(ACCOUNT)).rootSigningCertificates).toBe(1)
    expect((await at.store.accounts.summary(OTHER_ACCOUNT)).rootSigningCertificates).toBe(0)
  })

  it('service-specific credentials are kept, changed, listed and deleted; a service knows a name once', async () => {
    const alice = user()
    const [first, second, other] = [
      credential(alice.id, { createdAt: 2, expiresAt: 9 }),
      credential(alice.id),
      credential(alice.id, { createdAt: 3, serviceName: 'bedrock.amazonaws.com' }),
    ]
    await write(async (tx) => {
      await tx.users.insert(alice)
      for (const one of [first, second, other]) await tx.serviceSpecificCredentials.insert(one)
    })
    const reads = at.store.serviceSpecificCredentials
    expect(await reads.byId(first.id)).toStrictEqual(first)
    expect(await reads.ofOwner(alice.id)).toStrictEqual([second, first, other])
    const named = (service: string, account = ACCOUNT) =>
      reads.byServiceUserName(account, service, first.serviceUserName)
    expect(await named(first.serviceName)).toStrictEqual(first)
    expect(await named(other.serviceName)).toBeUndefined()
    expect(await named(first.serviceName, OTHER_ACCOUNT)).toBeUndefined()
    const { serviceUserName } = first
    const again = write((tx) =>
      tx.serviceSpecificCredentials.insert(credential(alice.id, { serviceUserName })),
    )
    await expect(again).rejects.toThrow(UniqueViolation)

    const page = (limit: number, after?: string, serviceName?: string) =>
      reads.list({ accountId: ACCOUNT, serviceName, limit, after })
    const one = await page(1)
    expect(one).toStrictEqual({ items: [first], next: first.id })
    expect(await page(2, one.next)).toStrictEqual({ items: [second, other], next: undefined })
    expect((await page(9, undefined, first.serviceName)).items).toStrictEqual([first, second])

    await write(async (tx) => {
      await tx.serviceSpecificCredentials.setStatus(first.id, 'Inactive')
      await tx.serviceSpecificCredentials.setSecretHash(first.id, 'another')
      await tx.serviceSpecificCredentials.delete(second.id)
    })
    const changed = { ...first, status: 'Inactive', secretHash: 'another' }
    expect(await reads.ofOwner(alice.id)).toStrictEqual([changed, other])
  })

  it('server certificates are kept, renamed, tagged, listed and deleted', async () => {
    const www = serverCertificate({ name: 'WWW', path: '/web/', tags: [{ key: 'a', value: 'b' }] })
    const api = serverCertificate({ name: 'api' })
    const material = { body: 'body', chain: 'chain', sealedKey: 'key' }
    await write(async (tx) => {
      await tx.serverCertificates.insert(www, material)
      await tx.serverCertificates.insert(api, MATERIAL)
    })
    const reads = at.store.serverCertificates
    expect(await reads.byName(ACCOUNT, 'www')).toStrictEqual(www)
    expect(await reads.byName(OTHER_ACCOUNT, 'www')).toBeUndefined()
    expect(await reads.material(www.id)).toStrictEqual(material)
    expect(await reads.material(api.id)).toStrictEqual(MATERIAL)
    expect(await reads.count(ACCOUNT)).toBe(2)
    expect((await at.store.accounts.summary(ACCOUNT)).serverCertificates).toBe(2)
    const page = (limit: number, more: object = {}) => reads.list({ accountId: ACCOUNT, limit, ...more })
    expect(await page(1)).toStrictEqual({ items: [api], next: 'api' })
    expect((await page(9, { after: 'api' })).items).toStrictEqual([www])
    expect((await page(9, { pathPrefix: '/web/' })).items).toStrictEqual([www])
    const taken = write((tx) => tx.serverCertificates.update(api.id, { name: 'wWw' }))
    await expect(taken).rejects.toThrow(UniqueViolation)
    await write(async (tx) => {
      await tx.serverCertificates.update(www.id, { name: 'web' })
      await tx.serverCertificates.update(www.id, { path: '/' })
      await tx.serverCertificates.setTags(www.id, [])
      await tx.serverCertificates.delete(api.id)
    })
    expect((await page(9)).items).toStrictEqual([{ ...www, name: 'web', path: '/', tags: [] }])
    expect(await reads.byName(ACCOUNT, 'WWW')).toBeUndefined()
    expect(await reads.material(api.id)).toBeUndefined()
  })

  describe('each of them', () => {
    const ownedKinds: [string, (tx: WriteTransaction, ownerId: string) => Promise<void>][] = [
      ['an SSH public key', (tx, owner) => tx.sshPublicKeys.insert(sshPublicKey(owner))],
      ['a signing certificate', (tx, owner) => tx.signingCertificates.insert(signingCertificate(owner))],
      ['a credential', (tx, owner) => tx.serviceSpecificCredentials.insert(credential(owner))],
    ]

    it.each(ownedKinds)('%s keeps its user from being deleted', async (_, insert) => {
      const alice = user()
      await write(async (tx) => {
        await tx.users.insert(alice)
        await insert(tx, alice.id)
      })
      const deletion = write((tx) => tx.users.delete(alice.id))
      await expect(deletion).rejects.toThrow(ReferenceViolation)
      expect(await at.store.users.byId(ACCOUNT, alice.id)).toBeDefined()
    })

    it('is written and changed by its own account only, and each change is in the log', async () => {
      const alice = user()
      const [key, certificate, one, server] = [
        sshPublicKey(alice.id),
        signingCertificate(alice.id),
        credential(alice.id),
        serverCertificate(),
      ]
      const inserts: ((tx: WriteTransaction) => Promise<void>)[] = [
        (tx) => tx.sshPublicKeys.insert(key),
        (tx) => tx.signingCertificates.insert(certificate),
        (tx) => tx.serviceSpecificCredentials.insert(one),
        (tx) => tx.serverCertificates.insert(server, MATERIAL),
      ]
      const changes: ((tx: WriteTransaction) => Promise<void>)[] = [
        (tx) => tx.sshPublicKeys.setStatus(key.id, 'Inactive'),
        (tx) => tx.sshPublicKeys.delete(key.id),
        (tx) => tx.signingCertificates.setStatus(certificate.id, 'Inactive'),
        (tx) => tx.signingCertificates.delete(certificate.id),
        (tx) => tx.serviceSpecificCredentials.setStatus(one.id, 'Inactive'),
        (tx) => tx.serviceSpecificCredentials.setSecretHash(one.id, 'other'),
        (tx) => tx.serviceSpecificCredentials.delete(one.id),
        (tx) => tx.serverCertificates.update(server.id, { path: '/a/' }),
        (tx) => tx.serverCertificates.setTags(server.id, []),
        (tx) => tx.serverCertificates.delete(server.id),
      ]
      await write((tx) => tx.users.insert(alice))
      for (const insert of inserts) await expect(write(insert, OTHER_ACCOUNT)).rejects.toThrow(StoreMisuse)
      const head = await at.store.changes.head(ACCOUNT)
      for (const insert of inserts) await write(insert)
      for (const change of changes) await expect(write(change, OTHER_ACCOUNT)).rejects.toThrow(MissingEntity)
      for (const change of changes) await write(change)
      const lines = await at.store.changes.since(ACCOUNT, head, 100)
      const logged = (kind: string, entityId: string, times: number) =>
        Array.from({ length: times }, () => ({ kind, entityId }))
      expect(lines.map(({ kind, entityId }) => ({ kind, entityId }))).toEqual([
        ...logged('ssh-public-key', key.id, 1),
        ...logged('signing-certificate', certificate.id, 1),
        ...logged('service-specific-credential', one.id, 1),
        ...logged('server-certificate', server.id, 1),
        ...logged('ssh-public-key', key.id, 2),
        ...logged('signing-certificate', certificate.id, 2),
        ...logged('service-specific-credential', one.id, 3),
        ...logged('server-certificate', server.id, 3),
      ])
    })
  })
}
