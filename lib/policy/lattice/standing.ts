import { type CompiledPolicy, compile } from '../compile'
import { isObject, listOf, type PolicyDocument, type StatementDocument } from '../document'
import { targetOf } from '../target'
import { judge } from '../unknown/open'
import { type Answer, Answers } from './answers'
import { knownOf } from './carrying'
import type { Neighbour } from './neighbour'

/** The policy's answer to each, from where it stands. */
export function standing(document: PolicyDocument): (neighbour: Neighbour) => Answer {
  const policyFor = compiledFor(document)
  const answers = new Map<CompiledPolicy, Answers>()
  return neighbour => {
    const policy = policyFor(neighbour)
    const known = answers.get(policy) ?? new Answers(policy)
    answers.set(policy, known)
    return known.to(neighbour.request)
  }
}

/**
 * Whether the two may answer otherwise at all: only where a statement may match that just one of them has. What both
 * have, they judge alike, so that a large policy with a small change is mostly not asked.
 */
export function reach(before: PolicyDocument, after: PolicyDocument): (neighbour: Neighbour) => boolean {
  // Another version reads other variables.
  if (before.Version !== after.Version) return () => true
  const [was, is] = [listOf(before.Statement), listOf(after.Statement)]
  const policyFor = compiledFor({ ...after, Statement: [...without(is, was), ...without(was, is)] })
  return neighbour => {
    const { request } = neighbour
    const knows = knownOf(request)
    return policyFor(neighbour).statements.some(
      statement => judge(statement, targetOf(statement, request), request, knows) !== false,
    )
  }
}

/** Each statement as often as it stands more often here than there. */
function without(list: readonly StatementDocument[], there: readonly StatementDocument[]) {
  const left = new Map<string, number>()
  for (const text of there.map(each => JSON.stringify(each))) left.set(text, (left.get(text) ?? 0) + 1)
  return list.filter(each => {
    const text = JSON.stringify(each)
    const count = left.get(text) ?? 0
    left.set(text, count - 1)
    return count <= 0
  })
}

/** A policy stands on one key: of another, `*` says nothing there. */
function compiledFor(document: PolicyDocument): (neighbour: Neighbour) => CompiledPolicy {
  const compiled = compile(document)
  const elsewhere = new Map<string, CompiledPolicy>()
  return ({ differs }) => {
    const moved = differs.find(each => each.what === 'resource')
    if (moved?.what !== 'resource') return compiled
    const known = elsewhere.get(moved.from) ?? compile(onlyOn(document, moved.from))
    elsewhere.set(moved.from, known)
    return known
  }
}

/**
 * "In a key policy, the value of the Resource element is "*", which means 'this KMS key'."
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
function onlyOn(document: PolicyDocument, arn: string): PolicyDocument {
  const read = (names: StatementDocument['Resource']) =>
    listOf(names).map(name => (name === '*' ? arn : name))
  return {
    ...document,
    Statement: listOf(document.Statement)
      .filter(isObject)
      .map(statement => ({
        ...statement,
        ...(statement.Resource === undefined ? {} : { Resource: read(statement.Resource) }),
        ...(statement.NotResource === undefined ? {} : { NotResource: read(statement.NotResource) }),
      })),
  }
}
