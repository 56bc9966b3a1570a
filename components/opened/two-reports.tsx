import { ComparisonView } from '@/components/comparison/comparison'
import { moment } from '@/lib/moment'
import type { Comparison } from '@/lib/report/compare'

/** What became of the earlier report in the later one. */
export function TwoReports({ comparison, now }: { comparison: Comparison; now: number }) {
  const { generatedAt } = comparison
  return (
    <section aria-labelledby="comparison" className="grid grid-cols-1 gap-5">
      <div>
        <h2 id="comparison" className="font-semibold">
          From {moment(generatedAt.before)} to {moment(generatedAt.after)}
        </h2>
        <p className="text-sm text-soft">{ofWhat(comparison)}</p>
      </div>
      <ComparisonView comparison={comparison} now={now} />
    </section>
  )
}

function ofWhat({ sameAccount, sameInstance }: Comparison): string {
  if (sameAccount === false) return 'These are reports of two different accounts.'
  if (sameInstance === false) return 'These are reports of two different Identity Center instances.'
  return sameAccount === null ? 'Whether both are of one account is hidden.' : 'Both are of one account.'
}
