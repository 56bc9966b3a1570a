import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CompiledPolicy, compile, decide, type PolicyRequest } from '../index'
import { statement } from './statement.fixture'

const [one, two, three] = ['a', 'b', 'c'].map(name => `aws:PrincipalTag/${name}`) as [string, string, string]
const [ofOne, ofTwo, ofThree] = [one, two, three].map(key => `\${${key}}`) as [string, string, string]
const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
  unknown: [one, two, three],
}

/** Every text of these letters, up to so many. */
function textsOf(letters: readonly string[], most: number): readonly string[] {
  const shorter = most === 0 ? [] : textsOf(letters, most - 1)
  return ['', ...shorter.flatMap(text => letters.map(letter => text + letter))].filter(
    (text, at, all) => all.indexOf(text) === at,
  )
}

type Held = Readonly<Record<string, string | undefined>>
function decided(policy: CompiledPolicy, held: Held) {
  const context = Object.fromEntries(
    Object.entries(held).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  )
  return decide(policy, { ...request, context, unknown: [] }).decision
}

const letters = ['x', 'y', 'X', ofOne, ofTwo, ofTwo, ofTwo, ofThree, `\${${two}, 'x'}`]
const like = [...letters, '*', '?', '${*}']
const valuesOf = (pieces: readonly string[]) =>
  fc.uniqueArray(
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map(each => each.join('')),
    { minLength: 1, maxLength: 2 },
  )
const operators = ['StringEquals', 'StringLike', 'StringEqualsIgnoreCase']
  .flatMap(name => [name, name.replace('String', 'StringNot')])
  .flatMap(name => [name, `${name}IfExists`])
const compared = fc
  .constantFrom(...operators)
  .chain(name =>
    fc.tuple(
      fc.constant(name),
      fc.constantFrom(one, one, two),
      valuesOf(name.includes('Like') ? like : letters),
    ),
  )
const there = fc.tuple(fc.constant('Null'), fc.constantFrom(one, two), fc.constantFrom(['true'], ['false']))
const someStatement = fc
  .tuple(
    fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    fc.array(fc.oneof({ weight: 8, arbitrary: compared }, { weight: 1, arbitrary: there }), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([effect, list]) => {
    const block: Record<string, Record<string, readonly string[]>> = {}
    for (const [operator, key, asked] of list) block[operator] = { ...block[operator], [key]: asked }
    return statement(effect, block)
  })

const many = [undefined, ...textsOf(['x', 'y', 'X'], 2), 'xxx', 'xyx', 'yxy', 'xxyy', 'xyxy', '*', '*x', 'z']
const some = [undefined, '', 'x', 'y', 'X', 'xy', '*']
const few = [undefined, '', 'x', 'xy']

test('an answer given outright is that of every value', () => {
  fc.assert(
    fc.property(fc.array(someStatement, { minLength: 1, maxLength: 2 }), Statement => {
      const compiled = compile({ Version: '2012-10-17', Statement })
      const { decision } = decide(compiled, request)
      if (decision === 'conditional') return
      for (const a of many)
        for (const b of some)
          for (const c of few) {
            const told = decided(compiled, { [one]: a, [two]: b, [three]: c })
            if (decision === 'deny') expect(told).toMatch(/-deny$/)
            else expect(told).toBe(decision)
          }
    }),
    { numRuns: 200 },
  )
}, 60_000)

/**
 * Where `uT` is `Tv`, a beginning of `u` is such a T, so that short texts are enough to find one.
 * https://en.wikipedia.org/wiki/String_rotation
 */
const around = fc.constantFrom(...textsOf(['x', 'y', 'z'], 4))

test('two values around one variable are held possible where some text is both, and only there', () => {
  const texts = textsOf(['x', 'y', 'z'], 3)
  const sides = fc.oneof(
    fc.tuple(around, around, around, around),
    // Of the same letters more often than by chance.
    around.chain(text =>
      fc
        .shuffledSubarray([...text], { minLength: text.length })
        .map(each => ['', each.join(''), text, ''] as const),
    ),
  )
  fc.assert(
    fc.property(sides, ([a, b, c, d]) => {
      const block = { StringEquals: { [one]: `${a}${ofTwo}${b}` }, StringLike: { [one]: `${c}${ofTwo}${d}` } }
      const compiled = compile({ Version: '2012-10-17', Statement: statement('Allow', block) })
      const isPossible = texts.some(
        text => decided(compiled, { [one]: `${a}${text}${b}`, [two]: text }) === 'allow',
      )
      expect(decide(compiled, request).decision).toBe(isPossible ? 'conditional' : 'implicit-deny')
    }),
    { numRuns: 500 },
  )
}, 60_000)
