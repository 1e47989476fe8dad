import { isoSeconds } from '../timestamp.ts'
import type { MemberModel, ServiceModel, Shape } from '../wire/model.ts'

/** What CloudTrail writes in place of a secret. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'
const HIDDEN_JSON = JSON.stringify(HIDDEN)

/**
 * Members that are secret although the models do not mark them so: tokens and one-time codes are credentials while they live.
 */
const SECRET_MEMBERS: ReadonlySet<string> = new Set([
  'SessionToken',
  'TokenCode',
  'AuthenticationCode1',
  'AuthenticationCode2',
  'WebIdentityToken',
  'SAMLAssertion',
  'PrivateKey',
  'TradeInToken',
  'ServicePassword',
  'ServiceCredentialSecret',
  'EncodedMessage',
  'DecodedMessage',
])

/** Writes the JSON of a value that the audit trail may hold. */
export type Redactor = (value: unknown) => string

const hide: Redactor = () => HIDDEN_JSON
const asItIs: Redactor = (value) => JSON.stringify(value) ?? 'null'

/** Redactors are made once per shape, on first use, and live as long as the model. */
const made = new WeakMap<ServiceModel, Map<string, Redactor>>()

/**
 * Gives the function that writes values of a shape for the audit trail: names with a small first letter, as CloudTrail writes them,
 * and no secret. Members that the model marks as sensitive are hidden, and so are the ones above.
 */
export function redactorOf(model: ServiceModel, shapeName: string): Redactor {
  let redactors = made.get(model)
  if (redactors === undefined) made.set(model, (redactors = new Map()))
  const known = redactors.get(shapeName)
  if (known !== undefined) return known
  let redactor: Redactor = hide
  // A shape that contains itself meets this stand-in while it is being made.
  redactors.set(shapeName, (value) => redactor(value))
  redactor = redactorOfShape(model, model.shapes[shapeName]!)
  redactors.set(shapeName, redactor)
  return redactor
}

function redactorOfShape(model: ServiceModel, shape: Shape): Redactor {
  switch (shape.type) {
    case 'structure':
      return structureRedactor(
        Object.entries(shape.members).map(([name, member]) => ({
          name,
          key: `${JSON.stringify(shownName(name))}:`,
          write: isSecret(model, name, member) ? hide : redactorOf(model, member.shape),
        })),
      )
    case 'list': {
      const write = isSecret(model, '', shape.member) ? hide : redactorOf(model, shape.member.shape)
      return (value) => (Array.isArray(value) ? `[${value.map(write).join(',')}]` : 'null')
    }
    case 'map': {
      const write = isSecret(model, '', shape.value) ? hide : redactorOf(model, shape.value.shape)
      const entry = ([key, item]: [string, unknown]) => `${JSON.stringify(key)}:${write(item)}`
      return (value) => `{${entriesOf(value).map(entry).join(',')}}`
    }
    case 'string':
      return shape.sensitive === true ? hide : asItIs
    case 'blob':
      // Blobs of these services are keys, QR images and reports: never of use in an audit trail.
      return hide
    case 'timestamp':
      return (value) => (typeof value === 'number' ? `"${isoSeconds(value)}"` : 'null')
    default:
      return asItIs
  }
}

function structureRedactor(members: readonly { name: string; key: string; write: Redactor }[]): Redactor {
  return (value) => {
    let json = ''
    for (const { name, key, write } of members) {
      const inner = (value as Record<string, unknown>)[name]
      if (inner !== undefined && inner !== null) json += (json === '' ? key : `,${key}`) + write(inner)
    }
    return `{${json}}`
  }
}

/**
 * A message without the secrets of the input that it may repeat: validation shows the values it refuses, and a one-time code
 * with a slip in it is still most of a one-time code.
 */
export function withoutSecrets(
  message: string,
  model: ServiceModel,
  shapeName: string,
  input: unknown,
): string {
  let clean = message
  for (const secret of secretsIn(model, shapeName, input)) clean = clean.replaceAll(secret, HIDDEN)
  return clean
}

function secretsIn(model: ServiceModel, shapeName: string, value: unknown): string[] {
  const shape = model.shapes[shapeName]
  if (shape?.type !== 'structure' || value === undefined || value === null) return []
  return Object.entries(shape.members).flatMap(([name, member]) => {
    const inner = (value as Record<string, unknown>)[name]
    if (!isSecret(model, name, member)) return secretsIn(model, member.shape, inner)
    return typeof inner === 'string' && inner !== '' ? [inner] : []
  })
}

function isSecret(model: ServiceModel, name: string, member: MemberModel): boolean {
  const shape = model.shapes[member.shape]!
  return (
    member.sensitive === true ||
    SECRET_MEMBERS.has(name) ||
    ('sensitive' in shape && shape.sensitive === true)
  )
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

// 'SAMLProviderArn' becomes 'sAMLProviderArn', as in CloudTrail's own records.
function shownName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
