import { readFileSync } from 'node:fs'

/** The form of the file; raised with every change to it. */
export const ACTION_RESOURCES_FORMAT = 1

/** ARN templates of a service's resource types, and the places in that list of each action's types, actions in lower case. */
export type ServiceResources = readonly [
  templates: readonly string[],
  actions: Readonly<Record<string, readonly number[]>>,
]

/** What `tools/action-resources.ts` writes of the service authorization reference. */
export interface ActionResources {
  readonly format: number
  readonly source: string
  readonly services: Readonly<Record<string, ServiceResources>>
}

const FILE = new URL('../../data/action-resources.json', import.meta.url)

interface Service {
  readonly templates: readonly string[]
  readonly actions: ReadonlyMap<string, readonly number[]>
}

let services: ReadonlyMap<string, Service> | undefined

function load(): ReadonlyMap<string, Service> {
  const data = JSON.parse(readFileSync(FILE, 'utf8')) as ActionResources
  if (data.format !== ACTION_RESOURCES_FORMAT) {
    throw new Error(`action-resources.json has form ${data.format}, not ${ACTION_RESOURCES_FORMAT}`)
  }
  return new Map(
    Object.entries(data.services).map(([name, [templates, actions]]) => [
      name,
      { templates, actions: new Map(Object.entries(actions)) },
    ]),
  )
}

/**
 * The ARN templates (`arn:${Partition}:s3:::${BucketName}`) of the resource types that an action, `s3:ListBucket` in any
 * letter case, can be restricted to; empty for an action that has none or is not known. Read on first use.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function resourceTemplatesOf(action: string): readonly string[] {
  services ??= load()
  const [prefix = '', name = ''] = action.toLowerCase().split(':')
  const service = services.get(prefix)
  return (service?.actions.get(name) ?? []).map((place) => service!.templates[place]!)
}

/** The ARN templates of all resource types of a service, by the prefix of its actions. */
export function templatesOfService(prefix: string): readonly string[] {
  services ??= load()
  return services.get(prefix.toLowerCase())?.templates ?? []
}

/** The actions of a service that can be restricted to a resource, in lower case without the prefix; all others are not in the data. */
export function actionsOfService(prefix: string): readonly string[] {
  services ??= load()
  return [...(services.get(prefix.toLowerCase())?.actions.keys() ?? [])]
}
