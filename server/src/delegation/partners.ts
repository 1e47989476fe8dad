import { createHash } from 'node:crypto'
import { countedSize, PolicyError, parsePolicy } from '@iamd/engine'
import { UsageError } from '../cli/options.ts'
import type { ManagedPolicy, PartnerPolicy } from '../managed-policies/managed-policies.ts'
import { checkTemplate, TemplateError } from './templates.ts'

/**
 * An account that may ask other accounts for temporary access, with the policies that were reviewed for it. AWS registers partners by
 * hand; here the operator of the server does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-temporary-delegation-partner-guide.html
 */
export interface DelegationPartner {
  readonly accountId: string
  /** What the accounts that it asks are shown, at most 30 characters. */
  readonly name: string
  /** Path of the boundaries' ARNs: `example.com`. */
  readonly domain?: string | undefined
  /** Policy templates by name: `arn:aws:iam:::delegation-template/NAME`. */
  readonly templates?: Readonly<Record<string, unknown>> | undefined
  /** Permissions boundaries by name, which carries their version: `arn:aws:iam::partner:policy/DOMAIN/NAME`. */
  readonly boundaries?: Readonly<Record<string, unknown>> | undefined
}

const TEMPLATE_PREFIX = 'arn:aws:iam:::delegation-template/'
const BOUNDARY_PREFIX = 'arn:aws:iam::partner:policy'
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-understanding-permissions.html */
const MAX_BOUNDARY_CHARACTERS = 6144
const MEMBERS: ReadonlySet<string> = new Set(['accountId', 'name', 'domain', 'templates', 'boundaries'])
const MAX_NAME = 30
const NAME = /^[\w+=,.@-]{1,128}$/
const DOMAIN = /^[a-z0-9.-]{1,253}$/

/** The partners of a server. Text from users is only looked up in it. */
export class DelegationPartners {
  readonly #names = new Map<string, string>()
  readonly #templates = new Map<string, { readonly accountId: string; readonly template: unknown }>()
  readonly #boundaries = new Map<string, PartnerPolicy>()

  /** @param partners a list of {@link DelegationPartner} as read from JSON @throws UsageError for anything that is not understood */
  constructor(partners: unknown) {
    if (!Array.isArray(partners)) throw new UsageError('delegation partners are not a list')
    for (const partner of partners) this.#add(checkPartner(partner))
  }

  /** The name of a partner; undefined for an account that is none. */
  nameOf(accountId: string): string | undefined {
    return this.#names.get(accountId)
  }

  /** A template of that partner's; undefined also where it is another's. */
  template(accountId: string, arn: string): unknown {
    const found = this.#templates.get(arn)
    return found?.accountId === accountId ? found.template : undefined
  }

  /** A partner's permissions boundary: the same for every account, never changed. */
  boundary(arn: string): PartnerPolicy | undefined {
    return this.#boundaries.get(arn)
  }

  #add({ accountId, name, domain = '', templates = {}, boundaries = {} }: DelegationPartner): void {
    if (this.#names.has(accountId)) throw new UsageError(`delegation partner ${accountId} is there twice`)
    this.#names.set(accountId, name)
    for (const [key, template] of Object.entries(templates)) {
      const arn = `${TEMPLATE_PREFIX}${named(key)}`
      if (this.#templates.has(arn)) throw new UsageError(`delegation template ${key} is there twice`)
      refusing(`delegation template ${key}`, () => checkTemplate(template))
      this.#templates.set(arn, { accountId, template })
    }
    for (const [key, policy] of Object.entries(boundaries)) {
      if (!DOMAIN.test(domain))
        throw new UsageError(`delegation partner ${accountId} has boundaries and no domain`)
      const path = `/${domain}/`
      const arn = `${BOUNDARY_PREFIX}${path}${named(key)}`
      if (this.#boundaries.has(arn)) throw new UsageError(`boundary ${arn} is there twice`)
      const document = JSON.stringify(policy)
      refusing(`boundary ${key}`, () => parsePolicy(document, 'boundary'))
      if (countedSize(document) > MAX_BOUNDARY_CHARACTERS)
        throw new UsageError(`boundary ${key} has more than ${MAX_BOUNDARY_CHARACTERS} characters`)
      this.#boundaries.set(arn, { policy: managedPolicyOf(arn, path, key), document })
    }
  }
}

function checkPartner(value: unknown): DelegationPartner {
  const wrong = (what: string) => new UsageError(`a delegation partner ${what}`)
  if (typeof value !== 'object' || value === null) throw wrong('is not an object')
  const partner = value as Record<string, unknown>
  const unknown = Object.keys(partner).find((member) => !MEMBERS.has(member))
  if (unknown !== undefined) throw wrong(`has a member '${unknown}' that is not known`)
  const { accountId, name, domain, templates, boundaries } = partner
  if (typeof accountId !== 'string' || !/^\d{12}$/.test(accountId)) throw wrong('has no 12-digit accountId')
  if (typeof name !== 'string' || !/^[\x20-\x7e\xa1-\xff]+$/.test(name) || name.length > MAX_NAME)
    throw wrong(`has no name of at most ${MAX_NAME} characters`)
  if (domain !== undefined && typeof domain !== 'string') throw wrong('has a domain that is not text')
  for (const table of [templates, boundaries])
    if (table !== undefined && (typeof table !== 'object' || table === null || Array.isArray(table)))
      throw wrong('has templates or boundaries that are not an object')
  return partner as unknown as DelegationPartner
}

function named(name: string): string {
  if (!NAME.test(name)) throw new UsageError(`'${name}' is not a name for a policy`)
  return name
}

function refusing(what: string, check: () => unknown): void {
  try {
    check()
  } catch (error) {
    if (error instanceof TemplateError || error instanceof PolicyError)
      throw new UsageError(`${what}: ${error.message}`)
    throw error
  }
}

function managedPolicyOf(arn: string, path: string, name: string): ManagedPolicy {
  const createdAt = dateOf(name)
  return {
    arn,
    name,
    path,
    id: idOf(arn),
    createdAt,
    updatedAt: createdAt,
    defaultVersion: 1,
    description: undefined,
    attachable: true,
    serviceLinked: false,
  }
}

/** The date that names of boundaries end with, `_20250115`; the epoch where there is none. */
function dateOf(name: string): number {
  const [, year, month, day] = /_(\d{4})_?(\d{2})_?(\d{2})$/.exec(name) ?? []
  return Date.parse(`${year}-${month}-${day}T00:00:00Z`) || 0
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function idOf(arn: string): string {
  const digest = createHash('sha256').update(arn).digest().subarray(0, 17)
  return `ANPA${Array.from(digest, (byte) => BASE32[byte & 31]).join('')}`
}
