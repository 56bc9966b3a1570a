import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Decision, decide, type PolicyDocument, type PolicyRequest, parsePolicy } from './index'

const folder = join(import.meta.dirname, 'conformance')

/** One rule of the policy language, and the page of AWS's documentation that it comes from. */
type Case = {
  readonly name: string
  readonly source: string
  readonly policy: PolicyDocument
  readonly request: PolicyRequest
  readonly expect: Decision['decision']
}

const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const casesOf = (file: string): readonly Case[] => JSON.parse(readFileSync(join(folder, file), 'utf8'))

describe.each(files)('%s', file => {
  test.each(casesOf(file).map(each => [each.name, each] as const))(
    '%s',
    (_, { policy, request, ...each }) => {
      expect(new URL(each.source).host).toBe('docs.aws.amazon.com')
      // Through the text, as a policy comes from KMS.
      expect(parsePolicy(JSON.stringify(policy))).toEqual({ ok: true, policy })
      expect(decide(policy, request).decision).toBe(each.expect)
    },
  )
})

test('the suite is whole', () => {
  expect(files.flatMap(casesOf).length).toBeGreaterThan(300)
})
