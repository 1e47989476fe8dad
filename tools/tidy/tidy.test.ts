import { describe, expect, it } from 'vitest'
import { findCycles, reachable } from './graph.ts'
import { check, type Finding } from './rules.ts'
import { parseSource } from './source.ts'
import { rules as ownRules, type Rules } from './table.ts'

const RULES: Rules = {
  layers: [
    { name: 'low', files: ['src/low/', 'src/low.ts'], imports: [], why: 'low knows nobody' },
    { name: 'types', files: ['src/types.ts'], imports: [], namesAnyType: true, why: 'only types' },
    {
      name: 'high',
      files: ['src/high/', 'src/main.ts'],
      imports: ['low', 'types'],
      apart: { folder: /^src\/high\/[^/]+\//, why: 'features stand alone' },
      why: 'high stands on low',
    },
  ],
  layeredFolders: ['src/'],
  shippedFolders: ['src/'],
  packages: [
    { packages: ['kysely', 'node:http'], within: ['src/'], allowed: ['src/low/'], why: 'no SQL above' },
    { packages: ['*'], within: ['pure/'], allowed: [], why: 'no packages' },
  ],
  entries: ['src/main.ts', 'tools/', 'pure/'],
  testEntries: [/\.test\.ts$/],
  testFiles: /\.test\.ts$/,
  maxFileLines: 20,
  maxFunctionLines: 5,
  longFiles: new Map(),
  longFunctions: new Map(),
  mayPrint: ['tools/'],
}

/** Findings as `path:line rule`, for a tree of the given files; src/main.ts imports those that are named in `uses`. */
function run(files: Record<string, string>, rules: Partial<Rules> = {}): string[] {
  return findings(files, rules).map(({ path, line, rule }) => `${path}:${line} ${rule}`)
}

function findings(files: Record<string, string>, rules: Partial<Rules> = {}): Finding[] {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }))
  const sources = texts
    .filter(({ path }) => path.endsWith('.ts'))
    .map(({ path, text }) => parseSource(path, text))
  return check({ sources, texts }, { ...RULES, ...rules })
}

const lines = (count: number) => 'x()\n'.repeat(count)

describe('layers', () => {
  it('allow what their table allows', () => {
    expect(
      run({
        'src/main.ts': "import { a } from './low/a.ts'\nimport './high/one/x.ts'\na()\n",
        'src/low/a.ts': "import './b.ts'\nexport const a = () => 1\n",
        'src/low/b.ts': '',
        'src/high/one/x.ts': "import './y.ts'\n",
        'src/high/one/y.ts': '',
      }),
    ).toEqual([])
  })

  it.each([
    ['an import', "import { a } from '../high/one/x.ts'\n"],
    ['a re-export', "export { a } from '../high/one/x.ts'\n"],
    ['a star export', "export * from '../high/one/x.ts'\n"],
    ['a dynamic import', "const a = await import('../high/one/x.ts')\n"],
    ['a type import', "import type { A } from '../high/one/x.ts'\n"],
    ['the type of an import', "let a: import('../high/one/x.ts').A\n"],
  ])('forbid %s from below to above', (_, text) => {
    const found = findings({
      'src/main.ts': "import './low/a.ts'\n",
      'src/low/a.ts': `\n${text}`,
      'src/high/one/x.ts': '',
    })
    expect(found).toEqual([
      {
        path: 'src/low/a.ts',
        line: 2,
        rule: 'layer',
        why: expect.stringMatching(
          /^low may not import (types of )?high \(\.\.\/high\/one\/x\.ts\): low knows nobody$/,
        ),
      },
    ])
  })

  it('let contracts name the types of anything, and import nothing', () => {
    const files = {
      'src/main.ts': "import './types.ts'\nimport './high/one/x.ts'\n",
      'src/high/one/x.ts': '',
    }
    expect(run({ ...files, 'src/types.ts': "import type { A } from './high/one/x.ts'\n" })).toEqual([])
    expect(run({ ...files, 'src/types.ts': "import { type A } from './high/one/x.ts'\n" })).toEqual([
      'src/types.ts:1 layer',
    ])
  })

  it('may lend their types without their code', () => {
    const layers = RULES.layers.map((layer) =>
      layer.name === 'low' ? { ...layer, typesOf: ['types'] } : layer,
    )
    const text = "import type { A } from '../types.ts'\nimport { a } from '../types.ts'\n"
    const files = { 'src/main.ts': "import './low/a.ts'\n", 'src/low/a.ts': text, 'src/types.ts': '' }
    expect(run(files, { layers })).toEqual(['src/low/a.ts:2 layer'])
  })

  it('keep folders apart', () => {
    expect(
      run({
        'src/main.ts': "import './high/one/x.ts'\n",
        'src/high/one/x.ts': "import '../two/y.ts'\n",
        'src/high/two/y.ts': '',
      }),
    ).toEqual(['src/high/one/x.ts:1 layer'])
  })

  it('want every file in one', () => {
    expect(run({ 'src/main.ts': "import './other.ts'\n", 'src/other.ts': '' })).toEqual([
      'src/main.ts:1 layer',
      'src/other.ts:1 layer',
    ])
  })
})

