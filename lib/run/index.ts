import { defaultLimits } from '@/lib/aws/limits'
import { env } from '@/lib/env'
import { msg } from '@/lib/message'
import type { CheckId } from '@/lib/report/model'
import { reportShape } from '@/lib/report/schema'
import { store } from '@/lib/store'
import { StoreProblem } from '@/lib/store/problem'
import { renewRun, runById } from '@/lib/store/runs'
import type { RunTarget, Target } from '@/lib/target'
import { attestedIn } from './attested'
import { type Begun, begin as beginRun } from './begin'
import { RunElsewhere } from './elsewhere'
import { takeOverFiles } from './former-files'
import { keep, nobody, type StartedBy } from './keeping'
import { keptReport } from './kept-report'
import type { LiveRun } from './live'
import { recheckFinding, withFresh } from './recheck'
import type { Problem, Run } from './run'
import { live } from './server'
import { endedRun } from './stored'
import { targetAgain } from './target-again'

export { demosAreAt } from './target-again'

type Here = { readonly run: LiveRun; readonly ended: Promise<void> }

/** Runs that this process makes or follows; on globalThis, since a bundler may load this module twice. */
const under: { runsHere?: Map<string, Here>; runsElsewhere?: Map<string, RunElsewhere> } =
  globalThis as object
const here = (): Map<string, Here> => {
  under.runsHere ??= new Map()
  return under.runsHere
}
const elsewhere = (): Map<string, RunElsewhere> => {
  under.runsElsewhere ??= new Map()
  return under.runsElsewhere
}

/**
 * Opens the store, says that this server lives, and ends the runs of servers that no longer do. A database that does
 * not answer is asked again later; one that a newer version wrote is thrown.
 */
export async function start(): Promise<void> {
  await live(store)
  try {
    await takeOverFiles(await store(), env().DATA_DIR)
  } catch (error) {
    const problem = StoreProblem.of(error, 'DATA_DIR or DATABASE_URL')
    if (problem.code === 'newer-database') throw problem
    console.error(problem.message)
  }
}

/** A run that can be found by its id from now on, on every server. Its report is kept until its retention ends. */
export async function begin(target: Target, startedBy: StartedBy = nobody): Promise<Begun> {
  try {
    // Before AWS is asked: a run that cannot be kept is not begun.
    const opened = await store()
    await live(store)
    const begun = await beginRun(target, defaultLimits, attestedIn(opened))
    if (!begun.ok) return begun
    const { run } = begun
    const { ended } = await keep(opened, run, startedBy)
    here().set(run.id, { run, ended })
    void ended.then(() => here().delete(run.id))
    return begun
  } catch (error) {
    return { ok: false, problem: problemOfStore(error) }
  }
}

/** A run that is over, whose report this version cannot read. */
export type UnreadableRun = { readonly of: RunTarget; readonly unreadable: Problem }

export async function findRun(id: string): Promise<Run | UnreadableRun | null> {
  const run = here().get(id)?.run ?? elsewhere().get(id)
  if (run) return run
  const opened = await store()
  const row = await runById(opened.db, id)
  if (!row) return null
  if (row.report === null) return follow(new RunElsewhere(opened, row))
  const of: RunTarget = JSON.parse(row.target)
  const report = reportShape.safeParse(JSON.parse(row.report))
  return report.success
    ? endedRun(row.id, row.started_at, of, report.data, row.state)
    : { of, unreadable: notReadable(row.started_at) }
}

/** A run that has ended is kept a moment later: what is made of it in the store waits so long. */
export async function untilKept(id: string): Promise<void> {
  await here().get(id)?.ended
}

/** One for all who look. */
function follow(run: RunElsewhere): RunElsewhere {
  const followed = elsewhere().get(run.id)
  if (followed) return followed
  elsewhere().set(run.id, run)
  void run.finished().then(() => elsewhere().delete(run.id))
  return run
}

/** A new run of the same target. */
export async function again(id: string, startedBy: StartedBy = nobody): Promise<Begun> {
  const run = await findRun(id)
  return run ? checkAgain(run.of, startedBy) : { ok: false, problem: noSuchRun }
}

/** A new run of what was checked before, with credentials that are still there. */
export async function checkAgain(of: RunTarget, startedBy: StartedBy): Promise<Begun> {
  const target = await targetAgain(of)
  return 'problem' in target ? { ok: false, problem: target.problem } : begin(target.target, startedBy)
}

/** Reads again what one check rests on and judges it anew; the run keeps its id. */
export async function recheck(
  id: string,
  check: CheckId,
): Promise<{ ok: true } | { ok: false; problem: Problem }> {
  const run = await findRun(id)
  if (!run) return { ok: false, problem: noSuchRun }
  if ('unreadable' in run) return { ok: false, problem: run.unreadable }
  await run.finished()
  await untilKept(id)
  const target = await targetAgain(run.of)
  if ('problem' in target) return { ok: false, problem: target.problem }
  const rechecked = await recheckFinding(run, target.target, check, attestedIn(await store()))
  if (!rechecked.ok) return rechecked
  try {
    await renewRun((await store()).db, id, kept =>
      keptReport(withFresh(reportShape.parse(JSON.parse(kept)), rechecked.fresh)),
    )
    return { ok: true }
  } catch (error) {
    return { ok: false, problem: problemOfStore(error) }
  }
}

const noSuchRun: Problem = {
  code: 'not-found',
  message: msg('There is no such run'),
  next: msg('Begin a new one.'),
}

function notReadable(startedAt: string): Problem {
  return {
    code: 'not-readable',
    message: msg(
      'The run of {startedAt} was kept by another version of this program, which wrote reports otherwise',
      {
        startedAt,
      },
    ),
    next: msg('Check the account again, or read it with the version that kept it.'),
  }
}

function problemOfStore(error: unknown): Problem {
  const { sentence, next } = StoreProblem.of(error, 'DATA_DIR or DATABASE_URL')
  console.error('The store refused:', error)
  return { code: 'not-kept', message: sentence, next }
}
