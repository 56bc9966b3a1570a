import { Ago } from '@/components/time/ago'
import { regionLabel } from '@/lib/kiro/regions'
import { visible } from '@/lib/message'
import { duration } from '@/lib/moment'
import type { Report } from '@/lib/report/model'

const kinds = { organization: 'Organization instance', account: 'Account instance' } as const

export function Meta({ report, now }: { report: Report; now: number }) {
  const { instance, account, generatedAt, durationMs } = report
  const kind = instance?.kind ? kinds[instance.kind] : 'Instance'
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-soft sm:mt-1.5">
      <li>{instance ? `${kind} in ${visible(regionLabel(instance.primaryRegion))}` : 'No instance'}</li>
      <li>
        Account <span className="font-mono text-[0.8125rem]">{visible(account.id)}</span>
      </li>
      <li>
        Checked <Ago at={generatedAt} now={now} /> in {duration(durationMs)}
      </li>
    </ul>
  )
}
