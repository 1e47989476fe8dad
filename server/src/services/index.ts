import { iamModel } from '../models/iam.gen.ts'
import { organizationsModel } from '../models/organizations.gen.ts'
import { stsModel } from '../models/sts.gen.ts'
import type { Service, ServiceEntry } from '../operation.ts'
import { serviceEntry } from './entry.ts'

/** Every service; a request is for the one that its credential scope names. */
export const services: readonly ServiceEntry[] = [
  serviceEntry(iamModel, async () => (await import('./iam/index.ts')).iam),
  serviceEntry(organizationsModel, async () => (await import('./organizations/index.ts')).organizations),
  serviceEntry(stsModel, async () => (await import('./sts/index.ts')).sts, [
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
  ]),
]

/** Every service with its operations. */
export async function loadedServices(): Promise<readonly Service[]> {
  return Promise.all(
    services.map(async (entry) => ({ model: entry.model, operations: await entry.operations() })),
  )
}
