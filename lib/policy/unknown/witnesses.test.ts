import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALLOW, diagramOf } from './diagram'
import { answersOf, influenceOf } from './influence'
import { levelsOf } from './levels'
import type { Atom, OpenStatement } from './open'
import { witnessed } from './witnesses'

const keys = ['a', 'b', 'c', 'd', 'e'] as const
const values = ['absent', '0', '1', '2'] as const
const variables = keys.map(key => ({
  key,
  possibilities: values.map(value => ({
    carried: value === 'absent' ? value : ([value] as const),
    label: value,
  })),
}))

const own: fc.Arbitrary<Atom> = fc
  .tuple(fc.constantFrom(...keys), fc.subarray([...values], { minLength: 0 }))
  .map(([key, met]) => ({
    keys: [key],
    condition: null,
    templates: [],
    holds: way => met.includes(way(key).toString() as (typeof values)[number]),
  }))

/** Two keys, or three, that are alike, or that differ. */
const tie: fc.Arbitrary<Atom> = fc
  .tuple(fc.subarray([...keys], { minLength: 2, maxLength: 3 }), fc.boolean())
  .map(([tied, alike]) => ({
    keys: tied,
    condition: null,
    templates: [],
    holds: way => (new Set(tied.map(key => way(key).toString())).size === 1) === alike,
  }))

const statement: fc.Arbitrary<OpenStatement> = fc.record({
  effect: fc.constantFrom('Allow', 'Deny'),
  atoms: fc.array(fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: tie }), {
    minLength: 1,
    maxLength: 3,
  }),
})

test('what is looked for one by one is what a diagram tells', () => {
  let telling = 0
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 8 }), fc.boolean(), (list, isAllowed) => {
      const statements = list.filter(({ effect }) => !isAllowed || effect === 'Deny')
      const levels = [...(levelsOf(statements, variables, Number.POSITIVE_INFINITY)?.values() ?? [])]
      const diagram = diagramOf(statements, levels, isAllowed, Number.POSITIVE_INFINITY)
      const found = witnessed(statements, levels, isAllowed, Number.POSITIVE_INFINITY)
      if (!diagram || !found) throw new Error('Nothing bounds them')
      const answers = answersOf(diagram)
      expect([...found.answers].sort()).toEqual([...answers].sort())
      const isSettled = answers.has(ALLOW) && answers.size > 1
      if (isSettled) telling++
      expect(found.influence).toEqual(isSettled ? influenceOf(diagram) : new Map())
    }),
    { numRuns: 600 },
  )
  expect(telling).toBeGreaterThan(100)
})

test('too much is told from nothing found', () => {
  const atoms = variables.map(
    ({ key }): Atom => ({ keys: [key], condition: null, templates: [], holds: way => way(key) === 'absent' }),
  )
  const statements: readonly OpenStatement[] = [{ effect: 'Allow', atoms }]
  const levels = [...(levelsOf(statements, variables, 1)?.values() ?? [])]
  expect(witnessed(statements, levels, false, 1)).toBeNull()
  expect(witnessed(statements, levels, false, 1_000)?.answers.has(ALLOW)).toBe(true)
})
