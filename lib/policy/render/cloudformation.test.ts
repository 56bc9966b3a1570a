import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import type { PolicyDocument } from '../document'
import { policy } from './any-policy-fixture'
import { addingTheLast, byPolicy, canonical, decisions, key, mendedAndAdded } from './fixture'
import { render } from './index'

const written = (policy: PolicyDocument, change = mendedAndAdded) =>
  render('cloudformation', { ...change, policy }).text
const policyOf = (text: string, version: '1.1' | '1.2' = '1.2'): PolicyDocument => {
  const document = parseDocument(text, { version, strict: true })
  expect([...document.errors, ...document.warnings]).toEqual([])
  return document.toJS().Resources.Key.Properties.KeyPolicy
}
/** As strings: what a condition compares. */
const stringly = (policy: PolicyDocument) =>
  JSON.parse(JSON.stringify(policy), (_, value) =>
    ['number', 'boolean'].includes(typeof value) ? String(value) : value,
  )

test('is a resource of the type that holds the policy, and nothing else', () => {
  const { Resources, ...rest } = parse(written(mendedAndAdded.policy))
  expect(rest).toEqual({})
  expect(Resources).toEqual({
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: mendedAndAdded.policy } },
  })
})

test('every policy of the vectors is written whole, and decides the same', () => {
  const file = join(import.meta.dirname, '..', 'conformance', 'key-policy-decisions.jsonl')
  for (const { policy, requests } of byPolicy(readFileSync(file, 'utf8'))) {
    const back = policyOf(render('cloudformation', addingTheLast(policy)).text)
    expect(canonical(back)).toEqual(canonical(policy))
    expect(decisions(back, requests)).toEqual(decisions(policy, requests))
  }
})

test.each(['1.1', '1.2'] as const)(
  'a policy of any texts comes back to the letter, from YAML %s',
  version => {
    let whole = 0
    fc.assert(
      fc.property(policy, any => {
        const text = written(any)
        // Else it says that a template cannot.
        if (parse(text) === null) return
        whole++
        expect(JSON.stringify(policyOf(text, version))).toBe(JSON.stringify(stringly(any)))
      }),
      { numRuns: 150 },
    )
    expect(whole).toBeGreaterThan(50)
  },
)

test('empty lists and blocks, a lone statement and names longer than YAML takes come back', () => {
  const long = 'k'.repeat(3000)
  for (const Statement of [
    [],
    { Effect: 'Allow', Action: [], Condition: {}, Principal: { [long]: {} as never, [`${long}2`]: 'x' } },
    [{ Effect: 'Deny', Condition: { [long]: { [long]: ['a', 'b'] } } }],
  ]) {
    expect(policyOf(written({ Statement }))).toEqual({ Statement })
  }
})

test.each<[string, PolicyDocument]>([
  ['a dynamic reference', { Statement: { Effect: 'Allow', Sid: '{{resolve:ssm:name}}' } }],
  ['a function', { Statement: [{ Effect: 'Allow', Condition: { StringEquals: { Ref: 'AWS::Region' } } }] }],
  ['a function by its long name', { Statement: { Effect: 'Allow', Condition: { 'Fn::Sub': { a: 'b' } } } }],
])('what CloudFormation would take for %s is not written as if it were text', (_, policy) => {
  expect(parse(written(policy))).toBeNull()
})

test('what the key is called cannot end a comment', () => {
  const text = written(mendedAndAdded.policy, {
    ...mendedAndAdded,
    key: { ...key, arn: 'a\nb: c\u0085d: e\r\u2028f: g' },
  })
  expect(Object.keys(parse(text))).toEqual(['Resources'])
})
