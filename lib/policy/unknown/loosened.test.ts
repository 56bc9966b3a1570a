import { expect, test } from 'vitest'
import { type Decision, decide, type PolicyRequest, type StatementDocument } from '../index'
import { statement } from './statement.fixture'

const [one, two, three, four] = ['a', 'b', 'c', 'd'].map(name => `aws:PrincipalTag/${name}`) as [
  string,
  string,
  string,
  string,
]
const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: { 'aws:username': 'alice' },
  unknown: [one, two, three, four, 'aws:SourceIp', 'aws:MultiFactorAuthAge'],
}
const contains = (count: number) =>
  Array.from({ length: count }, (_, index) => `*${'abcdefgh'[index]}?${index}*`)

/** Policies of which some way may be missed, and what is certain of them all the same, or is not. */
const table: readonly (readonly [
  string,
  readonly StatementDocument[],
  Decision['decision'],
  readonly string[],
])[] = [
  [
    'a number beside a pattern, and both denied',
    [
      statement('Allow', { NumericLessThan: { [one]: '5' }, StringLike: { [one]: '*0*' } }),
      statement('Deny', { NumericLessThanEquals: { [one]: '5' } }),
    ],
    'deny',
    [],
  ],
  [
    'an address beside a pattern, allowed either way',
    [
      statement('Allow', {
        IpAddressIfExists: { 'aws:SourceIp': '10.0.0.0/8' },
        StringLikeIfExists: { 'aws:SourceIp': '*' },
      }),
      statement('Allow', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    ],
    'allow',
    [],
  ],
  [
    'equal but for case to another unknown key, and not',
    [
      statement('Allow', { StringEqualsIgnoreCase: { [one]: `\${${two}}` } }),
      statement('Allow', { StringNotEqualsIgnoreCase: { [one]: `\${${two}}` } }),
    ],
    'allow',
    [],
  ],
  [
    'around another unknown key, and denied where it is there',
    [
      statement('Allow', { StringLike: { [one]: `*\${${two}}*` } }),
      statement('Deny', { Null: { [one]: 'false' } }),
    ],
    'deny',
    [],
  ],
  [
    'around another unknown key, which settles nothing',
    [
      statement('Allow', { StringLike: { [one]: `*\${${two}}*` }, StringEquals: { [three]: 'x' } }),
      statement('Deny', { StringEquals: { [three]: ['x', 'y'] } }),
    ],
    'deny',
    [],
  ],
  [
    'two pairs of keys that are tied, each by itself',
    [
      statement('Allow', { StringEquals: { [one]: `\${${two}}`, [three]: `\${${four}}` } }),
      statement('Deny', { StringEquals: { [three]: `\${${four}}` } }),
    ],
    'deny',
    [],
  ],
  [
    'four keys, each equal to the next and the last not to the first',
    [
      statement('Allow', {
        StringEquals: { [one]: `\${${two}}`, [two]: `\${${three}}`, [three]: `\${${four}}` },
        StringNotEquals: { [one]: `\${${four}}` },
      }),
    ],
    'implicit-deny',
    [],
  ],
  [
    'so many patterns that not all ways are gone, and what denies them',
    [
      statement('Allow', { StringEquals: { [two]: 'x' }, StringLike: { [one]: contains(8) } }),
      ...contains(8).map(pattern =>
        statement('Deny', { StringLike: { [one]: pattern }, StringEquals: { [two]: 'y' } }),
      ),
      statement('Deny', { StringEquals: { [two]: 'x' } }),
    ],
    'deny',
    [],
  ],
  [
    'two numbers alike that differ',
    [
      statement('Allow', {
        NumericLessThan: { [one]: '5', [two]: '5' },
        StringNotEquals: { [one]: `\${${two}}` },
        Null: { [one]: 'false' },
      }),
    ],
    'conditional',
    [one, two],
  ],
  [
    'a number and what is equal to it',
    [
      statement('Allow', {
        StringEqualsIfExists: { 'aws:MultiFactorAuthAge': `\${${one}}` },
        NumericLessThan: { 'aws:MultiFactorAuthAge': '5' },
      }),
    ],
    'conditional',
    ['aws:MultiFactorAuthAge', one],
  ],
  [
    'a text that the known one does not begin with',
    [
      statement('Allow', {
        StringLike: { 'aws:username': `\${${one}}*` },
        StringEquals: { [one]: ['a', 'ali', 'alice', 'alicea'] },
      }),
      statement('Deny', { StringEquals: { [one]: ['a', 'ali', 'alice'] } }),
    ],
    'deny',
    [],
  ],
  [
    'a text that the known one begins with',
    [
      statement('Allow', {
        StringLike: { 'aws:username': `\${${one}}c*` },
        StringLikeIfExists: { [one]: '*l*' },
      }),
    ],
    'conditional',
    [one],
  ],
  [
    'a text behind the default of a key that is not there',
    [
      statement('Allow', {
        StringEquals: { 'aws:username': `\${aws:PrincipalTag/none, 'al'}\${${one}}` },
        StringNotEquals: { [one]: 'ce' },
      }),
    ],
    'conditional',
    [one],
  ],
]

test.each(table)('%s', (_, Statement, decision, dependsOn) => {
  const told = decide({ Version: '2012-10-17', Statement }, request)
  expect({ decision: told.decision, dependsOn: told.dependsOn }).toEqual({ decision, dependsOn })
})
