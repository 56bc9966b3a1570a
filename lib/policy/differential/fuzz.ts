import fc from 'fast-check'
import type { PolicyDocument, PolicyRequest } from '../index'
import { type Comparison, compare } from './compare'
import * as grammar from './grammar'

export type Difference = {
  readonly policy: PolicyDocument
  readonly request: PolicyRequest
  readonly ours: string
  readonly theirs: string
}

export type Tally = {
  readonly cases: number
  /** By answer, where the two agree; by row of explained.json, where they don't. */
  readonly agreed: Readonly<Record<string, number>>
  readonly explained: Readonly<Record<string, number>>
  /** The smallest case in which the two differ and no row says why. */
  readonly difference: Difference | null
}

/** A policy is asked so many requests: to make one costs more than to decide. */
const REQUESTS = 4

/** As many cases, which are the same for the same seed. */
export function differ(cases: number, seed: number): Tally {
  const agreed: Record<string, number> = {}
  const explained: Record<string, number> = {}
  let counted = 0
  const requests = fc.array(grammar.request, { minLength: REQUESTS, maxLength: REQUESTS })
  const holds = fc.property(grammar.policy, requests, (policy, asked) => {
    const compared = compare(policy, asked)
    counted += compared.length
    for (const each of compared) {
      if (each.kind === 'unexplained') return false
      if (each.kind === 'agreed') agreed[each.answer] = (agreed[each.answer] ?? 0) + 1
      else for (const row of each.rows) explained[row] = (explained[row] ?? 0) + 1
    }
    return true
  })
  const { counterexample } = fc.check(holds, { numRuns: Math.ceil(cases / REQUESTS), seed })
  return {
    cases: counted,
    agreed,
    explained,
    difference: counterexample ? differenceOf(...counterexample) : null,
  }
}

function differenceOf(policy: PolicyDocument, requests: readonly PolicyRequest[]): Difference {
  for (const [index, compared] of compare(policy, requests).entries())
    if (isUnexplained(compared))
      return {
        policy,
        request: requests[index] as PolicyRequest,
        ours: compared.ours,
        theirs: compared.theirs,
      }
  throw new Error('A case that differs once and not again')
}

function isUnexplained(compared: Comparison): compared is Extract<Comparison, { kind: 'unexplained' }> {
  return compared.kind === 'unexplained'
}
