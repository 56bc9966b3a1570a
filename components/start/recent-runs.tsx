import Link from 'next/link'
import { Ago } from '@/components/time/ago'
import type { Answer } from '@/lib/report/model'

export type RecentRun = {
  readonly id: string
  readonly name: string
  readonly startedAt: string
  readonly answer: Answer | null
  readonly accountId: string | null
}

const answers = {
  ready: { word: 'Ready', ink: 'text-verdict-pass', dot: 'bg-verdict-pass' },
  'not-ready': { word: 'Not ready', ink: 'text-verdict-fail', dot: 'bg-verdict-fail' },
  undecided: { word: 'Undecided', ink: 'text-verdict-unknown', dot: 'bg-verdict-unknown' },
} as const
const running = { word: 'Checking', ink: 'text-soft', dot: 'bg-faint' } as const

export function RecentRuns({ runs, now }: { runs: readonly RecentRun[]; now: number }) {
  return (
    <section aria-labelledby="recent" className="panel overflow-hidden">
      <h2 id="recent" className="border-b border-hair px-4.5 py-3 text-sm font-semibold">
        Recent checks
      </h2>
      {runs.length === 0 ? (
        <p className="px-4.5 py-4 text-sm text-soft">
          None yet. A check takes a few seconds, and its report stays here.
        </p>
      ) : (
        <ul className="divide-y divide-hair">
          {runs.map(({ id, name, startedAt, answer, accountId }) => {
            const { word, ink, dot } = answer ? answers[answer] : running
            return (
              <li key={id}>
                <Link
                  href={`/runs/${id}`}
                  prefetch={false}
                  className="grid grid-cols-[0.5rem_minmax(0,1fr)] gap-x-3 px-4.5 py-2.5 -outline-offset-2 transition-colors hover:bg-sunken"
                >
                  <span aria-hidden="true" className={`mt-2 size-2 rounded-full ${dot}`} />
                  <span className="min-w-0">
                    <bdi className="block text-sm font-medium first-letter:uppercase">{name}</bdi>
                    <span className="block text-xs text-soft">
                      <span className={`font-medium ${ink}`}>{word}</span>
                      {accountId !== null && <span className="font-mono">{` ${accountId}`}</span>},{' '}
                      <Ago at={startedAt} now={now} />
                    </span>
                  </span>
                </Link>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
