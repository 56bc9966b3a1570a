import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile, type Decision, decide, type PolicyRequest, type StatementDocument } from '../index'

const tag = (name: string) => `aws:PrincipalTag/${name}`
const [one, two, three] = ['a', 'b', 'c'].map(tag) as [string, string, string]
const [ofTwo, ofThree] = [`\${${two}}`, `\${${three}}`] as [string, string]
type Conditions = NonNullable<StatementDocument['Condition']>
const statement = (Effect: 'Allow' | 'Deny', Condition: Conditions, Resource = '*'): StatementDocument => ({
  Effect,
  Principal: '*',
  Action: 'kms:*',
  Resource,
  Condition,
})
const allow = (Condition: Conditions, Resource?: string) => statement('Allow', Condition, Resource)
const deny = (Condition: Conditions) => statement('Deny', Condition)
const key = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: key,
  context: { 'aws:username': 'alice' },
  unknown: [one, two, three, 'aws:SourceArn', 'aws:TagKeys'],
}
const names = 'aws:TagKeys'

/** What the text around a variable settles, whatever the variable stands for. */
const table: readonly (readonly [
  string,
  readonly StatementDocument[],
  Decision['decision'],
  readonly string[],
])[] = [
  [
    'two beginnings',
    [allow({ StringLike: { [one]: `x${ofTwo}` }, StringEquals: { [one]: `y${ofTwo}` } })],
    'implicit-deny',
    [],
  ],
  [
    'two beginnings before two variables',
    [allow({ StringLike: { [one]: `x${ofTwo}*` }, StringEquals: { [one]: `y${ofThree}` } })],
    'implicit-deny',
    [],
  ],
  [
    'two ends',
    [allow({ StringEquals: { [one]: `${ofTwo}x` }, StringLike: { [one]: `*${ofThree}y` } })],
    'implicit-deny',
    [],
  ],
  [
    'a beginning that a whole text lacks',
    [allow({ StringLike: { [one]: `x${ofTwo}*` }, StringEquals: { [one]: ['y', 'zx'] } })],
    'implicit-deny',
    [],
  ],
  [
    'a star that stands for itself',
    [allow({ StringEquals: { [one]: `x*${ofTwo}` }, StringLike: { [one]: `xy${ofThree}*` } })],
    'implicit-deny',
    [],
  ],
  [
    'a star that stands for others',
    [allow({ StringLike: { [one]: [`x*${ofTwo}`, `xy${ofThree}*`] } })],
    'conditional',
    [one, two, three],
  ],
  [
    'beginnings of which one goes on as the other',
    [allow({ StringLike: { [one]: `x${ofTwo}*` }, StringEquals: { [one]: `xy${ofThree}` } })],
    'conditional',
    [one, two, three],
  ],
  [
    'the parts of two ARNs',
    [
      allow({
        ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${ofTwo}*` },
        StringLike: { 'aws:SourceArn': `arn:aws:sns:${ofTwo}*` },
      }),
    ],
    'implicit-deny',
    [],
  ],
  [
    'a beginning that is refused',
    [allow({ StringLike: { [one]: `x${ofTwo}*` } }), deny({ StringLike: { [one]: 'x*' } })],
    'deny',
    [],
  ],
  [
    'a beginning that is refused where it is none of them',
    [allow({ StringLike: { [one]: `x${ofTwo}*` } }), deny({ StringNotLike: { [one]: `y${ofThree}*` } })],
    'deny',
    [],
  ],
  [
    'a beginning that is asked for, and its contrary',
    [
      allow({ StringLike: { [one]: `x${ofTwo}*` } }),
      allow({ StringNotLike: { [one]: `x${ofTwo}*` } }),
      deny({ StringLike: { [one]: [`y${ofThree}*z`, `y${ofTwo}*z`] }, StringEquals: { [one]: 'z' } }),
    ],
    'allow',
    [],
  ],
  [
    'no value at all',
    [
      allow({
        StringLikeIfExists: { [one]: `x${ofTwo}*` },
        StringEqualsIfExists: { [one]: `y${ofThree}` },
      }),
    ],
    'conditional',
    [one],
  ],
  [
    'two values of one key, each with its own beginning',
    [
      allow({
        'ForAnyValue:StringLike': { [names]: `x${ofTwo}*` },
        'ForAnyValue:StringEquals': { [names]: `y${ofThree}` },
      }),
    ],
    'conditional',
    [names, two, three],
  ],
  [
    'each of the values, with two beginnings',
    [
      allow({
        'ForAllValues:StringLike': { [names]: `x${ofTwo}*` },
        'ForAnyValue:StringEquals': { [names]: `y${ofThree}` },
      }),
    ],
    'implicit-deny',
    [],
  ],
  [
    'a known text that begins otherwise, around two variables',
    [allow({ StringLike: { 'aws:username': `bo*${ofTwo}${ofThree}*` } })],
    'implicit-deny',
    [],
  ],
  [
    'a known text that begins otherwise, and is not to be so',
    [allow({ StringNotLike: { 'aws:username': `bo*${ofTwo}${ofThree}*` } })],
    'allow',
    [],
  ],
  [
    'a star that stands for itself beside one that does not, and the other way round',
    [allow({ StringLike: { [one]: `\${*}*` } }), deny({ StringLike: { [one]: `*\${*}` } })],
    'conditional',
    [one],
  ],
  [
    'a key in another Region, around two variables',
    [allow({}, `arn:aws:kms:eu-west-1:${ofTwo}:key/${ofThree}`)],
    'implicit-deny',
    [],
  ],
  [
    'a key in this Region, around two variables',
    [allow({}, `arn:aws:kms:us-east-1:${ofTwo}:key/${ofThree}`)],
    'conditional',
    [two, three],
  ],
]

test.each(table)('%s', (_, Statement, decision, dependsOn) => {
  const told = decide({ Version: '2012-10-17', Statement }, request)
  expect({ decision: told.decision, dependsOn: told.dependsOn }).toEqual({ decision, dependsOn })
})

test('the trace says that no value would do', () => {
  const Statement = [allow({ StringLike: { 'aws:username': `bo*${ofTwo}${ofThree}*` } })]
  const [traced] = decide({ Version: '2012-10-17', Statement }, request).statements
  expect(traced).toMatchObject({
    applies: 'no',
    reason: 'condition',
    conditions: [{ matched: false, why: 'whatever-the-key-holds' }],
  })
})

const operators = ['StringEquals', 'StringLike', 'StringNotEquals', 'StringNotLike'].flatMap(name => [
  name,
  `${name}IfExists`,
])
const pieces = fc.constantFrom('x', 'y', '*', '?', '${*}', ofTwo, ofThree)
const values = fc.uniqueArray(
  fc.array(pieces, { minLength: 1, maxLength: 4 }).map(each => each.join('')),
  { minLength: 1, maxLength: 2 },
)
const condition = fc.tuple(fc.constantFrom(...operators), fc.constantFrom(one, 'aws:username'), values)
const someStatement = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), fc.array(condition, { minLength: 1, maxLength: 3 }))
  .map(([effect, list]) => {
    const block: Record<string, Record<string, string[]>> = {}
    for (const [operator, key, asked] of list) block[operator] = { ...block[operator], [key]: asked }
    return statement(effect as 'Allow' | 'Deny', block)
  })
const held = [undefined, '', 'x', '*', 'xy', 'yx', 'yxxy']

test('what is held impossible is not to be had with any values', () => {
  fc.assert(
    fc.property(fc.array(someStatement, { minLength: 1, maxLength: 3 }), Statement => {
      const compiled = compile({ Version: '2012-10-17', Statement })
      const asked = { ...request, context: { 'aws:username': 'xyx' } }
      const { decision } = decide(compiled, asked)
      if (decision === 'conditional') return
      for (const a of held)
        for (const b of held)
          for (const c of held) {
            const known = { [one]: a, [two]: b, [three]: c }
            const context = Object.entries(known).flatMap(([key, value]) =>
              value === undefined ? [] : [[key, value] as const],
            )
            const told = decide(compiled, {
              ...asked,
              context: { ...asked.context, ...Object.fromEntries(context) },
              unknown: [],
            }).decision
            if (decision === 'deny') expect(told).toMatch(/-deny$/)
            else expect(told).toBe(decision)
          }
    }),
    { numRuns: 150 },
  )
}, 60_000)
