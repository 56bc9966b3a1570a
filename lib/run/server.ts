import { randomUUID } from 'node:crypto'
import { env } from '@/lib/env'
import type { Store } from '@/lib/store/database'
import { forgetRunsBefore } from '@/lib/store/runs'
import { beat, orphanedRuns } from '@/lib/store/servers'
import { forgetSharesEndedBefore } from '@/lib/store/shares'
import { endLapsed } from './attest'
import { interrupt } from './interrupted'

/** In milliseconds: a server says so often that it lives, and after so long a silence its runs are interrupted. */
export const heartbeat = { every: 5_000, silence: 15_000 }

const shared: { serverId?: string; beating?: NodeJS.Timeout } = globalThis as object

/** This process, for as long as it lives. */
export function serverId(): string {
  shared.serverId ??= randomUUID()
  return shared.serverId
}

/** Says from now on that this server lives, and ends the runs of those that no longer do. */
export async function live(store: () => Promise<Store>): Promise<void> {
  if (shared.beating) return
  shared.beating = setInterval(() => void tick(store), heartbeat.every).unref()
  await tick(store)
}

async function tick(store: () => Promise<Store>): Promise<void> {
  try {
    const opened = await store()
    await beat(opened, serverId())
    await interruptOrphans(opened)
    await endLapsed(opened)
    await forgetOld(opened)
  } catch (error) {
    console.error('The store does not answer:', error instanceof Error ? error.message : error)
  }
}

const DAY = 86_400_000
const forgetting = { every: 3_600_000, next: 0 }

/** Once an hour, what is older than its retention. */
async function forgetOld({ db }: Store): Promise<void> {
  if (Date.now() < forgetting.next) return
  forgetting.next = Date.now() + forgetting.every
  const { RUNS_DAYS, LINKS_DAYS } = env()
  const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()
  await forgetRunsBefore(db, ago(RUNS_DAYS))
  await forgetSharesEndedBefore(db, ago(LINKS_DAYS))
}

export async function interruptOrphans(store: Store): Promise<void> {
  for (const id of await orphanedRuns(store, heartbeat.silence)) await interrupt(store, id)
}
