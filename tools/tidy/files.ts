import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { parseSource, type SourceFile } from './source.ts'

/** Folders that hold nothing of ours, or nothing a person wrote. */
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'coverage', '.git', 'iamd-data'])

const TEXT_EXTENSIONS = new Set(['.ts', '.md', '.json', '.yml', '.yaml', '.sh', '.html', '.css'])

/** A committed text file that a person wrote. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

export interface Tree {
  readonly sources: readonly SourceFile[]
  /** Every text file, sources included. */
  readonly texts: readonly TextFile[]
}

/** Reads the repository: every TypeScript file parsed, and every text file that is not generated. */
export function readTree(root: string): Tree {
  const texts: TextFile[] = []
  const sources: SourceFile[] = []
  for (const path of walk(root, root).sort()) {
    if (path === 'package-lock.json') continue
    if (!TEXT_EXTENSIONS.has(extname(path)) && !path.startsWith('.ci/')) continue
    const text = readFileSync(join(root, path), 'utf8')
    texts.push({ path, text })
    if (path.endsWith('.ts')) sources.push(parseSource(path, text))
  }
  return { sources, texts }
}

function walk(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : walk(root, path)
    return entry.isFile() ? [relative(root, path).split(sep).join('/')] : []
  })
}
