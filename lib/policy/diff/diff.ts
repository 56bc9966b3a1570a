import { isObject, listOf, own, type PolicyDocument, type StatementDocument } from '../document'
import { type Access, access, lattice } from '../lattice'
import type { PolicyRequest } from '../request'
import { canonicalStatement, canonicalVersion } from './canonical'
import { changesOf, type ElementChange } from './changes'
import { pairs, type Side } from './pair'

/** A statement where it stands, whole. */
export type PlacedStatement = {
  readonly index: number
  readonly sid: string | null
  readonly statement: StatementDocument
}

export type StatementDiff =
  /** The same in meaning, however it is written: to be folded. */
  | { readonly kind: 'same'; readonly before: PlacedStatement; readonly after: PlacedStatement }
  | {
      readonly kind: 'changed'
      readonly before: PlacedStatement
      readonly after: PlacedStatement
      readonly changes: readonly ElementChange[]
    }
  | { readonly kind: 'added'; readonly after: PlacedStatement }
  | { readonly kind: 'removed'; readonly before: PlacedStatement }

export type PolicyDiff = {
  /** null: the same. A policy without one has 2008-10-17, in which a variable is text. */
  readonly version: { readonly from: string; readonly to: string } | null
  /** In the order of the policy after; what was removed stands where it stood. */
  readonly statements: readonly StatementDiff[]
  /** What the change does to the requests that were given, and to those beside them; null: none was given. */
  readonly access: Access | null
}

/**
 * What differs in meaning: not the order of keys, lists or statements, nor the spelling of a principal, an action or
 * a condition key. Statements are held against each other by Sid, else by likeness. Never throws.
 */
export function diff(
  before: PolicyDocument,
  after: PolicyDocument,
  options: { readonly requests?: readonly PolicyRequest[] } = {},
): PolicyDiff {
  const partition = partitionOf(before, after)
  const [was, is] = [sides(before, partition), sides(after, partition)]
  const paired = pairs(was, is)
  const partners = new Map(paired.map(([one, other]) => [other, one]))
  const kept = new Set(paired.map(([one]) => one))
  const statements = is.map((side): StatementDiff => {
    const partner = partners.get(side)
    return partner ? compared(partner, side) : { kind: 'added', after: placed(side) }
  })
  for (const side of was) if (!kept.has(side)) insert(statements, { kind: 'removed', before: placed(side) })
  const [from, to] = [canonicalVersion(before), canonicalVersion(after)]
  const { requests } = options
  return {
    version: from === to ? null : { from, to },
    statements,
    access: requests ? access(before, after, lattice(requests, [before, after])) : null,
  }
}

type Whole = Side & { readonly statement: StatementDocument }

function sides(policy: PolicyDocument, partition: string): readonly Whole[] {
  return statementsOf(policy).map((statement, index) => {
    const sid = isObject(statement) ? own(statement, 'Sid') : undefined
    return {
      index,
      sid: typeof sid === 'string' ? sid : null,
      canonical: canonicalStatement(statement, partition),
      statement: statement as StatementDocument,
    }
  })
}

function statementsOf(policy: PolicyDocument): readonly unknown[] {
  return isObject(policy) ? listOf(own(policy, 'Statement')) : []
}

function compared(before: Whole, after: Whole): StatementDiff {
  const changes = changesOf(before, after)
  const both = { before: placed(before), after: placed(after) }
  return changes.length === 0 ? { kind: 'same', ...both } : { kind: 'changed', ...both, changes }
}

function placed({ index, sid, statement }: Whole): PlacedStatement {
  return { index, sid, statement }
}

/** Before the first that stood behind it. */
function insert(statements: StatementDiff[], removed: Extract<StatementDiff, { kind: 'removed' }>): void {
  const behind = statements.findIndex(each => 'before' in each && each.before.index > removed.before.index)
  statements.splice(behind < 0 ? statements.length : behind, 0, removed)
}

/** An account's id stands for its root in the partition of the key, which the principals' ARNs give away. */
function partitionOf(...policies: readonly PolicyDocument[]): string {
  const named = policies.flatMap(policy =>
    statementsOf(policy).flatMap(statement => {
      const source = isObject(statement) ? statement : {}
      return ['Principal', 'NotPrincipal'].flatMap(element => partitionsIn(own(source, element)))
    }),
  )
  return named.sort()[0] ?? 'aws'
}

function partitionsIn(principal: unknown): readonly string[] {
  const names = isObject(principal) ? own(principal, 'AWS') : []
  return (Array.isArray(names) ? names : [names]).flatMap(name =>
    typeof name === 'string' ? (/^arn:(aws[a-z-]+):/.exec(name)?.[1] ?? []) : [],
  )
}
