import { Ring } from '@/components/verdict/ring'
import { visible } from '@/lib/message'
import { count } from '@/lib/report/count'
import { headline } from '@/lib/report/headline'
import { checkIds } from '@/lib/report/model'
import type { Run } from '@/lib/run/run'
import { Meta } from './meta'

/** The answer is the heading; until there is one, how far the run is and what AWS is being asked. */
export function RunHead({ run, name, now }: { run: Run; name: string; now: number }) {
  const report = run.report()
  const findings = checkIds.map(id => run.finding(id)).filter(finding => finding !== null)
  const { judged, total, asking } = run.progress()
  return (
    <div className="grid min-h-34 grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 sm:min-h-24 sm:gap-x-6">
      <Ring counts={count(findings)} total={checkIds.length} />
      <div>
        <h1 className="text-xl leading-7 font-semibold tracking-tight sm:text-[1.75rem] sm:leading-9">
          {report ? headline(report) : `Checking ${visible(name)}`}
        </h1>
        {report ? (
          <Meta report={report} now={now} />
        ) : (
          <div className="mt-2 max-w-xl">
            <progress className="bar" value={judged} max={total} aria-label="Checks judged" />
            <p className="mt-1.5 line-clamp-1 text-sm text-soft">
              <span className="tabular-nums">
                {judged} of {total}
              </span>
              {asking[0] && (
                <>
                  <span className="mx-2 text-faint">·</span>
                  {visible(asking[0].text)}
                </>
              )}
              {asking.length > 1 && <span className="text-faint"> and {asking.length - 1} more</span>}
            </p>
          </div>
        )}
      </div>
    </div>
  )
}
