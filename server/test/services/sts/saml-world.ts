import { CreateSAMLProviderCommand, type CreateSAMLProviderCommandInput } from '@aws-sdk/client-iam'
import {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  STSClient,
} from '@aws-sdk/client-sts'
import {
  assertionXml,
  aws,
  encode,
  type KeyPair,
  metadataOf,
  responseXml,
  type Said,
  sign,
} from '../../federation/saml/identity-provider.ts'
import type { TestServer } from '../../harness.ts'
import { ACCOUNT, roleArn } from './roles.ts'

export const samlArn = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:saml-provider/${name}`

/** A SAML provider of the account, whose key is the one given. */
export const createSamlProvider = (
  server: TestServer,
  name: string,
  { der }: KeyPair,
  more: Partial<CreateSAMLProviderCommandInput> = {},
) =>
  server
    .iam()
    .send(new CreateSAMLProviderCommand({ Name: name, SAMLMetadataDocument: metadataOf([der]), ...more }))

/** A trust policy for those whom a provider vouches for. */
export const samlTrust = (
  name: string,
  condition?: object,
  Action: string | readonly string[] = 'sts:AssumeRoleWithSAML',
) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: samlArn(name) },
      Action,
      ...(condition && { Condition: condition }),
    },
  ],
})

/** AWS's attributes by their short names, and others by their whole. */
export type Attributes = Readonly<Record<string, string | readonly string[] | undefined>>

/** An assertion that offers the role `app` of the provider `Corp` to `jane`, unless it is told otherwise. */
export function assertion(attributes: Attributes = {}, said: Partial<Said> = {}): string {
  const all = { Role: `${roleArn('app')},${samlArn('Corp')}`, RoleSessionName: 'jane', ...attributes }
  const named = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[/[:.]/.test(name.replace(/^PrincipalTag:/, '')) ? name : aws(name), value]],
  )
  return assertionXml({ attributes: Object.fromEntries(named), ...said })
}

/** A response around it, with the assertion signed, in base64. */
export const samlResponse = (
  { key }: KeyPair,
  attributes: Attributes = {},
  said: Partial<Said> = {},
): string => encode(responseXml(sign(assertion(attributes, said), 'Assertion', key)))

/** Calls AssumeRoleWithSAML without any credentials. */
export function samlCaller(server: TestServer) {
  const sts = new STSClient({ endpoint: server.endpoint, region: 'us-east-1', maxAttempts: 1 })
  return (SAMLAssertion: string, more: Partial<AssumeRoleWithSAMLCommandInput> = {}) =>
    sts.send(
      new AssumeRoleWithSAMLCommand({
        RoleArn: roleArn('app'),
        PrincipalArn: samlArn('Corp'),
        SAMLAssertion,
        ...more,
      }),
    )
}
