import { loadedServices } from '../../../src/services/index.ts'
import { BUILT } from './calls.ts'
import { BEFORE_PERMISSIONS, ORDER } from './order.ts'
import { orderKey } from './order-of.ts'
import { type Call, type Need, NO_PERMISSION, ROWS, UNSIGNED } from './table/index.ts'

const services = await loadedServices()

/** Errors that the model of an operation declares. */
export function declaredErrors(service: string, operation: string): readonly string[] {
  const model = services.find((one) => one.model.service === service)!.model
  return model.operations[operation]!.errors.map((name) => {
    const shape = model.shapes[name]
    return (shape?.type === 'structure' && shape.error?.code) || name
  })
}

const INTRODUCTION = `# The order of checks

A request with several faults is refused for the first one in this order. The first five are the same for every operation
([lifecycle.md](lifecycle.md) has them in full); what an operation itself looks at, and in which order, is in the tables below.

1. The signature: \`MissingAuthenticationToken\`, \`InvalidClientTokenId\`, \`SignatureDoesNotMatch\`, ...
2. The operation: \`MissingAction\`, \`InvalidAction\`, \`NotImplemented\`.
3. The form of the request: \`MalformedInput\`.
4. The values, as the service's model limits them: \`ValidationError\`. Where a name may be left out and the caller is neither a
   user nor the root user, that is a \`ValidationError\` of this place too.
5. The permissions, in the order of the second column: \`AccessDenied\`. Whether an entity is there plays no part in what a caller
   without permission is told. Credentials that may not call the operation at all, as those of GetSessionToken may not call IAM without
   MFA, are refused before any policy is asked.
6. The operation's own checks, in the order of the third column. First comes what can be told from the request alone, then what
   is there, then conflicts, then quotas; where an operation differs, that is written here.
7. Lists at last read \`Marker\`: \`ValidationError\` where it is not one of theirs.

AWS Organizations speaks JSON and has other names for the same: \`UnrecognizedClientException\` and the like for the first,
\`UnknownOperationException\`, \`SerializationException\`, \`InvalidInputException\` with a \`Reason\` for the values,
\`AccessDeniedException\`.

This page is written by \`vitest run server/test/services/all/order.test.ts -u\` from the tables of that folder. The tests there make
each of these calls without permission and with exactly the permissions listed, and prove the order of the third column where two
checks can fail at once. PATH/NAME stands for the path and name of what the call is about.
`

/** The page docs/order-of-checks.md. */
export function page(): string {
  const sections = services.map(({ model, operations }) => {
    const rows = [...operations.keys()].map((operation) => {
      const name = `${model.service}:${operation}`
      const before = refusals(BEFORE_PERMISSIONS, name)
      const needs = `${before === '' ? '' : `after ${before}: `}${permissions(name)}`
      return `| ${operation} | ${needs} | ${refusals(ORDER, name)} |`
    })
    const head = '| Operation | Needs, in this order | Then refuses, in this order |\n|---|---|---|'
    return `## ${model.service}\n\n${head}\n${rows.join('\n')}\n`
  })
  return [INTRODUCTION, ...sections, notInTables()].join('\n')
}

function permissions(name: string): string {
  const page = NO_PERMISSION[name]
  if (page !== undefined) return `[no permission](${page})`
  const unsigned = UNSIGNED[name]
  if (unsigned !== undefined) return `[no signature](${unsigned.page}): the role’s trust policy decides`
  const rows = ROWS.filter(({ service, operation }) => `${service}:${operation}` === name)
  return rows
    .filter((row) => rows.length === 1 || !row.self)
    .map((row) => {
      const call: Call = { name: 'NAME', isThere: true, ids: SHOWN_IDS, caller: 'CALLER' }
      const needs = row.needs(call).map(need).join(', ')
      return row.variant === undefined ? needs : `${row.variant}: ${needs}`
    })
    .join('; ')
}

const SHOWN_IDS = { AccessKeyId: 'ID', DelegationRequestId: 'ID' }

function need({ action, resource }: Need): string {
  const shown = resource
    .replace(/^arn:aws:(iam|organizations|sts)::\d{12}:/, '')
    .replace('/team/', '/PATH/')
    .replace(/\/o-[a-z0-9]{10}\//, '/ORGANIZATION/')
    .replace(/\/(r|ou|p)-[a-z0-9-]+$/, '/ID')
    .replace(/^account\/ORGANIZATION\/\d{12}$/, 'account/ORGANIZATION/ID')
  return `\`${action}\` on \`${shown}\``
}

function refusals(order: typeof ORDER, name: string): string {
  const list = order[orderKey(name)] ?? []
  return list.map((text) => text.replace(/^(\w+) /, '`$1` ')).join('; ')
}

/** Errors that the models declare and that the tables do not have. */
function notInTables(): string {
  const never = new Map<string, string[]>()
  for (const name of BUILT) {
    const [service = '', operation = ''] = name.split(':')
    const checks = [...(BEFORE_PERMISSIONS[orderKey(name)] ?? []), ...(ORDER[orderKey(name)] ?? [])]
    const answered = new Set(checks.map((text) => text.split(' ')[0]))
    for (const code of declaredErrors(service, operation)) {
      if (!answered.has(code)) never.set(code, [...(never.get(code) ?? []), operation])
    }
  }
  const lines = [...never]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, operations]) => {
      const few = operations.length <= 12
      return `| \`${code}\` | ${few ? operations.join(', ') : `${operations.length} operations`} |`
    })
  return `## Declared and not in these tables

Errors that the services' models declare for an operation and that its checks above never give: what most of them tell of cannot
happen here.

| Error | Operations |
|---|---|
${lines.join('\n')}
`
}
