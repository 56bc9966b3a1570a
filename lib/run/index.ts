import { msg } from '@/lib/message'
import type { Answer, CheckId, Report } from '@/lib/report/model'
import { reportShape } from '@/lib/report/schema'
import { fileStore, type RunRecord } from '@/lib/store/runs'
import type { RunTarget, Target } from '@/lib/target'
import { type Begun, begin as beginRun } from './begin'
import type { LiveRun } from './live'
import { recheckFinding } from './recheck'
import type { Problem, Run } from './run'
import { storedRun } from './stored'
import { targetAgain } from './target-again'

export { demosAreAt } from './target-again'

export type RunSummary = {
  readonly id: string
  readonly startedAt: string
  readonly of: RunTarget
  /** null while it runs. */
  readonly answer: Answer | null
  readonly accountId: string | null
}

/** Runs under way in this process; on globalThis, since a bundler may load this module twice. */
const under: { liveRuns?: Map<string, LiveRun> } = globalThis as object
const live = (): Map<string, LiveRun> => {
  under.liveRuns ??= new Map()
  return under.liveRuns
}

/** Its folder is read from the environment when it is used, not when this file is. */
const store = () => fileStore<Report>(reportShape)

/** A run that can be found by its id from now on. Its report is kept for ever. */
export async function begin(target: Target): Promise<Begun> {
  const begun = await beginRun(target)
  if (begun.ok) {
    const { run } = begun
    live().set(run.id, run)
    void run.finished().then(report => keep({ id: run.id, startedAt: run.startedAt, of: run.of, report }))
  }
  return begun
}

/** What is kept leaves memory; what could not be kept stays there, so that it can still be seen. */
async function keep(record: RunRecord<Report>): Promise<void> {
  try {
    await store().save(record)
    live().delete(record.id)
  } catch (error) {
    console.error(
      `run ${record.id} could not be written to DATA_DIR and will be lost with this process:`,
      error,
    )
  }
}

export async function findRun(id: string): Promise<Run | null> {
  const running = live().get(id)
  if (running) return running
  const record = await store().load(id)
  return record ? storedRun(record) : null
}

/** Newest first; those under way before those that are kept. */
export async function recentRuns(most = 10): Promise<readonly RunSummary[]> {
  const kept = await store().recent(most)
  const running = [...live().values()].filter(run => kept.every(record => record.id !== run.id))
  return [...running.reverse(), ...kept.map(storedRun)].map(summary)
}

function summary(run: Run): RunSummary {
  const report = run.report()
  return {
    id: run.id,
    startedAt: run.startedAt,
    of: run.of,
    answer: report?.answer ?? null,
    accountId: report?.account.id ?? null,
  }
}

/** A new run of the same target. */
export async function again(id: string): Promise<Begun> {
  const run = await findRun(id)
  if (!run) return { ok: false, problem: noSuchRun }
  const target = await targetAgain(run.of)
  return 'problem' in target ? { ok: false, problem: target.problem } : begin(target.target)
}

/** Reads again what one check rests on and judges it anew; the run keeps its id. */
export async function recheck(
  id: string,
  check: CheckId,
): Promise<{ ok: true } | { ok: false; problem: Problem }> {
  const run = await findRun(id)
  if (!run) return { ok: false, problem: noSuchRun }
  await run.finished()
  const target = await targetAgain(run.of)
  if ('problem' in target) return { ok: false, problem: target.problem }
  const renewed = await recheckFinding(run, target.target, check)
  if (!renewed.ok) return renewed
  await keep({ id, startedAt: run.startedAt, of: run.of, report: renewed.report })
  return { ok: true }
}

const noSuchRun: Problem = {
  code: 'not-found',
  message: msg('There is no such run'),
  next: msg('Begin a new one.'),
}
