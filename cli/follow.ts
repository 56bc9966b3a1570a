import { checklist } from '@/lib/checks'
import { visible } from '@/lib/message'
import type { Report } from '@/lib/report/model'
import type { Run } from '@/lib/run/run'
import { card } from './card'
import type { Screen } from './layout'
import type { Paint } from './paint'
import { summary } from './summary'

/** Prints each card as it falls, with a line of progress below them where there is a terminal to redraw it on. */
export async function follow(run: Run, paint: Paint): Promise<void> {
  sayWhere(run.of.endpoint)
  const progress = progressLine(run, paint)
  const cards = checklist.map(async ({ id }) => {
    const finding = await run.judged(id)
    progress.clear()
    console.log(`${card(finding, screen(paint))}\n`)
    progress.draw()
  })
  await Promise.all(cards)
  const report = await run.finished()
  progress.clear()
  console.log(summary(report, screen(paint)))
}

/** The same of a run that is over. */
export function show(report: Report, paint: Paint): void {
  sayWhere(report.endpoint)
  for (const finding of report.findings) console.log(`${card(finding, screen(paint))}\n`)
  console.log(summary(report, screen(paint)))
}

function sayWhere(endpoint: string | null): void {
  if (endpoint) console.log(`Requests go to ${visible(endpoint)}, not to AWS.\n`)
}

/** Asked anew for each card: a window may have changed its size. */
function screen(paint: Paint): Screen {
  const { stdout } = process
  return { paint, width: stdout.isTTY ? stdout.columns || 80 : Number.POSITIVE_INFINITY, now: Date.now() }
}

function progressLine(run: Run, paint: Paint): { draw(): void; clear(): void } {
  const { stderr } = process
  if (!stderr.isTTY || !process.stdout.isTTY) return { draw() {}, clear() {} }
  const clear = () => stderr.write('\r\u001b[K')
  const draw = () => {
    const { judged, total, asking } = run.progress()
    if (run.report() || asking.length === 0) return
    const text = `${judged} of ${total} · ${asking.map(each => each.text).join(' · ')}`
    const room = (stderr.columns || 80) - 1
    stderr.write(`\r\u001b[K${paint.faint(text.length > room ? `${text.slice(0, room - 1)}…` : text)}`)
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
