import { describe, expect, it } from 'vitest'
import { SUPPLEMENTS, type Supplement, supplemented } from './supplements.ts'

const model = {
  shapes: {
    Request: { type: 'structure', members: { Names: { shape: 'x' } } },
    Kind: { type: 'string', enum: ['user'] },
  },
}

const supplements: ReadonlyMap<string, readonly Supplement[]> = new Map([
  [
    'iam',
    [
      {
        sources: ['https://docs.aws.amazon.com/page.html'],
        shapes: { Level: { type: 'structure', members: {} } },
        members: { Request: { Levels: 'Level' } },
        withoutTraits: { Kind: 'enum' },
      },
    ],
  ],
])

describe('supplements', () => {
  it('add members and shapes, and leave out traits', () => {
    const { shapes } = supplemented('iam', model, supplements) as { shapes: Record<string, object> }
    expect(shapes.Request).toEqual({
      type: 'structure',
      members: { Names: { shape: 'x' }, Levels: { shape: 'Level' } },
    })
    expect(shapes.Kind).toEqual({ type: 'string' })
    expect(shapes.Level).toEqual({ type: 'structure', members: {} })
  })

  it('leave other services and the model given as they are', () => {
    expect(supplemented('sts', model, supplements)).toEqual(model)
    expect(Object.keys(model.shapes)).toHaveLength(2)
  })

  it.each([
    ['a shape', { ...model.shapes, Level: { type: 'structure', members: {} } }, 'Level'],
    [
      'a member',
      { ...model.shapes, Request: { type: 'structure', members: { Levels: { shape: 'x' } } } },
      'Request.Levels',
    ],
    ['a trait', { ...model.shapes, Kind: { type: 'string' } }, 'Kind.enum'],
  ])('stop where the model has caught up with %s', (_name, shapes, what) => {
    expect(() => supplemented('iam', { shapes }, supplements)).toThrow(`has caught up with ${what}:`)
  })

  it('name the pages they were taken from', () => {
    for (const entries of SUPPLEMENTS.values()) {
      for (const { sources } of entries) {
        expect(sources.length).toBeGreaterThan(0)
        for (const source of sources) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/)
      }
    }
  })
})
