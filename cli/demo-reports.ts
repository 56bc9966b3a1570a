import { type Organization, organizations, startDemo } from '@/lib/demo'
import type { Report } from '@/lib/report/model'
import { begin } from '@/lib/run/begin'
import type { Hints } from '@/lib/target'
import { demoTarget } from './demo-target'

/** A report of every organization of the demo, by name, with what its administrator would have told. For tests. */
export async function demoReports(
  hints: (organization: Organization) => Hints = () => ({}),
): Promise<ReadonlyMap<string, Report>> {
  const demo = await startDemo()
  try {
    const made = Object.entries(organizations).map(
      async ([name, organization]): Promise<[string, Report]> => {
        const begun = await begin(demoTarget(demo, name, hints(organization)))
        if (!begun.ok) throw new Error(begun.problem.message.text)
        return [name, await begun.run.finished()]
      },
    )
    return new Map(await Promise.all(made))
  } finally {
    await demo.close()
  }
}
