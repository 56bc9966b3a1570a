import { env } from '@/lib/env'
import { openStore, type Store } from './database'

/** One store a process; on globalThis, since a bundler may load this module twice. */
const shared: { openedStore?: Promise<Store> } = globalThis as object

/** Opened when it is first asked for; what could not be opened is tried again at the next call. */
export function store(): Promise<Store> {
  shared.openedStore ??= openStore({ dataDir: env().DATA_DIR, databaseUrl: env().DATABASE_URL }).catch(
    error => {
      delete shared.openedStore
      throw error
    },
  )
  return shared.openedStore
}

/** For a process that ends, and for a test that goes on elsewhere. */
export async function closeStore(): Promise<void> {
  const opened = shared.openedStore
  delete shared.openedStore
  await (await opened)?.close()
}
