import { posix } from 'node:path'
import type { TextFile, Tree } from './files.ts'
import { findCycles, reachable, resolveImport } from './graph.ts'
import type { Import, SourceFile, Suspect } from './source.ts'
import { type Layer, rules as ownRules, type Rules } from './table.ts'

/** One thing that is not as it should be. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly rule: string
  readonly why: string
}

/** Applies every rule to the tree. */
export function check(tree: Tree, rules: Rules = ownRules): Finding[] {
  return [
    ...checkLayers(tree.sources, rules),
    ...checkPackages(tree.sources, rules),
    ...checkCycles(tree.sources),
    ...checkReachable(tree.sources, rules),
    ...checkLengths(tree.sources, rules),
    ...checkSuspects(tree.sources, rules),
    ...checkComments(tree.sources),
    ...checkOperationsListed(tree.sources),
    ...checkMachinePaths(tree.texts),
    ...checkExceptions(tree.sources, rules),
  ].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
}

/** The line a finding is printed as. */
export function format({ path, line, rule, why }: Finding): string {
  return `${path}:${line} ${rule}: ${why}`
}

function checkLayers(sources: readonly SourceFile[], { layers, layeredFolders }: Rules): Finding[] {
  const findings: Finding[] = []
  for (const source of sources) {
    const { path } = source
    if (!layeredFolders.some((folder) => path.startsWith(folder))) continue
    const layer = layerOf(path, layers)
    if (layer === undefined) {
      findings.push({
        path,
        line: 1,
        rule: 'layer',
        why: 'belongs to no layer of tools/tidy/table.ts; add it to one',
      })
      continue
    }
    for (const i of source.imports) {
      if (i.typeOnly && layer.namesAnyType === true) continue
      const target = resolveImport(path, i)
      if (target === undefined) continue
      const targetLayer = layerOf(target, layers)
      if (targetLayer !== undefined && mayImport(layer, targetLayer, i)) continue
      findings.push({
        path,
        line: i.line,
        rule: 'layer',
        why: `${layer.name} may not import ${i.typeOnly ? 'types of ' : ''}${targetLayer?.name ?? target} (${i.specifier}): ${layer.why}`,
      })
    }
    findings.push(...checkSiblings(source, layer))
  }
  return findings
}

function mayImport(layer: Layer, target: Layer, { typeOnly }: Import): boolean {
  if (target === layer || layer.imports.includes(target.name)) return true
  return typeOnly && layer.typesOf?.includes(target.name) === true
}

/** Within a layer that is kept apart, a file may not import what lies in another folder of the layer. */
function checkSiblings(source: SourceFile, layer: Layer): Finding[] {
  if (layer.apart === undefined) return []
  const { folder, why } = layer.apart
  const own = folder.exec(source.path)?.[0]
  return source.imports.flatMap((i) => {
    const other = folder.exec(resolveImport(source.path, i) ?? '')?.[0]
    if (other === undefined || own === undefined || other === own) return []
    return [{ path: source.path, line: i.line, rule: 'layer', why: `${own} may not import ${other}: ${why}` }]
  })
}

function layerOf(path: string, layers: readonly Layer[]): Layer | undefined {
  return layers.find((layer) => layer.files.some((file) => matches(path, file)))
}

/** A pattern is a file, or a folder when it ends in a slash. */
function matches(path: string, pattern: string): boolean {
  return pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern
}

function checkPackages(sources: readonly SourceFile[], { packages }: Rules): Finding[] {
  const findings: Finding[] = []
  for (const { path, imports } of sources) {
    for (const i of imports) {
      if (i.specifier.startsWith('.')) continue
      for (const rule of packages) {
        if (!rule.within.some((folder) => path.startsWith(folder))) continue
        if (!rule.packages.some((name) => isPackage(i, name))) continue
        if (rule.allowed.some((pattern) => matches(path, pattern))) continue
        findings.push({
          path,
          line: i.line,
          rule: 'package',
          why: `may not import ${i.specifier}: ${rule.why}`,
        })
      }
    }
  }
  return findings
}

/** `*` is any package, `node:*` any module of Node, else the package itself or a part of it. */
function isPackage({ specifier }: Import, name: string): boolean {
  if (name === '*') return true
  if (name === 'node:*') return specifier.startsWith('node:')
  return specifier === name || specifier.startsWith(`${name}/`)
}

function checkCycles(sources: readonly SourceFile[]): Finding[] {
  return findCycles(sources).map((cycle) => ({
    path: cycle[0]!,
    line: 1,
    rule: 'cycle',
    why: `files import each other in a circle: ${cycle.join(' -> ')}`,
  }))
}

function checkReachable(sources: readonly SourceFile[], rules: Rules): Finding[] {
  const paths = sources.map((source) => source.path)
  const programs = paths.filter((path) => rules.entries.some((entry) => matches(path, entry)))
  const tests = paths.filter((path) => rules.testEntries.some((pattern) => pattern.test(path)))
  const used = reachable(sources, programs)
  const tested = reachable(sources, [...programs, ...tests])
  return paths.flatMap((path) => {
    if (used.has(path)) return []
    if (!rules.shippedFolders.some((folder) => path.startsWith(folder))) {
      return tested.has(path) ? [] : [unreachable(path, 'no entry point, test or tool imports it')]
    }
    return [unreachable(path, tested.has(path) ? 'only tests import it' : 'nothing imports it')]
  })
}

