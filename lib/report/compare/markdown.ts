import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import type { StatementDiff } from '@/lib/policy'
import { fence, inline } from '../export/markdown-text'
import { evidenceLines } from '../export/plain'
import type { Answer, Evidence, Finding } from '../model'
import { words } from '../verdicts'
import type { Comparison } from './compare'
import type { FindingChange } from './findings'
import { isSamePolicy, type PolicyChange } from './policies'

const answers: Readonly<Record<Answer, string>> = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  undecided: 'Undecided',
}

const titles = { new: 'New', resolved: 'Resolved', changed: 'Changed' } as const

export function markdownOf(comparison: Comparison): string {
  const { answer, account, generatedAt, findings, policies } = comparison
  const same = findings.filter(({ kind }) => kind === 'same').length
  const lines = [
    `# ${answer.before === answer.after ? `${answers[answer.after]} as before` : `${answers[answer.before]} → ${answers[answer.after]}`}`,
    '',
    `- Before: account ${inline(visible(account.before))}, ${moment(generatedAt.before)}`,
    `- After: account ${inline(visible(account.after))}, ${moment(generatedAt.after)}`,
    ...warnings(comparison),
    ...(['new', 'resolved', 'changed'] as const).flatMap(kind =>
      section(
        titles[kind],
        findings.filter(each => each.kind === kind),
      ),
    ),
    ...(policies.length > 0 ? ['', '## Key policies', '', ...policies.flatMap(policyLines)] : []),
    '',
    same === 1 ? '1 check is the same.' : `${same} checks are the same.`,
  ]
  return `${lines.join('\n')}\n`
}

function warnings({ sameAccount, sameInstance }: Comparison): readonly string[] {
  if (sameAccount === false) return ['- **These are reports of two different accounts.**']
  if (sameInstance === false) return ['- **These are reports of two different Identity Center instances.**']
  return sameAccount === null ? ['- Whether both are of one account is hidden.'] : []
}

function section(title: string, changes: readonly FindingChange[]): readonly string[] {
  if (changes.length === 0) return []
  return ['', `## ${title}`, ...changes.flatMap(changeLines)]
}

function changeLines(change: FindingChange): readonly string[] {
  const { before, after } = change
  const finding = after ?? before
  const verdict = [before, after].map(each => (each ? words[each.verdict] : 'not there'))
  const evidence = change.kind === 'same' ? { added: [], removed: [] } : change.evidence
  return [
    '',
    `### ${finding ? inline(visible(finding.title.text)) : change.id} (${[...new Set(verdict)].join(' → ')})`,
    '',
    ...statements(before, after),
    ...evidence.removed.flatMap(each => marked('−', each)),
    ...evidence.added.flatMap(each => marked('+', each)),
  ]
}

function statements(before: Finding | null, after: Finding | null): readonly string[] {
  const [was, is] = [before, after].map(each => each && visible(each.statement.text))
  if (was === is) return was ? [`- ${inline(was)}`] : []
  return [...(was ? [`- before: ${inline(was)}`] : []), ...(is ? [`- now: ${inline(is)}`] : [])]
}

function marked(sign: '+' | '−', evidence: Evidence): readonly string[] {
  const [first = '', ...others] = evidenceLines(evidence)
  const below =
    evidence.kind === 'code'
      ? fence(others, evidence.language)
      : others.map(line => `- ${inline(line.slice('- '.length))}`)
  return [`- ${sign} ${inline(first)}`, ...below.map(line => `  ${line}`)]
}

function policyLines(change: PolicyChange): readonly string[] {
  const name = `The policy in ${inline(visible(change.region))}`
  switch (change.kind) {
    case 'added':
      return [`- ${name} was not read before`]
    case 'removed':
      return [`- ${name} is not read any more`]
    case 'unreadable':
      return [`- ${name} cannot be read as a policy; its text is ${change.sameText ? 'the same' : 'another'}`]
    case 'compared':
      return [
        `- ${name} ${isSamePolicy(change.diff) ? 'means the same' : 'means something else'}${change.sameKey ? '' : ', and is that of another key'}`,
        ...change.diff.statements.flatMap(statementLines),
      ]
  }
}

function statementLines(each: StatementDiff): readonly string[] {
  const placed = 'after' in each ? each.after : each.before
  const name = placed.sid === null ? `#${placed.index + 1}` : `“${inline(visible(placed.sid))}”`
  switch (each.kind) {
    case 'same':
      return []
    case 'added':
    case 'removed':
      return [`  - ${name} is ${each.kind}`]
    case 'changed':
      return [
        `  - ${name} is changed`,
        ...each.changes.map(
          ({ path, from, to }) => `    - ${inline(visible(path))}: ${valueText(from)} → ${valueText(to)}`,
        ),
      ]
  }
}

function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : inline(visible(JSON.stringify(value)))
}
