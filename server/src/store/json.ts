import type { Tag } from './records.ts'

/** JSON columns. Empty values, by far the commonest, are shared. */

const NO_TAGS: readonly Tag[] = Object.freeze([])

/** Tags as stored, in the order given. */
export function tagsText(tags: readonly Tag[]): string {
  return tags.length === 0 ? '[]' : JSON.stringify(tags.map(({ key, value }) => [key, value]))
}

export function tagsOf(text: string): readonly Tag[] {
  if (text === '[]') return NO_TAGS
  return (JSON.parse(text) as [string, string][]).map(([key, value]) => ({ key, value }))
}

export function textsText(texts: readonly string[]): string {
  return JSON.stringify(texts)
}

export function textsOf(text: string): readonly string[] {
  return JSON.parse(text) as string[]
}

/** A map from text to text, as one without a prototype: keys come from users. */
export function mapOf(text: string): Readonly<Record<string, string>> {
  const map: Record<string, string> = Object.create(null)
  if (text === '[]') return map
  for (const [key, value] of JSON.parse(text) as [string, string][]) map[key] = value
  return map
}

export function mapText(map: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(map))
}
