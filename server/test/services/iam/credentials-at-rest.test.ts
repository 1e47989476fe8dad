import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  ResetServiceSpecificCredentialCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openVault } from '../../../src/secrets/vault.ts'
import { openStore } from '../../../src/store/open.ts'
import { refusal, startTestServer, type TestServer } from '../../harness.ts'
import { makeCertificate } from '../certificates.ts'
import { ACCOUNT } from './policy-world.ts'

let dataDir: string
let server: TestServer
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'iamd-at-rest-'))
  server = await startTestServer({ ephemeral: false, dataDir })
})
afterEach(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true })
})

/** All bytes of all files, audit trail and database alike. */
function written(): string {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n')
}

/** A secret as it is, and as forms and JSON carry it. */
const shapes = (secret: string) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]

it('private keys are sealed, for their own certificate, and in no file', async () => {
  const iam = server.iam()
  const [good, other] = [makeCertificate(), makeCertificate()]
  const uploading = (PrivateKey: string) =>
    new UploadServerCertificateCommand({
      ServerCertificateName: 'www',
      CertificateBody: good.pem,
      PrivateKey,
    })
  expect((await refusal(iam.send(uploading(other.keyPem)))).code).toBe('KeyPairMismatch')
  // As a whole, and as the line that holds most of it.
  const secrets = [good, other].flatMap(({ keyPem }) => [keyPem.trim(), keyPem.split('\n')[1]!])
  const malformed = `${good.keyPem.split('\n')[1]!}\u{1f511}`
  for (const key of ['not PEM', malformed]) {
    const { message } = await refusal(iam.send(uploading(key)))
    expect(message).not.toContain('BEGIN')
  }
  const { ServerCertificateMetadata: metadata } = await iam.send(uploading(good.keyPem))
  await server.close()

  const bytes = written()
  expect(bytes).toContain(metadata!.ServerCertificateId)
  for (const secret of secrets.flatMap(shapes)) expect(bytes.includes(secret)).toBe(false)
  const store = await openStore({ dataDir })
  const { sealedKey } = (await store.serverCertificates.material(metadata!.ServerCertificateId!))!
  await store.close()
  const vault = openVault({ keyFile: join(dataDir, 'master.key'), create: false })
  expect(vault.open(sealedKey, metadata!.ServerCertificateId!).toString()).toBe(good.keyPem)
  expect(() => vault.open(sealedKey, 'ASCAANOTHER')).toThrow()
})

it('passwords and API keys of services are kept as hashes, and in no file', async () => {
  const iam = server.iam()
  await iam.send(new CreateUserCommand({ UserName: 'jane' }))
  const create = async (ServiceName: string) => {
    const command = new CreateServiceSpecificCredentialCommand({ UserName: 'jane', ServiceName })
    return (await iam.send(command)).ServiceSpecificCredential!
  }
  const password = await create('codecommit.amazonaws.com')
  const key = await create('bedrock.amazonaws.com')
  const id = key.ServiceSpecificCredentialId!
  const reset = new ResetServiceSpecificCredentialCommand({
    UserName: 'jane',
    ServiceSpecificCredentialId: id,
  })
  const { ServiceSpecificCredential: anew } = await iam.send(reset)
  await server.close()

  const bytes = written()
  expect(bytes).toContain(id)
  const secrets = [password.ServicePassword!, key.ServiceCredentialSecret!, anew!.ServiceCredentialSecret!]
  // The part of an API key that is random is a secret on its own.
  secrets.push(Buffer.from(anew!.ServiceCredentialSecret!.slice(4), 'base64').toString().split(':')[1]!)
  for (const secret of secrets.flatMap(shapes)) expect(bytes.includes(secret)).toBe(false)
  const store = await openStore({ dataDir })
  const kept = await store.serviceSpecificCredentials.list({
    accountId: ACCOUNT,
    serviceName: undefined,
    limit: 9,
  })
  await store.close()
  const hash = (secret: string) => createHash('sha256').update(secret).digest('hex')
  expect(new Set(kept.items.map(({ secretHash }) => secretHash))).toEqual(
    new Set([hash(password.ServicePassword!), hash(anew!.ServiceCredentialSecret!)]),
  )
})
