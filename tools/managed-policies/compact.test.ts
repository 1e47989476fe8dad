import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compact, formatIndex, type SourcePolicy, standInPolicyId, versionDates } from './compact.ts'

const SOURCE = { package: 'p', version: '1', license: 'MIT' }

function policy(name: string, dates: Record<string, string>, updated: string): SourcePolicy {
  const ids = Object.keys(dates).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  return {
    arn: `arn:aws:iam::aws:policy/${name}`,
    latestVersionId: ids.at(-1)!,
    createdDate: '2015-01-01T00:00:00.000Z',
    lastUpdatedDate: updated,
    versions: Object.fromEntries(
      ids.map((id) => [
        id,
        { createdDate: dates[id]!, document: { Version: '2012-10-17', Statement: [id] } },
      ]),
    ),
  }
}

const CREATED = '2015-01-01T00:00:00.000Z'
const at = (date: string) => Date.parse(date) / 1000

describe('versionDates', () => {
  it('keeps dates that are known, in the order of the numbers', () => {
    const dates = versionDates(
      policy(
        'P',
        { v10: '2019-01-01T00:00:00Z', v2: '2016-01-01T00:00:00Z', v1: CREATED },
        '2019-01-01T00:00:00Z',
      ),
    )
    expect(dates).toEqual([
      [1, at(CREATED)],
      [2, at('2016-01-01T00:00:00Z')],
      [10, at('2019-01-01T00:00:00Z')],
    ])
  })

  it('repairs versions that carry the date of the policy', () => {
    const dates = versionDates(
      policy(
        'P',
        { v1: CREATED, v2: '2016-01-01T00:00:00Z', v3: CREATED, v4: CREATED },
        '2020-01-01T00:00:00Z',
      ),
    )
    expect(dates.slice(2)).toEqual([
      [3, at('2016-01-01T00:00:00Z')],
      [4, at('2020-01-01T00:00:00Z')],
    ])
  })
})

describe('standInPolicyId', () => {
  it('is the same for good', () => {
    expect(standInPolicyId('arn:aws:iam::aws:policy/Example')).toMatch(/^ANPA[A-Z2-7]{17}$/)
    expect(standInPolicyId('arn:aws:iam::aws:policy/Example')).toBe(
      standInPolicyId('arn:aws:iam::aws:policy/Example'),
    )
    expect(standInPolicyId('arn:aws:iam::aws:policy/Example')).not.toBe(
      standInPolicyId('arn:aws:iam::aws:policy/Examplf'),
    )
  })
})

describe('compact', () => {
  const b = policy('service-role/B', { v1: CREATED, v2: CREATED, v3: CREATED }, '2020-01-01T00:00:00Z')
  const a = policy('A', { v1: CREATED }, CREATED)

  it('lays a block per policy in the order of the ARNs, newest version first', () => {
    const { index, blob } = compact([b, a], SOURCE)
    expect(index.policies.map((row) => row[0])).toEqual(['/A', '/service-role/B'])
    const [, , , defaultVersion, , offset, newestLength, olderLength] = index.policies[1]!
    expect(defaultVersion).toBe(3)
    const statements = (start: number, length: number) =>
      brotliDecompressSync(blob.subarray(start, start + length))
        .toString()
        .split('\n')
        .map((line) => JSON.parse(line).Statement)
    expect(statements(offset, newestLength)).toEqual([['v3']])
    expect(statements(offset + newestLength, olderLength)).toEqual([['v2'], ['v1']])
    expect(index.policies[0]!.slice(5)).toEqual([0, expect.any(Number), 0])
    expect(index.blobBytes).toBe(blob.length)
    expect(JSON.parse(formatIndex(index))).toEqual(index)
  })

  it('refuses what it does not understand', () => {
    expect(() => compact([{ ...a, arn: 'arn:aws:iam::123456789012:policy/A' }], SOURCE)).toThrow(
      'not the ARN',
    )
    expect(() => compact([{ ...b, latestVersionId: 'v1' }], SOURCE)).toThrow('is not the newest')
    expect(() => compact([{ ...a, lastUpdatedDate: 'soon' }], SOURCE)).toThrow('not a date')
    expect(() => compact([a, a], SOURCE)).toThrow('two policies with the id')
  })
})
