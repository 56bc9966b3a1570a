import { describe, expect, test } from 'vitest'
import { msg } from '@/lib/message'
import { type Finding, type Remedy, verdicts } from '@/lib/report/model'
import { card } from './card'
import { paintFor } from './paint'

const now = Date.parse('2026-11-24T12:00:40.000Z')
const plain = { paint: paintFor(false), width: Number.POSITIVE_INFINITY, now }

const hostile = '\u001b[2J\u001b]0;owned\u0007<script>\u202Egnp.exe\r\nPASS'

const answer = (operation: string, region: string, requestId: string | null = `id-of-${region}`) => ({
  ...{ service: 'sso', operation, region, requestId },
  at: '2026-11-24T12:00:10.000Z',
  ms: 43,
})

const finding: Finding = {
  id: 'identity-center-instance',
  verdict: 'pass',
  title: msg('An instance is active'),
  statement: msg('{id} is active', { id: 'ssoins-1234567890abcdef' }),
  evidence: [
    {
      kind: 'fact',
      says: msg('AWS lists it with the status ACTIVE'),
      from: [answer('ListInstances', 'us-east-1')],
    },
    {
      kind: 'list',
      title: msg('Regions that refused'),
      items: ['eu-west-2: no', 'sa-east-1: no'],
      more: 12_345,
    },
    { kind: 'fact', says: msg('No API tells the alias'), from: [] },
  ],
  why: msg('Kiro knows people only through an instance that this account can use.'),
  source: { title: 'Kiro: connect', url: 'https://example.com/connect', verified: '2026-11-24', mark: 'R' },
  remedy: null,
  judgedAt: '2026-11-24T12:00:11.000Z',
}

const statement = JSON.stringify({ Sid: 'KiroMayDecrypt', Effect: 'Allow' }, null, 2)
const remedy: Remedy = {
  kind: 'patch',
  title: msg('Let Kiro in'),
  steps: [msg('Change the statement.'), msg('Check again.')],
  link: { title: 'Changing a key policy', url: 'https://example.com/policy' },
  copies: [{ name: msg('The statement, exact'), language: 'json', text: statement }],
}
const failing: Finding = {
  ...finding,
  verdict: 'fail',
  evidence: [
    ...finding.evidence,
    {
      kind: 'comparison',
      title: msg('The statement held against the call'),
      rows: [
        { key: 'kms:ViaService', asks: ['sso.us-east-1'], sends: ['sso.eu-west-2'], matched: false },
        { key: 'aws:SourceArn', asks: ['x'], sends: null, matched: null },
        { key: 'Principal', asks: ['q.amazonaws.com'], sends: ['q.amazonaws.com'], matched: true },
        { key: 'Resource', asks: ['*'], sends: ['arn:aws:kms:::key/1'], matched: true },
      ],
    },
    { kind: 'code', title: msg('The statement'), language: 'json', text: statement },
  ],
  remedy,
}

describe('a card says, whatever its verdict', () => {
  test.each(verdicts)('%s', verdict => {
    const text = card({ ...finding, verdict }, plain)
    for (const part of [
      finding.title.text,
      finding.statement.text,
      'AWS lists it with the status ACTIVE',
      'sso:ListInstances, us-east-1, request id-of-us-east-1, 30 seconds ago in 43 ms',
      'Regions that refused',
      'eu-west-2: no',
      'sa-east-1: no',
      '… and 12,345 more',
      'No API tells the alias',
      finding.why.text,
      'Kiro: connect, reported by users, not documented, verified 24 Nov 2026',
      'https://example.com/connect',
    ])
      expect(text).toContain(part)
  })
})

test('a failing one says what decided before what to do, and that before what was read and why', () => {
  const text = card(failing, plain)
  const order = ['held against the call', '→ Let Kiro in', 'AWS lists it', finding.why.text, 'Kiro: connect']
  const places = order.map(part => text.indexOf(part))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
  for (const part of [
    '1. Change the statement.',
    '2. Check again.',
    'The statement, exact',
    'https://example.com/policy',
  ])
    expect(text).toContain(part)
})

test('a comparison tells both values where they differ, and one where they agree', () => {
  const text = card(failing, plain)
  expect(text).toMatch(/✘ kms:ViaService\n\s+asks for {2}sso\.us-east-1\n\s+is sent {3}sso\.eu-west-2\n/)
  expect(text).toMatch(/\? aws:SourceArn\n\s+asks for {2}x\n\s+is sent {3}not known\n/)
  expect(text).toMatch(/✔ Principal {2}q\.amazonaws\.com\n/)
  expect(text).toMatch(/✔ Resource {2}\* takes arn:aws:kms:::key\/1\n/)
})

test('many answers of one operation are one line, with the latest request', () => {
  const from = [
    ...['eu-west-1', 'eu-west-2', 'eu-west-3'].map(region => answer('ListInstances', region)),
    { ...answer('ListInstances', 'us-east-1'), at: '2026-11-24T12:00:12.000Z', ms: 2_100 },
    answer('DescribeInstance', 'us-east-1', null),
  ]
  const text = card({ ...finding, evidence: [{ kind: 'fact', says: msg('Asked'), from }] }, plain)
  expect(text).toContain(
    '4 answers of sso:ListInstances in 4 Regions, the last request id-of-us-east-1, 28 seconds ago in 2.1 s',
  )
  expect(text).toContain('sso:DescribeInstance, us-east-1, 30 seconds ago in 43 ms')
})

