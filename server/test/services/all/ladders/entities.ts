import { makeCertificate } from '../../certificates.ts'
import { ALLOW_ALL, READ_ONLY, TRUST } from '../table/row.ts'
import {
  app,
  does,
  inTurn,
  jane,
  type Ladder,
  makeApp,
  makeJane,
  makeStaff,
  makeWeb,
  malformed,
  NO_POLICY,
  noGroup,
  noRole,
  noUser,
  staff,
  Tags,
  times,
  twice,
  web,
} from './ladder.ts'

export const ENTITY_LADDERS: readonly Ladder[] = [
  {
    operation: 'CreateUser',
    setup: makeJane,
    input: { UserName: 'JANE', Tags, PermissionsBoundary: NO_POLICY },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { code: 'EntityAlreadyExists', says: 'JANE', cure: { UserName: 'joe' } },
      { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } },
    ],
  },
  {
    operation: 'UpdateUser',
    setup: does('CreateUser', { UserName: 'joe' }),
    input: { ...jane, NewUserName: 'Joe' },
    rungs: [noUser, { code: 'EntityAlreadyExists', says: 'Joe', cure: { NewUserName: 'jill' } }],
  },
  {
    operation: 'DeleteUser',
    setup: inTurn(
      makeJane,
      makeStaff,
      does('AttachUserPolicy', { ...jane, PolicyArn: READ_ONLY }),
      does('PutUserPolicy', { ...jane, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
      does('AddUserToGroup', { ...jane, ...staff }),
      does('CreateLoginProfile', { ...jane, Password: 'Correct-horse-1' }),
      does('UploadSigningCertificate', { ...jane, CertificateBody: makeCertificate().pem }),
      does('CreateServiceSpecificCredential', { ...jane, ServiceName: 'codecommit.amazonaws.com' }),
    ),
    input: jane,
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'detach all policies',
        cure: does('DetachUserPolicy', { ...jane, PolicyArn: READ_ONLY }),
      },
      {
        code: 'DeleteConflict',
        says: 'delete policies',
        cure: does('DeleteUserPolicy', { ...jane, PolicyName: 'x' }),
      },
      {
        code: 'DeleteConflict',
        says: 'remove users from group',
        cure: does('RemoveUserFromGroup', { ...jane, ...staff }),
      },
      { code: 'DeleteConflict', says: 'delete login profile', cure: does('DeleteLoginProfile', jane) },
      {
        code: 'DeleteConflict',
        says: 'delete certificates',
        async cure({ iam }) {
          const { Certificates } = await iam('ListSigningCertificates', jane)
          const [{ CertificateId }] = Certificates as [{ CertificateId: string }]
          await iam('DeleteSigningCertificate', { ...jane, CertificateId })
        },
      },
      { code: 'DeleteConflict', says: 'remove referenced objects' },
    ],
  },
  {
    operation: 'AddUserToGroup',
    input: { ...jane, ...staff },
    rungs: [
      noGroup,
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          times(10, (index) => does('CreateGroup', { GroupName: `g${index}` })),
          times(10, (index) => does('AddUserToGroup', { ...jane, GroupName: `g${index}` })),
        ),
      },
      { code: 'LimitExceeded', says: 'GroupsPerUser: 10', cure: { GroupName: 'g0' } },
    ],
  },
  {
    operation: 'RemoveUserFromGroup',
    input: { ...jane, ...staff },
    rungs: [noGroup, noUser, { code: 'NoSuchEntity', says: 'not in group' }],
  },
  {
    operation: 'DeleteGroup',
    setup: inTurn(
      makeJane,
      makeStaff,
      does('AddUserToGroup', { ...jane, ...staff }),
      does('AttachGroupPolicy', { ...staff, PolicyArn: READ_ONLY }),
      does('PutGroupPolicy', { ...staff, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
    ),
    input: staff,
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'remove users from group',
        cure: does('RemoveUserFromGroup', { ...jane, ...staff }),
      },
      {
        code: 'DeleteConflict',
        says: 'detach all policies',
        cure: does('DetachGroupPolicy', { ...staff, PolicyArn: READ_ONLY }),
      },
      {
        code: 'DeleteConflict',
        says: 'delete policies',
        cure: does('DeleteGroupPolicy', { ...staff, PolicyName: 'x' }),
      },
    ],
  },
  {
    operation: 'CreateRole',
    setup: makeApp,
    input: {
      RoleName: 'APP',
      Path: '/aws-service-role/x/',
      AssumeRolePolicyDocument: '{',
      Tags,
      PermissionsBoundary: NO_POLICY,
    },
    rungs: [
      { code: 'InvalidInput', says: 'Path prefix', cure: { Path: '/' } },
      { ...twice, cure: { Tags: [] } },
      { ...malformed, cure: { AssumeRolePolicyDocument: TRUST } },
      { code: 'EntityAlreadyExists', says: 'APP', cure: { RoleName: 'new' } },
      { code: 'NoSuchEntity', says: 'Scope ARN', cure: { PermissionsBoundary: READ_ONLY } },
    ],
  },
  {
    operation: 'UpdateAssumeRolePolicy',
    input: { ...app, PolicyDocument: '{' },
    rungs: [noRole, { ...malformed, cure: { PolicyDocument: TRUST } }],
  },
  {
    operation: 'DeleteRole',
    setup: inTurn(
      makeApp,
      makeWeb,
      does('AddRoleToInstanceProfile', { ...app, ...web }),
      does('AttachRolePolicy', { ...app, PolicyArn: READ_ONLY }),
      does('PutRolePolicy', { ...app, PolicyName: 'x', PolicyDocument: ALLOW_ALL }),
    ),
    input: app,
    rungs: [
      {
        code: 'DeleteConflict',
        says: 'remove roles from instance profile',
        cure: does('RemoveRoleFromInstanceProfile', { ...app, ...web }),
      },
      {
        code: 'DeleteConflict',
        says: 'detach all policies',
        cure: does('DetachRolePolicy', { ...app, PolicyArn: READ_ONLY }),
      },
      {
        code: 'DeleteConflict',
        says: 'delete policies',
        cure: does('DeleteRolePolicy', { ...app, PolicyName: 'x' }),
      },
    ],
  },
  {
    operation: 'AddRoleToInstanceProfile',
    input: { ...app, ...web },
    rungs: [
      { code: 'NoSuchEntity', says: 'Instance Profile web', cure: makeWeb },
      {
        ...noRole,
        cure: inTurn(
          makeApp,
          does('CreateRole', { RoleName: 'first', AssumeRolePolicyDocument: TRUST }),
          does('AddRoleToInstanceProfile', { ...web, RoleName: 'first' }),
        ),
      },
      {
        code: 'LimitExceeded',
        says: 'InstanceSessionsPerInstanceProfile',
        cure: does('RemoveRoleFromInstanceProfile', { ...web, RoleName: 'first' }),
      },
    ],
  },
  {
    operation: 'ListUserTags',
    input: { ...jane, Marker: 'nonsense' },
    rungs: [noUser, { code: 'ValidationError', says: 'Invalid Marker', cure: { Marker: undefined } }],
  },
  {
    operation: 'TagUser',
    input: { ...jane, Tags },
    rungs: [noUser, { ...twice, cure: { Tags: [{ Key: 'a', Value: '' }] } }],
  },
]
