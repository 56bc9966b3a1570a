import type { Account, Partition } from './organization'

const enabledByDefault: Record<Partition, readonly string[]> = {
  aws: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
}

const optIn: Record<Partition, readonly string[]> = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-south-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-west-1',
    'eu-central-2',
    'eu-south-1',
    'eu-south-2',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'mx-central-1',
  ],
  'aws-us-gov': [],
}

export type RegionStatus = 'ENABLED_BY_DEFAULT' | 'ENABLED' | 'DISABLED'

export function regionsOf(partition: Partition, account: Account): { name: string; status: RegionStatus }[] {
  const open = enabledByDefault[partition].map(name => ({ name, status: 'ENABLED_BY_DEFAULT' as const }))
  const rest = optIn[partition].map(name => ({
    name,
    status: account.optedIn.includes(name) ? ('ENABLED' as const) : ('DISABLED' as const),
  }))
  return [...open, ...rest].sort((a, b) => a.name.localeCompare(b.name))
}

/** A token is valid in the account's own partition, and there in the Regions that the account has enabled. */
export function worksIn(region: string, partition: Partition, account: Account): boolean {
  return enabledByDefault[partition].includes(region) || account.optedIn.includes(region)
}
