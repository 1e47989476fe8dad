import type { DelegationPartner } from '../src/index.ts'

/** A topic of the first account, which is where a partner of that account is told. */
export const TOPIC = 'arn:aws:sns:us-east-1:123456789012:delegations'
export const TEMPLATE = 'arn:aws:iam:::delegation-template/read_bucket'

/** Who may ask for temporary access in tests: the first account, of others too. */
export const PARTNERS: readonly DelegationPartner[] = [
  {
    accountId: '123456789012',
    name: 'Example Partner',
    domain: 'example.com',
    templates: {
      read_bucket: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::@{bucketName}/*' }],
      },
      set_up: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['iam:ListUsers', 'iam:GetUser'], Resource: '*' },
          {
            '@Enabled': 'WITH_ROLE',
            Effect: 'Allow',
            Action: ['iam:CreateRole', 'iam:PutRolePolicy'],
            Resource: 'arn:aws:iam::@{AccountId}:role/example.com/@{roleNames}',
            Condition: {
              StringEquals: {
                'iam:PermissionsBoundary': 'arn:aws:iam::partner:policy/example.com/Boundary_20260115',
              },
            },
          },
        ],
      },
    },
    boundaries: {
      Boundary_20260115: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 'iam:ListUsers'], Resource: '*' }],
      },
    },
  },
]
