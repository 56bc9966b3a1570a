import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { describe, expect, test } from 'vitest'
import { decide, type PolicyDocument, type PolicyRequest, parsePolicy } from '../index'
import { caseOf } from './case'
import table from './explained.json'
import { differ } from './fuzz'
import { rewrites } from './rewrites'
import { simulationOf, theirs } from './theirs'

type Row = Omit<(typeof table)[number], 'example' | 'how'> & {
  /** How the row is kept out of the comparison: by the entrance, by rewriting every case, or only where they differ. */
  readonly how: 'entrance' | 'adapter' | 'predicate'
  readonly example: {
    readonly policy: PolicyDocument
    readonly request: PolicyRequest
    readonly ours: string
    readonly theirs: string
  }
}
const rows = table as unknown as readonly Row[]
const rewritten = rows.filter(({ how }) => how !== 'entrance')
const named = rewritten.map(({ predicate }) => predicate)
const adapted = rewritten.flatMap(({ how, predicate }) => (how === 'adapter' ? predicate : []))

describe('beside @cloud-copilot/iam-simulate', () => {
  test('20,000 cases are answered alike, but for the differences that are explained', () => {
    const { cases, agreed, explained, difference } = differ(20_000, 3)
    expect(difference).toBeNull()
    expect(cases).toBe(20_000)
    // Cases that hardly ever match would show nothing.
    for (const answer of ['allow', 'explicit-deny', 'implicit-deny'])
      expect(agreed[answer]).toBeGreaterThan(3_000)
    expect(Object.keys(explained).toSorted()).toEqual(
      rows.flatMap(({ how, name }) => (how === 'predicate' ? name : [])).toSorted(),
    )
    expect(Object.values(explained).reduce((sum, each) => sum + each, 0)).toBeLessThan(1_000)
  }, 120_000)

  test.each(rewritten.map(row => [row.name, row] as const))(
    '%s is still needed',
    (_, { predicate, example }) => {
      const { policy, request } = example
      const others = adapted.filter(name => name !== predicate)
      expect(decide(policy, request).decision).toBe(example.ours)
      expect(theirs(policy, request, others)).toBe(example.theirs)
      expect(theirs(policy, request, [...others, predicate])).toBe(example.ours)
    },
  )

  test.each(rows.filter(({ how }) => how === 'entrance').map(row => [row.name, row] as const))(
    '%s is why the other entrance is taken',
    async (_, { example }) => {
      const { policy, request } = example
      const simulation = simulationOf(caseOf(policy, request))
      const told = await runSimulation(
        { ...simulation, resourcePolicy: policy },
        { simulationMode: 'Strict' },
      )
      expect(told.resultType === 'error' ? 'broken' : told.overallResult).toBe(
        example.theirs === 'broken' ? 'broken' : 'ImplicitlyDenied',
      )
      expect(theirs(policy, request, named)).toBe(example.ours)
      expect(decide(policy, request).decision).toBe(example.ours)
    },
  )

  test('each row is about a policy that can be one, and has a page', () => {
    expect(rewritten.map(({ predicate }) => predicate).toSorted()).toEqual(Object.keys(rewrites).toSorted())
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
    for (const { source, example, right } of rows) {
      expect(new URL(source).host).toBe('docs.aws.amazon.com')
      expect(['ours', 'undocumented']).toContain(right)
      expect(parsePolicy(JSON.stringify(example.policy)).ok).toBe(true)
      expect(example.theirs).not.toBe(example.ours)
    }
  })
})

test('nothing that ships knows the other engine', () => {
  const root = join(import.meta.dirname, '..', '..', '..')
  const knowing = ['app', 'cli', 'components', 'lib']
    .flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
    )
    .filter(file => /\.(tsx?|mjs)$/.test(file))
    .filter(file => !file.startsWith(join('lib', 'policy', 'differential')))
    .filter(file =>
      /@cloud-copilot|policy\/differential|'\.\/differential/.test(readFileSync(join(root, file), 'utf8')),
    )
    .filter(file => !file.endsWith('.test.ts'))
  expect(knowing).toEqual([join('cli', 'fuzz.ts')])
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(Object.keys(dependencies).filter(name => name.startsWith('@cloud-copilot'))).toEqual([])
})
