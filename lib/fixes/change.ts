import { randomBytes } from 'node:crypto'
import { endpointOf } from '@/lib/aws/connect'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { type Message, msg } from '@/lib/message'
import { identityOf } from '@/lib/run/identity'
import type { ChangeStep } from '@/lib/store/change-steps'
import { type ChangeTable, insertPlanned } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import { holderOf, openChange } from '@/lib/store/open-changes'
import { runTarget, type Target } from '@/lib/target'
import { checkAgain } from './check-again'
import type { Ended } from './conclusions'
import { Journal, newWorker } from './journal'
import { type Pace, usualPace } from './pace'
import { perform } from './perform'
import { hashOf, type Plan, planText } from './plan'
import { writingTarget } from './writer'

const HOUR = 3_600_000

/** Keeps a plan under a one-time id, with the bytes that stood there before in it; it can be applied for an hour. */
export async function keepPlan(
  store: Store,
  plan: Plan,
  target: Target,
  { by, runId = null }: { readonly by: string; readonly runId?: string | null },
): Promise<string> {
  const of = runTarget(target, endpointOf(target))
  const now = Date.now()
  const id = `${now.toString(36)}-${randomBytes(16).toString('hex')}`
  await insertPlanned(store.db, {
    id,
    identity: identityOf(of, plan.account.partition, plan.account.id),
    run_id: runId,
    check_id: plan.check,
    fix: plan.fix,
    plan: planText(plan),
    hash: hashOf(plan),
    target: JSON.stringify(of),
    asked_by: by,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + HOUR).toISOString(),
    undoes: plan.undoes,
  })
  return id
}

export type Applying = {
  readonly by: string
  readonly hash: string
  readonly from?: 'planned' | 'awaiting'
  readonly writeRole?: NonNullable<Target['role']> | undefined
  readonly limits?: Limits
  readonly pace?: Pace
  /** Is waited for. */
  readonly onStep?: (step: ChangeStep) => unknown
}

export type Applied =
  /** Journaled and under way; how it ends is known later. */
  | { readonly kind: 'begun'; readonly ended: Promise<Ended> }
  /** Not begun, and nothing written. */
  | { readonly kind: 'not-begun'; readonly says: Message; readonly next: Message }

/** Begins a kept plan, once; it is carried out from then on. */
export async function applyChange(
  store: Store,
  change: ChangeTable,
  target: Target,
  { by, hash, from = 'planned', writeRole, limits = defaultLimits, pace = usualPace, onStep }: Applying,
): Promise<Applied> {
  const plan: Plan = JSON.parse(change.plan)
  const { holds } = plan
  const worker = newWorker()
  const opened = await openChange(store, change.id, { hash, holds, by, from, worker })
  if (opened === 'used') return { kind: 'not-begun', ...used }
  if (opened === 'busy') {
    const holder = await holderOf(store.db, holds)
    return { kind: 'not-begun', ...busy(holder?.asked_by ?? 'somebody', holder?.id ?? '') }
  }
  const journal = new Journal(store, change.id, worker, pace.beatMs, onStep)
  const carryOut = async () => {
    try {
      await onStep?.('journaled')
      return await perform({
        plan,
        journal,
        limits,
        pace,
        reading: target,
        writing: writingTarget(target, writeRole),
        checkAgain: () => checkAgain(store, target, by, limits),
      })
    } finally {
      journal.leave()
    }
  }
  return { kind: 'begun', ended: carryOut() }
}

const used = {
  says: msg(
    'This plan cannot be applied: it was used, its hour is over, its hash is another, or you asked for it first',
  ),
  next: msg('Plan again: that reads the account anew.'),
}

function busy(who: string, id: string) {
  return {
    says: msg('{who} is changing the same thing at this moment, in change {id}', { who, id }),
    next: msg('Wait until that change has ended, then plan again.'),
  }
}
