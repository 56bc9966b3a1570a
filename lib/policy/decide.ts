import { type CompiledPolicy, compile, isCompiled, type Statement } from './compile'
import { conditionMatches } from './condition'
import type { PolicyDocument } from './document'
import { type Group, groupsOf, type Outcome, outcomesOf } from './possible'
import { type Knowledge, knowledgeOf, type PolicyRequest, variablesOf } from './request'
import { type Target, targetOf } from './target'
import { type StatementTrace, traceOf } from './trace'

export type Decision = {
  /**
   * explicit-deny: a Deny matches for certain. implicit-deny: nothing allows in any case. deny: refused in every
   * case, explicitly in some. conditional: some values of the unknown keys allow, others don't.
   */
  readonly decision: 'allow' | 'explicit-deny' | 'implicit-deny' | 'deny' | 'conditional'
  /** The unknown keys that a conditional answer hangs on, as the policy writes them. */
  readonly dependsOn: readonly string[]
  /** For each of these: the values, or patterns, with which the answer can be allow; `absent` where none may be. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly statements: readonly StatementTrace[]
}

export function decide(policy: PolicyDocument | CompiledPolicy, request: PolicyRequest): Decision {
  const compiled = isCompiled(policy) ? policy : compile(policy)
  const knows = knowledgeOf(request)
  const targets = compiled.statements.map(statement => targetOf(statement, request, knows))
  const open: Statement[] = []
  const settled: Outcome = { deny: false, allow: false }
  for (const [index, statement] of compiled.statements.entries()) {
    const applies = certain(statement, targets[index] as Target, knows)
    if (applies === null) open.push(statement)
    else if (applies) settled[statement.effect === 'Deny' ? 'deny' : 'allow'] = true
  }
  const groups = groupsOf(open, knows)
  const answers = new Set(outcomesOf(groups, settled).map(answerOf))
  const decision = decisionOf(answers)
  const hangs = decision === 'conditional' ? hangsOn(groups, settled) : new Map<string, readonly string[]>()
  return {
    decision,
    dependsOn: [...hangs.keys()],
    values: Object.fromEntries(hangs),
    // The trace is for people: built when somebody asks for it.
    get statements() {
      return compiled.statements.map((statement, index) =>
        traceOf(statement, targets[index] as Target, knows),
      )
    },
  }
}

type Answer = 'allow' | 'explicit' | 'implicit'

/** A Deny that matches beats every Allow. */
function answerOf({ deny, allow }: Outcome): Answer {
  return deny ? 'explicit' : allow ? 'allow' : 'implicit'
}

function decisionOf(answers: ReadonlySet<Answer>): Decision['decision'] {
  if (answers.has('allow')) return answers.size === 1 ? 'allow' : 'conditional'
  if (answers.size > 1) return 'deny'
  return answers.has('explicit') ? 'explicit-deny' : 'implicit-deny'
}

/** null: it hangs on keys that are not known. */
function certain(statement: Statement, target: Target, knows: Knowledge): boolean | null {
  if (statement.inert || target.matched === false) return false
  let open = target.matched === null
  for (const condition of statement.conditions) {
    const carried = knows(condition.canonical)
    const variables = condition.asked.flatMap(each => each.keys)
    if (carried === 'unknown' || variables.some(key => knows(key) === 'unknown')) {
      if (!condition.qualified) return false
      open = true
    } else if (!conditionMatches(condition, carried, variablesOf(knows))) return false
  }
  return open ? null : true
}

/** A key decides where two ways that differ in nothing else give different answers, whatever the others do. */
function hangsOn(groups: readonly Group[], settled: Outcome): ReadonlyMap<string, readonly string[]> {
  const hangs = new Map<string, readonly string[]>()
  for (const group of groups) {
    const rest = outcomesOf(
      groups.filter(other => other !== group),
      settled,
    )
    const allowsWith = (outcome: Outcome) =>
      rest.map(
        other =>
          answerOf({ deny: other.deny || outcome.deny, allow: other.allow || outcome.allow }) === 'allow',
      )
    for (const key of group.keys) {
      const { decides, allowed } = group.influence(key, allowsWith)
      if (decides) hangs.set(group.written(key), allowed)
    }
  }
  return hangs
}
