import { iamModel } from '../../../models/iam.gen.ts'
import { stsModel } from '../../../models/sts.gen.ts'

/**
 * The actions whose uses are known one by one: those of the services that requests are answered for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-action-last-accessed.html
 */
export const TRACKED_ACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  [iamModel, stsModel].map(({ service, operations }) => [service, Object.keys(operations).sort()]),
)
