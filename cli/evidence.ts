import { visible } from '@/lib/message'
import type { ComparisonRow, Copy, Evidence } from '@/lib/report/model'
import type { Block } from './layout'
import { held } from './wrap'

/** What a verdict rests on, other than what AWS said. Of a card that needs no look, `calm`, a list is a sentence. */
export function evidenceBlocks(evidence: Evidence, calm: boolean): readonly Block[] {
  switch (evidence.kind) {
    case 'fact':
      return [{ text: visible(evidence.says.text) }]
    case 'list':
      return calm && evidence.items.every(isShort) ? [inline(evidence)] : list(evidence)
    case 'comparison':
      return [
        { text: visible(evidence.title.text) },
        ...evidence.rows.flatMap(comparisonLines).map(text => ({ text, indent: 2, hang: 4 })),
      ]
    case 'code':
      return [{ text: visible(evidence.title.text) }, codeBlock(evidence)]
  }
}

type List = Extract<Evidence, { kind: 'list' }>

function isShort(item: string): boolean {
  return item.length <= 80 && !item.includes(', ')
}

function inline({ title, items, more }: List): Block {
  const all = [...items, ...left(more)].map(item => held(visible(item)))
  return { text: `${visible(title.text)}: ${all.join(', ')}`, hang: 2 }
}

function list({ title, items, more }: List): readonly Block[] {
  const all = [...items, ...left(more)]
  return [{ text: visible(title.text) }, ...all.map(item => ({ text: visible(item), indent: 2, hang: 2 }))]
}

function left(more: number): readonly string[] {
  return more > 0 ? [`… and ${more.toLocaleString('en-US')} more`] : []
}

/** Both values where they differ or one is not known; where they agree, what was asked for. */
export function comparisonLines({ key, asks, sends, matched }: ComparisonRow): readonly string[] {
  const asked = visible(asks.join(', '))
  const sent = sends === null ? 'not known' : visible(sends.join(', ') || 'nothing')
  if (matched && sends !== null)
    return [`✔ ${visible(key)}  ${asked}${sent === asked ? '' : ` takes ${sent}`}`]
  const sign = matched === null ? '?' : matched ? '✔' : '✘'
  return [`${sign} ${visible(key)}`, `  asks for  ${asked}`, `  is sent   ${sent}`]
}

export function codeBlock({ text, language }: Pick<Copy, 'text' | 'language'>): Block {
  const kept = language === 'shell' ? 'commands' : 'text'
  return { text: text.split('\n').map(visible).join('\n'), indent: 2, kept }
}
