import Link from 'next/link'
import { AnswerMark } from '@/components/answer/mark'
import type { Standing } from '@/components/answer/words'
import { Ago } from '@/components/time/ago'
import { type Counts, inWords } from '@/lib/report/count'

export type RunRowData = {
  readonly id: string
  readonly at: string
  readonly standing: Standing
  /** null: it runs, or was kept before verdicts were counted. */
  readonly counts: Counts | null
  readonly interrupted: boolean
}

type Props = { accountId: string; runs: readonly RunRowData[]; now: number }

/** Any two runs that have ended can be compared: the form leads to an address, with or without a script. */
export function RunTable({ accountId, runs, now }: Props) {
  const ended = runs.filter(({ standing }) => standing !== 'running')
  const [newest, before] = ended
  const comparable = newest !== undefined && before !== undefined
  return (
    <form method="get" action={`/accounts/${accountId}/compare`}>
      <div className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead className="text-xs text-soft">
            <tr className="border-b border-hair whitespace-nowrap">
              {comparable && (
                <>
                  <th scope="col" className="py-2 pl-4.5 font-medium">
                    Before
                  </th>
                  <th scope="col" className="px-3 py-2 font-medium">
                    After
                  </th>
                </>
              )}
              <th scope="col" className="px-4.5 py-2 font-medium">
                Answer
              </th>
              <th scope="col" className="py-2 pr-4.5 font-medium">
                Began
              </th>
              <th scope="col" className="py-2 pr-4.5 font-medium">
                What it found
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-hair">
            {runs.map(({ id, at, standing, counts, interrupted }) => (
              <tr key={id}>
                {comparable &&
                  (['before', 'after'] as const).map(side => (
                    <td key={side} className={side === 'before' ? 'py-2 pl-4.5' : 'px-3 py-2'}>
                      {standing !== 'running' && (
                        <input
                          type="radio"
                          name={side}
                          value={id}
                          defaultChecked={id === (side === 'before' ? before : newest).id}
                          aria-label={`${side === 'before' ? 'Before' : 'After'}: the run of ${at}`}
                          className="size-4.5 accent-accent"
                        />
                      )}
                    </td>
                  ))}
                <td className="px-4.5 py-2">
                  <Link href={`/runs/${id}`} prefetch={false} className="link">
                    <AnswerMark standing={standing} />
                  </Link>
                </td>
                <td className="py-2 pr-4.5 whitespace-nowrap text-soft">
                  <Ago at={at} now={now} />
                </td>
                <td className="min-w-40 py-2 pr-4.5 text-soft">
                  {counts && found(counts)}
                  {interrupted && ' (cut short)'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {comparable && (
        <div className="border-t border-hair px-4.5 py-3">
          <button type="submit" className="button">
            Compare these two
          </button>
        </div>
      )}
    </form>
  )
}

/** What is to do, and how much is not. */
function found(counts: Counts): string {
  const left = inWords({ ...counts, pass: 0, skip: 0 })
  return left === '' ? inWords(counts) : `${left}, ${counts.pass} pass`
}
