import type { TestServer } from '../../../harness.ts'

/**
 * One way to call an operation, and what it must be allowed to do. Written from the service authorization reference, which names
 * the resource of each action, and from denials recorded from AWS, which name what they call it; never from what the server answers.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
export interface Row {
  readonly service: RowService
  readonly operation: string
  /** Tells rows of one operation apart. */
  readonly variant: string | undefined
  /** Makes what the call is about, as root; gives the ids that the call needs. */
  readonly make: (world: World, name: string) => Promise<Ids | undefined>
  readonly input: (call: Call) => object
  /** What must be allowed, in the order in which it is asked for. */
  readonly needs: (call: Call) => readonly Need[]
  /** What becomes of the call with permission: `done`, or the error's code. */
  readonly there: string
  /** The same where what it names is not there; undefined where it names nothing. */
  readonly absent: string | undefined
  /** The same where the user that it names is there and what the ids name is not; undefined where there are no ids. */
  readonly idAbsent: string | undefined
  /** Whether a denial would name the calling user itself, since the call names nobody. */
  readonly self: boolean
}

export type RowService = 'iam' | 'organizations' | 'sts'

/** Ids made by the server: `AccessKeyId`, `SerialNumber`, ... */
export type Ids = Readonly<Record<string, string>>

export interface World {
  readonly server: TestServer
  /** Sends an IAM call by root. */
  iam(operation: string, input: object): Promise<Record<string, unknown>>
  /** The same of AWS Organizations. */
  organizations(operation: string, input: object): Promise<Record<string, unknown>>
}

export interface Call {
  readonly name: string
  /** Whether what `name` names is there: its path, /team/, is known to nobody otherwise. */
  readonly isThere: boolean
  readonly ids: Ids
  /** Name of the calling user. */
  readonly caller: string
}

/** A permission. */
export interface Need {
  readonly action: string
  /** ARN. */
  readonly resource: string
  /** What AWS's denials call the resource, where not by its ARN. */
  readonly shown?: string
  /** The service that asks for it, where the action is another's. */
  readonly askedBy?: RowService
}

/** What rows are declared with; the rest has defaults. */
export type RowParts = Pick<Row, 'input' | 'needs'> & Partial<Omit<Row, 'service' | 'operation'>>

export const iamRow = (operation: string, parts: RowParts): Row => row('iam', operation, parts)
export const stsRow = (operation: string, parts: RowParts): Row => row('sts', operation, parts)

export function row(service: RowService, operation: string, parts: RowParts): Row {
  return {
    service,
    operation,
    variant: undefined,
    make: async () => undefined,
    there: 'done',
    absent: undefined,
    idAbsent: undefined,
    self: false,
    ...parts,
  }
}

export const ACCOUNT = '123456789012'
export const arn = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`

/** Where what is made for the table is: a path that no denial may tell. */
export const PATH = '/team/'

/** `arn:aws:iam::123456789012:user/team/NAME`, and without the path where the entity is not there. */
export const pathArn = (type: string, { name, isThere }: Pick<Call, 'name' | 'isThere'>) =>
  arn(`${type}${isThere ? PATH : '/'}${name}`)

/** A row of an operation that works on the account as a whole. */
export const accountRow = (operation: string, input: object = {}, resource = '*', parts = {}): Row =>
  iamRow(operation, {
    input: () => input,
    needs: () => [{ action: `iam:${operation}`, resource }],
    ...parts,
  })

export const ALLOW_ALL = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
})
export const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: ACCOUNT },
      Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    },
  ],
})
export const Tags = [{ Key: 'team', Value: 'blue' }]
export const TagKeys = ['team']
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
