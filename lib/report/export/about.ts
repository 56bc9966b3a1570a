import { regionLabel } from '@/lib/kiro/regions'
import { visible } from '@/lib/message'
import { duration, moment } from '@/lib/moment'
import type { Report } from '../model'

const kinds = { organization: 'Organization instance', account: 'Account instance' } as const

/** What the report is about, line by line; and what a reader has to know before believing it. */
export function aboutLines(report: Report): readonly string[] {
  const { instance, account, generatedAt, durationMs, endpoint, redaction } = report
  const kind = instance?.kind ? kinds[instance.kind] : 'Instance'
  return [
    instance ? `${kind} in ${visible(regionLabel(instance.primaryRegion))}` : 'No instance',
    `Account ${visible(account.id)}`,
    `Checked ${moment(generatedAt)} in ${duration(durationMs)}`,
    ...(endpoint === null ? [] : [`Requests went to ${visible(endpoint)}, not to AWS`]),
    ...(redaction
      ? [
          `Some of it is hidden: ${redaction.tokens.toLocaleString('en-US')} texts are shown as tokens, each the same throughout`,
        ]
      : []),
  ]
}
