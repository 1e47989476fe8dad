/**
 * Writes docs/coverage.md, the list of operations that are built: `npm run coverage`. With `--check` it writes nothing and
 * fails when the committed page is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { loadedServices } from '../server/src/services/index.ts'
import { COVERAGE_PAGE, count, coveragePage } from './coverage/page.ts'

const services = await loadedServices()

const file = new URL(`../${COVERAGE_PAGE}`, import.meta.url)
const page = coveragePage(services)

if (!process.argv.includes('--check')) {
  writeFileSync(file, page)
  for (const service of services) {
    const { built, all } = count(service)
    console.log(`${service.model.service}: ${built} of ${all} operations`)
  }
} else if (committed() !== page) {
  console.log(`${COVERAGE_PAGE} is out of date: run npm run coverage`)
  process.exitCode = 1
}

function committed(): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
