/**
 * `npm test`: every check there is. `npm test -- engine` runs only the tests whose path contains "engine", besides the checks
 * of the tree, which take seconds. Its last line is "N passed, N failed"; each check of the tree counts as one.
 */
import { fileURLToPath } from 'node:url'
import { preparePrograms } from './test/install.ts'
import { runStep, type Step, type StepResult } from './test/steps.ts'
import { summaryLine } from './test/summary.ts'
import { runTests } from './test/vitest.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => `${root}node_modules/.bin/${name}`

const STEPS: readonly Step[] = [
  { name: 'types (tsc)', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'lint and format (biome)', command: [bin('biome'), 'check', '.'] },
  { name: 'tidy', command: [process.execPath, 'tools/tidy.ts'] },
  { name: 'coverage page', command: [process.execPath, 'tools/coverage.ts', '--check'] },
]

// The checks of the tree run while the programs are looked for, which is mostly waiting.
const running = STEPS.map((step) => runStep(step, root))
const results = [preparePrograms(root), ...(await Promise.all(running))]
for (const result of results) report(result)

const tests = await runTests(root, process.argv.slice(2))
const failedSteps = results.filter(({ passed }) => !passed)
// Once more at the end, where it is seen, as the tests have printed much since.
for (const { name } of failedSteps) console.log(`failed: ${name}`)
const counts = {
  passed: tests.passed + results.length - failedSteps.length,
  failed: tests.failed + failedSteps.length,
}
process.exitCode = counts.failed === 0 ? 0 : 1
console.log(summaryLine(counts))

function report({ name, passed, output }: StepResult): void {
  console.log(`${passed ? 'passed' : 'failed'}: ${name}`)
  if (!passed) console.log(output.trimEnd())
}
