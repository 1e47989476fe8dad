import type { Operation, Service, ServiceEntry } from '../operation.ts'
import type { ServiceModel } from '../wire/model.ts'

/** The entry of a service, which `load` gives; it is called once. `unsigned` names its operations that take unsigned requests. */
export function serviceEntry(
  model: ServiceModel,
  load: () => Promise<Service>,
  unsigned: readonly string[] = [],
): ServiceEntry {
  let loaded: ReadonlyMap<string, Operation> | undefined
  let loading: Promise<ReadonlyMap<string, Operation>> | undefined
  return {
    model,
    unsigned,
    operations: () => loaded ?? (loading ??= load().then(({ operations }) => (loaded = operations))),
  }
}
