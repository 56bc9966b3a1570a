import type { Verdict } from '@/lib/report/model'
import { words } from '@/lib/report/verdicts'
import { tintOf } from './words'

export function VerdictWord({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap ${tintOf[verdict]}`}>
      {words[verdict]}
    </span>
  )
}