describe('packages', () => {
  it('are kept to where they belong, with all their parts', () => {
    expect(
      run({
        'src/main.ts':
          "import 'kysely'\nimport 'kysely/helpers'\nimport 'node:http'\nimport 'kysely-other'\nimport './low/a.ts'\n",
        'src/low/a.ts': "import 'kysely'\n",
      }),
    ).toEqual(['src/main.ts:1 package', 'src/main.ts:2 package', 'src/main.ts:3 package'])
  })

  it('may be forbidden altogether', () => {
    expect(run({ 'pure/a.ts': "import 'node:fs'\nimport 'x'\nimport './b.ts'\n", 'pure/b.ts': '' })).toEqual([
      'pure/a.ts:1 package',
      'pure/a.ts:2 package',
    ])
  })
})

describe('the graph', () => {
  it('finds circles of files, not of types', () => {
    const source = (path: string, ...imports: string[]) => parseSource(path, imports.join('\n'))
    expect(
      findCycles([
        source('a.ts', "import './b.ts'"),
        source('b.ts', "import './c.ts'"),
        source('c.ts', "import './b.ts'"),
        source('d.ts', "import type { E } from './e.ts'"),
        source('e.ts', "import './d.ts'"),
      ]),
    ).toEqual([['b.ts', 'c.ts', 'b.ts']])
  })

  it('finds what nothing imports, and what only tests import', () => {
    const found = findings({
      'src/main.ts': '',
      'src/low/a.ts': '',
      'src/low/b.ts': '',
      'test/b.test.ts': "import '../src/low/b.ts'\nimport './used.ts'\n",
      'test/used.ts': '',
      'test/unused.ts': '',
    })
    expect(found.map(({ path, rule, why }) => `${path} ${rule}: ${why}`)).toEqual([
      'src/low/a.ts unreachable: nothing imports it',
      'src/low/b.ts unreachable: only tests import it',
      'test/unused.ts unreachable: no entry point, test or tool imports it',
    ])
  })

  it('follows programs that are started, and the names of the packages', () => {
    const files = [
      parseSource('tools/a.ts', "import '@iamd/engine'\nnew Worker(new URL('./b.ts', import.meta.url))\n"),
      parseSource('tools/b.ts', ''),
      parseSource('engine/src/index.ts', ''),
    ]
    expect([...reachable(files, ['tools/a.ts'])].sort()).toEqual([
      'engine/src/index.ts',
      'tools/a.ts',
      'tools/b.ts',
    ])
  })
})

describe('lengths', () => {
  it('of files', () => {
    expect(run({ 'src/main.ts': lines(20) })).toEqual([])
    expect(run({ 'src/main.ts': lines(21) })).toEqual(['src/main.ts:21 file-length'])
    expect(run({ 'src/main.ts': "import './low/a.gen.ts'\n", 'src/low/a.gen.ts': lines(50) })).toEqual([])
  })

  it.each([
    ['a function', 'function f() {', '}'],
    ['an arrow function', 'const f = () => {', '}'],
    ['a method', 'class A { f() {', '} }'],
    ['a property', 'const a = { f: function () {', '} }'],
  ])('of %s', (_, open, close) => {
    expect(run({ 'src/main.ts': `\n${open}\n${lines(3)}${close}\n` })).toEqual([])
    const found = findings({ 'src/main.ts': `\n${open}\n${lines(4)}${close}\n` })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ line: 2, rule: 'function-length' })
    expect(found[0]!.why).toMatch(/^f has 6 lines/)
  })

  it('not of functions in tests, which are often one long table', () => {
    expect(run({ 'a.test.ts': `describe(() => {\n${lines(10)}})\n` })).toEqual([])
  })

  it('with an exception only while it is needed', () => {
    const longFiles = new Map([['src/main.ts', 'a table']])
    const longFunctions = new Map([['src/main.ts#f', 'a table']])
    const long = `function f() {\n${lines(30)}}\n`
    expect(run({ 'src/main.ts': long }, { longFiles, longFunctions })).toEqual([])
    expect(run({ 'src/main.ts': '' }, { longFiles, longFunctions })).toEqual([
      'tools/tidy/table.ts:1 exception',
      'tools/tidy/table.ts:1 exception',
    ])
  })
})

