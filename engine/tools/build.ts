/**
 * Builds the package as it is published: `dist/` with ES modules, their declarations, README, licence and a
 * package.json that names them. `npm publish engine/dist`.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ENGINE = dirname(dirname(fileURLToPath(import.meta.url)))
const DIST = join(ENGINE, 'dist')

function compile(): void {
  rmSync(DIST, { recursive: true, force: true })
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
  const tsc = join(typescript, 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', join(ENGINE, 'tools', 'tsconfig.build.json')], {
    stdio: 'inherit',
  })
}

function describe(): void {
  const source = JSON.parse(readFileSync(join(ENGINE, 'package.json'), 'utf8')) as Record<string, unknown>
  const { scripts: _scripts, exports: _exports, private: _private, ...kept } = source
  const published = { ...kept, exports: { '.': { types: './index.d.ts', default: './index.js' } } }
  writeFileSync(join(DIST, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  for (const name of ['README.md', 'SEMANTICS.md']) copyFileSync(join(ENGINE, name), join(DIST, name))
  const licence = join(ENGINE, '..', 'LICENSE')
  if (existsSync(licence)) copyFileSync(licence, join(DIST, 'LICENSE'))
}

compile()
describe()
