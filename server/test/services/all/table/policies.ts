import {
  ALLOW_ALL,
  arn,
  type Call,
  iamRow,
  PATH,
  type Row,
  type RowParts,
  TagKeys,
  Tags,
  type World,
} from './row.ts'
import { makeUser } from './users.ts'

/** A request names a managed policy by its ARN, so the path is the request's. */
const policy = ({ name }: Pick<Call, 'name'>) => arn(`policy${PATH}${name}`)

/** Recorded of GetPolicy and CreatePolicyVersion: `policy ARN`. */
const policyNeed = (operation: string) => (call: Call) => [
  { action: `iam:${operation}`, resource: policy(call), shown: `policy ${policy(call)}` },
]

async function makePolicy({ iam }: World, PolicyName: string): Promise<undefined> {
  await iam('CreatePolicy', { PolicyName, Path: PATH, PolicyDocument: ALLOW_ALL })
}

async function makeTwoVersions(world: World, name: string): Promise<undefined> {
  await makePolicy(world, name)
  await world.iam('CreatePolicyVersion', { PolicyArn: policy({ name }), PolicyDocument: ALLOW_ALL })
}

const policyRow = (operation: string, input: object = {}, parts: Partial<RowParts> = {}): Row =>
  iamRow(operation, {
    make: makePolicy,
    input: (call) => ({ PolicyArn: policy(call), ...input }),
    needs: policyNeed(operation),
    absent: 'NoSuchEntity',
    ...parts,
  })

const created = ({ name }: Call) => ({ PolicyName: name, Path: PATH, PolicyDocument: ALLOW_ALL })
/** Recorded of CreatePolicy, unlike other creations: `policy NAME`. */
const createNeed = (call: Call) => ({
  action: 'iam:CreatePolicy',
  resource: policy(call),
  shown: `policy ${call.name}`,
})

/** Named by ARN as the request gives it; recorded of SimulatePrincipalPolicy. */
const source = ({ name }: Call) => arn(`user${PATH}${name}`)
const sourceRow = (operation: string, input: object): Row =>
  iamRow(operation, {
    make: makeUser,
    input: (call) => ({ PolicySourceArn: source(call), ...input }),
    needs: (call) => [{ action: `iam:${operation}`, resource: source(call) }],
    absent: 'NoSuchEntity',
  })

/** A report on what a user did, made by root: nobody else may ask for it, and it looks to others as if it were not there. */
const NO_JOB = 'f0f0f0f0-0000-4000-8000-000000000000'
const reportRow = (operation: string, input: object): Row =>
  iamRow(operation, {
    async make(world, name) {
      await makeUser(world, name)
      const { JobId } = await world.iam('GenerateServiceLastAccessedDetails', {
        Arn: arn(`user${PATH}${name}`),
      })
      return { JobId: JobId as string }
    },
    input: ({ ids: { JobId = NO_JOB } }) => ({ JobId, ...input }),
    needs: () => [{ action: `iam:${operation}`, resource: '*' }],
    there: 'NoSuchEntity',
    absent: 'NoSuchEntity',
  })

const subjectRow = (operation: string, input: object): Row =>
  iamRow(operation, {
    make: makeUser,
    input: (call) => ({ Arn: source(call), ...input }),
    needs: (call) => [{ action: `iam:${operation}`, resource: source(call) }],
    absent: 'NoSuchEntity',
  })

export const POLICY_ROWS: readonly Row[] = [
  iamRow('CreatePolicy', {
    make: makePolicy,
    input: created,
    needs: (call) => [createNeed(call)],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  iamRow('CreatePolicy', {
    variant: 'with tags',
    make: makePolicy,
    input: (call) => ({ ...created(call), Tags }),
    needs: (call) => [createNeed(call), { ...createNeed(call), action: 'iam:TagPolicy' }],
    there: 'EntityAlreadyExists',
    absent: 'done',
  }),
  policyRow('GetPolicy'),
  policyRow('DeletePolicy'),
  policyRow('CreatePolicyVersion', { PolicyDocument: ALLOW_ALL }),
  policyRow('GetPolicyVersion', { VersionId: 'v1' }),
  policyRow('ListPolicyVersions'),
  policyRow('DeletePolicyVersion', { VersionId: 'v2' }, { make: makeTwoVersions }),
  policyRow('SetDefaultPolicyVersion', { VersionId: 'v2' }, { make: makeTwoVersions }),
  policyRow('TagPolicy', { Tags }),
  policyRow('UntagPolicy', { TagKeys }),
  policyRow('ListPolicyTags'),
  policyRow('ListEntitiesForPolicy'),
  sourceRow('GetContextKeysForPrincipalPolicy', {}),
  sourceRow('SimulatePrincipalPolicy', { ActionNames: ['s3:GetObject'] }),
  subjectRow('GenerateServiceLastAccessedDetails', {}),
  subjectRow('ListPoliciesGrantingServiceAccess', { ServiceNamespaces: ['s3'] }),
  reportRow('GetServiceLastAccessedDetails', {}),
  reportRow('GetServiceLastAccessedDetailsWithEntities', { ServiceNamespace: 'iam' }),
]
