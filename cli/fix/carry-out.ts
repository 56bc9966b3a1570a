import { userInfo } from 'node:os'
import { defaultLimits } from '@/lib/aws/limits'
import { env } from '@/lib/env'
import { applyChange, checkAgain, hashOf, keepPlan, type Plan, SILENCE, settle } from '@/lib/fixes'
import { live, serverId } from '@/lib/run/server'
import { audit } from '@/lib/store/audit'
import { changeById } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { orphanedChanges } from '@/lib/store/open-changes'
import { signOff } from '@/lib/store/servers'
import type { Target } from '@/lib/target'
import type { FixOptions } from './options'
import { notBegun, type Said, told } from './said'

/** What the change is in the journal and the log: that of whoever sits at the server's own machine. */
export async function carryOut(
  store: Store,
  plan: Plan,
  target: Target,
  { writeRole }: FixOptions,
): Promise<Said> {
  const hash = hashOf(plan)
  const by = `${userInfo().username} at the terminal`
  await settleOrphans(store, plan.holds, target, by)
  const id = await keepPlan(store, plan, target, { by })
  const change = await changeById(store.db, id)
  if (!change) throw new Error('A plan that was kept is not there')
  await note(store, 'change.begun', by, { change: id, hash })
  const applied = await applyChange(store, change, target, { by, hash, writeRole })
  if (applied.kind === 'not-begun') return notBegun(applied, id)
  const ended = await applied.ended
  await note(store, 'change.ended', by, { change: id, outcome: ended.outcome })
  return told(store, ended, change)
}

/** What a process left open of the same thing when it ended in the middle of it. */
async function settleOrphans(store: Store, holds: string, target: Target, by: string): Promise<void> {
  for (const change of await orphanedChanges(store, SILENCE))
    if (change.holds === holds)
      await settle(store, change, target, {
        checkAgain: again => checkAgain(store, again, by, defaultLimits),
      })
}

export async function withStore(work: (store: Store) => Promise<Said>): Promise<Said> {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = env()
  const store = await openStore({ dataDir, databaseUrl })
  try {
    await live(async () => store)
    return await work(store)
  } finally {
    await signOff(store.db, serverId())
    await store.close()
  }
}

async function note(
  store: Store,
  action: string,
  by: string,
  details: Readonly<Record<string, string | null>>,
) {
  await audit(store, {
    actor: { kind: 'terminal', id: null, name: by },
    from: null,
    action,
    accountId: null,
    details,
  })
}
