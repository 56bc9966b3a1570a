import { checklist } from '@/lib/checks'
import type { FactName, FactValues, Settled } from '@/lib/facts/model'
import type { CheckId } from '@/lib/report/model'
import type { AttestedOf } from '@/lib/run/attested'
import { judge } from '@/lib/run/judge'
import type { LiveRun } from '@/lib/run/live'
import type { Facts } from '@/lib/run/reading'
import type { Plan } from './plan'

/**
 * Of every check that looks at what changes: as it was judged, and as it will be. The check `mended` is among them: where
 * nothing tells its verdict beforehand it has to pass.
 */
export async function verdictsOf(
  run: LiveRun,
  after: Partial<FactValues>,
  attested: AttestedOf,
  mended?: CheckId,
): Promise<Plan['verdicts']> {
  const changed = Object.keys(after) as FactName[]
  const facts: Facts = {
    async of<N extends FactName>(name: N): Promise<Settled<FactValues[N]>> {
      const settled = await run.reading.of(name)
      return Object.hasOwn(after, name)
        ? {
            state: 'known',
            value: after[name] as FactValues[N],
            from: settled.state === 'known' ? settled.from : [],
          }
        : settled
    },
  }
  const affected = checklist.filter(({ needs, sees = [] }) =>
    [...needs, ...sees].some(name => changed.includes(name)),
  )
  const before = (id: CheckId) => run.finding(id)?.verdict ?? 'unknown'
  const judged = await Promise.all(
    affected.map(async check => ({
      check: check.id,
      before: before(check.id),
      after: (await judge(check, facts, run.of.hints, attested(run.of, facts))).verdict,
    })),
  )
  if (mended === undefined || judged.some(({ check }) => check === mended)) return judged
  return [{ check: mended, before: before(mended), after: null }, ...judged]
}
