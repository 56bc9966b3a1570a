import { expect, test } from 'vitest'
import { conditionOf } from '../condition'
import { textsOf } from './texts'

const many = <T>(count: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => of(index))

/** What each of several conditions asks of one key. */
type Lists = readonly (readonly string[])[]
type Attack = readonly [operator: string, lists: Lists]
const classesOf = (operator: string, lists: Lists) =>
  textsOf(
    lists.map(texts => conditionOf(operator, 'aws:PrincipalTag/team', texts, true)),
    () => undefined,
  )

/** Patterns of 32 KB in all, made to be gone through in as many states as there can be. */
const attacks: Readonly<Record<string, Attack>> = {
  'one pattern': ['StringLike', [[`${'*a'.repeat(16_000)}b`]]],
  'two that end otherwise': ['StringLike', [[`${'*a'.repeat(8_000)}b`], [`${'*a'.repeat(7_900)}c`]]],
  'two of one letter': ['StringLike', [[`*${'a'.repeat(16_000)}b`], [`*${'a'.repeat(15_900)}c`]]],
  'two that take turns': ['StringLike', [['*a*b'.repeat(4_000)], ['*b*a'.repeat(3_900)]]],
  'question marks behind a star': ['StringLike', [[`*a${'?'.repeat(16_000)}`], [`*b${'?'.repeat(15_000)}`]]],
  'question marks between stars': ['StringLike', [['*?a'.repeat(5_300)], ['*a?'.repeat(5_200)]]],
  'a hundred lists': ['StringLike', many(100, n => [`*${'abcdefgh'[n % 8]}*${n}`.repeat(60)])],
  'a hundred in one list': ['StringLike', [many(100, n => `*${'abcdefgh'[n % 8]}*${n}`.repeat(60))]],
  'letters anywhere': ['StringLike', many(26, n => [`*${String.fromCharCode(97 + n)}*`])],
  'two ARNs': ['ArnLike', [[`arn:*:*:*:*:${'*a'.repeat(8_000)}`], [`arn:*:*:*:*:${'*b'.repeat(7_900)}`]]],
  'either case': ['StringEqualsIgnoreCase', [['aB'.repeat(8_000)], ['Ab'.repeat(7_900)]]],
}

test.each(Object.entries(attacks))('%s: the steps are bounded', (_, [operator, lists]) => {
  const { samples, steps } = classesOf(operator, lists)
  expect(steps).toBeLessThan(10_000 + 250 * lists.flat().length)
  // That it is held against them is found out all the same.
  expect(samples.length).toBeGreaterThan(1)
})

/** Lists as people write them, in two conditions: each is gone through to its end. */
const lists: readonly (readonly [
  name: string,
  operator: string,
  text: (index: number) => string,
  most: number,
])[] = [
  ['names', 'StringEquals', n => `team-${n}`, 0],
  ['beginnings', 'StringLike', n => `team-${n}-*`, 20_000],
  ['roles', 'ArnLike', n => `arn:aws:iam::111122223333:role/team-${n}-*`, 20_000],
  ['roles of many accounts', 'ArnLike', n => `arn:aws:iam::${111122223333 + n}:role/*`, 20_000],
  ['services in any Region', 'StringLike', n => `service${n}.*.amazonaws.com`, 20_000],
]

test.each(lists)('a hundred %s, in two lists, are told apart in full', (_, operator, text, most) => {
  const all = many(100, text)
  const { exact, steps } = classesOf(operator, [all.slice(0, 60), all.slice(40)])
  expect(exact).toBe(true)
  expect(steps).toBeLessThanOrEqual(most)
})
