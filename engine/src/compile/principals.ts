/**
 * Whom a statement of a resource-based policy names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import type { PrincipalEntry } from '../document.ts'
import { internText } from '../match/text.ts'
import type { Principal } from '../types.ts'

/** The statement does not name the caller. */
export const NOT_NAMED = 0
/** It names the caller's account, which delegates to the account's own policies. */
export const ACCOUNT = 1
/** It names the role of a session, or the user who asked for a federated session: no identity policy is needed, but boundary and
 * session policies still limit. */
export const LIMITED = 2
/** It names the caller itself, or everyone: nothing else is needed in the same account. */
export const DIRECT = 3

const ACCOUNT_ID = /^\d{12}$/
const ROOT_ARN = /^arn:[a-z-]+:iam::(\d{12}):root$/

function accountOf(name: string): string | undefined {
  return ACCOUNT_ID.test(name) ? name : ROOT_ARN.exec(name)?.[1]
}

/** The entries of one `Principal` or `NotPrincipal` element, by kind. */
export class CompiledPrincipals {
  /** `NotPrincipal`. */
  readonly negated: boolean
  readonly everyone: boolean
  readonly accounts: readonly string[]
  /** ARNs and unique ids. */
  readonly names: readonly string[]
  readonly services: readonly string[]
  readonly providers: readonly string[]

  constructor(entries: readonly PrincipalEntry[], negated: boolean) {
    const accounts: string[] = []
    const names: string[] = []
    const services: string[] = []
    const providers: string[] = []
    let everyone = false
    for (const { kind, value: text } of entries) {
      const value = internText(text)
      if (kind === 'everyone' || (kind === 'AWS' && value === '*')) everyone = true
      else if (kind === 'Service') services.push(value)
      else if (kind === 'Federated') providers.push(value)
      else if (kind === 'AWS') {
        const account = accountOf(value)
        if (account === undefined) names.push(value)
        else accounts.push(account)
      }
    }
    this.negated = negated
    this.everyone = everyone
    this.accounts = accounts
    this.names = names
    this.services = services
    this.providers = providers
  }
}

/** Whether a name is the unique id of a session's role: `AROA...` of `AROA...:session`. */
function isRoleId(name: string, userId: string): boolean {
  return userId.charCodeAt(name.length) === 58 && userId.startsWith(name)
}

function namesRole(names: readonly string[], roleArn: string, userId: string): boolean {
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string
    if (name === roleArn || isRoleId(name, userId)) return true
  }
  return false
}

function accountGrant(principals: CompiledPrincipals, accountId: string): number {
  return principals.accounts.includes(accountId) ? ACCOUNT : NOT_NAMED
}

/** How strongly the entries name the caller, without regard to negation. */
export function naming(principals: CompiledPrincipals, caller: Principal): number {
  if (principals.everyone) return DIRECT
  const names = principals.names
  switch (caller.type) {
    case 'user':
      if (names.includes(caller.arn) || names.includes(caller.userId)) return DIRECT
      return accountGrant(principals, caller.accountId)
    case 'assumed-role':
      if (names.includes(caller.arn)) return DIRECT
      if (namesRole(names, caller.roleArn, caller.userId)) return LIMITED
      return accountGrant(principals, caller.accountId)
    case 'federated-user':
      if (names.includes(caller.arn)) return DIRECT
      if (names.includes(caller.userArn)) return LIMITED
      return accountGrant(principals, caller.accountId)
    case 'root':
      return accountGrant(principals, caller.accountId)
    case 'service':
      return principals.services.includes(caller.service) ? DIRECT : NOT_NAMED
    case 'federated':
      return principals.providers.includes(caller.provider) ? DIRECT : NOT_NAMED
    case 'anonymous':
      return NOT_NAMED
  }
}

/** Whether `NotPrincipal` lists every identity of the caller. */
function exempts(principals: CompiledPrincipals, caller: Principal): boolean {
  if (principals.everyone) return true
  switch (caller.type) {
    case 'root':
      return principals.accounts.includes(caller.accountId)
    case 'user':
      return (
        principals.accounts.includes(caller.accountId) &&
        (principals.names.includes(caller.arn) || principals.names.includes(caller.userId))
      )
    case 'assumed-role':
      return (
        principals.accounts.includes(caller.accountId) &&
        namesRole(principals.names, caller.roleArn, caller.userId)
      )
    case 'federated-user':
      return principals.accounts.includes(caller.accountId) && principals.names.includes(caller.arn)
    case 'service':
    case 'federated':
      return naming(principals, caller) !== NOT_NAMED
    case 'anonymous':
      return false
  }
}

/**
 * How strongly a statement applies to the caller: NOT_NAMED, ACCOUNT, LIMITED or DIRECT. `NotPrincipal` fails closed
 * both ways: a Deny spares only callers all of whose identities are listed and who have no permissions boundary (`bounded`), an
 * Allow reaches only callers none of whose identities is listed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function reach(
  principals: CompiledPrincipals,
  caller: Principal,
  allow: boolean,
  bounded: boolean,
): number {
  if (!principals.negated) return naming(principals, caller)
  if (allow) return naming(principals, caller) === NOT_NAMED ? DIRECT : NOT_NAMED
  return !bounded && exempts(principals, caller) ? NOT_NAMED : DIRECT
}
