import type { Ladder } from './ladder.ts'
import { makeApp } from './ladder.ts'

const POWER = 'arn:aws:iam::aws:role-template/iam.amazonaws.com/PowerUserRoleTemplate:1'

const values = (given: Readonly<Record<string, readonly string[]>>) => ({
  ReplacementValues: Object.fromEntries(Object.entries(given).map(([name, Values]) => [name, { Values }])),
})

export const ROLE_TEMPLATE_LADDERS: readonly Ladder[] = [
  {
    operation: 'AcquireRole',
    setup: makeApp,
    input: {
      TemplateArn: POWER,
      TemplateMinorVersion: 9,
      ...values({ RoleName: ['a/b'], AWSServiceName: ['x', 'y'], Unused: ['z'] }),
    },
    rungs: [
      { code: 'NoSuchEntity', says: POWER, cure: { TemplateMinorVersion: 0 } },
      {
        code: 'ValidationError',
        says: 'exactly one value',
        cure: values({ RoleName: ['a/b'], AWSServiceName: ['x'], Unused: ['z'] }),
      },
      {
        code: 'InvalidInput',
        says: 'Unrecognized parameter: Unused',
        cure: values({ RoleName: ['a/b'], AWSServiceName: ['x'] }),
      },
      {
        code: 'ValidationError',
        says: 'roleName',
        cure: values({ RoleName: ['APP'], AWSServiceName: ['x'] }),
      },
      {
        code: 'MalformedPolicyDocument',
        says: '"SERVICE":"x"',
        cure: values({ RoleName: ['APP'], AWSServiceName: ['lambda.amazonaws.com'] }),
      },
      {
        code: 'NameConflict',
        says: 'not created from this template',
        cure: values({ RoleName: ['new'], AWSServiceName: ['lambda.amazonaws.com'] }),
      },
    ],
  },
]
