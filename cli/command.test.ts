import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { audit } from '@/lib/store/audit'
import { openStore } from '@/lib/store/database'
import { inTerminal } from './in-terminal'

const folder = () => mkdtempSync(join(tmpdir(), 'kiro-readiness-command-'))

/** Where a folder would have to be, there is a file. */
function noFolder(): string {
  const path = join(folder(), 'file')
  writeFileSync(path, '')
  return path
}

const senseless = { DATABASE_URL: 'mysql://root:hunter2@localhost' }
const gone = { DATABASE_URL: 'postgres://root:hunter2@127.0.0.1:9/x' }
type Case = readonly [command: string, args: readonly string[], env: Readonly<Record<string, string>>]

test.each<Case>([
  ['audit', ['verify'], senseless],
  ['audit', ['export'], gone],
  ['audit', ['verify'], { DATA_DIR: noFolder() }],
  ['audit', ['verify', '--colour'], {}],
  ['audit', ['--expect', 'x'], {}],
  ['backup', ['backup', join(folder(), 'none', 'backup')], { DATA_DIR: folder() }],
  ['backup', ['backup', 'x'], senseless],
  ['backup', ['restore', join(folder(), 'none')], { DATA_DIR: folder() }],
  ['backup', ['restore', folder()], { DATA_DIR: folder() }],
  ['report', ['export', join(folder(), 'none'), '--as', 'csv'], {}],
  ['report', ['export', folder(), '--as', 'csv'], {}],
  ['policy', ['lint', folder()], {}],
])('%s %j ends with 2 and a sentence', async (command, args, env) => {
  const { code, stdout, stderr } = await inTerminal(command, args, { env })
  expect(code).toBe(2)
  const said = `${stdout}${stderr}`
  expect(said).toMatch(/\.\n$/)
  expect(said).not.toMatch(/^ +at |node:internal|\.ts:\d/m)
  expect(said).not.toContain('hunter2')
})

test('the audit log comes out as lines that do nothing to a terminal', async () => {
  const dataDir = folder()
  const store = await openStore({ dataDir })
  const name = 'Ada\u009b31m \u202eadA'
  const actor = { kind: 'person', id: 'p1', name } as const
  await audit(store, { actor, from: null, action: 'person.renamed', accountId: null, details: { name } })
  await store.close()
  const { code, stdout } = await inTerminal('audit', ['export'], { env: { DATA_DIR: dataDir } })
  expect(code).toBe(0)
  expect(stdout).not.toMatch(/[\u007f-\u009f\u202e]/)
  const [line = '', ...rest] = stdout.split('\n')
  expect(rest).toEqual([''])
  expect(JSON.parse(JSON.parse(line).details)).toEqual({ name })
})
