import { describe, expect, it } from 'vitest'
import { SUPPLEMENTS, supplemented } from './supplements.ts'

const model = {
  shapes: {
    SimulateCustomPolicyRequest: { type: 'structure', members: { ActionNames: { shape: 'x' } } },
    SimulatePrincipalPolicyRequest: { type: 'structure', members: {} },
    PolicySourceType: { type: 'string', enum: ['user'] },
  },
}

describe('supplements', () => {
  it('add members and shapes, and leave out traits', () => {
    const { shapes } = supplemented('iam', model) as { shapes: Record<string, object> }
    expect(shapes.SimulateCustomPolicyRequest).toEqual({
      type: 'structure',
      members: {
        ActionNames: { shape: 'x' },
        OrderedOrganizationPolicyInputList: { shape: 'OrganizationPolicyListType' },
      },
    })
    expect(shapes.PolicySourceType).toEqual({ type: 'string' })
    expect(shapes.PolicyIdentifier).toBeDefined()
  })

  it('leave other services and the model given as they are', () => {
    expect(supplemented('sts', model)).toEqual(model)
    expect(Object.keys(model.shapes)).toHaveLength(3)
  })

  it.each([
    [
      'a shape',
      { ...model.shapes, PolicyIdentifier: { type: 'structure', members: {} } },
      'PolicyIdentifier',
    ],
    [
      'a member',
      {
        ...model.shapes,
        SimulatePrincipalPolicyRequest: {
          type: 'structure',
          members: { PolicyExclusionList: { shape: 'x' } },
        },
      },
      'SimulatePrincipalPolicyRequest.PolicyExclusionList',
    ],
    ['a trait', { ...model.shapes, PolicySourceType: { type: 'string' } }, 'PolicySourceType.enum'],
  ])('stop where the model has caught up with %s', (_name, shapes, what) => {
    expect(() => supplemented('iam', { shapes })).toThrow(`has caught up with ${what}:`)
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
