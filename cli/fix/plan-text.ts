import { confirmations, type Found, hashOf, type Plan } from '@/lib/fixes'
import { type Message, visible } from '@/lib/message'
import { diff, type ElementChange, parsePolicy, type StatementDiff } from '@/lib/policy'

/** A plan for people, whole: what is called, what stands there before and after, and what follows from it. */
export function planForPeople(plan: Plan): string {
  const { title, account, writer, writes, permissions, verdicts, newlyAllows, notes, risk, undo } = plan
  return [
    visible(title.text),
    '',
    ...row(
      'Account',
      `${account.id} (${account.partition})${plan.endpoint ? `, asked at ${plan.endpoint}` : ''}`,
    ),
    ...row('Writes', writer),
    ...writes.flatMap(({ operation, region, resource }) =>
      row('Call', `${operation} in ${region} on ${resource}`),
    ),
    ...permissions.flatMap(({ action, granted }) => row('Needs', `${action}: ${words[granted]}`)),
    ...list('What this newly allows', newlyAllows),
    ...list('What else to know', notes),
    '',
    ...row('Risk', risk.text),
    ...row('Undo', undo.text),
    ...row('Confirm', confirmations(plan).join(' or ')),
    '',
    'Checks',
    ...verdicts.map(
      ({ check, before, after }) => `  ${check}: ${before} → ${after ?? 'told by the check itself'}`,
    ),
    ...writes.flatMap(changeText),
    '',
    `Plan ${hashOf(plan)}`,
    '',
  ].join('\n')
}

const words = { yes: 'granted', no: 'missing', unknown: 'not known' } as const

function row(name: string, text: string): readonly string[] {
  return [`${name.padEnd(9)}${visible(text)}`]
}

function list(title: string, items: readonly Message[]): readonly string[] {
  return items.length === 0 ? [] : ['', title, ...items.map(({ text }) => `  · ${visible(text)}`)]
}

/** What stands somewhere in place of what the plan saw there. */
export function foundText({ writes }: Plan, { write, text }: Found): string {
  const planned = writes[write]
  const lines = planned ? changeText({ ...planned, after: { ...planned.after, text } }) : []
  return ['What stands there now, beside what the plan saw', ...lines, ''].join('\n')
}

/** Whole statements, the unchanged ones folded. */
function changeText({ operation, before, after }: Plan['writes'][number]): readonly string[] {
  if (operation !== 'kms:PutKeyPolicy') return ['', `${before.text} → ${after.text}`]
  const [was, is] = [parsePolicy(before.text), parsePolicy(after.text)]
  if (!was.ok || !is.ok) return []
  const { statements } = diff(was.policy, is.policy)
  const same = statements.filter(({ kind }) => kind === 'same').length
  return ['', `The policy: ${same} statements stay as they are`, ...statements.flatMap(statementText)]
}

function statementText(each: StatementDiff): readonly string[] {
  const gone = 'before' in each && each.kind !== 'same' ? marked('-', each.before.statement) : []
  const come = 'after' in each && each.kind !== 'same' ? marked('+', each.after.statement) : []
  return [...gone, ...come, ...(each.kind === 'changed' ? each.changes.map(changed) : [])]
}

function changed({ path }: ElementChange): string {
  return `  (differs in ${visible(path)})`
}

function marked(mark: '+' | '-', statement: unknown): readonly string[] {
  return JSON.stringify(statement, null, 2)
    .split('\n')
    .map(line => `  ${mark} ${visible(line)}`)
}
