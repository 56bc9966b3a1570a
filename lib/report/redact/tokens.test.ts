import { expect, test } from 'vitest'
import { mint } from './tokens'

const salt = new Uint8Array(32).fill(3)
const accounts = Array.from({ length: 20_000 }, (_, index) => ({
  kind: 'account' as const,
  value: String(100_000_000_000 + index),
}))

test('of many, each has a token of its own: those that would share one are longer', async () => {
  const tokens = await mint(accounts, salt, () => false)
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(accounts.length)
  const longer = tokens.filter(({ token }) => token.length > 'ACCOUNT-7f3a2c'.length)
  // By the birthday bound, of 20,000 in 2^24 a dozen pairs meet.
  expect(longer.length).toBeGreaterThan(2)
  expect(longer.length).toBeLessThan(200)
})

test('a token that stands in the report already is longer', async () => {
  const [first] = await mint(accounts.slice(0, 1), salt, () => false)
  const [other] = await mint(accounts.slice(0, 1), salt, token => token === first?.token)
  expect(other?.token.startsWith(first?.token ?? '-')).toBe(true)
  expect(other?.token.length).toBe((first?.token.length ?? 0) + 2)
})
