import { expect, test } from 'vitest'
import { confirmations, isConfirmedBy } from './confirmation'

const plan = { confirm: '12ab34cd', aliases: ['alias/identity-center', 'alias/team/identity'] }

test('what is shown is the end of the id, and each alias by its name', () => {
  expect(confirmations(plan)).toEqual(['12ab34cd', 'identity-center', 'team/identity'])
  expect(confirmations({ confirm: '12ab34cd' })).toEqual(['12ab34cd'])
})

test.each([
  ['12ab34cd', true],
  [' 12ab34cd ', true],
  ['identity-center', true],
  ['alias/identity-center', true],
  ['team/identity', true],
  ['alias/team/identity', true],
  // An alias is what it is, letter by letter, and a part of one is none.
  ['Identity-Center', false],
  ['identity', false],
  ['alias/', false],
  ['alias/12ab34cd', false],
  ['alias/alias/identity-center', false],
  ['12AB34CD', false],
  ['', false],
])('"%s" confirms it: %s', (typed, confirms) => {
  expect(isConfirmedBy(plan, typed)).toBe(confirms)
})

test('where no alias is known, none confirms it', () => {
  expect(isConfirmedBy({ confirm: '12ab34cd' }, 'alias/identity-center')).toBe(false)
})
