import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile, decide, type PolicyDocument, type PolicyRequest, type StatementDocument } from './index'

const keys = ['aws:SourceOrgID', 'aws:SourceAccount'] as const
const own = 'arn:aws:s3:::one'
const patterns = [
  'o-own',
  'o-other',
  '111122223333',
  own,
  'o-*',
  '*3333',
  '*',
  'o-ow?',
  '${aws:ResourceAccount}',
  '${aws:SourceAccount}',
  "${aws:SourceOrgID, 'o-own'}",
  'arn:aws:s3:::*',
] as const
const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'StringEqualsIfExists',
  'StringNotEqualsIfExists',
  'ArnLike',
  'ArnNotEqualsIfExists',
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

/** Every way in which the two keys may turn out, of values enough to tell the patterns apart. */
const everyValue = [
  undefined,
  '',
  ...patterns.filter(text => !text.startsWith('$')),
  'O-OWN',
  'o-owx',
  'o-x3333',
  'x3333',
  'ARN:AWS:S3:::ONE',
  'O-OTHER',
  'O-OW?',
  'arn:aws:s3:::3333',
  'arn:aws:sns:::one',
  'nothing',
  'else',
]
type Way = readonly (string | undefined)[]
const ways: readonly Way[] = everyValue.flatMap(one => everyValue.map(two => [one, two]))
const requestOf = (way: Way): PolicyRequest => ({
  ...known,
  context: {
    ...known.context,
    ...Object.fromEntries(way.flatMap((value, index) => (value === undefined ? [] : [[keys[index], value]]))),
  },
})
const every = ways.map(requestOf)

/** What all these ways together come to. */
function bruteForce(policy: PolicyDocument) {
  const compiled = compile(policy)
  const answers = every.map(request => decide(compiled, request).decision)
  const distinct = new Set(answers)
  const decision = distinct.has('allow')
    ? distinct.size === 1
      ? 'allow'
      : 'conditional'
    : distinct.size === 1
      ? answers[0]
      : 'deny'
  const at = new Map(ways.map((way, index) => [JSON.stringify(way), answers[index] === 'allow']))
  const dependsOn = keys.filter((_, place) =>
    ways.some(way => at.get(JSON.stringify(way)) !== at.get(JSON.stringify(way.with(place, undefined)))),
  )
  return { decision, dependsOn: decision === 'conditional' ? dependsOn : [] }
}

const allows = (policy: PolicyDocument, request: PolicyRequest) =>
  decide(policy, request).decision === 'allow'

describe('what holds of every policy', () => {
  test('the answer with unknown keys is that of every value that they may have, and names the keys that decide', () => {
    fc.assert(
      fc.property(statements, list => {
        const policy = policyOf(list)
        const { decision, dependsOn, values } = decide(policy, open)
        const expected = bruteForce(policy)
        // What is equal but for case to another unknown key is not walked: more may be held possible then, never less.
        if (/IgnoreCase":\{"[^"]*":\[[^\]]*\$\{aws:Source/.test(JSON.stringify(list))) {
          if (expected.decision === 'conditional') expect(decision).toBe('conditional')
          else if (expected.decision !== 'allow') expect(decision).not.toBe('allow')
          return
        }
        expect({ decision, dependsOn: [...dependsOn].sort() }).toEqual({
          ...expected,
          dependsOn: [...expected.dependsOn].sort(),
        })
        for (const key of dependsOn) expect(values[key]?.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

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
        const told = decide(policyOf(list), open)
        const listed = [...list]
          .reverse()
          .map(each => ({ ...each, Action: [each.Action as string], Resource: ['*'] }))
        const again = decide(policyOf(listed), open)
        expect(again.decision).toBe(told.decision)
        expect([...again.dependsOn].sort()).toEqual([...told.dependsOn].sort())
      }),
    )
  })
})
