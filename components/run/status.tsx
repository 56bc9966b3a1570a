import { headline } from '@/lib/report/headline'
import type { Show } from './show'

/** What a screen reader hears: now and then how far it is, and the answer once. */
export function RunStatus({ show }: { show: Show }) {
  return (
    <div role="status" className="sr-only">
      {show.following(2_500, run => {
        const report = run.report()
        const { judged, total } = run.progress()
        return report ? headline(report) : `${judged} of ${total} checks judged`
      })}
    </div>
  )
}
