import { readFileSync } from 'node:fs'

/** The form of the file; raised with every change to it. */
export const SERVICE_NAMES_FORMAT = 1

/** What `tools/service-names.ts` writes of the service authorization reference. */
interface ServiceNames {
  readonly format: number
  readonly names: Readonly<Record<string, string>>
}

const FILE = new URL('../../data/service-names.json', import.meta.url)

/** Where answers of AWS's are recorded with other names than the reference has. */
const RECORDED_NAMES = {
  iam: 'AWS Identity and Access Management',
  ram: 'AWS Resource Access Manager',
}

let names: ReadonlyMap<string, string> | undefined

/**
 * The names of AWS's services (`AWS Identity and Access Management`) by the prefix of their actions (`iam`), in the order of the
 * prefixes. Read on first use.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function serviceNames(): ReadonlyMap<string, string> {
  names ??= load()
  return names
}

function load(): ReadonlyMap<string, string> {
  const data = JSON.parse(readFileSync(FILE, 'utf8')) as ServiceNames
  if (data.format !== SERVICE_NAMES_FORMAT) {
    throw new Error(`service-names.json has form ${data.format}, not ${SERVICE_NAMES_FORMAT}`)
  }
  return new Map(Object.entries({ ...data.names, ...RECORDED_NAMES }))
}
