import * as iamSdk from '@aws-sdk/client-iam'
import * as organizationsSdk from '@aws-sdk/client-organizations'
import * as stsSdk from '@aws-sdk/client-sts'
import { loadedServices } from '../../../src/services/index.ts'
import { type Credentials, refusal, type TestServer } from '../../harness.ts'
import type { Call, Row, World } from './table/index.ts'

const services = await loadedServices()

/** Every operation that is built: `iam:CreateUser`. */
export const BUILT: readonly string[] = services.flatMap(({ model, operations }) =>
  [...operations.keys()].map((operation) => `${model.service}:${operation}`),
)

const SDKS: Readonly<Record<string, object>> = {
  iam: iamSdk,
  organizations: organizationsSdk,
  sts: stsSdk,
}

interface Client {
  send(command: unknown): Promise<Record<string, unknown>>
}

/** Sends calls of any operation by the SDK, as one caller. */
export function sender(server: TestServer, credentials?: Credentials) {
  const clients = new Map<string, Client>([
    ['iam', server.iam(credentials) as unknown as Client],
    ['organizations', server.organizations(credentials) as unknown as Client],
    ['sts', server.sts(credentials) as unknown as Client],
  ])
  return (service: string, operation: string, input: object): Promise<Record<string, unknown>> => {
    const commands = SDKS[service] as Record<string, new (input: object) => unknown>
    const Command = commands[`${operation}Command`]
    if (Command === undefined) throw new Error(`the SDK has no ${operation}`)
    return clients.get(service)!.send(new Command(input))
  }
}

export type Send = ReturnType<typeof sender>

export function worldOf(server: TestServer): World {
  const send = sender(server)
  return {
    server,
    iam: (operation, input) => send('iam', operation, input),
    organizations: (operation, input) => send('organizations', operation, input),
  }
}

/** `done`, or the error's code. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    async () => (await refusal(call)).code,
  )
}

/** A row with what it is about, made when it is first asked for. */
export class Case {
  readonly row: Row
  readonly title: string
  readonly #world: () => World
  readonly #there: string
  readonly #absent: string
  #made: ReturnType<Row['make']> | undefined

  constructor(row: Row, index: number, world: () => World) {
    this.row = row
    this.title = `${row.operation}${row.variant === undefined ? '' : ` (${row.variant})`}`
    this.#world = world
    this.#there = `there-${index}`
    this.#absent = `none-${index}`
  }

  /** On what is there. */
  async there(caller: string): Promise<Call> {
    this.#made ??= this.row.make(this.#world(), this.#there)
    return { name: this.#there, isThere: true, ids: (await this.#made) ?? {}, caller }
  }

  /** On what is not there. */
  absent(caller: string): Call {
    return { name: this.#absent, isThere: false, ids: {}, caller }
  }

  /** On a user who is there, and a credential which is not. */
  async idAbsent(caller: string): Promise<Call> {
    return { ...(await this.there(caller)), ids: {} }
  }

  send(send: Send, call: Call): Promise<Record<string, unknown>> {
    return send(this.row.service, this.row.operation, this.row.input(call))
  }
}
