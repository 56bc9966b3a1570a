import { decide } from '../decide'
import { listOf, type PolicyDocument, type StatementDocument } from '../document'
import { applyEdits, type Edit, statementPath } from '../edit'
import { mend } from './mend'
import type { Required } from './required'

/** One step for one required request, or several where a mended statement has several values to replace. */
export type Step = {
  readonly kind: 'mended' | 'added'
  readonly required: Required
  readonly index: number
  readonly edits: readonly Edit[]
}
type Plan = { readonly policy: PolicyDocument; readonly steps: readonly Step[] }

/** The fewest statements that let in what is not let in yet, Denies aside. */
export function planFor(policy: PolicyDocument, required: readonly Required[]): Plan {
  let plan: Plan = { policy, steps: [] }
  for (const each of [...missing(policy, required), ...required]) {
    // What was done for one before may have let this one in.
    if (allowing(plan.policy, each)) continue
    const step = mending(plan.policy, each, required) ?? adding(plan.policy, each)
    plan = { policy: applyEdits(plan.policy, step.edits), steps: [...plan.steps, step] }
  }
  return plan
}

/** Without those that another's statement lets in as well; the statement that lets in the most stays the longest. */
function missing(policy: PolicyDocument, required: readonly Required[]): readonly Required[] {
  const open = required.filter(each => !allowing(policy, each))
  const lets = open.map(({ statement }) =>
    open.filter(each => allowing({ ...policy, Statement: statement }, each)),
  )
  const reach = (each: Required) => lets[open.indexOf(each)] ?? []
  const leastFirst = open.toReversed().sort((one, other) => reach(one).length - reach(other).length)
  let kept = open
  for (const each of leastFirst) {
    const others = kept.filter(other => other !== each)
    if (others.some(other => reach(other).includes(each))) kept = others
  }
  return kept
}

/** Whether the Allows alone let it in: a Deny is for a person to look at, not for another Allow to answer. */
export function allowing(policy: PolicyDocument, { request }: Required): boolean {
  const Statement = listOf(policy.Statement).filter(({ Effect }) => Effect === 'Allow')
  return decide({ ...policy, Statement }, request).decision === 'allow'
}

/** The first statement under our Sid, or one numbered after it, that is ours but for its values. */
function mending(policy: PolicyDocument, each: Required, required: readonly Required[]): Step | null {
  for (const sid of sids(each.statement.Sid)) {
    const holders = listOf(policy.Statement)
      .map((statement, index) => ({ statement, index }))
      .filter(({ statement }) => statement.Sid === sid)
    if (holders.length === 0) return null
    for (const { statement, index } of holders) {
      const edits = mend(policy, statementPath(policy, index), statement, each)
      if (edits && keepsOthers(policy, applyEdits(policy, edits), required))
        return { kind: 'mended', required: each, index, edits }
    }
  }
  return null
}

function keepsOthers(before: PolicyDocument, after: PolicyDocument, required: readonly Required[]): boolean {
  return required.every(each => !allowing(before, each) || allowing(after, each))
}

function adding(policy: PolicyDocument, required: Required): Step {
  const held = listOf(policy.Statement)
  const Sid = freeSid(required.statement.Sid, held)
  const wrap: readonly Edit[] = Array.isArray(policy.Statement)
    ? []
    : [{ op: 'replace', path: '/Statement', from: policy.Statement, value: [policy.Statement] }]
  const edits: readonly Edit[] = [
    ...wrap,
    { op: 'add', path: '/Statement/-', value: { ...required.statement, Sid } },
  ]
  return { kind: 'added', required, index: held.length, edits }
}

/** A key policy's Sid may have spaces. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html */
function* sids(wanted: string): Generator<string> {
  yield wanted
  for (let n = 2; ; n++) yield `${wanted} ${n}`
}

function freeSid(wanted: string, statements: readonly StatementDocument[]): string {
  const taken = new Set(statements.map(({ Sid }) => Sid))
  for (const sid of sids(wanted)) if (!taken.has(sid)) return sid
  return wanted
}
