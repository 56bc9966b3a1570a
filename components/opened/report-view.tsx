import { useMemo } from 'react'
import { Card } from '@/components/card/card'
import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { Meta } from '@/components/run/meta'
import { NotSeen } from '@/components/run/not-seen'
import { ToDo } from '@/components/run/to-do'
import { Ring } from '@/components/verdict/ring'
import { count, inWords } from '@/lib/report/count'
import { sectionsOf } from '@/lib/report/export/order'
import { headline } from '@/lib/report/headline'
import { checkIds, type Report } from '@/lib/report/model'
import { replyOf } from '@/lib/report/reply'
import { needsAttention } from '@/lib/report/verdicts'
import { changesIn } from './changes-in'

/** A report that somebody brought, as the checklist shows it. */
export function ReportView({ report, now }: { report: Report; now: number }) {
  const reply = replyOf(report)
  const changes = useMemo(() => changesIn(report), [report])
  return (
    <>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 sm:gap-x-6">
        <Ring counts={count(report.findings)} total={checkIds.length} />
        <div>
          <h2 className="text-xl leading-7 font-semibold tracking-tight">{headline(report)}</h2>
          <Meta report={report} now={now} />
        </div>
      </div>
      <div className="panel p-4.5">
        <ToDo report={report} />
      </div>
      {sectionsOf(report).map(({ group, findings }) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h3 id={group.id} className="mb-2 flex flex-wrap gap-x-2 text-sm font-semibold">
            {group.title} <span className="font-normal text-soft">{inWords(count(findings))}</span>
          </h3>
          <div className="panel divide-y divide-hair overflow-hidden">
            {findings.map(finding => (
              <Card
                key={finding.id}
                finding={finding}
                open={needsAttention(finding.verdict)}
                now={now}
                change={changes.get(finding.id) ?? null}
              />
            ))}
          </div>
        </section>
      ))}
      <section aria-labelledby="reply" className="panel p-4.5">
        <div className="mb-3 flex items-center justify-between">
          <h3 id="reply" className="text-sm font-semibold">
            A reply to send
          </h3>
          <CopyButton text={reply} what="the reply" />
        </div>
        <CodeBlock text={reply} language="text" />
      </section>
      <NotSeen sentences={report.notSeen} />
    </>
  )
}
