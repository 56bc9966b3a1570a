import { expect, test } from 'vitest'
import { clip, msg, render, visible } from './message'

test('a message keeps its template and its parameters beside the sentence', () => {
  expect(msg('{count} of {all} people', { count: 12, all: 1284 })).toEqual({
    text: '12 of 1,284 people',
    template: '{count} of {all} people',
    params: { count: 12, all: 1284 },
  })
})

test('a parameter that looks like a place is not filled again', () => {
  expect(msg('{name} and {other}', { name: '{other}', other: 'b' }).text).toBe('{other} and b')
})

test('a translation is rendered from the same parameters, and a missing one stays visible', () => {
  expect(render('{b}, {a}, {constructor}', { a: 'A', b: 'B' })).toBe('B, A, {constructor}')
})

test.each([
  ['a terminal escape', '\u001b[31mred', '\\u001b[31mred'],
  ['a right-to-left override', 'gnp\u202Eexe', 'gnp\\u202eexe'],
  ['a line break', 'one\ntwo', 'one\\u000atwo'],
  ['a name in Arabic', 'ليلى', 'ليلى'],
  ['HTML', '<b>&', '<b>&'],
])('%s is shown as text', (_, hostile, shown) => {
  expect(visible(hostile)).toBe(shown)
})

test('a hundred kilobytes are cut, with their length said, and no half of a character left', () => {
  const long = `${'x'.repeat(399)}😀${'y'.repeat(100_000)}`
  expect(clip(long)).toBe(`${'x'.repeat(399)}\ufffd… (100,401 characters)`)
})
