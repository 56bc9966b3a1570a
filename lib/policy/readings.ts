import { type CompiledPolicy, compile } from './compile'
import { type Decision, decide } from './decide'
import type { PolicyDocument, PolicyError } from './document'
import { countOfReadings, duplicateKeys, readingAt } from './duplicate-keys'
import { policyError } from './grammar'
import { inexactNumber } from './inexact-number'
import { readJson } from './json-text'
import type { PolicyRequest } from './request'

/** What a text may mean to those who read it: more than one thing where an object holds a key twice. */
export type Readings =
  | { readonly kind: 'one'; readonly policies: readonly [Compiled] }
  | {
      readonly kind: 'several'
      /** Every way to take one value of each key; of the last, JSON.parse's own. */
      readonly policies: readonly Compiled[]
      readonly duplicates: readonly string[]
    }
  /** Broken; or one of its readings is; or there are more than are looked at. */
  | { readonly kind: 'none'; readonly error: PolicyError; readonly duplicates: readonly string[] }

/** The document beside what was made of it. */
type Compiled = { readonly policy: PolicyDocument; readonly compiled: CompiledPolicy }

export type ReadingsDecision =
  /** Of one reading, or the same of each. */
  | { readonly kind: 'agreed'; readonly decision: Decision; readonly duplicates: readonly string[] }
  /** Nothing may be built on it: what AWS makes of a key that is there twice is not documented. */
  | {
      readonly kind: 'differing'
      readonly duplicates: readonly string[]
      /** Of each reading, JSON.parse's own last. */
      readonly decisions: readonly Decision[]
    }
  | { readonly kind: 'none'; readonly error: PolicyError; readonly duplicates: readonly string[] }

/** More than these are not looked at, and the text counts as broken: six keys that are each there twice. */
const MOST_READINGS = 64

/**
 * All combinations are looked at, and not only that of the first and that of the last values: which value of one key
 * allows may be the first, and of another the last. Never throws.
 */
export function readings(text: string): Readings {
  const read = readJson(text)
  if (!read.ok) return { kind: 'none', error: read.error, duplicates: [] }
  const duplicates = duplicateKeys(read.node)
  const count = countOfReadings(read.node)
  if (count > MOST_READINGS) return { kind: 'none', error: twice(duplicates), duplicates }
  const inexact = inexactNumber(read.node)
  if (inexact) return { kind: 'none', error: inexact, duplicates }
  const policies: Compiled[] = []
  for (let index = 0; index < count; index++) {
    const value = readingAt(read.node, index)
    const error = policyError(value)
    if (error) return { kind: 'none', error, duplicates }
    const policy = value as PolicyDocument
    policies.push({ policy, compiled: compile(policy) })
  }
  const [first] = policies
  if (!first) throw new Error('A text without duplicates has one reading')
  return duplicates.length === 0
    ? { kind: 'one', policies: [first] }
    : { kind: 'several', policies, duplicates }
}

/**
 * What every reading answers, where they answer alike: `allow` only where each allows. Where some refuse explicitly
 * and some for want of an Allow, that is `deny`, with the statements of one that refuses explicitly.
 */
export function decideReadings(read: Readings, request: PolicyRequest): ReadingsDecision {
  if (read.kind === 'none') return read
  const duplicates = read.kind === 'several' ? read.duplicates : []
  const decisions = read.policies.map(({ compiled }) => decide(compiled, request))
  const last = decisions.at(-1) as Decision
  if (decisions.every(each => sameAnswer(each, last))) return { kind: 'agreed', decision: last, duplicates }
  const refusing = decisions.filter(({ decision }) => decision !== 'allow' && decision !== 'conditional')
  if (refusing.length < decisions.length) return { kind: 'differing', duplicates, decisions }
  const explicit = refusing.findLast(({ decision }) => decision !== 'implicit-deny') ?? last
  return { kind: 'agreed', decision: refusedBy(explicit), duplicates }
}

function refusedBy(explicit: Decision): Decision {
  return {
    decision: 'deny',
    dependsOn: [],
    values: {},
    get statements() {
      return explicit.statements
    },
  }
}

/** Conditional answers are the same where they hang on the same keys by the same values. */
function sameAnswer(one: Decision, other: Decision): boolean {
  return (
    one.decision === other.decision &&
    (one.decision !== 'conditional' || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)))
  )
}

function sorted({ values }: Decision) {
  return Object.entries(values)
    .map(([key, allows]) => [key, allows.toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

function twice([path = '']: readonly string[]): PolicyError {
  return { path, message: 'This key is there twice' }
}
