import type { Service } from '../../server/src/operation.ts'

/** The file that the page is committed as. */
export const COVERAGE_PAGE = 'docs/coverage.md'

/** The page that says of every operation of every service whether it is built; made from what the server serves. */
export function coveragePage(services: readonly Service[]): string {
  return `${[INTRODUCTION, summary(services), ...services.map(section)].join('\n\n')}\n`
}

const INTRODUCTION = `# Operations

Which operations of AWS's services iamd serves. A request for one that is not built is answered with the error
\`NotImplemented\` (status 501), after its signature was checked. This page is written by \`npm run coverage\` from the
registry of services that the server itself uses; \`npm test\` fails when it is out of date.`

function summary(services: readonly Service[]): string {
  const rows = services.map((service) => {
    const { built, all } = count(service)
    return `| [${service.model.service}](#${service.model.service}) | ${service.model.apiVersion} | ${built} | ${all} |`
  })
  return ['| Service | Version of the API | Built | Of |', '|---|---|---|---|', ...rows].join('\n')
}

function section(service: Service): string {
  const names = Object.keys(service.model.operations).sort()
  const rows = names.map((name) => `| ${name} | ${service.operations.has(name) ? 'yes' : ''} |`)
  return [`## ${service.model.service}`, '', '| Operation | Built |', '|---|---|', ...rows].join('\n')
}

/** How many operations the model has and how many of them are built. Throws for one that is built and not in the model. */
export function count({ model, operations }: Service): { built: number; all: number } {
  const names = Object.keys(model.operations)
  const foreign = [...operations.keys()].filter((name) => !names.includes(name))
  if (foreign.length > 0) throw new Error(`${model.service} has no operation ${foreign.join(', ')}`)
  return { built: operations.size, all: names.length }
}
