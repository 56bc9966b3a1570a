import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** From the top of the house to its cellar: a room imports only rooms below it (docs/decisions). */
const floors = [
  ['app', 'cli', 'components', 'bench', 'e2e'],
  ['lib/fixes'],
  ['lib/run'],
  ['lib/report', 'lib/auth', 'lib/checks', 'lib/connect'],
  ['lib/facts', 'lib/store'],
  ['lib/aws'],
  ['lib/policy', 'lib/kiro'],
]

type Import = { readonly file: string; readonly from: string; readonly typeOnly: boolean }

const imports: readonly Import[] = ['app', 'cli', 'components', 'lib']
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .flatMap(file =>
    [
      ...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export) (type )?[^;]*?from '([^']+)'/gm),
    ].map(match => ({
      file,
      from: match[2]?.startsWith('.') ? join(file, '..', match[2]) : (match[2] ?? '').replace(/^@\//, ''),
      typeOnly: match[1] !== undefined,
    })),
  )

const roomOf = (path: string) => floors.flat().find(room => path === room || path.startsWith(`${room}/`))
const floorOf = (path: string) =>
  floors.findIndex(floor => floor.some(room => path === room || path.startsWith(`${room}/`)))

test('no room imports a room above it', () => {
  const upward = imports.filter(
    ({ file, from, typeOnly }) => !typeOnly && roomOf(from) && floorOf(from) < floorOf(file),
  )
  expect(upward).toEqual([])
})

test('checks know facts by their types alone', () => {
  const values = imports.filter(
    ({ file, from, typeOnly }) => file.startsWith('lib/checks/') && from.startsWith('lib/facts') && !typeOnly,
  )
  expect(values).toEqual([])
})

test.each(['lib/checks', 'lib/policy', 'lib/kiro', 'lib/report'])(
  '%s needs no SDK, database, React or Next',
  room => {
    const outside = imports.filter(
      ({ file, from }) =>
        file.startsWith(`${room}/`) && /^(@aws-sdk|@smithy|react|next|libsql|pg|kysely|node:)/.test(from),
    )
    expect(outside).toEqual([])
  },
)

test('nobody in lib knows the demo AWS, and the demo does not ask the judge', () => {
  const known = imports.filter(
    ({ file, from }) =>
      file.startsWith('lib/') && !file.startsWith('lib/demo/') && from.startsWith('lib/demo'),
  )
  const asked = imports.filter(
    ({ file, from }) => file.startsWith('lib/demo/') && /^lib\/(policy|checks|facts|run)/.test(from),
  )
  expect([...known, ...asked.filter(({ typeOnly }) => !typeOnly)]).toEqual([])
})

/** Their licence is none that ships: https://www.gnu.org/licenses/agpl-3.0.html */
test('the engine that ours is held against is asked by tests and benches alone', () => {
  const asking = imports.filter(({ from }) => from.startsWith('@cloud-copilot/')).map(({ file }) => file)
  const led = imports.filter(({ from }) => from.startsWith('lib/policy/differential')).map(({ file }) => file)
  const allowed = /^(lib\/policy\/differential\/|bench\/|cli\/fuzz\.ts$)/
  expect([...asking, ...led].filter(file => !allowed.test(file))).toEqual([])
  expect(asking.length).toBeGreaterThan(0)
})

test('components know nothing of the store, of AWS or of who is asking', () => {
  const wrong = imports.filter(
    ({ file, from }) => file.startsWith('components/') && /^lib\/(store|aws|auth|facts|run|demo)/.test(from),
  )
  expect(wrong.filter(({ typeOnly }) => !typeOnly)).toEqual([])
})

test('process.env is read in one place', () => {
  const readers = ['app', 'components', 'lib'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(name => join(folder, name))
      .filter(file => /\.tsx?$/.test(file) && !/\.test\./.test(file))
      .filter(file => readFileSync(join(root, file), 'utf8').includes('process.env')),
  )
  expect(readers).toEqual(['lib/env.ts'])
})
