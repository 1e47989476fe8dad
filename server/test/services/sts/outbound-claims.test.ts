import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Caller } from '../../../src/authenticate/caller.ts'
import { outboundClaims } from '../../../src/services/sts/outbound-claims.ts'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/store.ts'
import { ACCOUNT, makeAccounts } from '../../store/records.ts'

let store: Store
beforeEach(async () => {
  store = await openStore({ ephemeral: true })
  await makeAccounts(store)
})
afterEach(() => store.close())

const root: Caller = {
  accountId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:root`,
  userId: ACCOUNT,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  principal: { type: 'root', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` },
  identity: { kind: 'root', accountId: ACCOUNT },
  session: undefined,
}

async function claims() {
  const token = {
    issuer: 'https://iam.example.com/_iamd/issuers/a',
    audience: ['a'],
    id: 'b',
    issuedAt: 1_700_000_000,
    expiresAt: 1_700_000_300,
    region: 'eu-west-1',
    requestTags: [],
  }
  return (await outboundClaims({ store, caller: root }, token))['https://sts.amazonaws.com/']
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html */
it('name the organization of the account and its place there', async () => {
  expect(await claims()).not.toHaveProperty('org_id', expect.anything())
  const organization = {
    id: 'o-a1b2c3d4e5',
    managementAccountId: ACCOUNT,
    featureSet: 'ALL' as const,
    createdAt: 1,
    rootId: 'r-ab12',
    policyTypes: [],
    iamFeatures: [],
  }
  const management = { name: 'management', email: 'root@example.com' }
  await store.write(ACCOUNT, (tx) => tx.organizations.insert(organization, management))
  expect(await claims()).toMatchObject({ org_id: 'o-a1b2c3d4e5', ou_path: ['o-a1b2c3d4e5/r-ab12/'] })
})
