/**
 * What AWS documents of a service and the botocore at hand does not have yet, in botocore's own form. Each entry names the
 * page that decides. The tool stops where botocore has caught up with an entry, which is then to be taken out.
 */

interface Supplement {
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
        sources: [
          `${API_REFERENCE}API_SimulateCustomPolicy.html`,
          `${API_REFERENCE}API_OrderedOrganizationPolicyType.html`,
        ],
        shapes: {
          OrganizationPolicyListType: { type: 'list', member: { shape: 'OrderedOrganizationPolicyType' } },
          OrderedOrganizationPolicyType: {
            type: 'structure',
            members: { ServiceControlPolicyInputList: { shape: 'SimulationPolicyListType' } },
          },
        },
        members: {
          SimulateCustomPolicyRequest: { OrderedOrganizationPolicyInputList: 'OrganizationPolicyListType' },
        },
        withoutTraits: {},
      },
      {
        sources: [
          `${API_REFERENCE}API_SimulatePrincipalPolicy.html`,
          `${API_REFERENCE}API_PolicyIdentifier.html`,
          `${API_REFERENCE}API_InlinePolicyIdentifierType.html`,
        ],
        shapes: {
          PolicyExclusionsListType: { type: 'list', member: { shape: 'PolicyIdentifier' } },
          // A union, which the query protocol writes as a structure with one member.
          PolicyIdentifier: {
            type: 'structure',
            members: {
              PolicyType: { shape: 'PolicyIdentifierPolicyType' },
              PolicyArn: { shape: 'arnType' },
              InlinePolicyIdentifier: { shape: 'InlinePolicyIdentifierType' },
            },
          },
          PolicyIdentifierPolicyType: {
            type: 'string',
            enum: ['inline', 'aws-managed', 'user-managed', 'permission-boundary', 'scp', 'rcp'],
          },
          InlinePolicyIdentifierType: {
            type: 'structure',
            required: ['PolicyName', 'AttachmentType', 'AttachmentName'],
            members: {
              PolicyName: { shape: 'policyNameType' },
              AttachmentType: { shape: 'AttachmentType' },
              AttachmentName: { shape: 'AttachmentNamePatternType' },
            },
          },
          AttachmentType: { type: 'string', enum: ['user', 'group', 'role'] },
          // The page gives the pattern of plain names, and in words the wildcards that it would refuse.
          AttachmentNamePatternType: { type: 'string', min: 1, max: 128 },
        },
        members: { SimulatePrincipalPolicyRequest: { PolicyExclusionList: 'PolicyExclusionsListType' } },
        withoutTraits: {},
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
export function supplemented<M extends Model>(service: string, model: M): M {
  let { shapes }: Model = model
  for (const supplement of SUPPLEMENTS.get(service) ?? []) {
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
