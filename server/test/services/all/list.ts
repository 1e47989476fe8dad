import type { World } from './table/index.ts'

/** One list that comes in pages, and how things come onto it and go off it. */
export interface List {
  readonly service: 'iam'
  readonly operation: string
  readonly variant?: string
  /** Items to begin with: as many as quotas allow, or `MANY`. */
  readonly count: number
  readonly setup?: (world: World) => Promise<unknown>
  readonly input: object
  /** Adds the item of a number; gives the key that the list shows for it. */
  readonly add: (world: World, index: number) => Promise<string>
  /** Undefined: nothing goes off the list. */
  readonly remove?: (world: World, key: string) => Promise<unknown>
  /** The keys that an answer shows. */
  readonly keys: (answer: Record<string, unknown>) => readonly string[]
}

export const MANY = 25

export type Item = Record<string, string>
export const shown = (member: string, key: string) => (answer: Record<string, unknown>) =>
  (answer[member] as readonly Item[]).map((item) => item[key]!)

/** Names out of order, in both letter cases, some beginning alike: what sorts them must go by the whole. */
export const nameOf = (index: number) => `${'mBzAkQ'[index % 6]}${(index * 7) % 31}-${index}`

export const DOCUMENT = '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
