import { moment } from '@/lib/moment'
import { type Counts, inWords } from '@/lib/report/count'
import type { Verdict } from '@/lib/report/model'

export type ChartedRun = { readonly id: string; readonly at: string; readonly counts: Counts }

/** From the ground up: what is well, then what is not, so that the eye meets trouble at the same place in every bar. */
const order: readonly Verdict[] = ['pass', 'warn', 'todo', 'unknown', 'fail']

// Whole class names: Tailwind reads the sources.
const fills: Readonly<Record<Verdict, string>> = {
  pass: 'fill-verdict-pass/35',
  warn: 'fill-verdict-warn',
  todo: 'fill-verdict-todo',
  unknown: 'fill-verdict-unknown',
  fail: 'fill-verdict-fail',
  skip: 'fill-line',
}

const HEIGHT = 96
const STEP = 20
const BAR = 14

/** One bar a run, the newest at the right; the table below says the same in words. */
export function HistoryChart({ runs }: { runs: readonly ChartedRun[] }) {
  const most = Math.max(1, ...runs.map(({ counts }) => applying(counts)))
  const width = runs.length * STEP
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={`Verdicts of ${runs.length} runs, the newest last: ${runs.at(-1) ? inWords(runs.at(-1)?.counts ?? none) : ''}`}
      className="h-auto max-w-full"
    >
      {runs.map(({ id, at, counts }, index) => (
        <g key={id}>
          <title>{`${moment(at)}: ${inWords(counts)}`}</title>
          {bars(counts, most).map(({ verdict, y, height }) => (
            <rect
              key={verdict}
              x={index * STEP + (STEP - BAR) / 2}
              y={y}
              width={BAR}
              height={height}
              rx={1.5}
              className={fills[verdict]}
            />
          ))}
        </g>
      ))}
    </svg>
  )
}

const none: Counts = { pass: 0, warn: 0, fail: 0, todo: 0, skip: 0, unknown: 0 }

function applying(counts: Counts): number {
  return order.reduce((sum, verdict) => sum + counts[verdict], 0)
}

function bars(counts: Counts, most: number): { verdict: Verdict; y: number; height: number }[] {
  let ground = HEIGHT
  return order
    .filter(verdict => counts[verdict] > 0)
    .map(verdict => {
      const height = (counts[verdict] / most) * HEIGHT
      ground -= height
      return { verdict, y: ground, height: Math.max(1, height - 1) }
    })
}
