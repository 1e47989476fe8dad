import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam'
import type { TestServer } from '../../harness.ts'
import { ACCOUNT } from './roles.ts'

/** An OpenID Connect provider whose tokens are for `client`, or for the client IDs given. */
export const createProvider = (
  server: TestServer,
  url: string,
  ThumbprintList: readonly string[],
  ClientIDList: readonly string[] = ['client'],
) =>
  server.iam().send(
    new CreateOpenIDConnectProviderCommand({
      Url: `https://${url}`,
      ClientIDList: [...ClientIDList],
      ThumbprintList: [...ThumbprintList],
    }),
  )

/** A trust policy for those whom a provider vouches for. */
export const federatedTrust = (
  url: string,
  condition?: object,
  Action: string | readonly string[] = 'sts:AssumeRoleWithWebIdentity',
) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${url}` },
      Action,
      ...(condition && { Condition: condition }),
    },
  ],
})
