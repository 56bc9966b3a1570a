import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, diff, lint, type PolicyDocument, type StatementDiff } from '../index'
import { bestAssignment } from './assignment'
import { somePolicy, someRequests } from './fixture'

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

/** The same policy, written otherwise: as the seed says. */
function rewritten(policy: PolicyDocument, seed: readonly boolean[]): PolicyDocument {
  let at = 0
  const coin = () => seed[at++ % seed.length] === true
  const turned = (value: unknown, name = ''): unknown => {
    if (Array.isArray(value)) {
      const items = value.map(item => turned(item, `${name} item`))
      if (items.length === 1 && coin() && name !== 'Statement') return items[0]
      return coin() ? items.reverse() : [...items, ...(name === 'Statement' ? [] : items.slice(0, 1))]
    }
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, item]) => [
        name.startsWith('Condition.') && coin() ? key.toUpperCase() : key,
        turned(item, key === 'Condition' ? 'Condition' : name === 'Condition' ? 'Condition.' : key),
      ])
      // Two keys that differ in case only must both be kept.
      const kept =
        new Set(entries.map(([key]) => key)).size === entries.length ? entries : Object.entries(value)
      return Object.fromEntries(coin() ? kept.reverse() : kept)
    }
    if (name.startsWith('Action') && coin()) return String(value).toUpperCase()
    if (value === '111122223333' && coin()) return 'arn:aws:iam::111122223333:root'
    return name === 'Resource' && coin() ? [value] : value
  }
  return turned(policy) as PolicyDocument
}

const indexes = (statements: readonly StatementDiff[], side: 'before' | 'after') =>
  statements
    .flatMap(each =>
      side === 'before'
        ? 'before' in each
          ? each.before.index
          : []
        : 'after' in each
          ? each.after.index
          : [],
    )
    .sort((one, other) => one - other)

/** What is said of each pair, told so that before and after may change places. */
const told = (statements: readonly StatementDiff[], flipped: boolean) =>
  statements
    .map(each => {
      const [was, is] = [
        'before' in each ? each.before.statement : null,
        'after' in each ? each.after.statement : null,
      ]
      const changes =
        each.kind === 'changed'
          ? each.changes
              .map(({ element, from, to }) =>
                JSON.stringify(flipped ? [element, to, from] : [element, from, to]),
              )
              .sort()
          : []
      return JSON.stringify([flipped ? [is, was] : [was, is], changes])
    })
    .sort()

describe('what holds of every difference', () => {
  test('a policy does not differ from itself, and is linted twice alike', () => {
    fc.assert(
      fc.property(somePolicy, policy => {
        const { statements, version, access } = diff(policy, structuredClone(policy))
        expect({ kinds: statements.filter(({ kind }) => kind !== 'same'), version, access }).toEqual({
          kinds: [],
          version: null,
          access: null,
        })
        expect(lint(policy)).toEqual(lint(JSON.stringify(policy)))
      }),
      { numRuns: 300 },
    )
  })

  test('writing it otherwise is no difference', () => {
    fc.assert(
      fc.property(somePolicy, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (policy, seed) => {
        const { statements, version } = diff(policy, rewritten(policy, seed))
        expect(version).toBeNull()
        expect(statements.filter(({ kind }) => kind !== 'same')).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('each statement is told once, and added is removed the other way round', () => {
    fc.assert(
      fc.property(somePolicy, somePolicy, (before, after) => {
        const [forth, back] = [diff(before, after), diff(after, before)]
        const count = (policy: PolicyDocument) => listOf(policy.Statement).map((_, index) => index)
        expect(indexes(forth.statements, 'before')).toEqual(count(before))
        expect(indexes(forth.statements, 'after')).toEqual(count(after))
        expect(told(back.statements, true)).toEqual(told(forth.statements, false))
        expect(back.version).toEqual(forth.version && { from: forth.version.to, to: forth.version.from })
      }),
      { numRuns: 400 },
    )
  })

  test('policies without a difference decide alike', () => {
    let alike = 0
    const near = somePolicy.chain(policy =>
      fc.tuple(fc.constant(policy), fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), fc.nat(9)),
    )
    fc.assert(
      fc.property(near, ([policy, seed, edit]) => {
        const other = rewritten(policy, seed)
        // Mostly the same, now and then with a statement that is another.
        const after = edit === 0 ? { ...other, Statement: listOf(other.Statement).slice(1) } : other
        const { statements, version } = diff(policy, after)
        if (version !== null || statements.some(({ kind }) => kind !== 'same')) return
        alike++
        for (const request of someRequests)
          expect(decide(after, request).decision).toBe(decide(policy, request).decision)
      }),
      { numRuns: 200 },
    )
    expect(alike).toBeGreaterThan(100)
  })
})

describe('the best assignment', () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
  const best = ([row, ...rows]: readonly (readonly number[])[], taken: readonly number[] = []): number =>
    row === undefined
      ? 0
      : Math.max(
          best(rows, taken),
          ...row.flatMap((worth, column) =>
            taken.includes(column) ? [] : worth + best(rows, [...taken, column]),
          ),
        )

  test('is worth as much as any', () => {
    fc.assert(
      fc.property(table, worth => {
        const assigned = bestAssignment(worth)
        const columns = assigned.filter(column => column !== null)
        expect(new Set(columns).size).toBe(columns.length)
        const sum = assigned.reduce<number>(
          (sum, column, row) => sum + (column === null ? 0 : (worth[row]?.[column] ?? 0)),
          0,
        )
        expect(sum).toBe(best(worth))
      }),
      { numRuns: 300 },
    )
  })

  test.each([[[]], [[[]]], [[[0]]]])('of %j pairs nothing', worth => {
    expect(bestAssignment(worth).every(column => column === null)).toBe(true)
  })
})

test('a thousand statements that all changed are paired, each once', () => {
  const many = (action: string) => ({
    Version: '2012-10-17',
    Statement: Array.from({ length: 1000 }, (_, each) => ({
      Effect: 'Deny',
      Action: [`kms:A${each}`, action],
    })),
  })
  const { statements } = diff(many('kms:X'), many('kms:Y'))
  expect(indexes(statements, 'before')).toHaveLength(1000)
  expect(indexes(statements, 'after')).toHaveLength(1000)
})
