import { partitionOf } from './regions'

/** A page of the AWS console, in the partition of the Region. */
export function consoleUrl(service: string, region: string, page = ''): string {
  return `https://${host(partitionOf(region))}/${service}/home?region=${encodeURIComponent(region)}${page}`
}

/** AWS Organizations has one console for all Regions of a partition. */
export function organizationsUrl(partition: string, page: string): string {
  return `https://${host(partition)}/organizations/v2/home/${page}`
}

function host(partition: string): string {
  return partition === 'aws-us-gov' ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com'
}
