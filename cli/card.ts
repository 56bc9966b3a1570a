import { visible } from '@/lib/message'
import { day } from '@/lib/moment'
import type { Finding, Remedy, Source, Verdict } from '@/lib/report/model'
import { sourceWords } from '@/lib/report/source'
import { answerBlocks, isAnswer } from './answers'
import { codeBlock, evidenceBlocks } from './evidence'
import { type Block, GUTTER, layout, type Screen } from './layout'
import { held } from './wrap'

export const signs: Readonly<Record<Verdict, string>> = {
  pass: '✔',
  warn: '!',
  fail: '✘',
  todo: '○',
  skip: '–',
  unknown: '?',
}
const words: Readonly<Record<Verdict, string>> = {
  pass: 'passes',
  warn: 'warns',
  fail: 'fails',
  todo: 'confirm',
  skip: 'skipped',
  unknown: 'unknown',
}

/**
 * One finding as lines of a terminal: what decided first, then what to do, then what was read and why it matters.
 * What AWS or a person handed in is shown as text, never as escapes.
 */
export function card(finding: Finding, screen: Screen): string {
  const { verdict, title, statement, evidence, remedy, why, source } = finding
  const calm = verdict === 'pass' || verdict === 'skip'
  const blocks: readonly Block[] = [
    { text: visible(statement.text) },
    ...evidence.filter(each => !isAnswer(each)).flatMap(each => evidenceBlocks(each, calm)),
    ...(remedy ? remedyBlocks(remedy) : []),
    ...labelled(
      'AWS',
      answerBlocks(evidence.filter(isAnswer), { statement: statement.text, now: screen.now, calm }),
    ),
    { label: 'why', text: visible(why.text), tone: 'faint' },
    { label: 'rule', text: rule(source), tone: 'faint' },
  ]
  const [head = '', ...further] = layout({ text: visible(title.text), tone: 'strong' }, screen)
  const lead = screen.paint[verdict](`${signs[verdict]} ${words[verdict]}`.padEnd(GUTTER))
  return [lead + head.trimStart(), ...further, ...blocks.flatMap(block => layout(block, screen))].join('\n')
}

function remedyBlocks({ title, steps, link, copies }: Remedy): readonly Block[] {
  return [
    { label: 'to do', text: `→ ${visible(title.text)}`, tone: 'strong', hang: 2 },
    ...steps.map((step, index) => ({ text: `${index + 1}. ${visible(step.text)}`, indent: 2, hang: 3 })),
    ...(link ? [{ text: `${visible(link.title)}: ${visible(link.url)}`, indent: 2, hang: 2 }] : []),
    ...copies.flatMap((copy): readonly Block[] => [
      { text: `${visible(copy.name.text)}:`, indent: 2 },
      { ...codeBlock(copy), indent: 4 },
    ]),
  ]
}

function rule({ title, mark, verified, url }: Source): string {
  return `${title}, ${sourceWords[mark]}, ${held(`verified ${day(verified)}:`)} ${url}`
}

function labelled(label: string, [first, ...rest]: readonly Block[]): readonly Block[] {
  return first ? [{ ...first, label }, ...rest] : []
}
