import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aws } from './support/clients.ts'
import { type ServerProcess, startServer } from './support/server.ts'

/** Every policy of the texts through the CLI: accepted or refused as AWS does. */
const POLICIES = fileURLToPath(new URL('./inputs/policies/', import.meta.url))

let server: ServerProcess

beforeAll(async () => {
  // Account 111122223333 has the alice whom one of the trust policies names.
  server = await startServer(['--ephemeral', '--account-id', '123456789012', '--account-id', '111122223333'])
  await aws(server, server.roots.get('111122223333')!, 'iam', 'create-user', '--user-name', 'alice')
})
afterAll(() => server.stop())

const managed = (file: string) => [
  'iam',
  'create-policy',
  '--policy-name',
  `p${file.slice(0, 6)}`,
  '--policy-document',
  `file://${POLICIES}${file}`,
]
const trust = (file: string) => [
  'iam',
  'create-role',
  '--role-name',
  `r${file.slice(0, 6)}`,
  '--assume-role-policy-document',
  `file://${POLICIES}${file}`,
]

const CASES: readonly [file: string, command: (file: string) => string[], refusal: string | undefined][] = [
  // A resource policy: it has a Principal, which a policy of identities must not have.
  [
    '000-01.json',
    managed,
    'MalformedPolicyDocument) when calling the CreatePolicy operation: Policy document should not specify a principal.',
  ],
  ['000-02.json', managed, undefined],
  ['000-03.json', managed, undefined],
  ['000-04.json', managed, undefined],
  ['000-05.json', managed, undefined],
  [
    '000-06.json',
    trust,
    'MalformedPolicyDocument) when calling the CreateRole operation: Invalid principal in policy: "AWS":"arn:aws:iam::ACCOUNT-A-ID:root"',
  ],
  ['000-07.json', managed, undefined],
  ['000-08.json', trust, undefined],
  ['001-09.json', managed, undefined],
  [
    '002-10.json',
    managed,
    'MalformedPolicyDocument) when calling the CreatePolicy operation: The policy must contain a valid version string',
  ],
  [
    '002-11.json',
    trust,
    'MalformedPolicyDocument) when calling the CreateRole operation: The policy must contain a valid version string',
  ],
  ['003-12.json', managed, undefined],
  ['003-13.json', trust, undefined],
]

it.concurrent.each(CASES)('%s', async (file, command, refusal) => {
  const { code, stderr } = await aws(server, server.root, ...command(file))
  if (refusal === undefined) expect(stderr).toBe('')
  else expect(stderr).toContain(refusal)
  expect(code === 0).toBe(refusal === undefined)
})
