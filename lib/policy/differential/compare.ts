import { compile, decide, type PolicyDocument, type PolicyRequest } from '../index'
import explained from './explained.json'
import { type Answer, theirs } from './theirs'

export type Comparison =
  | { readonly kind: 'agreed'; readonly answer: Answer }
  /** By these rows of explained.json, each of which is needed for it. */
  | { readonly kind: 'explained'; readonly rows: readonly string[] }
  | { readonly kind: 'unexplained'; readonly ours: string; readonly theirs: string }

/** Rows of faults that have no part in their answer from the start; the others explain a difference that is there. */
const adapted = explained.filter(({ how }) => how === 'adapter').map(({ name }) => name)
const named = explained.filter(({ how }) => how === 'predicate').map(({ name }) => name)

/**
 * A row explains a difference only where the two agree as soon as what the row is about is rewritten in the case, and
 * do not agree otherwise.
 */
export function compare(policy: PolicyDocument, requests: readonly PolicyRequest[]): readonly Comparison[] {
  const compiled = compile(policy)
  return requests.map(request => {
    const ours = decide(compiled, request).decision
    const theirAnswer = answerOf(policy, request, adapted)
    if (ours === theirAnswer) return { kind: 'agreed', answer: theirAnswer }
    const agreesBy = (rows: readonly string[]) => answerOf(policy, request, [...adapted, ...rows]) === ours
    if (!agreesBy(named)) return { kind: 'unexplained', ours, theirs: theirAnswer }
    const alone = named.find(row => agreesBy([row]))
    if (alone !== undefined) return { kind: 'explained', rows: [alone] }
    // One that is not needed for the two to agree explains nothing.
    const rows = named.reduce<readonly string[]>((left, row) => {
      const without = left.filter(each => each !== row)
      return agreesBy(without) ? without : left
    }, named)
    return { kind: 'explained', rows }
  })
}

function answerOf(policy: PolicyDocument, request: PolicyRequest, rows: readonly string[]) {
  try {
    return theirs(policy, request, rows)
  } catch (error) {
    return `broken: ${(error as Error).message}` as const
  }
}
