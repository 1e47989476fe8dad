import type { ListServiceSpecificCredentialsRequest } from '../../../models/iam.gen.ts'
import type { OperationContext } from '../../../operation.ts'
import { listArn } from '../arns.ts'
import { ownerCheck, requireOwner } from '../credentials/access-keys.ts'
import { formOf, listedCredential } from '../credentials/service-specific-credentials.ts'
import { iamError } from '../errors.ts'
import { iamOperation } from '../operation.ts'
import { page, pageOf } from '../paging.ts'

/**
 * The credentials of one user, or with AllUsers of every user in the account, which is authorized as ListUsers is: on the
 * account's users and none in particular.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
 */
export const listServiceSpecificCredentials = iamOperation('ListServiceSpecificCredentials', {
  authorize({ input, caller, store }) {
    const action = 'iam:ListServiceSpecificCredentials'
    return input.AllUsers === true
      ? { action, resource: listArn(caller.accountId, 'user', undefined) }
      : ownerCheck(action, caller, store, input.UserName)
  },

  handle(context) {
    const { AllUsers, ServiceName, UserName } = context.input
    if (AllUsers === true && UserName !== undefined) {
      throw iamError('ValidationError', 'UserName cannot be specified together with AllUsers.')
    }
    if (ServiceName !== undefined) formOf(ServiceName)
    return AllUsers === true ? ofAllUsers(context) : ofOneUser(context)
  },
})

type Context = OperationContext<ListServiceSpecificCredentialsRequest>

async function ofOneUser({ input, caller, store, now }: Context) {
  const owner = await requireOwner(store, caller, input.UserName)
  const credentials = (await store.serviceSpecificCredentials.ofOwner(owner.ownerId))
    .filter(({ serviceName }) => input.ServiceName === undefined || serviceName === input.ServiceName)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const { items, ...paging } = await pageOf(input, credentials, ({ id }) => id)
  return {
    ServiceSpecificCredentials: items.map((item) => listedCredential(item, owner.userName, now)),
    ...paging,
  }
}

async function ofAllUsers({ input, caller: { accountId }, store, now }: Context) {
  const { items, ...paging } = await page(input, (request) =>
    store.serviceSpecificCredentials.list({ ...request, accountId, serviceName: input.ServiceName }),
  )
  const ids = [...new Set(items.map(({ ownerId }) => ownerId))]
  const names = new Map((await store.users.byIds(accountId, ids)).map(({ id, name }) => [id, name]))
  return {
    ServiceSpecificCredentials: items.map((item) => listedCredential(item, names.get(item.ownerId), now)),
    ...paging,
  }
}
