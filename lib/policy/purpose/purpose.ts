import type { Message } from '@/lib/message'
import { compile } from '../compile'
import type { PolicyDocument, StatementDocument } from '../document'
import { access, lattice, type Neighbour } from '../lattice'
import { towards } from '../lattice/towards'
import { principalText } from '../principal'
import { knowledgeOf, type PolicyRequest } from '../request'
import { targetOf } from '../target'
import { judge } from '../unknown/open'
import { mostTelling } from './most-telling'
import { type Part, partsOf } from './parts'
import { sentence } from './sentence'

/** Why a part of a statement is there. */
export type Purpose = {
  readonly part: Part
  /** As the statement writes it. */
  readonly asked: readonly string[]
  /**
   * What the statement would reach besides, were the part not there; three at most, one of a kind, most telling first.
   * Empty: the rest of the statement keeps out whatever was tried, and the part is redundant.
   */
  readonly reaches: readonly Neighbour[]
  /** How many calls were tried. */
  readonly tried: number
  readonly says: Message
}

/**
 * Of each part of the statement what would get in if it were dropped, the statement standing alone in a policy; of a
 * Deny, what it would refuse of what all else allows. Looked for beside the requests that the statement is there for.
 * In the statement's order: principal, action, each condition.
 */
export function purpose(
  statement: StatementDocument,
  around: PolicyRequest | readonly PolicyRequest[],
): readonly Purpose[] {
  const given = Array.isArray(around) ? (around as readonly PolicyRequest[]) : [around as PolicyRequest]
  const whole = alone(statement)
  const requests = reachedBy(statement, given)
  return partsOf(statement).map(({ part, asked, without }) => {
    const bare = alone(without)
    const neighbours = lattice(requests, [whole, bare])
    const { newlyAllowed, newlyOpen, newlyDenied, newlyAtRisk } = access(whole, bare, neighbours)
    const isDeny = statement.Effect === 'Deny'
    const reaches = mostTelling(isDeny ? [...newlyDenied, ...newlyAtRisk] : [...newlyAllowed, ...newlyOpen])
    const tried = neighbours.length
    return {
      part,
      asked,
      reaches,
      tried,
      says: sentence({ part, asked, reaches, tried, isDeny, caller: callerOf(requests) }),
    }
  })
}

/**
 * Those of the requests that the statement matches; where there is none, what comes nearest. Of a Deny both: whom it
 * lets off is what matters.
 */
function reachedBy(statement: StatementDocument, given: readonly PolicyRequest[]): readonly PolicyRequest[] {
  const compiled = compile({ Version: '2012-10-17', Statement: statement }).statements
  const matched = given.filter(request =>
    compiled.some(each => judge(each, targetOf(each, request), request, knowledgeOf(request)) !== false),
  )
  if (matched.length > 0 && statement.Effect !== 'Deny') return matched
  const nearest = given.flatMap(request =>
    compiled.flatMap(each => towards(each, { request, differs: [] })?.request ?? []),
  )
  return statement.Effect === 'Deny' ? [...given, ...nearest] : nearest.length > 0 ? nearest : given
}

function callerOf([request]: readonly PolicyRequest[]): string {
  return request ? principalText(request.principal) : 'anyone'
}

function alone(statement: StatementDocument): PolicyDocument {
  const rest = statement.Effect === 'Deny' ? [everything] : []
  return { Version: '2012-10-17', Statement: [...rest, statement] }
}

const everything: StatementDocument = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }
