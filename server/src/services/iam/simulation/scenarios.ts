import { incompleteScenario, unknownScenario } from './errors.ts'
import { partsOf } from './resources.ts'

const VPC_INSTANCE = ['instance', 'image', 'security-group', 'network-interface']

/**
 * The resource types that each ResourceHandlingOption wants.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html (ResourceHandlingOption)
 */
const SCENARIOS: ReadonlyMap<string, readonly string[]> = new Map([
  ['EC2-VPC-InstanceStore', VPC_INSTANCE],
  ['EC2-VPC-InstanceStore-Subnet', [...VPC_INSTANCE, 'subnet']],
  ['EC2-VPC-EBS', [...VPC_INSTANCE, 'volume']],
  ['EC2-VPC-EBS-Subnet', [...VPC_INSTANCE, 'subnet', 'volume']],
])

/** @throws InvalidInput for an option that is not documented, or resources that it wants and that are not there */
export function checkScenario(option: string | undefined, resources: readonly string[]): void {
  if (option === undefined) return
  const wanted = SCENARIOS.get(option)
  if (wanted === undefined) throw unknownScenario(option)
  const there = new Set(resources.map(ec2Type))
  const missing = wanted.filter((type) => !there.has(type))
  if (missing.length > 0) throw incompleteScenario(option, missing)
}

/** `instance` of `arn:aws:ec2:REGION:ACCOUNT:instance/ID`. */
function ec2Type(arn: string): string | undefined {
  const parts = partsOf(arn)
  return parts?.service === 'ec2' ? parts.resource.split('/', 1)[0] : undefined
}
