import type { ServiceModel } from '../wire/model.ts'

/** What CloudTrail writes in place of a secret. */
export const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS'

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
])

/** A value of the audit trail is cut to this many characters, so that one request cannot fill the disk. */
const MAX_TEXT = 8192

/**
 * A copy of an input or output for the audit trail: names with a small first letter, as CloudTrail writes them, and no secret.
 * Members marked sensitive by the model are hidden. Null where there is nothing.
 */
export function auditable(
  model: ServiceModel | undefined,
  shapeName: string | undefined,
  value: unknown,
): unknown {
  if (model === undefined || shapeName === undefined || value === undefined || value === null) return null
  return copy(model, shapeName, value)
}

function copy(model: ServiceModel, shapeName: string, value: unknown): unknown {
  const shape = model.shapes[shapeName]
  if (shape === undefined || value === undefined || value === null) return undefined
  switch (shape.type) {
    case 'structure': {
      const source = value as Record<string, unknown>
      const out: Record<string, unknown> = {}
      for (const [name, member] of Object.entries(shape.members)) {
        const inner = source[name]
        if (inner === undefined) continue
        out[lowerFirst(name)] =
          member.sensitive === true || SECRET_MEMBERS.has(name) ? HIDDEN : copy(model, member.shape, inner)
      }
      return out
    }
    case 'list':
      return (value as unknown[]).map((item) => copy(model, shape.member.shape, item))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, item]) => [
          key,
          copy(model, shape.value.shape, item),
        ]),
      )
    case 'string':
      return shape.sensitive === true ? HIDDEN : (value as string).slice(0, MAX_TEXT)
    case 'blob':
      // Blobs of these services are keys, QR images and reports: never of use in an audit trail.
      return HIDDEN
    case 'timestamp':
      return new Date(value as number).toISOString()
    default:
      return value
  }
}

// 'SAMLProviderArn' becomes 'sAMLProviderArn', as in CloudTrail's own records.
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
