import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { fileStore, type RunRecord } from './runs'

const report = z.object({ answer: z.string() })
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiro-readiness-store-'))
  process.env.DATA_DIR = folder
})

function record(id: string): RunRecord<{ answer: string }> {
  const hints = { region: 'eu-central-1' }
  const of = {
    source: 'profile',
    name: 'prod',
    roleArn: null,
    externalId: null,
    hints,
    endpoint: null,
  } as const
  return { id, startedAt: '2026-11-24T12:00:00.000Z', of, report: { answer: 'ready' } }
}

test('a run that was saved is there for another process too', async () => {
  const saved = record('mwuxz848-6f6461b8ce464154')
  await fileStore(report).save(saved)
  expect(await fileStore(report).load(saved.id)).toEqual(saved)
})

test('newest first, and no more than asked for', async () => {
  const store = fileStore(report)
  for (const time of ['mwuxz841', 'mwuxz843', 'mwuxz842'])
    await store.save(record(`${time}-0000000000000000`))
  expect((await store.recent(2)).map(({ id }) => id.slice(0, 8))).toEqual(['mwuxz843', 'mwuxz842'])
})

test.each([
  '../secret',
  '..',
  '',
  'mwuxz848-6f6461b8ce46415',
  '/etc/passwd',
  'mwuxz848-6f6461b8ce464154.json',
])('an address that is no id finds nothing: %s', async id => {
  expect(await fileStore(report).load(id)).toBeNull()
})

test('an empty folder has no runs, and no run', async () => {
  expect(await fileStore(report).recent(10)).toEqual([])
  expect(await fileStore(report).load('mwuxz848-6f6461b8ce464154')).toBeNull()
})

test('a file that is no run hides no other', async () => {
  const store = fileStore(report)
  await store.save(record('mwuxz848-6f6461b8ce464154'))
  writeFileSync(join(folder, 'runs', 'mwuxz849-6f6461b8ce464154.json'), '{"id":')
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect((await store.recent(10)).map(({ id }) => id)).toEqual(['mwuxz848-6f6461b8ce464154'])
  expect(silent).toHaveBeenCalledOnce()
  silent.mockRestore()
})

test('what is half written beside it is never read, and only the owner reads the rest', async () => {
  const store = fileStore(report)
  await store.save(record('mwuxz848-6f6461b8ce464154'))
  writeFileSync(join(folder, 'runs', 'mwuxz849-6f6461b8ce464154.json.new'), '{"id":')
  expect((await store.recent(10)).length).toBe(1)
  for (const name of readdirSync(join(folder, 'runs')).filter(each => each.endsWith('.json')))
    expect(statSync(join(folder, 'runs', name)).mode & 0o077).toBe(0)
})
