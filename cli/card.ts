import { type Message, visible } from '@/lib/message'
import type { Evidence, Finding, Remedy, Verdict } from '@/lib/report/model'
import type { Paint } from './paint'

const words: Readonly<Record<Verdict, string>> = {
  pass: '✔ passes ',
  warn: '! warns  ',
  fail: '✘ fails  ',
  todo: '○ confirm',
  skip: '– skipped',
  unknown: '? unknown',
}
const indent = ' '.repeat(11)

/** One finding as lines of a terminal. What AWS or a person handed in is shown as text, never as escapes. */
export function card(finding: Finding, paint: Paint): string {
  const head = `${paint[finding.verdict](words[finding.verdict])}  ${paint.strong(line(finding.title))}`
  const lines = [head, `${indent}${line(finding.statement)}`]
  if (finding.verdict === 'pass' || finding.verdict === 'skip') return lines.join('\n')
  lines.push(...finding.evidence.flatMap(evidenceLines))
  if (finding.remedy) lines.push(...remedyLines(finding.remedy, paint))
  lines.push(
    paint.faint(`${indent}${finding.source.title} (${finding.source.verified}): ${finding.source.url}`),
  )
  return lines.join('\n')
}

export function evidenceLines(evidence: Evidence): string[] {
  switch (evidence.kind) {
    case 'fact': {
      const where = evidence.from.map(
        ({ service, operation, region }) => `${service}:${operation}, ${region}`,
      )
      return [
        `${indent}· ${line(evidence.says)}${where.length > 0 ? ` (${visible([...new Set(where)].join('; '))})` : ''}`,
      ]
    }
    case 'list': {
      const more = evidence.more > 0 ? [`${indent}  … and ${evidence.more.toLocaleString('en-US')} more`] : []
      return [
        `${indent}· ${line(evidence.title)}`,
        ...evidence.items.map(item => `${indent}  ${visible(item)}`),
        ...more,
      ]
    }
    case 'comparison':
      return [
        `${indent}· ${line(evidence.title)}`,
        ...evidence.rows.flatMap(row => [
          `${indent}  ${row.matched === false ? '✘' : row.matched ? '✔' : '?'} ${visible(row.key)}`,
          `${indent}    asks for  ${visible(row.asks.join(', '))}`,
          `${indent}    is sent   ${row.sends === null ? 'not known' : visible(row.sends.join(', ') || 'nothing')}`,
        ]),
      ]
    case 'code':
      return [`${indent}· ${line(evidence.title)}`, ...code(evidence.text)]
  }
}

function remedyLines(remedy: Remedy, paint: Paint): string[] {
  return [
    `${indent}${paint.strong(`→ ${line(remedy.title)}`)}`,
    ...remedy.steps.map((step, index) => `${indent}  ${index + 1}. ${line(step)}`),
    ...(remedy.link ? [`${indent}  ${visible(remedy.link.title)}: ${visible(remedy.link.url)}`] : []),
    ...remedy.copies.flatMap(copy => [`${indent}  ${line(copy.name)}:`, ...code(copy.text)]),
  ]
}

function code(text: string): string[] {
  return text.split('\n').map(each => `${indent}    ${visible(each)}`)
}

function line(message: Message): string {
  return visible(message.text)
}
