import { parseArgs } from 'node:util'
import { differ } from '@/lib/policy/differential/fuzz'

const usage = `npm run --silent fuzz -- [--cases 1000000] [--seed N]

Holds the policy engine against @cloud-copilot/iam-simulate in generated cases. A difference that no row of
lib/policy/differential/explained.json explains is printed as the smallest such case there is.

Exit codes: 0 no such difference, 1 one, 2 could not run.`

/** So many between two lines of progress. */
const STRETCH = 20_000

function main(args: string[]): number {
  const { cases, seed } = optionsOf(args)
  console.log(`${cases} cases, seed ${seed}`)
  const explained: Record<string, number> = {}
  const began = performance.now()
  for (let done = 0; done < cases; ) {
    // A stretch of its own seed, so that it can be run alone.
    const tally = differ(Math.min(STRETCH, cases - done), seed + done / STRETCH)
    if (tally.difference) {
      console.log(`After ${done + tally.cases} cases, seed ${seed + done / STRETCH}:`)
      console.log(JSON.stringify(tally.difference, null, 2))
      return 1
    }
    done += tally.cases
    for (const [row, count] of Object.entries(tally.explained)) explained[row] = (explained[row] ?? 0) + count
    console.log(`${done} cases, ${Math.round(done / ((performance.now() - began) / 1000))} a second`)
  }
  console.log('Explained differences:', explained)
  return 0
}

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { cases: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  })
  const cases = Number(values.cases ?? 1_000_000)
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  if (!values.help && Number.isInteger(cases) && cases > 0 && Number.isInteger(seed)) return { cases, seed }
  console.log(usage)
  process.exit(values.help ? 0 : 2)
}

process.exitCode = main(process.argv.slice(2))
