import type { PolicyDocument } from '../entities/policies.ts'
import { PolicyVersionReader } from '../entities/policy-versions.ts'
import type { ReadSession } from '../session.ts'
import { LazyLru } from './lazy-lru.ts'

/**
 * Documents of policy versions. A version never changes and its number never comes again, so nothing here
 * goes out of date; and a policy attached to many principals is in memory once.
 */
export class DocumentCache {
  readonly #kept: LazyLru<PolicyDocument>
  #generation = 0

  constructor(max: number, maxCharacters: number) {
    this.#kept = new LazyLru({
      max,
      maxSize: maxCharacters,
      sizeCalculation: ({ document }) => document.length + 200,
    })
  }

  peek(policyId: string, version: number): PolicyDocument | undefined {
    return this.#kept.get(`${policyId} ${version}`)
  }

  async load(session: ReadSession, policyId: string, version: number): Promise<PolicyDocument | undefined> {
    const key = `${policyId} ${version}`
    const kept = this.#kept.get(key)
    if (kept) return kept
    const generation = this.#generation
    const found = await new PolicyVersionReader(session).get(policyId, version)
    if (!found) return undefined
    const document = { policyId, version, document: found.document }
    if (generation === this.#generation) this.#kept.set(key, document)
    return document
  }

  /** For a database put back to an earlier state, in which a number may come a second time. */
  clear(): void {
    this.#generation++
    this.#kept.clear()
  }
}
