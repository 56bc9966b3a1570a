import { expect, test } from 'vitest'
import { names, reportOf } from './fixture'
import { answerOf, type Report, type Verdict } from './model'
import { replyOf } from './reply'

function withOnly(...verdicts: readonly Verdict[]): Report {
  const findings = reportOf().findings.filter(({ verdict }) => verdicts.includes(verdict))
  return { ...reportOf(), findings, answer: answerOf(findings) }
}

test('begins with the answer and the first thing to do, with what to copy', () => {
  const reply = replyOf(reportOf())
  const [answer, first, then] = ['Not ready: 1 thing to change', 'Let Kiro in', 'Ask the administrator']
  const places = [answer, first, `aws kms put-key-policy --key-id arn:aws:kms`, then].map(text =>
    reply.indexOf(text),
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('has the statements that the key policy lacks', () => {
  const reply = replyOf(reportOf())
  expect(reply).toContain(
    `"kms:EncryptionContext:aws:identitystore:identitystore-arn": "arn:aws:identitystore::${names.account}:identitystore/${names.store}"`,
  )
})

test('of a report that is ready there is nothing to do, and nothing to check again', () => {
  const reply = replyOf(withOnly('pass'))
  expect(reply).toContain('Ready: nothing to change.')
  expect(reply).not.toContain('first thing')
  expect(reply).not.toContain('check again')
})

test('what AWS said cannot reach the terminal or the letter as anything but text', () => {
  const reply = replyOf(reportOf(names, 'x\u001b[31m\u202ey'))
  expect(['\u001b', '\u202e'].filter(char => reply.includes(char))).toEqual([])
})
