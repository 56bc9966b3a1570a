import { CallFailed, explain } from '@/lib/aws/errors'

export type RegionAnswer<V> = { readonly region: string; readonly value?: V; readonly why?: CallFailed }

/**
 * Asks Regions at once. Settles when all have answered; once one `holds` what is looked for, the others get
 * `graceMs` more, and those still silent are reported as such: one dead Region must not hold up the run.
 */
export function sweepRegions<V>(
  first: readonly string[],
  ask: (region: string) => Promise<V>,
  holds: (value: V) => boolean,
  graceMs: number,
): { with(more: Promise<readonly string[]>): Promise<readonly RegionAnswer<V>[]> } {
  const asked = new Map<string, Promise<void>>()
  const answers = new Map<string, RegionAnswer<V>>()
  let found: () => void
  const someFound = new Promise<void>(resolve => {
    found = resolve
  })
  const add = (region: string) => {
    if (asked.has(region)) return
    asked.set(
      region,
      ask(region).then(
        value => {
          answers.set(region, { region, value })
          if (holds(value)) found()
        },
        (error: unknown) => {
          if (!(error instanceof CallFailed)) throw error
          answers.set(region, { region, why: error })
        },
      ),
    )
  }
  first.forEach(add)

  return {
    async with(more) {
      const all = more.then(regions => {
        regions.forEach(add)
        return Promise.all(asked.values())
      })
      let timer: NodeJS.Timeout | undefined
      const enough = someFound.then(
        () =>
          new Promise<void>(resolve => {
            timer = setTimeout(resolve, graceMs)
          }),
      )
      await Promise.race([all, enough]).finally(() => clearTimeout(timer))
      return [...asked.keys()].map(region => answers.get(region) ?? { region, why: silent(region) })
    },
  }
}

function silent(region: string): CallFailed {
  const late = Object.assign(new Error('No answer while the others had theirs'), { name: 'TimeoutError' })
  return explain(late, { action: 'sso:ListInstances', region }, [])
}
