import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ENGINE = new URL('../', import.meta.url)

it("README's first example runs as it stands and prints what it says", () => {
  const readme = readFileSync(new URL('README.md', ENGINE), 'utf8')
  const [, code = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const [, printed] = /console\.log\(.*\/\/ (.*)\n$/.exec(code) ?? []
  expect(printed).toBeDefined()
  const flags = ['--input-type=module-typescript', '--eval', code]
  const output = execFileSync(process.execPath, flags, { cwd: fileURLToPath(ENGINE), encoding: 'utf8' })
  expect(output).toBe(`${printed}\n`)
})
