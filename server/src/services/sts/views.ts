import { MAX_SESSION_TOKEN_LENGTH, type TemporaryCredentials } from '../../secrets/session-tokens.ts'

/** Temporary credentials as STS's answers show them. https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html */
export const credentialsView = (issued: TemporaryCredentials) => ({
  AccessKeyId: issued.accessKeyId,
  SecretAccessKey: issued.secretAccessKey,
  SessionToken: issued.sessionToken,
  Expiration: issued.expiration,
})

/** Characters of the session token, and per cent of what it may have. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html */
export const tokenSizeView = ({ sessionToken }: TemporaryCredentials) => ({
  SessionTokenSize: sessionToken.length,
  SessionTokenUtilization: Math.ceil((100 * sessionToken.length) / MAX_SESSION_TOKEN_LENGTH),
})
