import type { Verdict } from '@/lib/report/model'
import { tintOf } from './words'

/** A shape of its own for every verdict, so that none rests on colour alone. */
const shapes: Readonly<Record<Verdict, string>> = {
  pass: 'M3 6.5 5.2 8.7 9.2 3.8',
  warn: 'M6 2.6v4.2M6 9.3v.01',
  fail: 'M3.4 3.4l5.2 5.2M8.6 3.4 3.4 8.6',
  todo: 'M2.8 9.2h1.7L9 4.7 7.3 3 2.8 7.5z',
  skip: 'M3.2 6h5.6',
  unknown: 'M4.3 4.5C4.3 2.1 8 2.3 7.8 4.5 7.7 5.8 6 5.8 6 7.1M6 9.3v.01',
}

export function VerdictIcon({ verdict }: { verdict: Verdict }) {
  return (
    <span className={`grid size-6 place-items-center rounded-full ${tintOf[verdict]}`} aria-hidden="true">
      <svg
        viewBox="0 0 12 12"
        className="size-3.5 fill-none stroke-current stroke-[1.7] [stroke-linecap:round] [stroke-linejoin:round]"
        aria-hidden="true"
      >
        <path d={shapes[verdict]} />
      </svg>
    </span>
  )
}
