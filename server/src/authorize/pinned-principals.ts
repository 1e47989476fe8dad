import type { PolicyDocument, PrincipalEntry, Statement } from '@iamd/engine'

/**
 * A trust policy with the principals that are pinned to a unique id in that id's place, as AWS keeps it: a user or role that
 * is deleted and made anew under the same name is not the one that was trusted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function pinPrincipals(
  document: PolicyDocument,
  ids: Readonly<Record<string, string>>,
): PolicyDocument {
  const pinned = new Map(Object.entries(ids))
  if (pinned.size === 0) return document
  const pin = (entry: PrincipalEntry): PrincipalEntry =>
    entry.kind === 'AWS' ? { kind: 'AWS', value: pinned.get(entry.value) ?? entry.value } : entry
  return {
    ...document,
    statements: document.statements.map(
      (statement): Statement => ({
        ...statement,
        principals: statement.principals?.map(pin),
        notPrincipals: statement.notPrincipals?.map(pin),
      }),
    ),
  }
}
