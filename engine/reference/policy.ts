/**
 * Policies as their authors write them: the JSON object, nothing normalised. The reference evaluator works on these, so that
 * it depends on no parser. They must be valid; it reports nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export type Scalar = string | number | boolean
export type OneOrMany<T> = T | readonly T[]

export type RawPrincipal = '*' | { readonly [kind: string]: OneOrMany<string> }

/** Operator (with quantifier and `IfExists`) to key to wanted values. */
export type RawCondition = { readonly [operator: string]: { readonly [key: string]: OneOrMany<Scalar> } }

export interface RawStatement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: RawPrincipal
  readonly NotPrincipal?: RawPrincipal
  readonly Action?: OneOrMany<string>
  readonly NotAction?: OneOrMany<string>
  readonly Resource?: OneOrMany<string>
  readonly NotResource?: OneOrMany<string>
  readonly Condition?: RawCondition
}

export interface RawPolicy {
  readonly Version?: string
  readonly Id?: string
  readonly Statement: OneOrMany<RawStatement>
}

/** `PolicyLayers` with raw policies: a set is a list of policies, levels are a list of sets. */
export interface RawLayers {
  readonly identity?: readonly RawPolicy[]
  readonly boundary?: readonly RawPolicy[]
  readonly session?: readonly RawPolicy[]
  readonly resource?: readonly RawPolicy[]
  readonly resourceKind?: 'resource' | 'trust' | 'kms-key'
  readonly scps?: readonly (readonly RawPolicy[])[]
  readonly rcps?: readonly (readonly RawPolicy[])[]
  readonly vpcEndpoint?: readonly RawPolicy[]
}

/** A scalar is a list of one everywhere in the language. */
export function many<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as T]
}
