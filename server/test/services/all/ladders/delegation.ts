import { TEMPLATE, TOPIC } from '../../../delegation-partners.ts'
import { asked } from '../table/delegation.ts'
import { does, type Ladder } from './ladder.ts'

const bucket = (...Values: string[]) => ({
  PolicyTemplateArn: TEMPLATE,
  Parameters: [{ Name: 'bucketName', Type: 'string', Values }],
})

export const DELEGATION_LADDERS: readonly Ladder[] = [
  {
    operation: 'CreateDelegationRequest',
    setup: does('CreateDelegationRequest', asked('taken')),
    input: {
      ...asked('taken'),
      NotificationChannel: 'topic',
      OwnerAccountId: '111122223333',
      Permissions: { PolicyTemplateArn: `${TEMPLATE}s`, Parameters: bucket('a', 'b').Parameters },
    },
    rungs: [
      { code: 'InvalidInput', says: 'notification channel', cure: { NotificationChannel: TOPIC } },
      { code: 'InvalidInput', says: 'not registered', cure: { Permissions: bucket('a', 'b') } },
      { code: 'InvalidInput', says: 'cannot have 2 values', cure: { Permissions: bucket('a') } },
      { code: 'InvalidInput', says: 'The account 111122223333', cure: { OwnerAccountId: undefined } },
      {
        code: 'EntityAlreadyExists',
        says: 'workflow-taken',
        cure: { RequestorWorkflowId: 'workflow-free' },
      },
    ],
  },
]
