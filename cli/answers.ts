import type { Provenance } from '@/lib/facts/model'
import { visible } from '@/lib/message'
import { ago, duration } from '@/lib/moment'
import type { Evidence } from '@/lib/report/model'
import type { Block } from './layout'
import { held } from './wrap'

export type Answer = Extract<Evidence, { kind: 'fact' }>

export function isAnswer(evidence: Evidence): evidence is Answer {
  return evidence.kind === 'fact' && evidence.from.length > 0
}

type Card = { readonly statement: string; readonly calm: boolean; readonly now: number }

/** What AWS said, and by which calls; what the same calls said stands together. */
export function answerBlocks(answers: readonly Answer[], { statement, calm, now }: Card): readonly Block[] {
  const byCalls = new Map<string, string[]>()
  for (const { says, from } of answers) {
    const calls = callsOf(from, now)
    // What the card says already is not said again.
    const said = says.text === statement ? [] : [visible(says.text)]
    byCalls.set(calls, [...(byCalls.get(calls) ?? []), ...said])
  }
  return [...byCalls].flatMap(([calls, said]): readonly Block[] =>
    calm && said.length > 0
      ? [{ text: `${said.join('; ')} (${calls})`, tone: 'faint' }]
      : [...said.map(text => ({ text })), { text: calls, tone: 'faint' }],
  )
}

function callsOf(from: readonly Provenance[], now: number): string {
  const operations = new Map<string, Provenance[]>()
  for (const each of from) {
    const operation = `${each.service}:${each.operation}`
    operations.set(operation, [...(operations.get(operation) ?? []), each])
  }
  return [...operations].map(([operation, answers]) => operationLine(operation, answers, now)).join('; ')
}

/** However many Regions or pages were asked, the last answer stands for all. */
function operationLine(operation: string, answers: readonly Provenance[], now: number): string {
  const last = answers.reduce((latest, each) => (each.at > latest.at ? each : latest))
  const regions = [...new Set(answers.map(({ region }) => region))]
  const where = regions.length === 1 ? `, ${regions[0]}` : ` in ${regions.length} Regions`
  const one = answers.length === 1
  const what = one ? operation : `${answers.length} answers of ${operation}`
  const request = last.requestId === null ? [] : [`${one ? '' : 'the last '}request ${last.requestId}`]
  const when = `${ago(last.at, now)} in ${duration(last.ms)}`
  return [what + where, ...request, when].map(part => held(visible(part))).join(', ')
}
