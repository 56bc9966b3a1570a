import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { reportShape } from '@/lib/report/schema'
import { accountOf } from '@/lib/store/accounts'
import type { Store } from '@/lib/store/database'
import { endRun, insertRun, runById, runId } from '@/lib/store/runs'
import type { RunTarget } from '@/lib/target'
import { changesSince } from './changes'
import { identityOf } from './identity'
import { keptReport } from './kept-report'

/** Runs that an earlier version kept as files go into the database; the folder is renamed when all are there. */
export async function takeOverFiles(store: Store, dataDir: string): Promise<number> {
  const folder = join(dataDir, 'runs')
  const names = await readdir(folder).catch(() => [])
  const ids = names
    .flatMap(name => (name.endsWith('.json') ? [name.slice(0, -5)] : []))
    .filter(id => runId.test(id))
  for (const id of ids.sort()) await takeOver(store, folder, id)
  if (names.length > 0) await rename(folder, `${folder}.taken-over`)
  return ids.length
}

async function takeOver(store: Store, folder: string, id: string): Promise<void> {
  try {
    if (await runById(store.db, id)) return
    const { startedAt, of, report } = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'))
    const target: RunTarget = of
    const parsed = reportShape.parse(report)
    const account = await accountOf(store.db, {
      id: randomBytes(8).toString('hex'),
      identity: identityOf(target, parsed.account.partition, parsed.account.id),
      aws_account_id: parsed.account.id,
      partition: parsed.account.partition,
      name: target.name ?? parsed.account.id,
      target: JSON.stringify(target),
      source: target.source,
      created_at: startedAt,
    })
    const frame = { id, account_id: account.id, server_id: 'former', started_at: startedAt, started_by: null }
    await insertRun(store.db, frame, target)
    const end = { state: 'finished', finishedAt: parsed.generatedAt, ...keptReport(parsed) } as const
    await endRun(store.db, id, end, changesSince(parsed))
  } catch (error) {
    // One file that cannot be read must not hide the others; it stays where the folder goes.
    console.error(`run ${id} in ${folder} cannot be taken over:`, error)
  }
}
