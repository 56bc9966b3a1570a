import { visible } from '@/lib/message'
import { duration, moment } from '@/lib/moment'
import type { Answer, Finding, Report, Verdict } from '@/lib/report/model'
import { signs } from './card'
import type { Screen } from './layout'
import { wrapped } from './wrap'

const answers: Readonly<Record<Answer, { readonly word: string; readonly tone: Verdict }>> = {
  ready: { word: 'Ready', tone: 'pass' },
  'not-ready': { word: 'Not ready', tone: 'fail' },
  undecided: { word: 'Undecided', tone: 'unknown' },
}

type Counted = readonly (readonly [verdict: Verdict, called: string])[]

/** From what stops everything to what may be left for later. */
const open: Counted = [
  ['fail', 'to change'],
  ['unknown', 'unknown'],
  ['todo', 'to confirm'],
  ['warn', 'to watch'],
]
const settled: Counted = [
  ['pass', 'passed'],
  ['skip', 'skipped'],
]

/** The answer below the cards, and each thing that is left to do. */
export function summary(report: Report, { paint, width }: Screen): string {
  const { answer, findings, account, generatedAt, durationMs, notSeen } = report
  const of = (verdict: Verdict) => findings.filter(finding => finding.verdict === verdict)
  const count = (verdicts: Counted) =>
    verdicts
      .filter(([verdict]) => of(verdict).length > 0)
      .map(([verdict, called]) => `${of(verdict).length} ${called}`)
      .join(', ')
  const left = open.flatMap(([verdict]) => of(verdict))
  const { word, tone } = answers[answer]
  const where = `Account ${visible(account.id)}, ${moment(generatedAt)}, in ${duration(durationMs)}.`
  const run = [count(settled), where].filter(Boolean).join('. ')
  const faint = (text: string, hang = 0) => wrapped(text, width, hang).map(paint.faint)
  return [
    paint[tone](paint.strong([word, count(open)].filter(Boolean).join(': '))),
    ...faint(run),
    ...(left.length > 0 ? ['', ...leftLines(left, { paint, width })] : []),
    '',
    ...faint('What no checker can see'),
    ...notSeen.flatMap(each => faint(`· ${visible(each.text)}`, 2)),
  ].join('\n')
}

function leftLines(
  left: readonly Finding[],
  { paint, width }: Pick<Screen, 'paint' | 'width'>,
): readonly string[] {
  const column = Math.max(...left.map(({ id }) => id.length)) + 2
  const lead = ' '.repeat(column + 2)
  return left.flatMap(({ id, verdict, remedy, title }) => {
    const [first = '', ...further] = wrapped(visible((remedy?.title ?? title).text), width - lead.length)
    return [
      `${paint[verdict](signs[verdict])} ${paint.faint(id.padEnd(column))}${first}`,
      ...further.map(line => lead + line),
    ]
  })
}
