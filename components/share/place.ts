import { visible } from '@/lib/message'
import type { Report } from '@/lib/report/model'

/** Where in a report something stands, as a person would find it: once each, in the order of the report. */
export function placesOf(report: Report, pointers: readonly string[]): readonly string[] {
  return [...new Set(pointers.map(pointer => placeOf(report, pointer)))]
}

function placeOf(report: Report, pointer: string): string {
  const [, part = '', index = ''] = pointer.split('/')
  if (part === 'findings') return visible(report.findings[Number(index)]?.title.text ?? part)
  if (part === 'keyPolicies') {
    const region = report.keyPolicies[Number(index)]?.key.region
    return region ? `the key policy in ${visible(region)}` : 'the key policies'
  }
  return heads[part] ?? part
}

const heads: Readonly<Record<string, string>> = {
  account: 'the account at the head',
  instance: 'the instance at the head',
  notSeen: 'what no checker can see',
  endpoint: 'where requests went',
}
