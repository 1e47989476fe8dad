/**
 * What AWS documents of a service and the botocore at hand does not have yet, in botocore's own form, and what its models
 * state that the service does not keep to. Each entry names the page that decides. The tool stops where botocore has
 * caught up with an entry, which is then to be taken out.
 */

export interface Supplement {
  /** The pages that the entry was taken from. */
  readonly sources: readonly string[]
  /** Shapes that botocore does not have. */
  readonly shapes: Readonly<Record<string, object>>
  /** Members that structures of botocore's do not have: structure -> member -> shape. */
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Traits that the service does not keep to: shape -> trait to leave out. */
  readonly withoutTraits: Readonly<Record<string, string>>
}

const API_REFERENCE = 'https://docs.aws.amazon.com/IAM/latest/APIReference/'

export const SUPPLEMENTS: ReadonlyMap<string, readonly Supplement[]> = new Map([
  [
    'iam',
    [
      {
        sources: [`${API_REFERENCE}API_InlinePolicyIdentifierType.html`],
        shapes: {},
        members: {},
        // The page gives the pattern of plain names, and in words the wildcards that it would refuse.
        withoutTraits: { AttachmentName: 'pattern' },
      },
      {
        sources: [`${API_REFERENCE}API_Statement.html`],
        shapes: {},
        members: {},
        // The service has never answered the values of its model: it says `IAM Policy` and `Resource Policy`.
        withoutTraits: { PolicySourceType: 'enum' },
      },
    ],
  ],
])

interface Model {
  readonly shapes: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** The model with its supplements. Throws where botocore has what a supplement adds. */
export function supplemented<M extends Model>(
  service: string,
  model: M,
  supplements: ReadonlyMap<string, readonly Supplement[]> = SUPPLEMENTS,
): M {
  let { shapes }: Model = model
  for (const supplement of supplements.get(service) ?? []) {
    for (const name of Object.keys(supplement.shapes)) if (name in shapes) throw outdated(name)
    shapes = { ...shapes, ...(supplement.shapes as Model['shapes']) }
    for (const [name, added] of Object.entries(supplement.members)) shapes = withMembers(shapes, name, added)
    for (const [name, trait] of Object.entries(supplement.withoutTraits)) {
      const { [trait]: left, ...shape } = shapes[name]!
      if (left === undefined) throw outdated(`${name}.${trait}`)
      shapes = { ...shapes, [name]: shape }
    }
  }
  return { ...model, shapes }
}

function withMembers(
  shapes: Model['shapes'],
  name: string,
  added: Readonly<Record<string, string>>,
): Model['shapes'] {
  const shape = shapes[name]!
  const members = { ...(shape.members as Readonly<Record<string, object>>) }
  for (const [member, target] of Object.entries(added)) {
    if (member in members) throw outdated(`${name}.${member}`)
    members[member] = { shape: target }
  }
  return { ...shapes, [name]: { ...shape, members } }
}

function outdated(what: string): Error {
  return new Error(`botocore's model has caught up with ${what}: take it out of tools/models/supplements.ts`)
}
