import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { jsonLine } from '@/lib/report/json'
import { auditEvents, checkChain } from '@/lib/store/audit'
import { openStore } from '@/lib/store/database'
import { command } from './command'

const usage = `npm run --silent audit:verify [-- --expect HASH]
npm run --silent audit:export > audit.jsonl

verify walks the audit log of this server's data (DATA_DIR or DATABASE_URL) and says whether an event was altered, moved
or taken out of its middle. Note the head that it prints: with --expect it also says whether the end was cut off since.
export prints every event as one line of JSON, oldest first.

Exit codes: 0 whole, 1 not whole, 2 could not be read.`

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { expect: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(usage, 0)
  if (positionals[0] !== 'verify' && positionals[0] !== 'export') return say(usage, 2)
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = env()
  const store = await openStore({ dataDir, databaseUrl })
  try {
    if (positionals[0] === 'export') {
      for await (const event of auditEvents(store.db)) process.stdout.write(`${jsonLine(event)}\n`)
      return 0
    }
    const check = await checkChain(store.db, values.expect)
    if (!check.whole) return say(broken(check.number, check.why), 1)
    if (!check.met)
      return say(`The log is whole, but its end was cut off: it holds no event ${values.expect}.`, 1)
    return say(`The log is whole: ${check.events} events, head ${check.head}.`, 0)
  } finally {
    await store.close()
  }
}

function broken(number: number, why: 'altered' | 'missing' | 'out-of-place'): string {
  const what = {
    altered: `Event ${number} is not what was written.`,
    missing: `Event ${number} is missing.`,
    'out-of-place': `Event ${number} does not follow the one before it.`,
  }
  return `${what[why]} Restore a backup from before, and look at who may write to the database.`
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`)
  return code
}

await command(main)
