import { describe, expect, test } from 'vitest'
import {
  compile,
  decide,
  type PolicyDocument,
  type PolicyRequest,
  parsePolicy,
  type StatementDocument,
} from './index'

const everybody: StatementDocument = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }
const deny: StatementDocument = { ...everybody, Effect: 'Deny' }
const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
}
const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
const deep = (text: string, depth: number) => `${'['.repeat(depth)}${text}${']'.repeat(depth)}`

const broken: readonly (readonly [name: string, text: string, path: string])[] = [
  ['no JSON', '{', ''],
  ['no object', '[]', ''],
  ['no Statement', '{"Version":"2012-10-17"}', 'Statement'],
  ['a Statement that is a string', '{"Statement":"Allow"}', 'Statement'],
  ['null among the statements', '{"Statement":[null]}', 'Statement[0]'],
  ['a Version that is a number', '{"Version":2012,"Statement":[]}', 'Version'],
  ['a Version that AWS does not have', '{"Version":"2012-10-18","Statement":[]}', 'Version'],
  ['an Id that is a number', '{"Id":1,"Statement":[]}', 'Id'],
  ['a principal by itself', policy({ ...everybody, Principal: 'q.amazonaws.com' }), 'Statement[0].Principal'],
  ['a Sid that is a number', policy({ ...everybody, Sid: 5 }), 'Statement[0].Sid'],
  ['an Effect in lower case', policy({ ...everybody, Effect: 'allow' }), 'Statement[0].Effect'],
  ['an Action that is an object', policy({ ...everybody, Action: {} }), 'Statement[0].Action'],
  ['a number among the Resources', policy({ ...everybody, Resource: [1] }), 'Statement[0].Resource'],
  ['a Principal that is a number', policy({ ...everybody, Principal: 1 }), 'Statement[0].Principal'],
  [
    'a principal that is a number',
    policy({ ...everybody, Principal: { AWS: 1 } }),
    'Statement[0].Principal.AWS',
  ],
  ['a Condition that is a list', policy({ ...everybody, Condition: [] }), 'Statement[0].Condition'],
  [
    'an operator that holds a string',
    policy({ ...everybody, Condition: { StringEquals: 'x' } }),
    'Statement[0].Condition.StringEquals',
  ],
  [
    'null as a value',
    policy({ ...everybody, Condition: { StringEquals: { 'aws:SourceAccount': null } } }),
    'Statement[0].Condition.StringEquals.aws:SourceAccount',
  ],
  ['a nest without a bottom', deep('', 10_000), '[0]'.repeat(25)],
  [
    'a nest in a condition',
    policy(everybody).replace('"kms:*"', deep('', 10_000)),
    `Statement[0].Action${'[0]'.repeat(22)}`,
  ],
  ['an element that no policy has', JSON.stringify({ Statement: [deny], statements: [] }), 'statements'],
  ['an element that no statement has', policy({ ...everybody, Actions: 'kms:*' }), 'Statement[0].Actions'],
  ['Action beside NotAction', policy({ ...everybody, NotAction: 'kms:Encrypt' }), 'Statement[0].NotAction'],
  ['Resource beside NotResource', policy({ ...everybody, NotResource: '*' }), 'Statement[0].NotResource'],
  ['Principal beside NotPrincipal', policy({ ...everybody, NotPrincipal: '*' }), 'Statement[0].NotPrincipal'],
  [
    'two Effects',
    '{"Statement":[{"Effect":"Deny","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
    'Statement[0].Effect',
  ],
  [
    'two Effects, one spelt with an escape',
    '{"Statement":{"Effect":"Deny","\\u0045ffect":"Allow","Principal":"*","Action":"*","Resource":"*"}}',
    'Statement.Effect',
  ],
  ['two Statements', '{"Statement":[{"Effect":"Deny"}],"Statement":[]}', 'Statement'],
  [
    'one operator twice',
    policy(everybody).replace('"kms:*"', '"kms:*","Condition":{"Bool":{"a":"1"},"Bool":{"b":"1"}}'),
    'Statement[0].Condition.Bool',
  ],
  [
    'one key twice, after strings full of brackets',
    policy(everybody).replace('"kms:*"', '"kms:*","Condition":{"Bool":{"{\\"[":["}","]"],"b":"1","b":"2"}}'),
    'Statement[0].Condition.Bool.b',
  ],
]

describe('a text that is no policy', () => {
  test.each(broken)('%s', (_, text, path) => {
    const parsed = parsePolicy(text)
    expect(parsed).toMatchObject({ ok: false, error: { path } })
    expect(parsed.ok || parsed.error.message.length).toBeGreaterThan(5)
  })
})

describe('a text that is one', () => {
  test.each([
    [
      'the same key in two objects',
      policy({ ...everybody, Condition: { Bool: { a: '1' }, Null: { a: '1' } } }),
    ],
    ['one statement without a list', JSON.stringify({ Statement: everybody })],
    ['a name from the prototype', policy({ ...everybody, Principal: { ['__proto__']: '*' } })],
    ['numbers and Booleans in a condition', policy({ ...everybody, Condition: { Bool: { a: [true, 1] } } })],
  ])('%s', (_, text) => {
    expect(parsePolicy(text)).toMatchObject({ ok: true })
  })

  test('a megabyte is read as fast as it is long', () => {
    const text = policy({
      ...everybody,
      Action: Array.from({ length: 60_000 }, (_, each) => `kms:Action${each}`),
    })
    const parsed = parsePolicy(text)
    expect(parsed.ok && decide(parsed.policy, request).decision).toBe('implicit-deny')
  })
})

test('a document that calls itself compiled is read as the document that it is', () => {
  for (const statements of [[], 5, null]) {
    const disguised: PolicyDocument & { statements: unknown } = { Statement: [everybody, deny], statements }
    expect(decide(disguised, request).decision).toBe('explicit-deny')
  }
})

test('a compiled policy decides as its document', () => {
  const document: PolicyDocument = { Statement: [everybody] }
  expect(decide(compile(document), request)).toEqual(decide(document, request))
})

test('a value of a megabyte does not break the stack', () => {
  const Condition = { StringLike: { 'aws:PrincipalTag/team': 'a'.repeat(1_000_000) } }
  const large: PolicyDocument = { Version: '2012-10-17', Statement: [{ ...everybody, Condition }] }
  const context = { 'aws:PrincipalTag/team': 'b' }
  expect(decide(large, { ...request, context }).decision).toBe('implicit-deny')
  expect(decide(large, { ...request, unknown: ['aws:PrincipalTag/team'] }).decision).toBe('conditional')
})
