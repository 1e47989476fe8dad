/**
 * Decides requests by AWS's IAM policy language: parse documents, compile them, gather them into sets, ask.
 * No dependencies, no input or output, no clock, no randomness.
 */

export { CompileCache } from './compile/cache.ts'
export { RequestError } from './compile/limits.ts'
export { type CompiledPolicy, type CompiledStatement, compilePolicy } from './compile/policy.ts'
export { decide } from './decide/decide.ts'
export { allowReason, callerName, denialMessage, denialReason } from './decide/wording.ts'
export * from './document.ts'
export * from './errors.ts'
export { explain } from './explain/explain.ts'
export type * from './explain/types.ts'
export * from './limits.ts'
export { type NamedPrincipal, namedPrincipals } from './parse/named-principals.ts'
export { checkPolicy, type ParseOptions, parsePolicy } from './parse/policy.ts'
export { invalidPrincipalMessage } from './parse/principal.ts'
export { PRECEDENCE } from './parse/problems.ts'
export { countedSize } from './parse/size.ts'
export { type PolicySet, policySet } from './policy-set.ts'
export * from './types.ts'
