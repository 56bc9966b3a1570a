import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { home } from '../in-terminal'
import { answer } from './main'
import { commands } from './options'

/** What moves a cursor, or turns text round. */
const live = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u
const ids = [
  ...['--key', 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
  ...['--instance', 'arn:aws:sso:::instance/ssoins-1234567890abcdef', '--identity-store', 'd-1234567890'],
]
const open = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }
const when = (key: string, value: unknown) => ({ ...open, Condition: { StringEquals: { [key]: value } } })
const policy = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at))
const noise = '\u001b[31m\u009b31m\u202e\u2028<img src=x>'

const texts: Readonly<Record<string, string>> = {
  'is no text': '\u0000\u001b]0;x\u0007\ufffd'.repeat(5_000),
  'is nested deeply': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'has a Sid that is nearly all of it': policy({ ...open, Sid: noise.repeat(1_000) }),
  'has a condition key that is nearly all of it': policy(
    when(
      `aws:PrincipalTag/${noise.repeat(600)}`,
      many(1_000, () => '*'),
    ),
  ),
  'has thousands of values': policy(
    when(
      'aws:SourceAccount',
      many(4_000, () => '*'),
    ),
  ),
  'allows thousands of values': policy(
    when(
      'aws:SourceAccount',
      many(2_000, at => `${at}${noise[0]}`),
    ),
  ),
  'names thousands of services': policy({ ...open, Principal: { Service: many(3_000, at => `Q${at}`) } }),
  'has hundreds of statements': policy(
    ...many(300, at => noise + at).map(Sid => ({ ...open, Sid, Effect: 'Deny' })),
  ),
}

describe.each(Object.entries(texts))('a file that %s', (name, text) => {
  const [file, other] = [join(home, `${name}.json`), join(home, 'other.json')]
  writeFileSync(file, text)
  writeFileSync(other, policy(open))

  test.each(commands)('does not bury what %s says of it', command => {
    const files = command === 'diff' ? [other, file] : [file]
    const hasIds = command !== 'lint' && command !== 'diff'
    const { code, stdout, stderr } = answer([command, ...files, ...(hasIds ? ids : [])])
    expect([0, 1, 2, 3, 4]).toContain(code)
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(live)
    // A character that is alive is shown as six, and a statement may be shown twice.
    expect((stdout + stderr).length).toBeLessThan(12 * text.length + 50_000)
  })
})
