import type { Principal } from '@iamd/engine'
import type { Caller } from './authenticate/caller.ts'
import type { Environment } from './environment.ts'
import type { Tag } from './store/records.ts'
import type { ServiceModel } from './wire/model.ts'

/**
 * How an operation is declared. It says what it authorizes, then what it does; it sees typed input and the caller, never a
 * request object, XML or SQL. `authorize` has no default: an operation without it does not compile.
 */
export interface Operation<I = unknown, O = unknown> {
  readonly name: string
  /**
   * `unsigned`: callers come with an identity provider's token instead of a signature, and the operation verifies it before it names
   * the principal to authorize. Without it no request reaches the operation that is not signed.
   */
  readonly authentication?: 'unsigned'
  readonly authorize: Authorize<I> | typeof NO_PERMISSION_NEEDED
  /**
   * How the operation words a denial, where not as AccessDenied with AWS's sentence: some of AWS's put the encoded message into their
   * own. Its status is 403, and the header has the encoded message in any case.
   */
  readonly denied?: (denial: DenialTexts) => { readonly code: string; readonly message: string }
  readonly handle: (context: OperationContext<I>) => Promise<O> | O
}

/** What there is to say of a denial. */
export interface DenialTexts {
  /** `User: ... is not authorized to perform: ... because ...` */
  readonly message: string
  /** What DecodeAuthorizationMessage takes. */
  readonly encodedMessage: string
}

/** Calls that every authenticated caller may make and that no policy can refuse, such as sts:GetCallerIdentity. */
export const NO_PERMISSION_NEEDED = Symbol('no permission needed')

/** What must be allowed before the operation runs: one check, or several that must all be allowed, in this order. */
export type Authorize<I> = (
  context: OperationContext<I>,
) => AccessCheck | readonly AccessCheck[] | Promise<AccessCheck | readonly AccessCheck[]>

/** One question to the engine. */
export interface AccessCheck {
  /** `iam:CreateUser` */
  readonly action: string
  /** ARN of the resource, `*` where the action has none. */
  readonly resource: string
  /**
   * What a denial calls the resource; its ARN where left out. AWS calls what a request names without its path `role app`, so that
   * nobody learns from a denial whether it is there, and where.
   */
  readonly shownAs?: string | undefined
  /**
   * Who asks, where that is not the caller: somebody whom an identity provider's token names. The caller's own policies and condition
   * keys then count for nothing.
   */
  readonly principal?: Principal
  /** The account that owns the resource; the caller's where left out. */
  readonly resourceAccountId?: string
  /** Condition keys of the service for this action, names as documented (`iam:PolicyARN`). A value of undefined: not present. */
  readonly context?: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Tags on the resource: aws:ResourceTag/KEY and, for IAM, iam:ResourceTag/KEY. */
  readonly resourceTags?: readonly Tag[] | undefined
  /** Tags in the request: aws:RequestTag/KEY and aws:TagKeys. An empty list: the request carries none. */
  readonly requestTags?: readonly Tag[]
  /** For untagging: only aws:TagKeys is set. */
  readonly tagKeys?: readonly string[]
  /** Whether the caller needs no policy that allows it; a Deny, a permissions boundary and the policies of a session keep their say. */
  readonly byDefault?: boolean
  /** What a denial is answered with in the place of AccessDenied: the operation needs this of another service. */
  readonly refusal?: {
    readonly code: string
    readonly message: string
    readonly fields?: Readonly<Record<string, string>>
  }
  /** The policy on the resource. For `trust` an undefined document (no such role) denies. */
  readonly resourcePolicy?: {
    readonly kind: 'resource' | 'trust'
    readonly document: string | undefined
    /** ARN -> unique id for principals pinned by id; see RoleRecord. */
    readonly principalIds?: Readonly<Record<string, string>>
  }
}

/** What an operation sees. */
export interface OperationContext<I> extends Environment {
  readonly input: I
  readonly caller: Caller
  readonly request: RequestFacts
  /** The request's time, milliseconds since the epoch; the same for every step. */
  readonly now: number
}

/** Facts of the request that conditions, audit and last-used records need. */
export interface RequestFacts {
  readonly id: string
  readonly sourceIp: string
  readonly userAgent: string | undefined
  readonly referer: string | undefined
  readonly secureTransport: boolean
  /** Region of the credential scope. */
  readonly region: string
  /** Service of the credential scope. */
  readonly service: string
}

/** A service: its model and the operations built. What the model has and `operations` lacks answers not-implemented. */
export interface Service {
  readonly model: ServiceModel
  readonly operations: ReadonlyMap<string, Operation>
}

/**
 * A service as the server knows it from the start. Its operations are loaded with the first request for it: what a start takes must not
 * grow with what there is that nobody asks for.
 */
export interface ServiceEntry {
  readonly model: ServiceModel
  /** The operations that take unsigned requests, which are told apart before anything is loaded for them. */
  readonly unsigned: readonly string[]
  /** The operations that are built, at once where they are loaded. */
  operations(): ReadonlyMap<string, Operation> | Promise<ReadonlyMap<string, Operation>>
}

/** The inputs and outputs of a service's operations, as the generated model declares them. */
export type OperationTypes = {
  readonly [name: string]: { readonly input: unknown; readonly output: unknown }
}

/**
 * Gives the declaring function of a service: `const iamOperation = operationsOf<IamOperations>()`, then
 * `iamOperation('CreateUser', { authorize, handle })` with input and output typed by the model.
 */
export function operationsOf<T extends OperationTypes>() {
  return <N extends keyof T & string>(
    name: N,
    declaration: Omit<Operation<T[N]['input'], T[N]['output']>, 'name'>,
  ): Operation<T[N]['input'], T[N]['output']> => ({ name, ...declaration })
}
