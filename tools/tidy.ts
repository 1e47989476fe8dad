/** Checks what neither tsc nor the linter can: layers, cycles, dead files, length, leftovers. `npm run tidy` */
import { fileURLToPath } from 'node:url'
import { readTree } from './tidy/files.ts'
import { check, format } from './tidy/rules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const tree = readTree(root)
const findings = check(tree)
for (const finding of findings) console.log(format(finding))
console.log(`tidy: ${tree.sources.length} files, ${findings.length} findings`)
process.exitCode = findings.length === 0 ? 0 : 1
