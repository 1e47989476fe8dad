import type { RawRequest } from '../receive/request.ts'

/** The parts of a request that the wire layer reads. A RawRequest is one. */
export interface WireRequest
  extends Pick<RawRequest, 'method' | 'rawPath' | 'rawQuery' | 'headers' | 'body'> {
  /** The form's text, kept by the query protocol between reading the operation's name and parsing. */
  formText?: string | undefined
}

/** An answer as it goes to the client. */
export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}
