import type { Operation, Service, ServiceEntry } from '../operation.ts'
import type { ServiceModel } from '../wire/model.ts'

/**
 * The entry of a service, which `load` gives; it is called once, and again where it failed: whoever uses up the process's open files for a
 * moment must not take the service away for good. `unsigned` names its operations that take unsigned requests.
 */
export function serviceEntry(
  model: ServiceModel,
  load: () => Promise<Service>,
  unsigned: readonly string[] = [],
): ServiceEntry {
  let loaded: ReadonlyMap<string, Operation> | undefined
  let loading: Promise<ReadonlyMap<string, Operation>> | undefined
  const begin = () =>
    load().then(
      ({ operations }) => (loaded = operations),
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
  return { model, unsigned, operations: () => loaded ?? (loading ??= begin()) }
}
