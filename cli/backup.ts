import { once } from 'node:events'
import { createReadStream, createWriteStream, renameSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { backup, type Restored, restore } from '@/lib/store/backup'
import { openStore, type Store } from '@/lib/store/database'
import { command } from './command'

const usage = `npm run backup -- FILE
npm run restore -- FILE

backup writes everything that DATA_DIR or DATABASE_URL holds to a file of JSON lines, as it was at one moment; the server
may go on. restore reads one into a place that holds nothing yet, all of it or nothing. Either database takes what the
other wrote.

Exit codes: 0 done, 2 not done.`

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  })
  const [command, file] = positionals
  if (values.help || file === undefined) return say(usage, values.help ? 0 : 2)
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = env()
  const store = await openStore({ dataDir, databaseUrl })
  try {
    return command === 'restore' ? await read(store, file) : await write(store, file)
  } finally {
    await store.close()
  }
}

/** Beside its place first: what is there already is replaced by a whole backup or not at all. */
async function write(store: Store, file: string): Promise<number> {
  const to = createWriteStream(`${file}.new`, { mode: 0o600 })
  await once(to, 'open')
  const rows = await backup(store, to)
  to.end()
  await once(to, 'close')
  renameSync(`${file}.new`, file)
  return say(
    `${rows} rows of ${store.where} are in ${file}. It holds what people's accounts hold: keep it as safe as those.`,
    0,
  )
}

async function read(store: Store, file: string): Promise<number> {
  const from = createReadStream(file)
  await once(from, 'open')
  const restored = await restore(store, from)
  if (restored.ok) return say(`${restored.rows} rows of ${restored.at} are in ${store.where}.`, 0)
  return say(refusals(file, store.where, restored.line)[restored.why], 2)
}

function refusals(
  file: string,
  where: string,
  line: number,
): Record<Extract<Restored, { ok: false }>['why'], string> {
  return {
    'not-empty': `There is data at ${where} already, and a backup is not mixed with it. Name an empty place in DATA_DIR or DATABASE_URL.`,
    'not-a-backup': `${file} is no backup of this program: line ${line} is not one of its lines. Nothing was restored.`,
    newer: `${file} was written by a newer version of this program. Restore it with that version. Nothing was restored.`,
    'cut-off': `${file} is not whole: lines are missing. Use another backup. Nothing was restored.`,
    'does-not-fit': `${file} is not whole: line ${line} belongs to something that is missing. Use another backup. Nothing was restored.`,
  }
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`)
  return code
}

await command(main)
