import { GetKeyPolicyCommand, KMSClient, PutKeyPolicyCommand } from '@aws-sdk/client-kms'
import type { Limits } from '@/lib/aws/limits'
import type { Demo } from '@/lib/demo'
import { type Applying, applyChange, keepPlan } from '@/lib/fixes/change'
import type { Ended } from '@/lib/fixes/conclusions'
import type { Pace } from '@/lib/fixes/pace'
import type { Plan } from '@/lib/fixes/plan'
import { planFix } from '@/lib/fixes/planned'
import type { CheckId } from '@/lib/report/model'
import { type ChangeTable, changeById } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import { demoTarget } from './demo-target'

/** Read back as often as usual, without the seconds between. */
export const quick: Pace = { reads: 5, everyMs: 5, mostReads: 12, beatMs: 200 }
export const limits: Limits = { attemptMs: 4_000, callMs: 6_000, runMs: 20_000, retryBaseMs: 5, graceMs: 200 }

export async function planOf(demo: Demo, name: string, check: CheckId): Promise<Plan> {
  const planned = await planFix(demoTarget(demo, name), check, { limits })
  if (planned.kind !== 'plan') throw new Error(`Nothing is planned for ${name}: ${JSON.stringify(planned)}`)
  return planned.plan
}

export async function kept(store: Store, demo: Demo, name: string, plan: Plan): Promise<ChangeTable> {
  const id = await keepPlan(store, plan, demoTarget(demo, name), { by: 'Ada' })
  const change = await changeById(store.db, id)
  if (!change) throw new Error('The plan is not there')
  return change
}

export async function applied(
  store: Store,
  demo: Demo,
  name: string,
  change: ChangeTable,
  onStep?: Applying['onStep'],
): Promise<Ended> {
  const { hash } = change
  const done = await applyChange(store, change, demoTarget(demo, name), {
    by: 'Ada',
    hash,
    limits,
    pace: quick,
    ...(onStep ? { onStep } : {}),
  })
  if (done.kind !== 'begun') throw new Error(done.says.text)
  return done.ended
}

/** Plans and applies in one go. */
export async function fixed(
  store: Store,
  demo: Demo,
  name: string,
  check: CheckId,
  onStep?: Applying['onStep'],
): Promise<{ readonly ended: Ended; readonly change: ChangeTable; readonly plan: Plan }> {
  const plan = await planOf(demo, name, check)
  const change = await kept(store, demo, name, plan)
  const ended = await applied(store, demo, name, change, onStep)
  return { ended, plan, change: (await changeById(store.db, change.id)) ?? change }
}

/** Somebody else with the administrator's rights, who does not go through this program. */
export function somebodyElse(demo: Demo, name: string, region: string) {
  const kms = new KMSClient({
    endpoint: demo.endpoint,
    region,
    credentials: demo.credentials(name),
    maxAttempts: 1,
  })
  return {
    kms,
    async policy(KeyId: string): Promise<string> {
      return (await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy ?? ''
    },
    async put(KeyId: string, Policy: string): Promise<void> {
      await kms.send(new PutKeyPolicyCommand({ KeyId, Policy }))
    },
  }
}

/** How often the program, and nobody else, has put a policy. */
export function putsOf(demo: Demo): number {
  return demo.calls.filter(({ operation, status }) => operation === 'PutKeyPolicy' && status === 200).length
}
