import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import type { TestServer } from '../../harness.ts'

/** The seven policy operations of one kind of owner, so that one table drives all three. */
export interface OwnerCalls {
  readonly kind: 'user' | 'group' | 'role'
  /** The one that makeEntities makes. */
  readonly name: string
  /** Characters of inline policies that it may have. */
  readonly inlineSize: number
  /** What AWS calls the quota on attached policies. */
  readonly attachQuota: string
  attach(owner: string, PolicyArn: string): Promise<unknown>
  detach(owner: string, PolicyArn: string): Promise<unknown>
  attached(
    owner: string,
    page?: object,
  ): Promise<ListAnswer & { AttachedPolicies?: { PolicyArn?: string | undefined }[] | undefined }>
  put(owner: string, PolicyName: string, PolicyDocument: string): Promise<unknown>
  get(owner: string, PolicyName: string): Promise<unknown>
  remove(owner: string, PolicyName: string): Promise<unknown>
  list(owner: string, page?: object): Promise<ListAnswer & { PolicyNames?: string[] | undefined }>
}

interface ListAnswer {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

/** All owners; the server is asked for only when a call is made. */
export function ownerCalls(server: () => TestServer): readonly OwnerCalls[] {
  const iam = () => server().iam()
  const user = (UserName: string) => ({ UserName })
  const group = (GroupName: string) => ({ GroupName })
  const role = (RoleName: string) => ({ RoleName })
  return [
    {
      kind: 'user',
      name: 'alice',
      inlineSize: 2048,
      attachQuota: 'PoliciesPerUser',
      attach: (owner, PolicyArn) => iam().send(new AttachUserPolicyCommand({ ...user(owner), PolicyArn })),
      detach: (owner, PolicyArn) => iam().send(new DetachUserPolicyCommand({ ...user(owner), PolicyArn })),
      attached: (owner, page) => iam().send(new ListAttachedUserPoliciesCommand({ ...user(owner), ...page })),
      put: (owner, PolicyName, PolicyDocument) =>
        iam().send(new PutUserPolicyCommand({ ...user(owner), PolicyName, PolicyDocument })),
      get: (owner, PolicyName) => iam().send(new GetUserPolicyCommand({ ...user(owner), PolicyName })),
      remove: (owner, PolicyName) => iam().send(new DeleteUserPolicyCommand({ ...user(owner), PolicyName })),
      list: (owner, page) => iam().send(new ListUserPoliciesCommand({ ...user(owner), ...page })),
    },
    {
      kind: 'group',
      name: 'staff',
      inlineSize: 5120,
      attachQuota: 'PoliciesPerGroup',
      attach: (owner, PolicyArn) => iam().send(new AttachGroupPolicyCommand({ ...group(owner), PolicyArn })),
      detach: (owner, PolicyArn) => iam().send(new DetachGroupPolicyCommand({ ...group(owner), PolicyArn })),
      attached: (owner, page) =>
        iam().send(new ListAttachedGroupPoliciesCommand({ ...group(owner), ...page })),
      put: (owner, PolicyName, PolicyDocument) =>
        iam().send(new PutGroupPolicyCommand({ ...group(owner), PolicyName, PolicyDocument })),
      get: (owner, PolicyName) => iam().send(new GetGroupPolicyCommand({ ...group(owner), PolicyName })),
      remove: (owner, PolicyName) =>
        iam().send(new DeleteGroupPolicyCommand({ ...group(owner), PolicyName })),
      list: (owner, page) => iam().send(new ListGroupPoliciesCommand({ ...group(owner), ...page })),
    },
    {
      kind: 'role',
      name: 'app',
      inlineSize: 10_240,
      attachQuota: 'PoliciesPerRole',
      attach: (owner, PolicyArn) => iam().send(new AttachRolePolicyCommand({ ...role(owner), PolicyArn })),
      detach: (owner, PolicyArn) => iam().send(new DetachRolePolicyCommand({ ...role(owner), PolicyArn })),
      attached: (owner, page) => iam().send(new ListAttachedRolePoliciesCommand({ ...role(owner), ...page })),
      put: (owner, PolicyName, PolicyDocument) =>
        iam().send(new PutRolePolicyCommand({ ...role(owner), PolicyName, PolicyDocument })),
      get: (owner, PolicyName) => iam().send(new GetRolePolicyCommand({ ...role(owner), PolicyName })),
      remove: (owner, PolicyName) => iam().send(new DeleteRolePolicyCommand({ ...role(owner), PolicyName })),
      list: (owner, page) => iam().send(new ListRolePoliciesCommand({ ...role(owner), ...page })),
    },
  ]
}
