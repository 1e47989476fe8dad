import { makeKeyPair, metadataOf } from '../../../federation/saml/identity-provider.ts'
import { makeCertificate } from '../../certificates.ts'
import {
  arn,
  type Call,
  iamRow,
  PATH,
  pathArn,
  type Row,
  type RowParts,
  TagKeys,
  Tags,
  type World,
} from './row.ts'

const certificate = makeCertificate()
const material = { CertificateBody: certificate.pem, PrivateKey: certificate.keyPem }
const uploaded = ({ name }: Pick<Call, 'name'>) => ({ ServerCertificateName: name, Path: PATH, ...material })

async function makeServerCertificate({ iam }: World, name: string): Promise<undefined> {
  await iam('UploadServerCertificate', uploaded({ name }))
}

/** Recorded of DeleteServerCertificate: `server certificate NAME`; of UploadServerCertificate: the ARN. */
const certificateNeed = (operation: string) => (call: Call) => [
  {
    action: `iam:${operation}`,
    resource: pathArn('server-certificate', call),
    shown: `server certificate ${call.name}`,
  },
]

const certificateRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: makeServerCertificate,
    input: ({ name }) => ({ ServerCertificateName: name, ...input }),
    needs: certificateNeed(operation),
    absent: 'NoSuchEntity',
    ...parts,
  })

const newCertificate = ({ name }: Call) => arn(`server-certificate${PATH}${name}`)

const CERTIFICATES: readonly Row[] = [
  iamRow('UploadServerCertificate', {
    make: makeServerCertificate,
    input: uploaded,
    needs: (call) => [{ action: 'iam:UploadServerCertificate', resource: newCertificate(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('UploadServerCertificate', {
    variant: 'with tags',
    make: makeServerCertificate,
    input: (call) => ({ ...uploaded(call), Tags }),
    needs: (call) => [
      { action: 'iam:UploadServerCertificate', resource: newCertificate(call) },
      { action: 'iam:TagServerCertificate', resource: newCertificate(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  certificateRow('GetServerCertificate'),
  certificateRow(
    'UpdateServerCertificate',
    {},
    {
      input: ({ name }) => ({ ServerCertificateName: name, NewServerCertificateName: `${name}-new` }),
      // https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateServerCertificate.html
      needs: (call) => [
        ...certificateNeed('UpdateServerCertificate')(call),
        {
          action: 'iam:UpdateServerCertificate',
          resource: `${pathArn('server-certificate', call)}-new`,
        },
      ],
    },
  ),
  certificateRow('DeleteServerCertificate'),
  certificateRow('TagServerCertificate', { Tags }),
  certificateRow('UntagServerCertificate', { TagKeys }),
  certificateRow('ListServerCertificateTags'),
]

/** A request names a provider by its ARN. */
const host = (name: string) => `${name}.example.com`
const provider = ({ name }: Call) => arn(`oidc-provider/${host(name)}`)

async function makeProvider({ iam }: World, name: string): Promise<undefined> {
  await iam('CreateOpenIDConnectProvider', { Url: `https://${host(name)}`, ClientIDList: ['app'] })
}

const providerRow = (operation: string, input: object = {}, absent = 'NoSuchEntity'): Row =>
  iamRow(operation, {
    make: makeProvider,
    input: (call) => ({ OpenIDConnectProviderArn: provider(call), ...input }),
    needs: (call) => [{ action: `iam:${operation}`, resource: provider(call) }],
    absent,
  })

const PROVIDERS: readonly Row[] = [
  iamRow('CreateOpenIDConnectProvider', {
    make: makeProvider,
    input: ({ name }) => ({ Url: `https://${host(name)}` }),
    needs: (call) => [{ action: 'iam:CreateOpenIDConnectProvider', resource: provider(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreateOpenIDConnectProvider', {
    variant: 'with tags',
    make: makeProvider,
    input: ({ name }) => ({ Url: `https://${host(name)}`, Tags }),
    needs: (call) => [
      { action: 'iam:CreateOpenIDConnectProvider', resource: provider(call) },
      { action: 'iam:TagOpenIDConnectProvider', resource: provider(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  providerRow('GetOpenIDConnectProvider'),
  providerRow('AddClientIDToOpenIDConnectProvider', { ClientID: 'more' }),
  providerRow('RemoveClientIDFromOpenIDConnectProvider', { ClientID: 'app' }),
  providerRow('UpdateOpenIDConnectProviderThumbprint', { ThumbprintList: ['0'.repeat(40)] }),
  providerRow('TagOpenIDConnectProvider', { Tags }),
  providerRow('UntagOpenIDConnectProvider', { TagKeys }),
  providerRow('ListOpenIDConnectProviderTags'),
  // "This operation is idempotent": https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html
  providerRow('DeleteOpenIDConnectProvider', {}, 'done'),
]

const SAMLMetadataDocument = metadataOf([makeKeyPair().der])
const samlProvider = ({ name }: Call) => arn(`saml-provider/${name}`)

async function makeSamlProvider({ iam }: World, name: string): Promise<undefined> {
  await iam('CreateSAMLProvider', { Name: name, SAMLMetadataDocument })
}

const samlRow = (operation: string, input: object = {}): Row =>
  iamRow(operation, {
    make: makeSamlProvider,
    input: (call) => ({ SAMLProviderArn: samlProvider(call), ...input }),
    needs: (call) => [{ action: `iam:${operation}`, resource: samlProvider(call) }],
    absent: 'NoSuchEntity',
  })

const SAML_PROVIDERS: readonly Row[] = [
  iamRow('CreateSAMLProvider', {
    make: makeSamlProvider,
    input: ({ name }) => ({ Name: name, SAMLMetadataDocument }),
    needs: (call) => [{ action: 'iam:CreateSAMLProvider', resource: samlProvider(call) }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreateSAMLProvider', {
    variant: 'with tags',
    make: makeSamlProvider,
    input: ({ name }) => ({ Name: name, SAMLMetadataDocument, Tags }),
    needs: (call) => [
      { action: 'iam:CreateSAMLProvider', resource: samlProvider(call) },
      { action: 'iam:TagSAMLProvider', resource: samlProvider(call) },
    ],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  samlRow('GetSAMLProvider'),
  samlRow('UpdateSAMLProvider', { SAMLMetadataDocument }),
  samlRow('TagSAMLProvider', { Tags }),
  samlRow('UntagSAMLProvider', { TagKeys }),
  samlRow('ListSAMLProviderTags'),
  samlRow('DeleteSAMLProvider'),
]

export const PROVIDER_ROWS: readonly Row[] = [...CERTIFICATES, ...PROVIDERS, ...SAML_PROVIDERS]
