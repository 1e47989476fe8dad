import { expect, it } from 'vitest'
import { PolicyGatherer } from '../../src/authorize/gather.ts'
import { ManagedPolicies } from '../../src/managed-policies/managed-policies.ts'
import { openStore } from '../../src/store/open.ts'

/** White space counts towards no quota: a trust policy that says little may still be as long as any document. */
const trustOf = (account: number) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: String(account).padStart(12, '0') },
      Action: 'sts:AssumeRole',
    },
  }) + ' '.repeat(120_000)

it('remembers the policies of resources by their length as well as by their number', async () => {
  const store = await openStore({ ephemeral: true })
  const policies = new PolicyGatherer({ store, managedPolicies: new ManagedPolicies() })
  const ask = (account: number) => policies.ofResource({ kind: 'trust', document: trustOf(account) })
  const first = ask(1)
  expect(ask(1)).toBe(first)
  for (let account = 2; account <= 400; account++) ask(account)
  expect(ask(1)).not.toBe(first)
  await store.close()
})
