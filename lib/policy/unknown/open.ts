import type { Statement } from '../compile'
import { type Carried, type Condition, conditionMatches, conditionOf } from '../condition'
import { mayBecome } from '../ends'
import { isMultivalued } from '../multivalued'
import type { Knowledge, PolicyRequest } from '../request'
import { elementMatches, type Target } from '../target'
import type { Template } from '../variables'
import { isCaseless } from './texts'

/** What the unknown keys hold, in one of the ways in which they may turn out. */
export type Way = (key: string) => Carried

/** A part of a statement whose answer hangs on unknown keys. */
export type Atom = {
  /** Unknown keys only, canonical: the condition's own, and those of variables. */
  readonly keys: readonly string[]
  /** null: it is the statement's Resource. */
  readonly condition: Condition | null
  readonly templates: readonly Template[]
  holds(way: Way): boolean
}

export type OpenStatement = { readonly effect: 'Allow' | 'Deny'; readonly atoms: readonly Atom[] }

/** Whether the statement matches; or, where that is not certain, what it hangs on. */
export function judge(
  statement: Statement,
  target: Target,
  request: PolicyRequest,
  knows: Knowledge,
): boolean | readonly Atom[] {
  if (statement.inert || !target.principal || !target.action) return false
  const atoms: Atom[] = consentOf(target, request)
  const resource = resourceAtom(statement, request, knows)
  if (resource === false) return false
  if (resource !== true) atoms.push(resource)
  for (const condition of statement.conditions) {
    const atom = conditionAtom(condition, knows)
    if (atom === false) return false
    if (atom !== true) atoms.push(atom)
  }
  return atoms.length === 0 || atoms
}

/** Stands among the unknown keys for the principal's own IAM policies; no key's canonical name has capitals. */
export const IAM = 'IAM'

/** An Allow that hands the question to IAM, where IAM's answer is not known. */
export function consentOf({ delegates }: Target, { iam }: PolicyRequest): Atom[] {
  if (!delegates || iam !== 'unknown') return []
  return [{ keys: [IAM], condition: null, templates: [], holds: way => way(IAM) !== 'absent' }]
}

export function conditionAtom(condition: Condition, knows: Knowledge): boolean | Atom {
  const carried = knows(condition.canonical)
  // A key that is not there is held against nothing.
  const isHeld = condition.variables.length > 0 && carried !== 'absent' && carried.length > 0
  if (carried !== 'unknown' && !isHeld) return conditionMatches(condition, carried, () => undefined)
  const open = condition.variables.filter(key => knows(key) === 'unknown')
  if (carried !== 'unknown' && open.length === 0) return conditionMatches(condition, carried, lookUpOf(knows))
  if (carried !== 'unknown') {
    const near = nearOf(condition, carried)
    if (near !== condition) return conditionAtom(near, knows)
  }
  const keys = [...new Set(carried === 'unknown' ? [condition.canonical, ...open] : open)]
  return {
    keys,
    condition,
    templates: condition.asked,
    holds(way) {
      const merged = withWay(knows, way)
      return conditionMatches(condition, merged(condition.canonical), lookUpOf(merged))
    },
  }
}

export function resourceAtom(
  { resource }: Statement,
  request: PolicyRequest,
  knows: Knowledge,
): boolean | Atom {
  if (resource.variables.length === 0) return elementMatches(resource, request.resource, () => undefined)
  const keys = resource.variables.filter(key => knows(key) === 'unknown')
  const known = lookUpOf(knows)
  if (keys.length === 0) return elementMatches(resource, request.resource, known)
  if (!resource.wanted.some(({ template }) => mayBecome(template, request.resource))) return resource.negated
  return {
    keys,
    condition: null,
    templates: resource.wanted.map(({ template }) => template),
    holds: way => elementMatches(resource, request.resource, lookUpOf(withWay(knows, way))),
  }
}

/** Without the values that can become nothing of what the call carries: a policy may hold hundreds. */
function nearOf(condition: Condition, carried: Carried): Condition {
  const { operator, qualified, key, asked, texts } = condition
  if (isCaseless(qualified?.operator.name ?? '')) return condition
  const actual = carried === 'absent' ? [] : carried
  const near = asked.filter(template => actual.some(text => mayBecome(template, text)))
  if (near.length === texts.length) return condition
  return conditionOf(
    operator,
    key,
    near.map(({ text }) => text),
    true,
  )
}

function withWay(knows: Knowledge, way: Way): Way {
  return key => {
    const carried = knows(key)
    return carried === 'unknown' ? way(key) : carried
  }
}

/**
 * What a policy variable stands for: the key's value, where it is known and there is one. "You can't use multivalued
 * context keys as policy variables": they have none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function lookUpOf(carries: Way | Knowledge): (key: string) => string | undefined {
  return key => {
    const carried = carries(key)
    if (typeof carried === 'string' || carried.length !== 1 || isMultivalued(key)) return undefined
    return carried[0]
  }
}
