import { expect, test } from 'vitest'
import { isGuessing, noteGuess } from './guessing'

const start = Date.parse('2026-11-26T12:00:00.000Z')
const at = (ms: number) => new Date(start + ms)

test('one place may try sixty addresses in a minute, and keeps nobody else out', () => {
  for (let tries = 0; tries < 60; tries++) {
    expect(isGuessing('192.0.2.1', at(tries))).toBe(false)
    noteGuess('192.0.2.1', at(tries))
  }
  expect(isGuessing('192.0.2.1', at(59_999))).toBe(true)
  expect(isGuessing('192.0.2.2', at(59_999))).toBe(false)
  expect(isGuessing('192.0.2.1', at(60_000))).toBe(false)
})
