import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readingActions as readersActions } from '@/lib/demo/organizations/read-only'
import { facts } from './index'
import { readingActions, readingPolicy } from './reading-policy'

test('every fact names the actions that it uses', () => {
  for (const fact of Object.values(facts)) expect(fact.permissions.length, fact.name).toBeGreaterThan(0)
})

test('the README shows the policy that reading needs', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8')
  const shown = /<!-- reading-policy -->\n```json\n([\s\S]*?)\n?```/.exec(readme)?.[1]
  expect(shown).toBe(readingPolicy())
})

test('the reading organization of the demo may do exactly that', () => {
  expect([...readersActions].sort()).toEqual(readingActions())
})

test('the policy is legal for IAM: no more than letters and digits in a Sid', () => {
  const { Statement } = JSON.parse(readingPolicy())
  for (const { Sid } of Statement) expect(Sid).toMatch(/^[A-Za-z0-9]+$/)
})
