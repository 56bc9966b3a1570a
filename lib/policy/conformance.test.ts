import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decide, type PolicyDocument, type PolicyRequest } from './index'

const copy = join(import.meta.dirname, 'conformance', 'key-policy-decisions.jsonl')
const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'vectors', 'key-policy-decisions.jsonl')

type Vector = {
  readonly name: string
  readonly policy: PolicyDocument
  readonly request: PolicyRequest
  readonly expect: string
}
const vectors: readonly Vector[] = readFileSync(copy, 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

test.each(vectors.map(vector => [vector.name, vector] as const))(
  '%s',
  (_, { policy, request, expect: expected }) => {
    expect(decide(policy, request).decision).toBe(expected)
  },
)

test.runIf(existsSync(shared))('the vectors are those that are shared', () => {
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(shared, 'utf8'))
})
