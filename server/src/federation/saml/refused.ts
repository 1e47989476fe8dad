/** Why a response is refused. What it says of itself is never repeated. */
export type SamlFault =
  /** Not base64 of UTF-8. */
  | 'encoding'
  /** No well-formed XML, larger or deeper than any response, or not the one assertion in one response that it must be. */
  | 'malformed'
  /** The identity provider itself says that it did not authenticate anybody. */
  | 'status'
  | 'issuer'
  /** Not signed by the provider with an algorithm that is taken, or not encrypted for a key that is there. */
  | 'signature'
  | 'not-encrypted'
  /** The metadata of the provider is out of date. */
  | 'metadata-expired'
  | 'too-old'
  | 'expired'
  | 'not-valid-yet'
  | 'audience'
  | 'recipient'
  | 'no-subject'

export class SamlRefused extends Error {
  readonly fault: SamlFault
  constructor(fault: SamlFault) {
    super(fault)
    this.name = 'SamlRefused'
    this.fault = fault
  }
}
