import { Card } from '@/components/card/card'
import { CheckAgain } from '@/components/card/check-again'
import { FixLink } from '@/components/card/fix-link'
import { CardSkeleton } from '@/components/card/skeleton'
import type { KeyChange } from '@/components/patch/key-change'
import { visible } from '@/lib/message'
import { count, inWords } from '@/lib/report/count'
import { type Group, groups } from '@/lib/report/groups'
import type { CheckId, Report } from '@/lib/report/model'
import { needsAttention } from '@/lib/report/verdicts'
import type { Look, Show } from './show'

type Props = {
  show: Show
  runId: string
  /** Whether whoever looks may have a card checked again. */
  checks: boolean
  abouts: Readonly<Record<CheckId, string>>
  now: number
  changeOf: (report: Report, check: CheckId) => KeyChange | null
  /** Checks whose card leads to a plan. */
  fixable: readonly CheckId[]
}

/**
 * Rows under headings, always in the order of the checklist: what a person saw fall is where it was after a reload.
 * While they fall, each keeps the height of a row; cards that need a person unfold when the last one is there.
 */
export function CardList({ show, runId, checks, abouts, now, changeOf, fixable }: Props) {
  return groups.map(group => (
    <section key={group.id} aria-labelledby={group.id} className="not-first:mt-7">
      <h2 id={group.id} className="mb-2 flex flex-wrap items-baseline gap-x-2 px-0.5 text-sm font-semibold">
        {group.title}
        {show.judged(group.checks, look => (
          <span className="font-normal text-soft">{summary(group, look)}</span>
        ))}
      </h2>
      <div className="panel divide-y divide-hair overflow-hidden">
        {group.checks.map(id => (
          <div key={id}>
            {show.judged([id], look => {
              const finding = look(id)
              if (!finding) return <CardSkeleton id={id} about={abouts[id]} />
              const what = visible(finding.title.text)
              const again = checks && <CheckAgain runId={runId} check={id} what={what} />
              if (!needsAttention(finding.verdict))
                return <Card finding={finding} open={false} now={now} again={again} />
              return show.finished(report => (
                <Card
                  finding={finding}
                  open={report !== null}
                  now={now}
                  change={report && changeOf(report, id)}
                  again={
                    report !== null && fixable.includes(id) ? (
                      <div className="no-print flex flex-wrap items-start gap-3">
                        <FixLink runId={runId} check={id} what={what} />
                        {again}
                      </div>
                    ) : (
                      again
                    )
                  }
                />
              ))
            })}
          </div>
        ))}
      </div>
    </section>
  ))
}

function summary(group: Group, look: Look): string {
  const findings = group.checks.map(look)
  return findings.every(finding => finding !== null) ? inWords(count(findings)) : ''
}