describe('leftovers', () => {
  // The words are put together here, so that this file is not one of those that have them.
  it.each(['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3)])('%s in a comment, not in a string', (word) => {
    expect(run({ 'src/main.ts': `x()\n// ${word}: later\nx('${word}')\n` })).toEqual([
      'src/main.ts:2 leftover',
    ])
  })

  it('printing outside of the tools', () => {
    expect(run({ 'src/main.ts': 'console.log(1)\n', 'tools/a.ts': 'console.log(1)\n' })).toEqual([
      'src/main.ts:1 leftover',
    ])
  })

  it('tests that run alone or never', () => {
    expect(
      run({ 'a.test.ts': "it.only('a', f)\ndescribe.skip('b', f)\nit.todo('c')\nit.skipIf(x)('d', f)\n" }),
    ).toEqual(['a.test.ts:1 leftover', 'a.test.ts:2 leftover', 'a.test.ts:3 leftover'])
  })

  it('debugger, and checks that are turned off', () => {
    expect(run({ 'src/main.ts': `debugger\n// @ts-${'ignore'}\nx()\n` })).toEqual([
      'src/main.ts:1 leftover',
      'src/main.ts:2 leftover',
    ])
  })
})

describe('operations', () => {
  const operation = 'server/src/services/iam/operations/create-user.ts'
  const rules = { entries: ['server/'], layeredFolders: [], shippedFolders: [] }

  it('are listed in the index beside them', () => {
    const index = 'server/src/services/iam/index.ts'
    expect(run({ [operation]: '', [index]: "import './operations/create-user.ts'\n" }, rules)).toEqual([])
    expect(run({ [operation]: '', [index]: '' }, rules)).toEqual([`${operation}:1 operation`])
    expect(run({ [operation]: '' }, rules)).toEqual([`${operation}:1 operation`])
  })
})

describe('paths of a machine', () => {
  it.each(['/work' + '/main/x', '/tmp' + '/x', '/root' + '/.npm', '/Users' + '/me/x'])('%s', (path) => {
    expect(run({ 'docs/a.md': `a\nb ${path}\n` })).toEqual(['docs/a.md:2 machine-path'])
  })

  it.each(['arn:aws:iam::123456789012:root', 'path: /root' + '/', 's3:::bucket/tmp' + '/x', '/workers/main'])(
    'not %s',
    (text) => {
      expect(run({ 'docs/a.md': `${text}\n` })).toEqual([])
    },
  )
})

describe('the own table', () => {
  it('names only layers that there are, and no layer twice', () => {
    const names = ownRules.layers.map((layer) => layer.name)
    expect(new Set(names).size).toBe(names.length)
    for (const layer of ownRules.layers) expect(names).toEqual(expect.arrayContaining([...layer.imports]))
  })

  it('lets no two layers import each other', () => {
    const byName = new Map(ownRules.layers.map((layer) => [layer.name, layer]))
    for (const { name, imports } of ownRules.layers) {
      for (const other of imports)
        expect(byName.get(other)!.imports, `${name} and ${other}`).not.toContain(name)
    }
  })

  it('forbids the engine every package and every module of Node', () => {
    const found = check(
      {
        sources: [
          parseSource(
            'engine/src/index.ts',
            "import 'node:crypto'\nimport 'lru-cache'\nimport '@iamd/server'\n",
          ),
        ],
        texts: [],
      },
      { ...ownRules, longFiles: new Map(), longFunctions: new Map() },
    )
    expect(found.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '1 package',
      '2 package',
      '3 layer',
      '3 package',
    ])
  })

  it('keeps SQL, HTTP and the engines of the store out of the services', () => {
    const text = [
      'kysely',
      'better-sqlite3',
      'fastify',
      'node:http',
      '../../../store/users.ts',
      '../../../store/open.ts',
    ].map((name) => `import '${name}'`)
    const path = 'server/src/services/iam/operations/create-user.ts'
    const found = check(
      { sources: [parseSource(path, `${text.join('\n')}\n`)], texts: [] },
      { ...ownRules, longFiles: new Map(), longFunctions: new Map() },
    )
    const imports = found.filter(({ rule }) => rule === 'package' || rule === 'layer')
    expect(imports.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6])
  })
})
