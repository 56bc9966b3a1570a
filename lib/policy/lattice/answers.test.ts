import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../compile'
import { decide } from '../decide'
import { somePolicy, someRequests } from '../diff/fixture'
import * as grammar from '../differential/grammar'
import type { PolicyRequest } from '../request'
import { Answers } from './answers'
import { lattice } from './index'

/** Where next to nothing is known of a call, most is left open. */
const vague = (request: PolicyRequest): readonly PolicyRequest[] => [
  request,
  { ...request, iam: 'unknown' },
  { ...request, unknown: ['*'] },
  { ...request, context: {}, unknown: ['*'], iam: 'unknown' },
]

test.each([
  ['of few keys', somePolicy, fc.constantFrom(...someRequests)],
  ['of every kind', grammar.policy, grammar.request],
] as const)(
  'to policies %s, answers given once are those of each call by itself',
  (_, policies, requests) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(policies, fc.array(requests, { minLength: 2, maxLength: 4 }), (policy, around) => {
        const compiled = compile(policy)
        const answers = new Answers(compiled)
        const [first] = around
        const beside = first ? lattice([first], [policy]).slice(0, 25) : []
        for (const request of [...around, ...beside.map(each => each.request)].flatMap(vague)) {
          const { decision } = decide(compiled, request)
          const answer = answers.to(request)
          expect(answer).toBe(decision.endsWith('deny') ? 'deny' : decision)
          seen.add(answer)
        }
      }),
      { numRuns: 40 },
    )
    expect([...seen].sort()).toEqual(['allow', 'conditional', 'deny'])
  },
  60_000,
)
