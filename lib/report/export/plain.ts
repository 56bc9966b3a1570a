import { visible } from '@/lib/message'
import type { Evidence, Remedy } from '../model'

/** What a verdict rests on, as lines of text without any markup. */
export function evidenceLines(evidence: Evidence): readonly string[] {
  switch (evidence.kind) {
    case 'fact': {
      const calls = evidence.from.map(
        ({ service, operation, region }) => `${service}:${operation}, ${region}`,
      )
      const from = [...new Set(calls)].map(visible).join('; ')
      return [`${visible(evidence.says.text)}${from ? ` (${from})` : ''}`]
    }
    case 'list':
      return [
        `${visible(evidence.title.text)}:`,
        ...evidence.items.map(item => `- ${visible(item)}`),
        ...(evidence.more > 0 ? [`- … and ${evidence.more.toLocaleString('en-US')} more`] : []),
      ]
    case 'comparison':
      return [
        `${visible(evidence.title.text)}:`,
        ...evidence.rows.map(
          ({ key, asks, sends }) =>
            `- ${visible(key)}: asks for ${visible(asks.join(', '))}; the call carries ${carried(sends)}`,
        ),
      ]
    case 'code':
      return [`${visible(evidence.title.text)}:`, ...codeLines(evidence.text)]
  }
}

/** What the call carries, in words. */
export function carried(sends: readonly string[] | null): string {
  if (sends === null) return 'what is not known'
  return sends.length > 0 ? visible(sends.join(', ')) : 'nothing'
}

export function remedyLines({ title, steps, link, copies }: Remedy): readonly string[] {
  return [
    visible(title.text),
    ...steps.map((step, index) => `${index + 1}. ${visible(step.text)}`),
    ...(link ? [`${visible(link.title)}: ${visible(link.url)}`] : []),
    ...copies.flatMap(copy => ['', `${visible(copy.name.text)}:`, ...codeLines(copy.text)]),
  ]
}

/** Line by line: what else cannot be seen is shown by number. */
export function codeLines(text: string): readonly string[] {
  return text.split(/\r?\n/).map(line => line.split('\t').map(visible).join('  '))
}
