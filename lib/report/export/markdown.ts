import { visible } from '@/lib/message'
import { day } from '@/lib/moment'
import { headline } from '../headline'
import type { Evidence, Finding, Remedy, Report } from '../model'
import { stepsOf } from '../steps'
import { words } from '../verdicts'
import { aboutLines } from './about'
import { fence, inline } from './markdown-text'
import { sectionsOf } from './order'
import { carried, codeLines, evidenceLines } from './plain'

export function markdownOf(report: Report): string {
  const { deciding, warnings } = stepsOf(report)
  const steps = (title: string, list: typeof deciding) =>
    list.length > 0
      ? ['', `## ${title}`, '', ...list.map((step, index) => `${index + 1}. ${inline(visible(step.title))}`)]
      : []
  const lines = [
    `# ${inline(headline(report))}`,
    '',
    ...aboutLines(report).map(line => `- ${inline(line)}`),
    ...steps('What would make it ready', deciding),
    ...steps('Worth a look', warnings),
    ...sectionsOf(report).flatMap(({ group, findings }) => [
      '',
      `## ${group.title}`,
      ...findings.flatMap(findingLines),
    ]),
    '',
    '## What no checker can see',
    '',
    ...report.notSeen.map(({ text }) => `- ${inline(visible(text))}`),
  ]
  return `${lines.join('\n')}\n`
}

function findingLines(finding: Finding): readonly string[] {
  const { verdict, title, statement, evidence, remedy, why, source } = finding
  return [
    '',
    `### ${words[verdict]}: ${inline(visible(title.text))}`,
    '',
    inline(visible(statement.text)),
    ...evidence.flatMap(evidencePart),
    ...(remedy ? remedyPart(remedy) : []),
    '',
    `${inline(visible(why.text))} (${inline(visible(source.title))}, read ${day(source.verified)}: ${inline(visible(source.url))})`,
  ]
}

function evidencePart(evidence: Evidence): readonly string[] {
  switch (evidence.kind) {
    case 'fact':
      return ['', ...evidenceLines(evidence).map(line => `- ${inline(line)}`)]
    case 'list': {
      const [title = '', ...items] = evidenceLines(evidence)
      return ['', inline(title), '', ...items.map(item => `- ${inline(item.slice('- '.length))}`)]
    }
    case 'comparison':
      return [
        '',
        inline(visible(evidence.title.text)),
        '',
        '| key | asks for | the call carries |',
        '| --- | --- | --- |',
        ...evidence.rows.map(
          ({ key, asks, sends }) =>
            `| ${[visible(key), visible(asks.join(', ')), carried(sends)].map(inline).join(' | ')} |`,
        ),
      ]
    case 'code':
      return [
        '',
        inline(visible(evidence.title.text)),
        '',
        ...fence(codeLines(evidence.text), evidence.language),
      ]
  }
}

function remedyPart({ title, steps, link, copies }: Remedy): readonly string[] {
  return [
    '',
    `**${inline(visible(title.text))}**`,
    ...(steps.length > 0 ? [''] : []),
    ...steps.map((step, index) => `${index + 1}. ${inline(visible(step.text))}`),
    ...(link ? ['', `${inline(visible(link.title))}: ${inline(visible(link.url))}`] : []),
    ...copies.flatMap(({ name, language, text }) => [
      '',
      inline(visible(name.text)),
      '',
      ...fence(codeLines(text), language),
    ]),
  ]
}
