import { expect, test } from 'vitest'
import { msg } from '@/lib/message'
import type { Finding } from '@/lib/report/model'
import { card } from './card'
import { paintFor } from './paint'

const hostile = '\u001b[2J\u001b]0;owned\u0007<script>\u202Egnp.exe\r\nPASS'

const finding: Finding = {
  id: 'key-policy-identity-center',
  verdict: 'fail',
  title: msg('{name} fails', { name: hostile }),
  statement: msg('AWS said {said}', { said: hostile.repeat(5_000) }),
  evidence: [
    { kind: 'list', title: msg('Names'), items: [hostile], more: 12_345 },
    {
      kind: 'code',
      title: msg('Statement'),
      language: 'json',
      text: JSON.stringify({ Sid: hostile }, null, 2),
    },
    {
      kind: 'comparison',
      title: msg('Held'),
      rows: [{ key: hostile, asks: [hostile], sends: null, matched: false }],
    },
    { kind: 'fact', says: msg('{x}', { x: hostile }), from: [] },
  ],
  why: msg('Because'),
  source: { title: 'Page', url: 'https://example.com', verified: '2026-11-24', mark: 'D' },
  remedy: {
    kind: 'guide',
    title: msg('{x}', { x: hostile }),
    steps: [],
    copies: [{ name: msg('Copy'), language: 'text', text: hostile }],
  },
  judgedAt: '2026-11-24T12:00:00.000Z',
}

test('no escape, carriage return or reordering mark of anybody reaches the terminal', () => {
  const text = card(finding, paintFor(false))
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
  expect(text).toContain('\\u001b[2J')
  expect(text.length).toBeLessThan(5_000)
})

test('colors are ours alone, and only where they are wanted', () => {
  expect(card(finding, paintFor(true))).toContain('\u001b[31m✘ fails')
  expect(card(finding, paintFor(false))).not.toContain('\u001b')
})

test('what was left out of a list is counted', () => {
  expect(card(finding, paintFor(false))).toContain('… and 12,345 more')
})
