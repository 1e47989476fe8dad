import { parseSync, Visitor } from 'rolldown/utils'

/** What the rules need to know of a TypeScript file. Lines count from 1. */
export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
  readonly lineCount: number
  readonly imports: readonly Import[]
  readonly functions: readonly FunctionSpan[]
  readonly comments: readonly { readonly text: string; readonly line: number }[]
  /** Statements nobody means to keep: `debugger`, `it.only`, `console.log`. */
  readonly suspects: readonly { readonly what: Suspect; readonly line: number }[]
}

export interface Import {
  readonly specifier: string
  readonly line: number
  /** Erased before it runs: `import type`, `export type`, `import('x').T`. */
  readonly typeOnly: boolean
}

export interface FunctionSpan {
  readonly name: string
  readonly line: number
  /** From its first to its last line. */
  readonly lineCount: number
}

export type Suspect = 'debugger' | 'console' | 'only' | 'skip'

interface Spanned {
  readonly start: number
  readonly end: number
}

/** Parses one file. Throws where it is not TypeScript. */
export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text)
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]!.message}`)
  const lineAt = lineFinder(text)
  const imports: Import[] = []
  const functions: FunctionSpan[] = []
  const suspects: { what: Suspect; line: number }[] = []
  const names = new Map<number, string>()

  const addImport = (source: unknown, node: Spanned, typeOnly: boolean) => {
    const specifier = literalText(source)
    if (specifier !== undefined) imports.push({ specifier, line: lineAt(node.start), typeOnly })
  }
  const addFunction = (node: Spanned, name: string | undefined) => {
    const line = lineAt(node.start)
    functions.push({
      name: name ?? names.get(node.start) ?? 'function',
      line,
      lineCount: lineAt(node.end) - line + 1,
    })
  }
  const nameValue = (name: unknown, value: unknown) => {
    const text = (name as { name?: string } | null)?.name
    if (text !== undefined && value) names.set((value as Spanned).start, text)
  }

  new Visitor({
    ImportDeclaration: (node) => addImport(node.source, node, node.importKind === 'type'),
    ExportNamedDeclaration: (node) => addImport(node.source, node, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => addImport(node.source, node, node.exportKind === 'type'),
    ImportExpression: (node) => addImport(node.source, node, false),
    TSImportType: (node) => addImport(node.source, node, true),
    VariableDeclarator: (node) => nameValue(node.id, node.init),
    Property: (node) => nameValue(node.key, node.value),
    MethodDefinition: (node) => nameValue(node.key, node.value),
    PropertyDefinition: (node) => nameValue(node.key, node.value),
    FunctionDeclaration: (node) => addFunction(node, node.id?.name),
    FunctionExpression: (node) => addFunction(node, node.id?.name),
    ArrowFunctionExpression: (node) => addFunction(node, undefined),
    DebuggerStatement: (node) => suspects.push({ what: 'debugger', line: lineAt(node.start) }),
    MemberExpression(node) {
      const what = suspectMember(node.object, node.property)
      if (what !== undefined) suspects.push({ what, line: lineAt(node.start) })
    },
  }).visit(parsed.program)

  return {
    path,
    text,
    lineCount: text.endsWith('\n') ? lineAt(text.length) - 1 : lineAt(text.length),
    imports,
    functions,
    comments: parsed.comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) })),
    suspects,
  }
}

const TEST_FUNCTIONS = new Set(['describe', 'it', 'test', 'suite', 'bench'])

function suspectMember(object: unknown, property: unknown): Suspect | undefined {
  const owner = (object as { name?: string }).name
  const member = (property as { name?: string }).name
  if (owner === 'console') return 'console'
  if (owner === undefined || !TEST_FUNCTIONS.has(owner)) return undefined
  if (member === 'only') return 'only'
  return member === 'skip' || member === 'todo' ? 'skip' : undefined
}

function literalText(node: unknown): string | undefined {
  const value = (node as { value?: unknown } | null)?.value
  return typeof value === 'string' ? value : undefined
}

/** Gives the line (from 1) of an offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
