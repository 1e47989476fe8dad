import type { TemporaryCredentials } from '../../secrets/session-tokens.ts'

/** Temporary credentials as STS's answers show them. https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html */
export const credentialsView = (issued: TemporaryCredentials) => ({
  AccessKeyId: issued.accessKeyId,
  SecretAccessKey: issued.secretAccessKey,
  SessionToken: issued.sessionToken,
  Expiration: issued.expiration,
})
