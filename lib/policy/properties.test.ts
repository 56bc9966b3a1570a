import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, type PolicyDocument, type PolicyRequest, type StatementDocument } from './index'

const keys = ['aws:SourceOrgID', 'aws:SourceAccount', 'aws:SourceArn'] as const
const values = ['o-own', 'o-other', '111122223333', '444455556666', 'arn:aws:s3:::one'] as const
const patterns = [...values, 'o-*', '*3333', '*', '${aws:ResourceAccount}', '${aws:SourceAccount}'] as const
const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIfExists',
  'StringNotEqualsIfExists',
  'Null',
  'ForAnyValue:StringEquals',
  'ForAllValues:StringLike',
] as const

const condition = fc
  .tuple(
    fc.constantFrom(...operators),
    fc.constantFrom(...keys),
    fc.array(fc.constantFrom(...patterns), { minLength: 1, maxLength: 2 }),
  )
  .map(([operator, key, asked]) => ({ [operator]: { [key]: operator === 'Null' ? ['true'] : asked } }))
const statement: fc.Arbitrary<StatementDocument> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Principal: fc.constantFrom<StatementDocument['Principal']>(
      '*',
      { Service: 'q.amazonaws.com' },
      { Service: 'other.amazonaws.com' },
    ),
    Action: fc.constantFrom('kms:Decrypt', 'kms:*', 'kms:Encrypt'),
    Resource: fc.constant('*'),
  })
  .chain(base =>
    fc
      .array(condition, { maxLength: 2 })
      .map(blocks => ({ ...base, Condition: Object.assign({}, ...blocks) })),
  )
const statements = fc.array(statement, { minLength: 1, maxLength: 4 })

const policyOf = (Statement: readonly StatementDocument[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
})
const known: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: { 'aws:ResourceAccount': '111122223333' },
}
const open: PolicyRequest = { ...known, unknown: [...keys] }

/** Every way in which the three keys may turn out, of values enough to tell the patterns apart. */
const everyValue = [undefined, ...values, 'o-third', 'x3333', 'nothing']
const every: readonly PolicyRequest[] = everyValue.flatMap(one =>
  everyValue.flatMap(two =>
    everyValue.map(three => ({
      ...known,
      context: {
        ...known.context,
        ...Object.fromEntries(
          [one, two, three].flatMap((value, index) => (value === undefined ? [] : [[keys[index], value]])),
        ),
      },
    })),
  ),
)

const allows = (policy: PolicyDocument, request: PolicyRequest) =>
  decide(policy, request).decision === 'allow'

describe('what holds of every policy', () => {
  test('the answer with unknown keys is that of every value that they may have', () => {
    fc.assert(
      fc.property(statements, list => {
        const policy = policyOf(list)
        const { decision, dependsOn, values: allowing } = decide(policy, open)
        const concrete = every.map(request => decide(policy, request).decision)
        const some = concrete.includes('allow')
        if (some && concrete.some(each => each !== 'allow')) expect(decision).toBe('conditional')
        // A key of several values may do what no single one does, so that one side is all that single values prove.
        else if (some) expect(['allow', 'conditional']).toContain(decision)
        else expect(decision).not.toBe('allow')
        if (decision === 'conditional')
          for (const key of dependsOn) expect(allowing[key]?.length).toBeGreaterThan(0)
        else expect(dependsOn).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('one more Allow never turns an allow into anything else', () => {
    fc.assert(
      fc.property(statements, statement, (list, more) => {
        if (!allows(policyOf(list), open)) return
        expect(allows(policyOf([...list, { ...more, Effect: 'Allow' }]), open)).toBe(true)
      }),
    )
  })

  test('one more Deny never turns anything into an allow', () => {
    fc.assert(
      fc.property(statements, statement, (list, more) => {
        if (allows(policyOf(list), open)) return
        expect(allows(policyOf([...list, { ...more, Effect: 'Deny' }]), open)).toBe(false)
      }),
    )
  })

  test('the order of statements, and a list of one against its value, never matter', () => {
    fc.assert(
      fc.property(statements, list => {
        const told = decide(policyOf(list), open).decision
        const listed = [...list]
          .reverse()
          .map(each => ({ ...each, Action: [each.Action as string], Resource: ['*'] }))
        expect(decide(policyOf(listed), open).decision).toBe(told)
      }),
    )
  })
})
