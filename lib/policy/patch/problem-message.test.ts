import { expect, test } from 'vitest'
import type { Problem, Warning } from './problem'
import { problemMessage, warningMessage } from './problem-message'

const problems: readonly Problem[] = [
  { kind: 'too-long', bytes: 40_000, over: 7_232, compact: 30_000 },
  { kind: 'too-long', bytes: 40_000, over: 7_232, compact: 39_000 },
  { kind: 'character', codePoint: 0x2013, offset: 12, path: '/Statement/0/Sid', count: 2 },
  {
    kind: 'dead-principal',
    id: 'AIDACKCEVSQ6C2EXAMPLE',
    index: 0,
    sid: null,
    path: '/Statement/0/Principal',
  },
  { kind: 'other-account', principal: 'arn:p', account: '1', keyAccount: '2' },
  { kind: 'lockout', principal: 'arn:p', decision: 'implicit-deny' },
]
const warnings: readonly Warning[] = [
  { kind: 'duplicate-sid', sid: 'One', indexes: [0, 2] },
  { kind: 'lockout-unknown', principal: 'arn:p', dependsOn: ['aws:PrincipalTag/a', 'aws:username'] },
]
const messages = [...problems.map(problemMessage), ...warnings.map(warningMessage)]

test('each has its sentence, with every place filled', () => {
  expect(new Set(messages.map(({ template }) => template)).size).toBe(messages.length)
  for (const { text } of messages) expect(text).not.toMatch(/[{}]|undefined/)
})

test('the numbers are those of the problem', () => {
  expect(messages[0]?.params).toEqual({ bytes: 40_000, over: 7_232, limit: 32_768, compact: 30_000 })
  expect(messages[2]?.params).toEqual({ code: 'U+2013', path: '/Statement/0/Sid', count: 2 })
})
