/**
 * The one kind of failure that reaches a client. Operations, the validator and the pipeline's steps throw it; the wire layer
 * writes it in the protocol's form. Anything else that is thrown becomes an InternalFailure of status 500, is logged, and
 * says nothing of its cause to the client.
 */
export class ServiceError extends Error {
  /** The code on the wire: `NoSuchEntity`. */
  readonly code: string
  /** The HTTP status. */
  readonly status: number
  /** Further members of the error document, where the service defines any. */
  readonly fields: Readonly<Record<string, string>> | undefined

  constructor(code: string, status: number, message: string, fields?: Readonly<Record<string, string>>) {
    super(message)
    this.name = 'ServiceError'
    this.code = code
    this.status = status
    this.fields = fields
  }
}

/** A denial by policies. All that there is to say of it is sealed, for those who may decode it. */
export class PolicyDenial extends ServiceError {
  /** What DecodeAuthorizationMessage takes. */
  readonly encodedMessage: string

  constructor(code: string, message: string, encodedMessage: string) {
    super(code, 403, message)
    this.encodedMessage = encodedMessage
  }
}
