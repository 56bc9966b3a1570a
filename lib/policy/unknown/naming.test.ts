import { expect, test } from 'vitest'
import { decide, type PolicyRequest, type StatementDocument } from '../index'

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
}
const key = 'aws:SourceOrgID'

type Asks = readonly [effect: 'Allow' | 'Deny', operator: string, value: string | readonly string[]]

function policyOf(asks: readonly Asks[]) {
  const Statement = asks.map(
    ([Effect, operator, value]): StatementDocument => ({
      Effect,
      Principal: '*',
      Action: 'kms:*',
      Resource: '*',
      Condition: { [operator]: { [key]: value } },
    }),
  )
  return { Version: '2012-10-17', Statement }
}

/** Each way of asking, and the values that are told to allow. */
const table: Readonly<Record<string, readonly [asks: readonly Asks[], values: readonly string[]]>> = {
  'any case, and the case that is named is denied': [
    [
      ['Allow', 'StringEqualsIgnoreCase', 'o-a1b2'],
      ['Deny', 'StringEquals', 'o-a1b2'],
    ],
    ['o-a1B2'],
  ],
  'any case, and another case is denied': [
    [
      ['Allow', 'StringEqualsIgnoreCase', 'o-a1b2'],
      ['Deny', 'StringEquals', 'O-A1B2'],
    ],
    ['o-a1b2'],
  ],
  'any case, in two cases': [
    [
      ['Allow', 'StringEqualsIgnoreCase', 'A'],
      ['Allow', 'StringEqualsIgnoreCase', 'a'],
    ],
    ['A'],
  ],
  'a pattern': [[['Allow', 'StringLike', 'o-*']], ['o-*']],
  'a pattern, a part of which is denied': [
    [
      ['Allow', 'StringLike', 'o-*'],
      ['Deny', 'StringLike', 'o-a*'],
    ],
    ['o-* but not o-a*'],
  ],
  'a pattern, one text of which is denied': [
    [
      ['Allow', 'StringLike', 'o-*'],
      ['Deny', 'StringEquals', 'o-a'],
    ],
    ['o-* but not o-a'],
  ],
  'a pattern, many texts of which are denied': [
    [
      ['Allow', 'StringLike', 'o-*'],
      ['Deny', 'StringEquals', ['o-a', 'o-b', 'o-c', 'o-d']],
    ],
    ['some of o-*'],
  ],
  'a pattern within another': [
    [
      ['Allow', 'StringLike', 'o-a*'],
      ['Deny', 'StringNotLike', 'o-*'],
    ],
    ['o-a*'],
  ],
  'a pattern and a text of it, in one list': [[['Allow', 'StringLike', ['o-*', 'o-a']]], ['o-*', 'o-a']],
}

test.each(Object.entries(table))('%s: no value is told that is refused', (_, [asks, values]) => {
  const policy = policyOf(asks)
  const told = decide(policy, { ...request, unknown: [key] })
  expect(told.decision).toBe('conditional')
  expect([...(told.values[key] ?? [])].sort()).toEqual([...values].sort())
  const carried = values.filter(value => !/[ *]/.test(value))
  for (const value of carried)
    expect(decide(policy, { ...request, context: { [key]: value } }).decision).toBe('allow')
})
