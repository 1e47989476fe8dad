import { readFileSync } from 'node:fs'

/** The form of the file; raised with every change to it. */
const FORMAT = 1

const FILE = new URL('../../data/role-templates.json', import.meta.url)
const ARN_PREFIX = 'arn:aws:iam::aws:role-template/'

/** A value of JSON, as policy documents are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ParameterDefinition.html */
export type ParameterType = 'String' | 'StringList' | 'Number' | 'NumberList' | 'Arn' | 'ArnList'

export interface TemplateParameter {
  readonly name: string
  readonly type: ParameterType
  readonly description: string
  readonly required: boolean
  /** What it is where the caller does not say. */
  readonly default?: string
}

/**
 * One version of a role template, which never changes. Texts, and texts in documents, may have `@{parameter}` in them; a statement with
 * the member `@Enabled` is there only where the parameter that it names is true.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_RoleTemplateVersion.html
 */
export interface RoleTemplate {
  readonly arn: string
  /** The service principal whose template it is. */
  readonly service: string
  readonly name: string
  /** The unique id of this version. */
  readonly id: string
  readonly majorVersion: number
  readonly minorVersion: number
  readonly defaultMinorVersion: number
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly enabled: boolean
  readonly versionEnabled: boolean
  readonly description: string
  readonly roleName: string
  readonly rolePath?: string
  readonly roleDescription?: string
  readonly trustPolicy: Json
  readonly inlinePolicies: readonly { readonly name: string; readonly document: Json }[]
  /** ARNs. */
  readonly managedPolicies: readonly string[]
  readonly boundaryArn?: string
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Seconds. */
  readonly maxSessionDuration: number
  readonly parameters: readonly TemplateParameter[]
}

type Row = Omit<RoleTemplate, 'arn' | 'createdAt'> & { readonly created: string }

let templates: ReadonlyMap<string, ReadonlyMap<number, RoleTemplate>> | undefined

/**
 * A version of the template of an ARN, `arn:aws:iam::aws:role-template/SERVICE/NAME:MAJOR`; the default version where none is named.
 * Undefined where AWS has none that is known. Read on first use.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_role-template.html
 */
export function roleTemplate(arn: string, minorVersion?: number): RoleTemplate | undefined {
  templates ??= load()
  const versions = templates.get(arn)
  if (versions === undefined) return undefined
  const [any] = versions.values()
  return versions.get(minorVersion ?? any!.defaultMinorVersion)
}

function load(): ReadonlyMap<string, ReadonlyMap<number, RoleTemplate>> {
  const data = JSON.parse(readFileSync(FILE, 'utf8')) as { format: number; templates: readonly Row[] }
  if (data.format !== FORMAT) throw new Error(`role-templates.json has form ${data.format}, not ${FORMAT}`)
  const found = new Map<string, Map<number, RoleTemplate>>()
  for (const { created, ...row } of data.templates) {
    const arn = `${ARN_PREFIX}${row.service}/${row.name}:${row.majorVersion}`
    const versions = found.get(arn) ?? new Map<number, RoleTemplate>()
    found.set(arn, versions.set(row.minorVersion, { ...row, arn, createdAt: Date.parse(created) }))
  }
  return found
}
