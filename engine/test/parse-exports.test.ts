import { expect, it } from 'vitest'
import * as engine from '../src/index.ts'

it('the package exports these names and no others', () => {
  expect(Object.keys(engine).sort()).toEqual([
    'CompileCache',
    'MAX_AWS_MANAGED_DOCUMENT_LENGTH',
    'MAX_DOCUMENT_DEPTH',
    'MAX_DOCUMENT_LENGTH',
    'MAX_GROUP_INLINE_POLICY_SIZE',
    'MAX_MANAGED_POLICY_SIZE',
    'MAX_RCP_SIZE',
    'MAX_REPORTED_PROBLEMS',
    'MAX_ROLE_INLINE_POLICY_SIZE',
    'MAX_SCP_SIZE',
    'MAX_SESSION_POLICY_SIZE',
    'MAX_TRUST_POLICY_SIZE',
    'MAX_TRUST_POLICY_SIZE_RAISED',
    'MAX_USER_INLINE_POLICY_SIZE',
    'MAX_VPC_ENDPOINT_POLICY_SIZE',
    'PRECEDENCE',
    'PolicyError',
    'RequestError',
    'allowReason',
    'callerName',
    'checkPolicy',
    'compilePolicy',
    'countedSize',
    'decide',
    'denialMessage',
    'denialReason',
    'explain',
    'invalidPrincipalMessage',
    'namedPrincipals',
    'parsePolicy',
    'policySet',
  ])
})
