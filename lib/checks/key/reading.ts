import { clip, type Message, msg } from '@/lib/message'
import type { ComparisonRow, Evidence } from '@/lib/report/model'

/** A key policy's answer to one request, and each of its statements held against that request. */
export type Reading = {
  readonly decision: 'allow' | 'explicit-deny' | 'implicit-deny' | 'deny' | 'conditional'
  /** The keys that a conditional answer hangs on, each with the values that would allow. */
  readonly hangsOn: readonly { readonly key: string; readonly allows: readonly string[] }[]
  readonly statements: readonly StatementReading[]
  /**
   * The text holds a key twice, and which of the two counts decides the answer: it is `conditional` then, hangs on
   * that key, and `statements` are those of one reading.
   */
  readonly differs: Message | null
}

export type StatementReading = {
  /** The Sid, or `#3` for the third statement where it has none. */
  readonly name: string
  readonly effect: 'Allow' | 'Deny'
  /** null: it hangs on a key that is not known. */
  readonly matched: boolean | null
  readonly rows: readonly ComparisonRow[]
  /** Why it never has an effect, whatever the call. */
  readonly flaw: Message | null
  /** As it stands in the policy. */
  readonly source: Readonly<Record<string, unknown>>
}

export function allowing(reading: Reading): StatementReading | undefined {
  return reading.statements.find(({ effect, matched }) => effect === 'Allow' && matched === true)
}

/** Those that refuse, or may: they stand in the way of whatever is added. */
export function refusing(reading: Reading): readonly StatementReading[] {
  return reading.statements.filter(({ effect, matched }) => effect === 'Deny' && matched !== false)
}

export function mismatches(statement: StatementReading): readonly ComparisonRow[] {
  return statement.rows.filter(row => row.matched === false)
}

/**
 * The Allow that comes closest: one written for this principal before one for everybody, then the one with the
 * fewest differences. A statement for somebody else is near only if nothing but the principal differs in a
 * condition that is Kiro's.
 */
export function nearest(reading: Reading, principal: string): StatementReading | undefined {
  return reading.statements
    .filter(statement => statement.effect === 'Allow' && isNear(statement))
    .sort((a, b) => distance(a, principal) - distance(b, principal))[0]
}

function isNear(statement: StatementReading): boolean {
  const wrong = mismatches(statement).map(({ key }) => key)
  if (!wrong.includes('Principal')) return true
  return wrong.length === 1 && statement.rows.some(({ key }) => key.toLowerCase() === 'kms:viaservice')
}

function distance(statement: StatementReading, principal: string): number {
  const meant = names(statement, principal) ? 0 : namesAnotherService(statement) ? 1000 : 2000
  return meant + mismatches(statement).length
}

export function names(statement: StatementReading, principal: string): boolean {
  return statement.rows.some(
    ({ key, asks }) => key === 'Principal' && asks.some(one => one.toLowerCase() === principal),
  )
}

/** It would let the call in, were it not written for another service. */
export function namesAnotherService(statement: StatementReading): boolean {
  const [wrong, ...more] = mismatches(statement)
  return (
    wrong?.key === 'Principal' &&
    more.length === 0 &&
    wrong.asks.length > 0 &&
    wrong.asks.every(one => one.toLowerCase().endsWith('.amazonaws.com'))
  )
}

/** So much of a statement is read on a card; whole, it stands in the policy itself. */
const LONGEST_CODE = 4_000

function readable(row: ComparisonRow): ComparisonRow {
  return {
    ...row,
    key: clip(row.key),
    asks: row.asks.map(each => clip(each)),
    sends: row.sends?.map(each => clip(each)) ?? null,
  }
}

export function comparison(statement: StatementReading): Extract<Evidence, { kind: 'comparison' }> {
  const order = (row: ComparisonRow) => (row.matched === false ? 0 : row.matched === null ? 1 : 2)
  return {
    kind: 'comparison',
    title: msg('The statement “{statement}” held against the call', { statement: statement.name }),
    rows: [...statement.rows].sort((a, b) => order(a) - order(b)).map(readable),
  }
}

export function code(statement: StatementReading): Evidence {
  return {
    kind: 'code',
    title: msg('The statement “{statement}”', { statement: statement.name }),
    language: 'json',
    text: clip(JSON.stringify(statement.source, null, 2), LONGEST_CODE),
  }
}