function unreachable(path: string, why: string): Finding {
  return { path, line: 1, rule: 'unreachable', why }
}

function checkLengths(sources: readonly SourceFile[], rules: Rules): Finding[] {
  const findings: Finding[] = []
  for (const { path, lineCount, functions } of sources) {
    if (path.endsWith('.gen.ts')) continue
    if (lineCount > rules.maxFileLines && !rules.longFiles.has(path)) {
      findings.push({
        path,
        line: rules.maxFileLines + 1,
        rule: 'file-length',
        why: `${lineCount} lines, more than ${rules.maxFileLines}: split it by concern, or give a reason in tools/tidy/table.ts`,
      })
    }
    if (rules.testFiles.test(path)) continue
    for (const { name, line, lineCount: length } of functions) {
      if (length <= rules.maxFunctionLines || rules.longFunctions.has(`${path}#${name}`)) continue
      findings.push({
        path,
        line,
        rule: 'function-length',
        why: `${name} has ${length} lines, more than ${rules.maxFunctionLines}: split it, or give a reason in tools/tidy/table.ts`,
      })
    }
  }
  return findings
}

const SUSPECT_REASONS: Readonly<Record<Suspect, string>> = {
  debugger: 'a debugger statement was left',
  console: 'only the command line and the tools print; the server writes to its log',
  only: 'the other tests would not run',
  skip: 'a test that never runs; use skipIf with its condition',
}

function checkSuspects(sources: readonly SourceFile[], rules: Rules): Finding[] {
  return sources.flatMap(({ path, suspects }) =>
    suspects
      .filter(({ what }) => what !== 'console' || !rules.mayPrint.some((pattern) => matches(path, pattern)))
      .map(({ what, line }) => ({ path, line, rule: 'leftover', why: SUSPECT_REASONS[what] })),
  )
}

const LEFTOVER_WORDS = /\b(?:TO[D]O|FIX[M]E|X{3}|HA[C]K)\b/
const TYPE_CHECK_OFF = /@ts-(?:ignore|nocheck)/

function checkComments(sources: readonly SourceFile[]): Finding[] {
  const findings: Finding[] = []
  for (const { path, comments } of sources) {
    for (const { text, line } of comments) {
      const word = LEFTOVER_WORDS.exec(text)?.[0]
      if (word !== undefined) {
        findings.push({
          path,
          line,
          rule: 'leftover',
          why: `${word}: do it, or say in the docs that it is not there`,
        })
      }
      const off = TYPE_CHECK_OFF.exec(text)?.[0]
      if (off !== undefined)
        findings.push({ path, line, rule: 'leftover', why: `${off} hides what tsc would find` })
    }
  }
  return findings
}

/** A service's operations are those its index lists: a file that is not listed would silently not be served. */
function checkOperationsListed(sources: readonly SourceFile[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  return sources.flatMap(({ path }) => {
    const service = /^server\/src\/services\/[^/]+\/(?=operations\/[^/]+\.ts$)/.exec(path)?.[0]
    if (service === undefined || path.endsWith('/index.ts')) return []
    const index = byPath.get(`${service}operations/index.ts`) ?? byPath.get(`${service}index.ts`)
    const listed = index?.imports.some((i) => resolveImport(index.path, i) === path)
    if (listed === true) return []
    const where = index?.path ?? posix.join(service, 'index.ts')
    return [{ path, line: 1, rule: 'operation', why: `is not listed in ${where}, so it would not be served` }]
  })
}

/** Paths of somebody's machine; the regular expressions are written so that they do not match themselves. */
const MACHINE_PATHS = [/\/work\/(?:main|shared)\b/, /(?<![\w.*-])\/tmp\/\w/, /\/root\/\.\w/, /\/Users\/\w+\//]

function checkMachinePaths(texts: readonly TextFile[]): Finding[] {
  const findings: Finding[] = []
  for (const { path, text } of texts) {
    if (!MACHINE_PATHS.some((pattern) => pattern.test(text))) continue
    for (const [i, line] of text.split('\n').entries()) {
      const found = MACHINE_PATHS.map((pattern) => pattern.exec(line)?.[0]).find(
        (match) => match !== undefined,
      )
      if (found === undefined) continue
      findings.push({ path, line: i + 1, rule: 'machine-path', why: `${found} is a path of one machine` })
    }
  }
  return findings
}

/** An exception whose reason is gone is one too. */
function checkExceptions(sources: readonly SourceFile[], rules: Rules): Finding[] {
  const stale: Finding[] = []
  const table = 'tools/tidy/table.ts'
  for (const path of rules.longFiles.keys()) {
    const source = sources.find((candidate) => candidate.path === path)
    if (source !== undefined && source.lineCount > rules.maxFileLines) continue
    stale.push({ path: table, line: 1, rule: 'exception', why: `${path} is no longer that long` })
  }
  for (const key of rules.longFunctions.keys()) {
    const [path, name] = key.split('#')
    const source = sources.find((candidate) => candidate.path === path)
    if (source?.functions.some((f) => f.name === name && f.lineCount > rules.maxFunctionLines)) continue
    stale.push({ path: table, line: 1, rule: 'exception', why: `${key} is no longer that long` })
  }
  return stale
}
