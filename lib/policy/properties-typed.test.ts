import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Family, families } from './differential/families'
import { compile, decide, type PolicyDocument, type PolicyRequest, type StatementDocument } from './index'

const statementOf = ({ key, operators, asked }: Family): fc.Arbitrary<StatementDocument> =>
  fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.constant('*' as const),
    Action: fc.constant('kms:*'),
    Resource: fc.constant('*'),
    Condition: fc
      .array(
        fc.tuple(
          fc.constantFrom(...operators),
          fc.uniqueArray(fc.constantFrom(...asked), { minLength: 1, maxLength: 2 }),
        ),
        { maxLength: 3 },
      )
      .map(list => Object.fromEntries(list.map(([operator, values]) => [operator, { [key]: values }]))),
  })

test.each(Object.entries(families))('%s: unknown is what every value comes to', (_, family) => {
  const request = (context: PolicyRequest['context']): PolicyRequest => ({
    principal: { service: 'q.amazonaws.com' },
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    context,
  })
  const every = [request({}), ...family.values.map(value => request({ [family.key]: value }))]
  fc.assert(
    fc.property(fc.array(statementOf(family), { minLength: 1, maxLength: 4 }), Statement => {
      const policy: PolicyDocument = { Version: '2012-10-17', Statement }
      const compiled = compile(policy)
      const answers = new Set(every.map(each => decide(compiled, each).decision))
      const [only] = answers
      const expected = answers.size === 1 ? only : answers.has('allow') ? 'conditional' : 'deny'
      const { decision, dependsOn } = decide(compiled, { ...request({}), unknown: [family.key] })
      expect({ decision, dependsOn }).toEqual({
        decision: expected,
        dependsOn: expected === 'conditional' ? [family.key] : [],
      })
    }),
    { numRuns: 150 },
  )
})
