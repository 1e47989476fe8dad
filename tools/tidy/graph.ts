import { posix } from 'node:path'
import type { Import, SourceFile } from './source.ts'

/** Where each workspace package's name leads; the same as `exports` in its package.json. */
export const PACKAGE_ENTRIES: ReadonlyMap<string, string> = new Map([
  ['@iamd/engine', 'engine/src/index.ts'],
  ['@iamd/server', 'server/src/index.ts'],
])

/** The file of the repository an import leads to; undefined where it is a package or a part of Node. */
export function resolveImport(from: string, { specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  return PACKAGE_ENTRIES.get(specifier)
}

/**
 * Every group of files that import each other in a circle, each as a path that ends where it began. Type-only imports are
 * not counted: they are gone when the program runs, and two types may well name each other.
 */
export function findCycles(sources: readonly SourceFile[]): string[][] {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      source.imports.filter((i) => !i.typeOnly).flatMap((i) => resolveImport(source.path, i) ?? []),
    ]),
  )
  const done = new Set<string>()
  const cycles: string[][] = []
  const visit = (path: string, trail: string[]) => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      cycles.push([...trail.slice(at), path])
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return cycles
}

/** Every file that the given ones import, and they themselves, type-only imports included. */
export function reachable(sources: readonly SourceFile[], entries: readonly string[]): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const seen = new Set<string>()
  const pending = entries.filter((entry) => byPath.has(entry))
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const source = byPath.get(path)
    if (source === undefined) continue
    for (const i of source.imports) {
      const next = resolveImport(path, i)
      if (next !== undefined && byPath.has(next)) pending.push(next)
    }
    for (const file of startedFiles(source)) if (byPath.has(file)) pending.push(file)
  }
  return seen
}

/** Files named as `new URL('./x.ts', import.meta.url)`: workers and programs started as a process of their own. */
function startedFiles(source: SourceFile): string[] {
  return [...source.text.matchAll(/new URL\(\s*'(\.[^']*\.ts)'/g)].map((match) =>
    posix.join(posix.dirname(source.path), match[1]!),
  )
}
