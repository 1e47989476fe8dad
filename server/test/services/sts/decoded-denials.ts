import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts'
import type { Credentials, TestServer } from '../../harness.ts'

interface Items<T> {
  readonly items: readonly T[]
}

/** https://docs.aws.amazon.com/cli/latest/reference/sts/decode-authorization-message.html#examples */
export interface Decoded {
  readonly allowed: boolean
  readonly explicitDeny: boolean
  readonly matchedStatements: Items<Readonly<Record<string, unknown>>>
  readonly failures: Items<unknown>
  readonly context: {
    readonly principal: { readonly id: string; readonly name?: string; readonly arn: string }
    readonly action: string
    readonly resource: string
    readonly conditions: Items<{
      readonly key: string
      readonly values: Items<{ readonly value: string }>
    }>
  }
  readonly shortened?: boolean
}

/** The encoded message in the headers of a refused call; undefined where there is none. Fails where the call succeeds. */
export async function encodedMessageOf(call: Promise<unknown>): Promise<string | undefined> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error === undefined) throw new Error('the call was expected to be refused')
  const { $response } = error as { $response: { headers: Record<string, string> } }
  return $response.headers['x-iamd-encoded-authorization-message']
}

/** What a message says to the caller; root of the first account where none is given. */
export async function decode(
  server: TestServer,
  EncodedMessage: string,
  credentials?: Credentials,
): Promise<Decoded> {
  const command = new DecodeAuthorizationMessageCommand({ EncodedMessage })
  const { DecodedMessage } = await server.sts(credentials).send(command)
  return JSON.parse(DecodedMessage!) as Decoded
}

/** The condition keys of a decoded message with their values. */
export function conditionsOf({ context }: Decoded): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    context.conditions.items.map(({ key, values }) => [key, values.items.map(({ value }) => value)]),
  )
}
