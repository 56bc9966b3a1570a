import type { Partition } from '@/lib/facts/model'
import type { Source } from '@/lib/report/model'

export const supportedRegions: Source = {
  title: 'Kiro: supported Regions',
  url: 'https://kiro.dev/docs/enterprise/supported-regions',
  verified: '2026-11-01',
  mark: 'D',
}

/** Regions of an Identity Center instance that Kiro supports: the 17 that every account has without asking. */
const commercial = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'sa-east-1',
] as const
const government = ['us-gov-east-1', 'us-gov-west-1'] as const

/** Regions that an account has to opt in to; Kiro supports none of them as an Identity Center Region. */
const optIn = [
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
] as const

export type RegionSupport = 'supported' | 'by-count' | 'opt-in' | 'not-listed'

/** GovCloud Regions are not named on the page: a newer copy counts 19, which these two complete. */
export function idcRegionSupport(region: string): RegionSupport {
  if (has(commercial, region)) return 'supported'
  if (has(government, region)) return 'by-count'
  return has(optIn, region) ? 'opt-in' : 'not-listed'
}

/** Where a Kiro profile can live: data is stored and inference runs there. */
export function profileRegions(partition: string): readonly string[] {
  return partition === 'aws-us-gov' ? government : ['us-east-1', 'eu-central-1']
}

export function enabledByDefault(partition: Partition): readonly string[] {
  return partition === 'aws-us-gov' ? government : commercial
}

const names: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-1': 'US West (N. California)',
  'us-west-2': 'US West (Oregon)',
  'ap-south-1': 'Asia Pacific (Mumbai)',
  'ap-northeast-1': 'Asia Pacific (Tokyo)',
  'ap-northeast-2': 'Asia Pacific (Seoul)',
  'ap-northeast-3': 'Asia Pacific (Osaka)',
  'ap-southeast-1': 'Asia Pacific (Singapore)',
  'ap-southeast-2': 'Asia Pacific (Sydney)',
  'ca-central-1': 'Canada (Central)',
  'eu-central-1': 'Europe (Frankfurt)',
  'eu-west-1': 'Europe (Ireland)',
  'eu-west-2': 'Europe (London)',
  'eu-west-3': 'Europe (Paris)',
  'eu-north-1': 'Europe (Stockholm)',
  'sa-east-1': 'South America (São Paulo)',
  'us-gov-east-1': 'AWS GovCloud (US-East)',
  'us-gov-west-1': 'AWS GovCloud (US-West)',
  'af-south-1': 'Africa (Cape Town)',
  'ap-east-1': 'Asia Pacific (Hong Kong)',
  'ap-east-2': 'Asia Pacific (Taipei)',
  'ap-south-2': 'Asia Pacific (Hyderabad)',
  'ap-southeast-3': 'Asia Pacific (Jakarta)',
  'ap-southeast-4': 'Asia Pacific (Melbourne)',
  'ap-southeast-5': 'Asia Pacific (Malaysia)',
  'ap-southeast-6': 'Asia Pacific (New Zealand)',
  'ap-southeast-7': 'Asia Pacific (Thailand)',
  'ca-west-1': 'Canada West (Calgary)',
  'eu-central-2': 'Europe (Zurich)',
  'eu-south-1': 'Europe (Milan)',
  'eu-south-2': 'Europe (Spain)',
  'il-central-1': 'Israel (Tel Aviv)',
  'me-central-1': 'Middle East (UAE)',
  'me-south-1': 'Middle East (Bahrain)',
  'mx-central-1': 'Mexico (Central)',
}

/** "Europe (Frankfurt), eu-central-1": the name that people know and the one that they type. */
export function regionLabel(region: string): string {
  const name = names[region]
  return name ? `${name}, ${region}` : region
}

function has(list: readonly string[], region: string): boolean {
  return list.includes(region)
}

export function partitionOf(region: string): string {
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('cn-')) return 'aws-cn'
  return 'aws'
}
