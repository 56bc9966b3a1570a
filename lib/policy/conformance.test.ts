import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Decision, decide, type PolicyDocument, type PolicyRequest, parsePolicy } from './index'

const folder = join(import.meta.dirname, 'conformance')
const vectors = join(folder, 'key-policy-decisions.jsonl')

/** See conformance/README.md. */
type Case = {
  readonly name: string
  /** The page of AWS's documentation that the rule comes from; of the vectors, none: see their own README. */
  readonly source?: string
  readonly policy: PolicyDocument
  readonly request: PolicyRequest
  readonly expect: Decision['decision']
}

function casesOf(file: string): readonly Case[] {
  const text = readFileSync(join(folder, file), 'utf8').trim()
  return file.endsWith('.jsonl') ? text.split('\n').map(line => JSON.parse(line)) : JSON.parse(text)
}

const files = readdirSync(folder).filter(name => /\.jsonl?$/.test(name))

describe.each(files)('%s', file => {
  test.each(casesOf(file).map(each => [each.name, each] as const))(
    '%s',
    (_, { policy, request, ...each }) => {
      // Through the text, as a policy comes from KMS.
      expect(parsePolicy(JSON.stringify(policy))).toEqual({ ok: true, policy })
      expect(decide(policy, request).decision).toBe(each.expect)
    },
  )
})

test('each rule has its page', () => {
  const rules = files.filter(name => name.endsWith('.json')).flatMap(casesOf)
  expect(rules.length).toBeGreaterThan(400)
  for (const { source = '' } of rules) expect(new URL(source).host).toBe('docs.aws.amazon.com')
})

test('the vectors are word for word those that were handed over', () => {
  expect(createHash('sha256').update(readFileSync(vectors)).digest('hex')).toBe(
    'd5b6f7f6ec193c5f65b51bc96d5ed5c9141366d7aa22628994bace04ae1baceb',
  )
})
