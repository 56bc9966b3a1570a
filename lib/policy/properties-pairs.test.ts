import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Family, families } from './differential/families'
import { compile, decide, type PolicyDocument, type PolicyRequest, type StatementDocument } from './index'

const conditionOf = ({ key, operators, asked }: Family) =>
  fc.tuple(
    fc.constantFrom(...operators),
    fc.constant(key),
    fc.uniqueArray(fc.constantFrom(...asked), { minLength: 1, maxLength: 2 }),
  )

const statementOf = (pair: readonly [Family, Family]): fc.Arbitrary<StatementDocument> =>
  fc
    .tuple(
      fc.constantFrom('Allow', 'Allow', 'Deny'),
      fc.array(fc.oneof(...pair.map(conditionOf)), { minLength: 1, maxLength: 3 }),
    )
    .map(([Effect, list]) => {
      const block: Record<string, Record<string, readonly string[]>> = {}
      for (const [operator, key, asked] of list) {
        block[operator] ??= {}
        block[operator][key] = asked
      }
      return { Effect, Principal: '*', Action: 'kms:*', Resource: '*', Condition: block }
    })

const all = Object.entries(families)
const pairs = all.flatMap(([name, one], index) =>
  all
    .slice(index + 1)
    .filter(([, other]) => other.key !== one.key)
    .map(([other, two]) => [`${name} and ${other}`, one, two] as const),
)

/** Every way in which the two keys may turn out, of values enough to tell apart what is asked. */
function waysOf(one: Family, two: Family): readonly PolicyRequest[] {
  const of = ({ key, values }: Family) => [{}, ...values.map(value => ({ [key]: value }))]
  return of(one).flatMap(mine => of(two).map(its => requestWith({ ...mine, ...its })))
}

function requestWith(context: PolicyRequest['context'], unknown: readonly string[] = []): PolicyRequest {
  return {
    principal: { service: 'q.amazonaws.com' },
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    context,
    unknown,
  }
}

test.each(pairs)('%s: conditional is what allows in some ways and not in others', (_, one, two) => {
  const ways = waysOf(one, two)
  fc.assert(
    fc.property(fc.array(statementOf([one, two]), { minLength: 1, maxLength: 3 }), Statement => {
      const policy: PolicyDocument = { Version: '2012-10-17', Statement }
      const compiled = compile(policy)
      const answers = new Set(ways.map(each => decide(compiled, each).decision))
      const [only] = answers
      const expected = answers.size === 1 ? only : answers.has('allow') ? 'conditional' : 'deny'
      const { decision, dependsOn } = decide(compiled, requestWith({}, [one.key, two.key]))
      expect(decision).toBe(expected)
      // A key that the answer hangs on is one that the policy asks about.
      for (const key of dependsOn) expect(JSON.stringify(policy)).toContain(JSON.stringify(key))
      expect(dependsOn.length > 0).toBe(expected === 'conditional')
    }),
    { numRuns: 25 },
  )
})
