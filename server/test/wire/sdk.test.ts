import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as iam from '@aws-sdk/client-iam'
import * as sts from '@aws-sdk/client-sts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServiceError } from '../../src/errors.ts'
import { iamModel } from '../../src/models/iam.gen.ts'
import { stsModel } from '../../src/models/sts.gen.ts'
import { codecOf, identifyOperation, type WireResponse } from '../../src/wire/index.ts'
import type { ServiceModel } from '../../src/wire/model.ts'
import { arbitraryOf, post } from './models.ts'

/** What the server read last, and what it answers next. */
let received: { name: string; input: unknown }
let answer: (name: string) => WireResponse
let model: ServiceModel

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const wire = post(Buffer.concat(chunks))
  const name = identifyOperation(model, wire)
  received = { name, input: codecOf(model).parse(model, name, wire) }
  const { status, headers, body } = answer(name)
  response.writeHead(status, headers).end(body)
})

let options: iam.IAMClientConfig
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  options = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'not a secret' },
    maxAttempts: 1,
  }
})
afterAll(() => {
  server.close()
})

/** The SDK takes text of white space with a line feed for the indentation of the document. */
const asRead = (text: string) => (/^\s*\n\s*$/.test(text) ? '' : text)

/** A value in the SDK's types: dates for timestamps. */
function forSdk(shapeName: string, value: unknown, text = (given: string) => given): unknown {
  const shape = model.shapes[shapeName]!
  switch (shape.type) {
    case 'structure': {
      const entries = Object.entries(value as object).filter(([name]) => name in shape.members)
      return Object.fromEntries(
        entries.map(([name, v]) => [name, forSdk(shape.members[name]!.shape, v, text)]),
      )
    }
    case 'list':
      return (value as unknown[]).map((item) => forSdk(shape.member.shape, item, text))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as object).map(([k, v]) => [text(k), forSdk(shape.value.shape, v, text)]),
      )
    case 'timestamp':
      return new Date(value as number)
    case 'blob':
      return new Uint8Array(value as Uint8Array)
    case 'string':
      return text(value as string)
    default:
      return value
  }
}

/** The SDK leaves out a structure without members, also from a list; no operation takes one. */
function hasEmpty(value: unknown, top = false): boolean {
  if (Array.isArray(value)) return value.some((item) => hasEmpty(item))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false
  const members = Object.values(value)
  return (!top && members.length === 0) || members.some((member) => hasEmpty(member))
}

type AnyClient = new (options: iam.IAMClientConfig) => iam.IAMClient
type AnyCommand = new (input: unknown) => iam.GetUserCommand
const SERVICES = [
  {
    name: 'iam',
    model: iamModel,
    commands: iam as unknown as Record<string, AnyCommand>,
    Client: iam.IAMClient as AnyClient,
  },
  {
    name: 'sts',
    model: stsModel,
    commands: sts as unknown as Record<string, AnyCommand>,
    Client: sts.STSClient as unknown as AnyClient,
  },
] as const

describe.each(SERVICES)('the SDK and the $name model', ({ model: serviceModel, commands, Client }) => {
  const names = Object.keys(serviceModel.operations)

  test.each(names)('%s: what the SDK sends is read, and what is written the SDK reads', async (name) => {
    model = serviceModel
    const Command = commands[`${name}Command`]
    expect(Command, 'the SDK has the operation').toBeDefined()
    const client = new Client(options)
    const { input, output } = model.operations[name]!
    const none = fc.constant({})
    const cases = fc.tuple(
      input ? arbitraryOf(model, input).filter((given) => !hasEmpty(given, true)) : none,
      output ? arbitraryOf(model, output) : none,
    )
    await fc.assert(
      fc.asyncProperty(cases, async ([given, result]) => {
        answer = () => codecOf(model).serialize(model, name, output && result, 'request-id')
        const { $metadata, ...read } = await client.send(new Command!(input ? forSdk(input, given) : given))
        expect(received).toEqual({ name, input: given })
        expect($metadata).toMatchObject({ httpStatusCode: 200, requestId: 'request-id' })
        expect(read).toEqual(output ? forSdk(output, result, asRead) : {})
      }),
      { numRuns: 5 },
    )
    client.destroy()
  })

  test('an error arrives with its code, message and request id', async () => {
    model = serviceModel
    const message = `No such <thing> & "more" \r\n 🦊`
    answer = () => codecOf(model).error(model, new ServiceError('Throttling', 400, message), 'request-id')
    const client = new Client(options)
    const sent = client.send(new commands[`${names[0]}Command`]!({}))
    await expect(sent).rejects.toMatchObject({
      name: 'Throttling',
      message,
      $metadata: { httpStatusCode: 400, requestId: 'request-id' },
    })
    client.destroy()
  })
})
