import { makeKeyPair, metadataOf } from '../../../federation/saml/identity-provider.ts'
import { makeCertificate } from '../../certificates.ts'
import { arn } from '../table/row.ts'
import { does, inTurn, jane, type Ladder, makeJane, noUser, Tags, times, twice } from './ladder.ts'

const CODECOMMIT = 'codecommit.amazonaws.com'
const SAMLMetadataDocument = metadataOf([makeKeyPair().der])
const certificate = makeCertificate()
const [other, old] = [makeCertificate(), makeCertificate({ from: -20, to: -10 })]

export const CREDENTIAL_LADDERS: readonly Ladder[] = [
  {
    operation: 'CreateAccessKey',
    input: jane,
    rungs: [
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          times(2, () => does('CreateAccessKey', jane)),
        ),
      },
      { code: 'LimitExceeded', says: 'AccessKeysPerUser: 2' },
    ],
  },
  {
    operation: 'CreateLoginProfile',
    input: { ...jane, Password: 'a' },
    rungs: [
      {
        ...noUser,
        cure: inTurn(makeJane, does('CreateLoginProfile', { ...jane, Password: 'Correct-horse-1' })),
      },
      { code: 'EntityAlreadyExists', says: 'jane', cure: does('DeleteLoginProfile', jane) },
      { code: 'PasswordPolicyViolation', says: '', cure: { Password: 'Correct-horse-1' } },
    ],
  },
  {
    operation: 'UpdateLoginProfile',
    input: { ...jane, Password: 'a' },
    rungs: [
      noUser,
      {
        code: 'NoSuchEntity',
        says: 'Login Profile',
        cure: does('CreateLoginProfile', { ...jane, Password: 'Correct-horse-1' }),
      },
      { code: 'PasswordPolicyViolation', says: '', cure: { Password: 'Correct-horse-2' } },
    ],
  },
  {
    operation: 'UploadSigningCertificate',
    input: { ...jane, CertificateBody: 'nonsense' },
    rungs: [
      { code: 'MalformedCertificate', says: '', cure: { CertificateBody: old.pem } },
      { code: 'InvalidCertificate', says: '', cure: { CertificateBody: certificate.pem } },
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          does('UploadSigningCertificate', { ...jane, CertificateBody: certificate.pem }),
          does('UploadSigningCertificate', { ...jane, CertificateBody: other.pem }),
        ),
      },
      { code: 'DuplicateCertificate', says: '', cure: { CertificateBody: makeCertificate().pem } },
      { code: 'LimitExceeded', says: 'SigningCertificatesPerUser: 2' },
    ],
  },
  {
    operation: 'CreateServiceSpecificCredential',
    input: { ...jane, ServiceName: 'ec2.amazonaws.com', CredentialAgeDays: 30 },
    rungs: [
      {
        ...noUser,
        cure: inTurn(
          makeJane,
          times(2, () => does('CreateServiceSpecificCredential', { ...jane, ServiceName: CODECOMMIT })),
        ),
      },
      { code: 'NotSupportedService', says: '', cure: { ServiceName: CODECOMMIT } },
      { code: 'ValidationError', says: 'CredentialAgeDays', cure: { CredentialAgeDays: undefined } },
      { code: 'LimitExceeded', says: 'ServiceSpecificCredentialsPerUser: 2' },
    ],
  },
  {
    operation: 'UploadServerCertificate',
    setup: does('UploadServerCertificate', {
      ServerCertificateName: 'www',
      CertificateBody: certificate.pem,
      PrivateKey: certificate.keyPem,
    }),
    input: {
      ServerCertificateName: 'WWW',
      CertificateBody: 'nonsense',
      PrivateKey: 'nonsense',
      CertificateChain: 'nonsense',
      Tags,
    },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { code: 'MalformedCertificate', says: 'certificate', cure: { CertificateBody: old.pem } },
      { code: 'MalformedCertificate', says: 'certificate', cure: { CertificateBody: other.pem } },
      { code: 'MalformedCertificate', says: 'parse key', cure: { PrivateKey: certificate.keyPem } },
      { code: 'KeyPairMismatch', says: '', cure: { PrivateKey: other.keyPem } },
      { code: 'MalformedCertificate', says: 'chain', cure: { CertificateChain: undefined } },
      { code: 'EntityAlreadyExists', says: 'WWW', cure: { ServerCertificateName: 'web' } },
    ],
  },
  {
    operation: 'EnableMFADevice',
    input: {
      ...jane,
      SerialNumber: arn('mfa/phone'),
      AuthenticationCode1: '000000',
      AuthenticationCode2: '000000',
    },
    rungs: [
      noUser,
      {
        code: 'NoSuchEntity',
        says: 'VirtualMFADevice',
        cure: does('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }),
      },
      { code: 'InvalidAuthenticationCode', says: '' },
    ],
  },
  {
    operation: 'CreateOpenIDConnectProvider',
    setup: does('CreateOpenIDConnectProvider', { Url: 'https://x.example.com' }),
    input: { Url: 'http://x.example.com', ThumbprintList: ['z'.repeat(40)], Tags },
    rungs: [
      { code: 'InvalidInput', says: 'URL', cure: { Url: 'https://x.example.com' } },
      { code: 'InvalidInput', says: 'thumbprint', cure: { ThumbprintList: [] } },
      { ...twice, cure: { Tags: [] } },
      { code: 'EntityAlreadyExists', says: 'x.example.com', cure: { Url: 'https://y.example.com' } },
    ],
  },
  {
    operation: 'CreateSAMLProvider',
    setup: does('CreateSAMLProvider', { Name: 'corp', SAMLMetadataDocument }),
    input: {
      Name: 'Corp',
      SAMLMetadataDocument: ' '.repeat(1000),
      AddPrivateKey: 'a',
      AssertionEncryptionMode: 'Required',
      Tags,
    },
    rungs: [
      { ...twice, cure: { Tags: [] } },
      { code: 'InvalidInput', says: 'metadata', cure: { SAMLMetadataDocument } },
      { code: 'InvalidInput', says: 'Invalid private key', cure: { AddPrivateKey: undefined } },
      {
        code: 'InvalidInput',
        says: 'no private key is provided',
        cure: { AssertionEncryptionMode: 'Allowed' },
      },
      { code: 'EntityAlreadyExists', says: 'Corp', cure: { Name: 'other' } },
    ],
  },
  {
    operation: 'UpdateSAMLProvider',
    input: {
      SAMLProviderArn: arn('saml-provider/corp'),
      SAMLMetadataDocument: ' '.repeat(1000),
      AddPrivateKey: 'a',
      RemovePrivateKey: 'A'.repeat(22),
      AssertionEncryptionMode: 'Required',
    },
    rungs: [
      { code: 'InvalidInput', says: 'in the same request', cure: { RemovePrivateKey: undefined } },
      { code: 'InvalidInput', says: 'metadata', cure: { SAMLMetadataDocument } },
      { code: 'InvalidInput', says: 'Invalid private key', cure: { AddPrivateKey: undefined } },
      {
        code: 'NoSuchEntity',
        says: 'Manifest',
        cure: does('CreateSAMLProvider', { Name: 'corp', SAMLMetadataDocument }),
      },
      {
        code: 'InvalidInput',
        says: 'no private key is provided',
        cure: { AssertionEncryptionMode: 'Allowed' },
      },
    ],
  },
]
