import { partitionOf } from './regions'

/** A page of the AWS console, in the partition of the Region. */
export function consoleUrl(service: string, region: string, page = ''): string {
  const host =
    partitionOf(region) === 'aws-us-gov' ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com'
  return `https://${host}/${service}/home?region=${encodeURIComponent(region)}${page}`
}
