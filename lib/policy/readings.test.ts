import { describe, expect, test } from 'vitest'
import { decideReadings, type PolicyRequest, parsePolicy, readings } from './index'

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: { 'aws:SourceAccount': '111122223333' },
  unknown: ['aws:SourceOrgID'],
}
const ours = '"Principal":{"Service":"q.amazonaws.com"},"Action":"kms:Decrypt","Resource":"*"'
const allow = `{"Effect":"Allow",${ours}}`
const deny = `{"Effect":"Deny",${ours}}`
const statement = (inside: string) => `{"Version":"2012-10-17","Statement":[{${inside},${ours}}]}`
const when = (condition: string) => statement(`"Effect":"Allow","Condition":${condition}`)

const cases: readonly (readonly [
  name: string,
  text: string,
  answer: string,
  duplicates: readonly string[],
])[] = [
  [
    'a Deny, then an Allow',
    statement('"Effect":"Deny","Effect":"Allow"'),
    'differing',
    ['Statement[0].Effect'],
  ],
  [
    'an Allow, then a Deny',
    statement('"Effect":"Allow","Effect":"Deny"'),
    'differing',
    ['Statement[0].Effect'],
  ],
  ['the same Effect twice', statement('"Effect":"Allow","Effect":"Allow"'), 'allow', ['Statement[0].Effect']],
  ['two Sids', statement('"Sid":"a","Sid":"b","Effect":"Allow"'), 'allow', ['Statement[0].Sid']],
  [
    'two Versions that read alike',
    `{"Version":"2008-10-17","Version":"2012-10-17","Statement":${allow}}`,
    'allow',
    ['Version'],
  ],
  [
    'two Versions of which one knows variables',
    `{"Version":"2008-10-17",${when('{"StringEquals":{"aws:SourceAccount":"${aws:SourceAccount}"}}').slice(1)}`,
    'differing',
    ['Version'],
  ],
  [
    'two Statements, of which one refuses',
    `{"Statement":${allow},"Statement":[${allow},${deny}]}`,
    'differing',
    ['Statement'],
  ],
  ['two Statements that both allow', `{"Statement":${allow},"Statement":[${allow}]}`, 'allow', ['Statement']],
  [
    'two Statements that refuse, each in its way',
    `{"Statement":[],"Statement":[${deny}]}`,
    'deny',
    ['Statement'],
  ],
  [
    'two Statements that refuse explicitly',
    `{"Statement":${deny},"Statement":[${allow},${deny}]}`,
    'explicit-deny',
    ['Statement'],
  ],
  [
    'an allow that only a mixture of first and last gives',
    `{"Statement":[{"Effect":"Allow","Effect":"Deny","Action":"kms:Encrypt","Action":"kms:Decrypt","Principal":"*","Resource":"*"}]}`,
    'differing',
    ['Statement[0].Effect', 'Statement[0].Action'],
  ],
  [
    'one key of a condition, both values met',
    when('{"StringLike":{"aws:SourceAccount":"111122223333","aws:SourceAccount":"1*"}}'),
    'allow',
    ['Statement[0].Condition.StringLike.aws:SourceAccount'],
  ],
  [
    'one key of a condition, one value met',
    when('{"StringLike":{"aws:SourceAccount":"2*","aws:SourceAccount":"1*"}}'),
    'differing',
    ['Statement[0].Condition.StringLike.aws:SourceAccount'],
  ],
  [
    'answers that hang on the same key by other values',
    when('{"StringEquals":{"aws:SourceOrgID":"o-a","aws:SourceOrgID":"o-b"}}'),
    'differing',
    ['Statement[0].Condition.StringEquals.aws:SourceOrgID'],
  ],
  [
    'answers that hang on the same key by the same values',
    when('{"StringEquals":{"aws:SourceOrgID":["o-a","o-b"],"aws:SourceOrgID":["o-b","o-a"]}}'),
    'conditional',
    ['Statement[0].Condition.StringEquals.aws:SourceOrgID'],
  ],
  ['a reading that is no policy', `{"Statement":5,"Statement":${allow}}`, 'none', ['Statement']],
  [
    'a reading without an Effect',
    statement('"Effect":"Allow","Effect":"allow"'),
    'none',
    ['Statement[0].Effect'],
  ],
  [
    'a key spelt with an escape',
    statement('"\\u0045ffect":"Deny","Effect":"Allow"'),
    'differing',
    ['Statement[0].Effect'],
  ],
  [
    'a key twice inside a value that is there twice',
    `{"Statement":{"Effect":"Deny","Effect":"Deny",${ours}},"Statement":${allow}}`,
    'differing',
    ['Statement.Effect', 'Statement'],
  ],
  ['no key twice', `{"Statement":${allow}}`, 'allow', []],
  ['no JSON', '{', 'none', []],
]

describe('a text that holds a key twice is decided in each of its readings', () => {
  test.each(cases)('%s', (_, text, answer, duplicates) => {
    const decided = decideReadings(readings(text), request)
    expect(decided.kind === 'agreed' ? decided.decision.decision : decided.kind).toBe(answer)
    expect(decided.duplicates).toEqual(duplicates)
  })

  test('six keys that are there twice are read in 64 ways, and seven in none', () => {
    const twice = (count: number) =>
      `{"Statement":[${Array.from({ length: count }, () => allow.replace('{', '{"Effect":"Allow",')).join(',')}]}`
    expect(decideReadings(readings(twice(6)), request)).toMatchObject({ decision: { decision: 'allow' } })
    const { kind, duplicates } = decideReadings(readings(twice(7)), request)
    expect({ kind, many: duplicates.length }).toEqual({ kind: 'none', many: 7 })
    expect(decideReadings(readings(twice(1000)), request).kind).toBe('none')
  })

  test('an explicit refusal is shown with the statements that refuse', () => {
    const decided = decideReadings(readings(`{"Statement":[${deny}],"Statement":[]}`), request)
    expect(decided).toMatchObject({
      kind: 'agreed',
      decision: { decision: 'deny', statements: [{ effect: 'Deny', applies: 'yes' }] },
    })
  })
})

test.each([
  ['1e400', 'Statement[0].Condition.NumericEquals.aws:a'],
  ['12345678901234567890', 'Statement[0].Condition.NumericEquals.aws:a'],
  ['1.0', 'Statement[0].Condition.NumericEquals.aws:a'],
  ['[1,-0]', 'Statement[0].Condition.NumericEquals.aws:a[1]'],
])('the number %s, which is not read back as it is written, is refused', (number, path) => {
  const text = when(`{"NumericEquals":{"aws:a":${number}}}`)
  expect(parsePolicy(text)).toMatchObject({ ok: false, error: { path } })
  expect(readings(text)).toMatchObject({ kind: 'none', error: { path } })
})
