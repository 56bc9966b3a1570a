import type { ChangeLine } from '@/components/change/list'
import type { Plan } from '@/lib/fixes'
import { words } from '@/lib/report/verdicts'
import type { ChangeTable } from '@/lib/store/changes'
import { outcomeWord } from './outcome'

/** A change as one line of an account's history. */
export function changeLine(change: ChangeTable): ChangeLine {
  const { title, verdicts }: Plan = JSON.parse(change.plan)
  return {
    id: change.id,
    title: title.text,
    at: change.created_at,
    by: change.asked_by,
    approvedBy: change.approved_by,
    hash: change.hash,
    outcome: outcomeWord(change),
    verdicts: verdicts
      .filter(({ before, after }) => before !== after)
      .map(
        ({ check, before, after }) =>
          `${check}: ${words[before]} → ${after ? words[after] : 'told by the check'}`,
      )
      .join(', '),
  }
}
