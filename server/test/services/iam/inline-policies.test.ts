import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow, refusal, startTestServer, type TestServer } from '../../harness.ts'
import { ownerCalls } from './policy-owners.ts'
import { makeEntities, S3_POLICY, text } from './policy-world.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  await server.reset()
  await makeEntities(server)
})
afterAll(() => server.close())

/** A policy of exactly so many characters. */
function sized(length: number): string {
  const least = text(allow('s3:*', ['arn:aws:s3:::'])).length
  return text(allow('s3:*', [`arn:aws:s3:::${'a'.repeat(length - least)}`]))
}

describe.each(ownerCalls(() => server))('inline policies of a $kind', (owner) => {
  const { kind, name, put, get, remove, list, inlineSize } = owner
  const notThere = {
    code: 'NoSuchEntity',
    status: 404,
    message: `The ${kind} policy with name none cannot be found.`,
  }
  const tooLarge = {
    code: 'LimitExceeded',
    status: 409,
    message: `Maximum policy size of ${inlineSize} bytes exceeded for ${kind} ${name}`,
  }

  it('are put, shown URL-encoded, replaced and deleted', async () => {
    await put(name.toUpperCase(), 'First', S3_POLICY)
    const ownerName = { user: 'UserName', group: 'GroupName', role: 'RoleName' }[kind]
    expect(await get(name.toUpperCase(), 'first')).toMatchObject({
      [ownerName]: name,
      PolicyName: 'First',
      PolicyDocument: encodeURIComponent(S3_POLICY).replaceAll('*', '%2A'),
    })
    const other = text(allow('ec2:*'))
    await put(name, 'First', other)
    expect(
      decodeURIComponent(((await get(name, 'First')) as { PolicyDocument: string }).PolicyDocument),
    ).toBe(other)
    expect((await list(name)).PolicyNames).toEqual(['First'])
    await remove(name, 'First')
    expect((await list(name)).PolicyNames).toEqual([])
  })

  it('are listed page by page in order of name', async () => {
    for (const policy of ['c', 'B', 'a']) await put(name, policy, S3_POLICY)
    const seen: string[] = []
    let Marker: string | undefined
    do {
      const page = await list(name, { MaxItems: 1, Marker })
      seen.push(...page.PolicyNames!)
      Marker = page.Marker
      expect(page.IsTruncated).toBe(Marker !== undefined)
    } while (Marker !== undefined)
    expect(seen).toEqual(['a', 'B', 'c'])
  })

  it('have a size together, white space not counted, and what is replaced is not counted', async () => {
    await put(name, 'a', sized(inlineSize - 1000))
    await put(name, 'b', JSON.stringify(JSON.parse(sized(1000)), null, 8))
    expect(await refusal(put(name, 'c', S3_POLICY))).toEqual(tooLarge)
    expect(await refusal(put(name, 'b', sized(1001)))).toEqual(tooLarge)
    await put(name, 'B', sized(1000))
    expect((await list(name)).PolicyNames).toEqual(['a', 'B'])
  })

  it.each([
    ['what is no JSON', '{', 'Syntax errors in policy.'],
    [
      'a policy without actions',
      text({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*' }] }),
      'Policy statement must contain actions.',
    ],
    [
      'a resource that is no ARN',
      text(allow('s3:*', 'bucket')),
      'Resource bucket must be in ARN format or "*".',
    ],
  ])('refuse %s', async (_what, document, message) => {
    expect(await refusal(put(name, 'x', document))).toEqual({
      code: 'MalformedPolicyDocument',
      status: 400,
      message,
    })
    expect((await list(name)).PolicyNames).toEqual([])
  })

  it('may be of the old version of the language', async () => {
    await put(name, 'x', text({ ...allow('s3:*'), Version: '2008-10-17' }))
    expect((await list(name)).PolicyNames).toEqual(['x'])
  })

  it('are not found where they are not', async () => {
    expect(await refusal(get(name, 'none'))).toEqual(notThere)
    expect(await refusal(remove(name, 'none'))).toEqual(notThere)
  })

  it.each([
    ['Put', () => put('nobody', 'x', S3_POLICY)],
    ['Get', () => get('nobody', 'x')],
    ['Delete', () => remove('nobody', 'x')],
    ['List', () => list('nobody')],
  ])('want an owner for %s', async (_name, call) => {
    expect(await refusal(call())).toEqual({
      code: 'NoSuchEntity',
      status: 404,
      message: `The ${kind} with name nobody cannot be found.`,
    })
  })
})
