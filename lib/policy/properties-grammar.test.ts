import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionKeys } from './differential/alphabet'
import * as grammar from './differential/grammar'
import {
  compile,
  type Decision,
  decide,
  type PolicyDocument,
  type PolicyRequest,
  parsePolicy,
  type StatementDocument,
} from './index'

const statements = fc.array(grammar.statement, { minLength: 1, maxLength: 3 })
const version = fc.constantFrom('2012-10-17', '2012-10-17', '2008-10-17')
const names = conditionKeys.map(({ name }) => name)

/** Of a known request, in which up to two keys are taken for unknown. */
const openRequest: fc.Arbitrary<PolicyRequest> = fc
  .tuple(grammar.request, fc.subarray(names, { maxLength: 2 }), fc.boolean())
  .map(([request, unknown, isKnown]) => (isKnown ? request : hiding(request, unknown)))

function hiding(request: PolicyRequest, unknown: readonly string[]): PolicyRequest {
  const hidden = unknown.map(key => key.toLowerCase())
  const context = Object.entries(request.context).filter(([key]) => !hidden.includes(key.toLowerCase()))
  return { ...request, context: Object.fromEntries(context), unknown }
}

const ranks: Readonly<Record<Decision['decision'], number>> = {
  'explicit-deny': 0,
  deny: 0,
  'implicit-deny': 0,
  conditional: 1,
  allow: 2,
}

const rank = (policy: PolicyDocument, request: PolicyRequest) => ranks[decide(policy, request).decision]

describe('of every policy in the grammar', () => {
  test('one more Allow never lets less in, and takes no explicit deny away', () => {
    fc.assert(
      fc.property(version, statements, grammar.statement, openRequest, (Version, list, more, request) => {
        const before: PolicyDocument = { Version, Statement: list }
        const after: PolicyDocument = { Version, Statement: [...list, { ...more, Effect: 'Allow' }] }
        expect(rank(after, request)).toBeGreaterThanOrEqual(rank(before, request))
        if (decide(before, request).decision === 'explicit-deny')
          expect(decide(after, request).decision).toBe('explicit-deny')
      }),
      { numRuns: 1_000 },
    )
  })

  test('one more Deny never lets more in, and takes no explicit deny away', () => {
    fc.assert(
      fc.property(version, statements, grammar.statement, openRequest, (Version, list, more, request) => {
        const before: PolicyDocument = { Version, Statement: list }
        const after: PolicyDocument = { Version, Statement: [...list, { ...more, Effect: 'Deny' }] }
        expect(rank(after, request)).toBeLessThanOrEqual(rank(before, request))
        if (decide(before, request).decision === 'explicit-deny')
          expect(decide(after, request).decision).toBe('explicit-deny')
      }),
      { numRuns: 1_000 },
    )
  })

  test('nothing hangs on the order of statements, keys and values, nor on a list of one being a list', () => {
    fc.assert(
      fc.property(
        version,
        statements,
        openRequest,
        fc.infiniteStream(fc.nat()),
        (Version, list, request, dice) => {
          const told = decide({ Version, Statement: list }, request)
          const Statement = shuffled(list, dice).map(each => rewritten(each, dice) as StatementDocument)
          expect(unordered(decide({ Statement, Version }, request))).toEqual(unordered(told))
        },
      ),
      { numRuns: 1_500 },
    )
  })

  test('what is printed and parsed is what it was, however it is printed', () => {
    fc.assert(
      fc.property(
        grammar.policy,
        fc.constantFrom(0, 1, 2, '\t', ' \n'),
        fc.boolean(),
        (policy, indent, escapes) => {
          const printed = JSON.stringify(policy, null, indent)
          const text = escapes ? printed.replace(/[A-Z*]/g, escaped) : printed
          expect(parsePolicy(text)).toEqual({ ok: true, policy })
        },
      ),
      { numRuns: 500 },
    )
  })

  test('whatever unknown keys turn out to hold, the answer was among those that were told', () => {
    fc.assert(
      fc.property(
        grammar.policy,
        grammar.request,
        fc.subarray(conditionKeys.slice(), { minLength: 1, maxLength: 2 }),
        (policy, request, keys) => {
          const hidden = hiding(
            request,
            keys.map(({ name }) => name),
          )
          const { decision } = decide(policy, hidden)
          const compiled = compile(policy)
          const found = waysOf(keys).map(
            context =>
              decide(compiled, { ...hidden, unknown: [], context: { ...hidden.context, ...context } })
                .decision,
          )
          if (decision === 'conditional') return
          const possible = decision === 'deny' ? ['explicit-deny', 'implicit-deny'] : [decision]
          expect(possible).toEqual(expect.arrayContaining([...new Set(found)]))
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** A value of the key's own type: an unknown one holds no other. */
function waysOf(keys: readonly (typeof conditionKeys)[number][]): readonly PolicyRequest['context'][] {
  return keys.reduce<readonly PolicyRequest['context'][]>(
    (ways, { name, carried }) =>
      ways.flatMap(way => [way, ...carried.map(value => ({ ...way, [name]: value }))]),
    [{}],
  )
}

type Dice = Iterator<number>
const roll = (dice: Dice, sides: number) => (dice.next().value as number) % sides

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const left = [...list]
  return list.map(() => left.splice(roll(dice, left.length), 1)[0] as T)
}

/** The same by every rule of JSON and of IAM's grammar: other orders, and lists of one for their value. */
function rewritten(value: unknown, dice: Dice, isElement = false): unknown {
  if (Array.isArray(value)) {
    if (value.length === 1 && roll(dice, 2) === 0) return value[0]
    return shuffled(value, dice)
  }
  if (typeof value !== 'object' || value === null) return isElement && roll(dice, 2) === 0 ? [value] : value
  return Object.fromEntries(
    shuffled(Object.entries(value), dice).map(([key, each]) => [
      key,
      rewritten(each, dice, !['Effect', 'Sid', 'Principal', 'NotPrincipal'].includes(key)),
    ]),
  )
}

function unordered({ decision, dependsOn, values }: Decision) {
  return {
    decision,
    // Keys are told as the policy first writes them.
    dependsOn: dependsOn.map(key => key.toLowerCase()).toSorted(),
    values: Object.entries(values)
      .map(([key, labels]) => [key.toLowerCase(), labels.toSorted()] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  }
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
