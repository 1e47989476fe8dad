import type { Service } from '../operation.ts'
import { iam } from './iam/index.ts'
import { organizations } from './organizations/index.ts'
import { sts } from './sts/index.ts'

/** Every service; a request is for the one that its credential scope names. */
export const services: readonly Service[] = [iam, organizations, sts]
