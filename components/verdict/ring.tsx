import type { Counts } from '@/lib/report/count'
import type { Verdict } from '@/lib/report/model'
import { strokeOf } from './words'

const order: readonly Verdict[] = ['pass', 'warn', 'fail', 'todo', 'unknown']

/** The checks that apply, each a part of the ring; what is not judged yet stays open. */
export function Ring({ counts, total }: { counts: Counts; total: number }) {
  const applying = Math.max(1, total - counts.skip)
  const part = 100 / applying
  const shown = order.filter(verdict => counts[verdict] > 0)
  const gap = shown.length > 1 ? 1.6 : 0
  let start = 0
  const arcs = shown.map(verdict => {
    const length = counts[verdict] * part
    const arc = { verdict, length: Math.max(0.1, length - gap), offset: -start }
    start += length
    return arc
  })
  const label = `${counts.pass} of ${applying} pass, ${counts.warn} warn, ${counts.fail} fail, ${counts.todo} to confirm, ${counts.unknown} unknown, ${counts.skip} do not apply`
  return (
    <div className="relative size-16 sm:size-22" role="img" aria-label={label}>
      <svg viewBox="0 0 88 88" className="size-full -rotate-90 fill-none stroke-8" aria-hidden="true">
        <circle cx="44" cy="44" r="38" className="stroke-line" />
        {arcs.map(({ verdict, length, offset }) => (
          <circle
            key={verdict}
            cx="44"
            cy="44"
            r="38"
            pathLength="100"
            strokeDasharray={`${length} ${100 - length}`}
            strokeDashoffset={offset}
            className={strokeOf[verdict]}
          />
        ))}
      </svg>
      <span className="absolute inset-0 grid place-content-center text-center" aria-hidden="true">
        <span className="text-lg leading-5 font-semibold tabular-nums sm:text-2xl sm:leading-6">
          {counts.pass}
        </span>
        <span className="text-[0.75rem] leading-4 text-faint tabular-nums">of {applying}</span>
      </span>
    </div>
  )
}