describe.each([40, 80, 120])('in a terminal of %i columns', width => {
  const sentence =
    'A sentence that goes on for longer than any line of a terminal that people read in. '.repeat(3)
  const arn = 'arn:aws:iam::555566667777:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1d4891dc78'
  const url = `https://example.com/${'path/'.repeat(width / 5)}`
  const command = `aws kms get-key-policy --key-id ${arn} --policy-name default --output text > policy.json\n# Edit it.`
  const copies = [...remedy.copies, { name: msg('The commands'), language: 'shell', text: command }] as const
  const long = {
    ...failing,
    statement: msg('{sentence}', { sentence }),
    why: msg('{sentence}', { sentence }),
  }
  const lines = card({ ...long, remedy: { ...remedy, steps: [long.why] } }, { ...plain, width }).split('\n')

  test('no line of words is longer', () => {
    // A word that is longer stands on a line of its own, and so does a line of code, so that both can be copied.
    for (const line of lines)
      if (line.trim().includes(' ')) expect(line.length, line).toBeLessThanOrEqual(width)
  })

  test('lines hang below where their text begins', () => {
    const at = lines[1]?.search(/\S/) ?? 0
    expect(
      lines.filter(
        line => line.startsWith(' ') && line.search(/\S/) < at && !/^ +(why|rule|AWS|to do) /.test(line),
      ),
    ).toEqual([])
  })

  test('an address is never cut, so that it can be followed', () => {
    const text = card({ ...finding, source: { ...finding.source, url } }, { ...plain, width })
    expect(text.split('\n').map(line => line.trim())).toContain(url)
  })

  test('an ARN that no line holds goes on in the next, behind a slash or a colon', () => {
    const text = card({ ...finding, statement: msg('Your role {arn} is one', { arn }) }, { ...plain, width })
    const lines = text.split('\n').map(line => line.trim())
    expect(lines.join('')).toContain(arn)
    expect(lines.some(line => /^arn:.*[:/]$/.test(line))).toBe(width < 120)
    expect(text.split('\n').every(line => line.length <= width)).toBe(true)
  })

  test('a command goes on as a shell takes it, and a statement stays JSON', () => {
    const text = card({ ...failing, remedy: { ...remedy, copies } }, { ...plain, width })
    const commands = text.split('The commands:\n')[1] ?? ''
    const unfolded = commands.replaceAll(/ \\\n\s+/g, ' ').split('\n')
    expect(unfolded.slice(0, 2).map(line => line.trim())).toEqual(command.split('\n'))
    const json = /The statement, exact:\n([\s\S]*?)\n *The commands:/.exec(text)?.[1] ?? ''
    expect(JSON.parse(json)).toEqual(JSON.parse(statement))
  })
})

test('a name in wide letters takes two columns a letter', () => {
  const name = '株式会社ナイトフォール '.repeat(6)
  const lines = card({ ...finding, statement: msg('{name}', { name }) }, { ...plain, width: 60 }).split('\n')
  const widest = Math.max(
    ...lines.map(line => [...line].reduce((sum, char) => sum + (char > '\u2fff' ? 2 : 1), 0)),
  )
  expect(widest).toBeLessThanOrEqual(60)
})

describe('whatever AWS or a person handed in', () => {
  const attack: Finding = {
    ...finding,
    verdict: 'fail',
    title: msg('{name} fails', { name: hostile }),
    statement: msg('AWS said {said}', { said: hostile.repeat(5_000) }),
    evidence: [
      { kind: 'list', title: msg('Names'), items: [hostile], more: 0 },
      {
        kind: 'code',
        title: msg('Statement'),
        language: 'json',
        text: JSON.stringify({ Sid: hostile }, null, 2),
      },
      {
        kind: 'comparison',
        title: msg('Held'),
        rows: [
          { key: hostile, asks: [hostile], sends: null, matched: false },
          { key: hostile, asks: [hostile], sends: [hostile], matched: true },
        ],
      },
      { kind: 'fact', says: msg('{x}', { x: hostile }), from: [answer(hostile, hostile, hostile)] },
    ],
    remedy: {
      kind: 'guide',
      title: msg('{x}', { x: hostile }),
      steps: [msg('{x}', { x: hostile })],
      link: { title: hostile, url: hostile },
      copies: [{ name: msg('{x}', { x: hostile }), language: 'text', text: hostile }],
    },
  }

  test.each([80, Number.POSITIVE_INFINITY])('reaches a terminal of %d columns as text', width => {
    const text = card(attack, { ...plain, width })
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
    expect(text).toContain('\\u001b[2J')
    expect(text.length).toBeLessThan(10_000)
  })
})

test('colors are ours alone, and only where they are wanted', () => {
  const colored = card(failing, { ...plain, paint: paintFor(true) })
  expect(colored).toContain('\u001b[31m✘ fails')
  expect(card(failing, plain)).not.toContain('\u001b')
  // Each is ended on the line on which it began: a pager shows lines by themselves.
  for (const line of colored.split('\n')) {
    const codes = line.split('\u001b[').slice(1)
    const off = codes.filter(code => /^(22|39)m/.test(code)).length
    const on = codes.length - off
    expect(on, line).toBe(off)
  }
})
