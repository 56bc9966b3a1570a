import { organizations, startDemo } from '@/lib/demo'
import type { Report } from '@/lib/report/model'
import { begin } from '@/lib/run/begin'
import { demoTarget } from './demo-target'

/** A report of every organization of the demo, by name. For tests. */
export async function demoReports(): Promise<ReadonlyMap<string, Report>> {
  const demo = await startDemo()
  try {
    const made = Object.keys(organizations).map(async (name): Promise<[string, Report]> => {
      const begun = await begin(demoTarget(demo, name))
      if (!begun.ok) throw new Error(begun.problem.message.text)
      return [name, await begun.run.finished()]
    })
    return new Map(await Promise.all(made))
  } finally {
    await demo.close()
  }
}
