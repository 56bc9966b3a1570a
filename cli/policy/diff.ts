import { visible } from '@/lib/message'
import {
  type Access,
  diff as compare,
  type Neighbour,
  type PolicyDiff,
  principalText,
  type StatementDiff,
} from '@/lib/policy'
import { policyIn } from './policy-in'
import type { Printed } from './printed'
import type { Question } from './questions'

export function diff(before: string, after: string, questions: readonly Question[]): Printed {
  const requests = questions.map(({ request }) => request)
  const found = compare(policyIn(before), policyIn(after), requests.length > 0 ? { requests } : {})
  return {
    text: `${linesOf(found).join('\n')}\n`,
    notes: [],
    json: { difference: found },
    code: isSame(found) ? 0 : 1,
  }
}

function isSame({ version, statements }: PolicyDiff): boolean {
  return version === null && statements.every(({ kind }) => kind === 'same')
}

function linesOf(found: PolicyDiff): readonly string[] {
  const { version, statements, access } = found
  if (isSame(found)) return ['The two policies mean the same']
  const same = statements.filter(({ kind }) => kind === 'same').length
  return [
    ...(version ? [`~ Version: ${visible(version.from)} → ${visible(version.to)}`] : []),
    ...statements.flatMap(statementLines),
    ...(same > 0 ? [`= ${same} ${same === 1 ? 'statement means' : 'statements mean'} the same`] : []),
    ...(access ? accessLines(access) : []),
  ]
}

function statementLines(each: StatementDiff): readonly string[] {
  switch (each.kind) {
    case 'same':
      return []
    case 'added':
      return [`+ ${nameOf(each.after)} is added`, ...json(each.after.statement)]
    case 'removed':
      return [`- ${nameOf(each.before)} is removed`, ...json(each.before.statement)]
    case 'changed':
      return [
        `~ ${nameOf(each.after)} is changed`,
        ...each.changes.flatMap(({ path, from, to }) => [
          `    ${visible(path)}`,
          `      - ${valueText(from)}`,
          `      + ${valueText(to)}`,
        ]),
      ]
  }
}

function nameOf({ sid, index }: { readonly sid: string | null; readonly index: number }): string {
  return sid === null ? `#${index + 1}` : `“${visible(sid)}”`
}

function json(value: unknown): readonly string[] {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map(line => `    ${visible(line)}`)
}

function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : visible(JSON.stringify(value))
}

const titles = {
  newlyAllowed: 'Let in now',
  newlyOpen: 'Perhaps let in now',
  newlyDenied: 'Refused now',
  newlyAtRisk: 'Perhaps refused now',
} as const

/** The calls that were asked about, and the ones beside them. */
function accessLines(access: Access): readonly string[] {
  const lines = (Object.keys(titles) as (keyof Access)[]).flatMap(list => {
    const found = access[list]
    if (found.length === 0) return []
    const more = found.length - MOST_LINES
    return [
      `${titles[list]}:`,
      ...found.slice(0, MOST_LINES).map(neighbourLine),
      ...(more > 0 ? [`    … and ${more} more like these; --json has them all`] : []),
    ]
  })
  return lines.length > 0
    ? lines
    : ['Of Kiro’s calls and all that were asked beside them, each is answered as before']
}

const MOST_LINES = 12

function neighbourLine({ request, differs }: Neighbour): string {
  const { principal, action, context } = request
  const via = context['kms:ViaService']
  const through = via === undefined ? '' : ` through ${[via].flat().join(', ')}`
  const unlike = differs.map(each => {
    const name = 'key' in each ? each.key : each.what
    return `${name} ${[each.to].flat().join(', ')} instead of ${[each.from].flat().join(', ')}`
  })
  const but = unlike.length > 0 ? `, with ${unlike.join(' and ')}` : ''
  return visible(`    ${principalText(principal)}: ${action}${through}${but}`)
}
