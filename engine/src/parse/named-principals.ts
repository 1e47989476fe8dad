import type { PolicyDocument, PrincipalEntry } from '../document.ts'

/** A principal that a document names, and where. */
export interface NamedPrincipal {
  readonly entry: PrincipalEntry
  readonly element: 'Principal' | 'NotPrincipal'
  /** Index of the statement. */
  readonly statement: number
}

/**
 * All principals a document names, in the order of the text, so that whoever stores it can refuse those that do not
 * exist (with `invalidPrincipalMessage`) and turn ARNs of users and roles into unique ids as AWS does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
 */
export function namedPrincipals(document: PolicyDocument): readonly NamedPrincipal[] {
  return document.statements.flatMap(({ principals, notPrincipals }, statement) => [
    ...(principals ?? []).map((entry): NamedPrincipal => ({ entry, element: 'Principal', statement })),
    ...(notPrincipals ?? []).map((entry): NamedPrincipal => ({ entry, element: 'NotPrincipal', statement })),
  ])
}
