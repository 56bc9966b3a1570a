import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startDemo } from '@/lib/demo'
import { openStore } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { runById } from '@/lib/store/runs'
import { begin } from './begin'
import { takeOverFiles } from './former-files'

test('runs that were files before are in the database, once, and a broken file hides no other', async () => {
  const demo = await startDemo({ organizations: ['cmk-missing'] })
  const begun = await begin({
    source: {
      kind: 'demo',
      name: 'cmk-missing',
      endpoint: demo.endpoint,
      region: demo.region('cmk-missing'),
      keys: demo.credentials('cmk-missing'),
    },
    hints: demo.hints('cmk-missing'),
  })
  if (!begun.ok) throw new Error(begun.problem.message.text)
  const { run } = begun
  const report = await run.finished()
  await demo.close()
  const { dataDir } = await emptyPlace('sqlite')
  mkdirSync(join(dataDir, 'runs'))
  writeFileSync(
    join(dataDir, 'runs', `${run.id}.json`),
    JSON.stringify({ id: run.id, startedAt: run.startedAt, of: run.of, report }),
  )
  writeFileSync(join(dataDir, 'runs', 'mwuxz849-6f6461b8ce464154.json'), '{"id":')

  const store = await openStore({ dataDir })
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  await takeOverFiles(store, dataDir)
  expect(silent).toHaveBeenCalledOnce()
  silent.mockRestore()
  await takeOverFiles(store, dataDir)
  expect(await store.db.selectFrom('run').select(['id', 'answer']).execute()).toEqual([
    { id: run.id, answer: 'not-ready' },
  ])
  expect(JSON.parse((await runById(store.db, run.id))?.report ?? '')).toEqual(
    JSON.parse(JSON.stringify(report)),
  )
  expect(existsSync(join(dataDir, 'runs'))).toBe(false)
  expect(existsSync(join(dataDir, 'runs.taken-over', 'mwuxz849-6f6461b8ce464154.json'))).toBe(true)
  await store.close()
})
