import { randomUUID } from 'node:crypto'
import type { Store } from '@/lib/store/database'
import { beat, orphanedRuns } from '@/lib/store/servers'
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
  } catch (error) {
    console.error('The store does not answer:', error instanceof Error ? error.message : error)
  }
}

export async function interruptOrphans(store: Store): Promise<void> {
  for (const id of await orphanedRuns(store, heartbeat.silence)) await interrupt(store, id)
}
