import { awsFor } from '@/lib/aws/caller'
import { connect } from '@/lib/aws/connect'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { type Message, msg } from '@/lib/message'
import type { CheckId } from '@/lib/report/model'
import { type AttestedOf, nothingAttested } from '@/lib/run/attested'
import { begin } from '@/lib/run/begin'
import type { LiveRun } from '@/lib/run/live'
import type { Problem } from '@/lib/run/run'
import type { Target } from '@/lib/target'
import { aliasesOf } from './aliases'
import { drafts, fixesOf } from './drafts'
import type { Draft, NoDraft, View } from './drafts/draft'
import { neededFor } from './needed'
import type { FixId, Plan } from './plan'
import { verdictsOf } from './verdicts'
import { unknownWriter, writerOf } from './writer'

export type Planned =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly run: LiveRun }
  /** Nothing to apply here. */
  | {
      readonly kind: 'none'
      readonly why: NoDraft['none']
      readonly says: readonly [Message, ...Message[]]
      readonly run: LiveRun
    }
  /** The account could not be read at all. */
  | { readonly kind: 'problem'; readonly problem: Problem }

export type PlanOptions = {
  readonly limits?: Limits
  /** A role for writing that the person named. */
  readonly writeRole?: NonNullable<Target['role']> | undefined
  readonly attested?: AttestedOf
}

/** Reads the account anew and says what would be changed so that the check passes. Writes nothing. */
export async function planFix(target: Target, check: CheckId, options: PlanOptions = {}): Promise<Planned> {
  const { limits = defaultLimits, writeRole, attested = nothingAttested } = options
  const begun = await begin(target, limits, attested)
  if (!begun.ok) return { kind: 'problem', problem: begun.problem }
  const { run } = begun
  const report = await run.finished()
  const none = (why: NoDraft['none'], ...says: NoDraft['says']): Planned => ({ kind: 'none', why, says, run })
  const fixes = fixesOf[check]
  if (!fixes) return none('person', msg('There is no fix for this check: its card says what a person does'))
  const writer = await writerOf(target, writeRole, run.reading)
  if (writer === null) return none('person', unknownWriter)
  const { id, partition } = report.account
  const connection = await connect(target, limits)
  const view: View = {
    facts: run.reading,
    keyPolicies: report.keyPolicies,
    account: { id, partition },
    region: run.of.hints.region ?? connection.home,
    writer,
    now: new Date(),
  }
  const drafted = await firstOf(fixes, view)
  if ('none' in drafted) return none(drafted.none, ...drafted.says)
  const { fix, draft } = drafted
  const { after, writes, ...rest } = draft
  const aws = awsFor(connection.pool, connection.home, limits, AbortSignal.timeout(limits.runMs))
  const { notes, ...named } = await aliasesOf(aws, writes)
  const plan: Plan = {
    version: 1,
    fix,
    check,
    account: view.account,
    endpoint: target.source.kind === 'demo' ? `demo:${target.source.name}` : report.endpoint,
    writer,
    writes,
    permissions: await neededFor(aws, writer, id, writes, report.keyPolicies),
    verdicts: await verdictsOf(run, after, attested, check),
    undoes: null,
    ...rest,
    ...named,
    notes: [...rest.notes, ...notes],
  }
  return { kind: 'plan', plan, run }
}

/** The first that has something to do; else what the first of them says. */
async function firstOf(
  fixes: readonly FixId[],
  view: View,
): Promise<{ readonly fix: FixId; readonly draft: Draft } | NoDraft> {
  let nothing: NoDraft | null = null
  for (const fix of fixes) {
    const draft = await drafts[fix](view)
    if (!('none' in draft)) return { fix, draft }
    nothing ??= draft
  }
  return nothing ?? { none: 'nothing', says: [msg('There is nothing to apply')] }
}
