import { checklist } from '@/lib/checks'
import { visible } from '@/lib/message'
import type { Answer, Report } from '@/lib/report/model'
import type { Run } from '@/lib/run/run'
import { card } from './card'
import type { Paint } from './paint'

const answers: Readonly<Record<Answer, string>> = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  undecided: 'Undecided',
}

/** Prints each card as it falls, with a line of progress below them where there is a terminal to redraw it on. */
export async function follow(run: Run, paint: Paint): Promise<void> {
  if (run.of.endpoint) console.log(`Requests go to ${visible(run.of.endpoint)}, not to AWS.\n`)
  const progress = progressLine(run)
  const cards = checklist.map(async ({ id }) => {
    const finding = await run.judged(id)
    progress.clear()
    console.log(`${card(finding, paint)}\n`)
    progress.draw()
  })
  await Promise.all(cards)
  const report = await run.finished()
  progress.clear()
  console.log(summary(report, paint))
}

function summary(report: Report, paint: Paint): string {
  const count = (verdict: string) => report.findings.filter(finding => finding.verdict === verdict).length
  const toDo = report.findings.filter(finding => ['fail', 'unknown', 'todo'].includes(finding.verdict))
  const counts = [
    [count('fail'), 'to change'],
    [count('unknown'), 'unknown'],
    [count('todo'), 'to confirm'],
    [count('warn'), 'to watch'],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, word]) => `${number} ${word}`)
  const verdict = report.answer === 'ready' ? 'pass' : report.answer === 'not-ready' ? 'fail' : 'unknown'
  return [
    paint[verdict](paint.strong([answers[report.answer], counts.join(', ')].filter(Boolean).join(': '))),
    `Account ${visible(report.account.id)}, ${report.durationMs.toLocaleString('en-US')} ms`,
    ...toDo.map(({ id, remedy, title }) => `  ${id}: ${visible((remedy?.title ?? title).text)}`),
    '',
    paint.faint('What no checker can see:'),
    ...report.notSeen.map(each => paint.faint(`  ${visible(each.text)}`)),
  ].join('\n')
}

function progressLine(run: Run): { draw(): void; clear(): void } {
  const { stderr } = process
  if (!stderr.isTTY || !process.stdout.isTTY) return { draw() {}, clear() {} }
  const clear = () => stderr.write('\r\u001b[K')
  const draw = () => {
    const { judged, total, asking } = run.progress()
    if (run.report() || asking.length === 0) return
    const text = `${judged} of ${total} · ${asking.map(each => each.text).join(' · ')}`
    stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns || 80) - 1)}`)
  }
  const redraw = async () => {
    while (!run.report()) {
      draw()
      await run.changed()
    }
  }
  void redraw()
  return { draw, clear }
}
