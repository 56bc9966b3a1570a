import { expect, test } from 'vitest'
import { compile } from '../compile'
import type { StatementDocument } from '../document'
import { knowledgeOf, type PolicyRequest } from '../request'
import { targetOf } from '../target'
import { analyse } from './index'
import { judge, type OpenStatement } from './open'

type Shape = (keys: readonly string[]) => readonly StatementDocument[]
type Asked = Readonly<Record<string, string | readonly string[]>>

const shared = 'aws:PrincipalTag/shared'
const statement = (Effect: 'Allow' | 'Deny', asked: Asked): StatementDocument => ({
  Effect,
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: { StringEquals: asked },
})
const all = (keys: readonly string[]): Asked => Object.fromEntries(keys.map(key => [key, ['a', 'b']]))

const shapes: Readonly<Record<string, Shape>> = {
  'one Allow asks all': keys => [statement('Allow', all(keys))],
  'an Allow for each': keys => keys.map(key => statement('Allow', { [key]: 'a' })),
  'one Allow asks all, a Deny for each': keys => [
    statement('Allow', all(keys)),
    ...keys.map(key => statement('Deny', { [key]: 'a' })),
  ],
  'each Deny asks its key and the next': keys => [
    statement('Allow', all(keys.slice(0, 1))),
    ...keys.slice(1).map((key, index) => statement('Deny', { [key]: 'a', [keys[index] ?? '']: 'b' })),
  ],
  'each Deny asks its key and a shared one, which is asked last': keys => [
    statement('Allow', all(keys)),
    ...keys.map((key, index) => statement('Deny', { [key]: 'a', [shared]: ['any', `${index}`] })),
  ],
}

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
  absent: [],
}
const knows = knowledgeOf(request)

function openOf(Statement: readonly StatementDocument[]): readonly OpenStatement[] {
  return compile({ Version: '2012-10-17', Statement }).statements.flatMap(
    (each): readonly OpenStatement[] => {
      const atoms = judge(each, targetOf(each, request), request, knows)
      return typeof atoms === 'boolean' ? [] : [{ effect: each.effect, atoms }]
    },
  )
}

function stepsOf(shape: Shape, count: number): number {
  const keys = Array.from({ length: count }, (_, index) => `aws:PrincipalTag/${index}`)
  const open = openOf(shape(keys))
  const { answers, steps } = analyse(open, false, request, knows)
  expect(answers).toContain('allow')
  return steps
}

/** The number of ways looked at for 2, 4, 6, 8 and 10 unknown keys: two more keys cost about as many more. */
const table: readonly (readonly [shape: string, steps: readonly number[]])[] = [
  ['one Allow asks all', [4, 8, 12, 16, 20]],
  ['an Allow for each', [4, 8, 12, 16, 20]],
  ['one Allow asks all, a Deny for each', [9, 21, 33, 45, 57]],
  ['each Deny asks its key and the next', [5, 28, 52, 76, 100]],
  ['each Deny asks its key and a shared one, which is asked last', [32, 72, 131, 202, 285]],
]

test.each(table)('%s', (name, steps) => {
  const shape = shapes[name] ?? (() => [])
  expect([2, 4, 6, 8, 10].map(count => stepsOf(shape, count))).toEqual(steps)
})

const many = <T>(count: number, value: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => value(index))

/** Statements of 32 KB in all, each about two of so many keys, or three. */
function largeOf(count: number): readonly StatementDocument[] {
  const list: StatementDocument[] = []
  let state = 1
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let size = 0; size < 32_000; size += JSON.stringify(list.at(-1)).length) {
    const asked = many(2 + next(2), () => [`aws:PrincipalTag/${next(count)}`, `v${next(40)}`] as const)
    list.push(statement(next(4) === 0 ? 'Deny' : 'Allow', Object.fromEntries(asked)))
  }
  return list
}

/** The ways looked at, or the statements where these are looked for one by one. */
test('a policy of 32 KB costs in proportion to the keys that it mentions', () => {
  const steps = [2, 3, 4, 5, 6, 7, 8].map(count => {
    const told = analyse(openOf(largeOf(count)), false, request, knows)
    expect([...told.answers].sort()).toEqual(['allow', 'explicit', 'implicit'])
    expect(told.influence.size).toBe(count)
    return told.steps
  })
  expect(steps).toEqual([819, 51_681, 54_091, 57_496, 65_419, 71_563, 77_318])
})

type Block = NonNullable<StatementDocument['Condition']>

/** One condition each, on a key to which variables among its values tie others, or itself. */
const hostile: Readonly<Record<string, Block>> = {
  'many values tie two keys to a third': {
    StringLike: { 'aws:SourceArn': many(800, n => `*\${aws:SourceAccount}*\${aws:SourceOrgID}*${n}`) },
  },
  'one long value ties two keys to a third': {
    StringLike: { 'aws:SourceArn': '*${aws:SourceAccount}*${aws:SourceOrgID}'.repeat(800) },
  },
  'one long value names its own key': {
    StringLike: { 'aws:SourceArn': '*${aws:SourceArn}*'.repeat(1_600) },
  },
  'each value doubles what its own key may hold': {
    StringEquals: {
      'aws:SourceAccount': many(500, n => `\${aws:SourceAccount}\${aws:SourceAccount}${n}`),
    },
  },
  'one value that doubles its own key, again and again': {
    StringEquals: { 'aws:SourceAccount': many(25, () => '${aws:SourceAccount}${aws:SourceAccount}') },
  },
  'one value names its own key to the end': {
    StringLike: { 'aws:SourceAccount': '${aws:SourceAccount}'.repeat(1_600) },
  },
  'a default is put in many times, whatever the case': {
    StringEqualsIgnoreCase: { 'kms:GranteePrincipal': "${aws:ResourceTag/a,'zz'}*10.0.0.0/8".repeat(20) },
  },
  'a default is put in many times, between stars': {
    StringLike: { 'kms:GranteePrincipal': "${aws:ResourceTag/a,'zz'}*10.0.0.0/8".repeat(800) },
  },
}

test.each(Object.entries(hostile))('%s, and characters asked are bounded', (_name, Condition) => {
  let characters = 0
  const length = JSON.stringify(Condition).length
  const open = openOf([{ ...statement('Allow', {}), Condition }]).map(({ effect, atoms }) => ({
    effect,
    atoms: atoms.map(atom => ({
      ...atom,
      holds(way: Parameters<typeof atom.holds>[0]) {
        characters += length
        return atom.holds(way)
      },
    })),
  }))
  const { answers, influence } = analyse(open, false, request, knows)
  expect([...answers].sort()).toEqual(['allow', 'implicit'])
  expect(characters).toBeLessThan(1_000_000)
  // Nor is anybody told of more than the policy holds, and of a little for each value that may be pooled.
  expect([...influence.values()].flat().join('').length).toBeLessThan(2 * length + 120 * 256)
})
