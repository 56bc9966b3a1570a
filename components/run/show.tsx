import { type ReactNode, Suspense } from 'react'
import type { CheckId, Finding, Report } from '@/lib/report/model'
import type { Run } from '@/lib/run/run'

/** null: not judged yet. */
export type Look = (id: CheckId) => Finding | null

/**
 * How a page comes by its parts. A page that streams draws each part with nothing known, and again once its checks are
 * judged; a page of a finished run, or one without a script, draws each once, with what there is.
 */
export type Show = {
  readonly judged: (ids: readonly CheckId[], draw: (look: Look) => ReactNode) => ReactNode
  readonly finished: (draw: (report: Report | null) => ReactNode) => ReactNode
  /** Draws at every change, at most once in `every` milliseconds, and for the last time when the run is finished. */
  readonly following: (every: number, draw: (run: Run) => ReactNode) => ReactNode
}

export function asItStands(run: Run): Show {
  return {
    judged: (_ids, draw) => draw(id => run.finding(id)),
    finished: draw => draw(run.report()),
    following: (_every, draw) => draw(run),
  }
}

export function asItFalls(run: Run): Show {
  return {
    // What is judged already is part of the first piece of the page.
    judged: (ids, draw) =>
      ids.every(id => run.finding(id)) ? (
        draw(id => run.finding(id))
      ) : (
        <Suspense fallback={draw(() => null)}>
          <Judged run={run} ids={ids} draw={draw} />
        </Suspense>
      ),
    finished: draw => (
      <Suspense fallback={draw(null)}>
        <Finished run={run} draw={draw} />
      </Suspense>
    ),
    following: (every, draw) => <Following run={run} every={every} draw={draw} />,
  }
}

type JudgedProps = { run: Run; ids: readonly CheckId[]; draw: (look: Look) => ReactNode }

async function Judged({ run, ids, draw }: JudgedProps) {
  const findings = await Promise.all(ids.map(id => run.judged(id)))
  return draw(id => findings.find(finding => finding.id === id) ?? null)
}

async function Finished({ run, draw }: { run: Run; draw: (report: Report | null) => ReactNode }) {
  return draw(await run.finished())
}

type FollowingProps = { run: Run; every: number; draw: (run: Run) => ReactNode }

/** A chain: what stands now is the fallback of what stands next. The last link has none, and is finished. */
function Following({ run, every, draw }: FollowingProps) {
  if (run.report()) return draw(run)
  return (
    <Suspense fallback={draw(run)}>
      <Next run={run} every={every} draw={draw} />
    </Suspense>
  )
}

async function Next({ run, every, draw }: FollowingProps) {
  const pause = new Promise(resolve => setTimeout(resolve, every))
  await Promise.race([run.finished(), Promise.all([run.changed(), pause])])
  return <Following run={run} every={every} draw={draw} />
}
